"""The first names that an operator may add: what is read, what they change, what is refused."""

import subprocess
import sys

import pytest

from lexicon.statbel import MOST, CountedWords, Unreadable, counted, level, with_room
from lexicon.words import Words
from local.packaged import ROOT

OF_2013 = "name,total,flandre,below18\nZwiebertha,700,600,5\nÏlvadore,60,40,9\nQuimbel,7,7,7\n"
OF_TODAY = (
    "CD_REFNIS|TX_MUNTY_DESCR_FR|TX_MUNTY_DESCR_NL|TX_FST_NAME|MS_FREQUENCY\n"
    "11001|Aartselaar|Aartselaar|Zwiebertha|400\n"
    "44021|Gand|Gent|Zwiebertha|300\n"
    "44021|Gand|Gent|Ïlvadore|60\n"
    "\n"
)


@pytest.fixture
def given(tmp_path):
    """A file with these bytes, as an operator gives one."""

    def give(content, encoding="utf-8", name="names.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return give


def test_the_layout_of_2013_is_read(given):
    assert counted([given(OF_2013)]) == {"Zwiebertha": 700, "Ïlvadore": 60, "Quimbel": 7}


def test_the_layout_of_today_is_summed_over_the_municipalities(given):
    assert counted([given(OF_TODAY)]) == {"Zwiebertha": 700, "Ïlvadore": 60}


def test_women_and_men_may_be_in_a_file_each(given):
    files = [given(OF_2013), given(OF_TODAY, name="men.txt")]
    assert counted(files)["Zwiebertha"] == 1400


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_a_workbook_saved_as_text_is_read_in_whichever_way(given, encoding, mark):
    content = OF_2013.replace(",", mark).replace("\n", "\r\n")
    assert counted([given(content, encoding)])["Ïlvadore"] == 60


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"name,total\n", "holds no first names"),
        (b"voornaam;aantal\nJo;5\n", "has no column tx_fst_name or name: it has voornaam, aantal"),
        (b"name;aantal\nJo;5\n", "has no column ms_frequency or total"),
        (b"name,total\nJo,veel\n", "line 2: no name and number of people"),
        (b"name,total\nJo,5\nJo\n", "line 3: no name and number of people"),
        (b'name,total\n"' + b"x" * 200_000, "is no table"),
        (b"PK\x03\x04\x00\x00name,total", "is no text in UTF-8 or Latin-1"),
        ("name,total\nJo,5\n".encode("utf-16"), "is no text in UTF-8 or Latin-1"),
        (b"name,total\nJ\x81,5\n", "is no text in UTF-8 or Latin-1"),
    ],
)
def test_a_file_that_is_something_else_is_one_clear_sentence(given, content, says):
    with pytest.raises(Unreadable, match=says):
        counted([given(content)])


def test_a_file_that_is_not_there_stops_the_build_before_it_writes(tmp_path):
    command = [sys.executable, "-m", "lexicon", "--statbel", "/nowhere.csv", "--out"]
    done = subprocess.run(
        [*command, tmp_path / "out"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "/nowhere.csv cannot be read: No such file or directory.\n"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("count", "expected"), [(500, 3), (499, 2), (50, 2), (5, 1), (4, 0)])
def test_a_name_of_many_people_has_a_higher_level(count, expected):
    assert level(count) == expected


@pytest.fixture(scope="module")
def both():
    """The words without and with a little file: also of a place, a word, a closed word."""
    names = {"Zwiebertha": 700, "Ïlvadore": 60, "Leuven": 900, "Tafel": 900, "Lego": 900}
    return Words(), CountedWords(names | {"Zeldzaamma": 2, "Lotte": 60})


def test_a_name_that_is_added_is_found_with_and_without_its_accents(both):
    _, words = both
    assert [words.value(key) & 3 for key in ("zwiebertha", "ïlvadore", "ilvadore")] == [3, 2, 2]


def test_a_name_that_hardly_anybody_has_is_not_added(both):
    assert "zeldzaamma" not in both[1].first


@pytest.mark.parametrize("key", ["leuven", "tafel", "lego", "lotte"])
def test_a_frequency_changes_nothing_of_what_is_known_better(both, key):
    without, words = both
    assert words.value(key) == without.value(key)


def test_nothing_else_changes(both):
    without, words = both
    added = {"zwiebertha", "ïlvadore", "ilvadore"}
    assert words.first == without.first | {key: words.first[key] for key in added}


def test_more_names_than_there_is_room_for_are_refused():
    with pytest.raises(Unreadable, match="words are too many"):
        with_room(dict.fromkeys(map(str, range(MOST + 1)), 1))
