"""What the guard knows: the file that is shipped is the one that the committed sources give."""

import subprocess
import sys
from pathlib import Path

import pytest

from chalicelib.domain.names.forms import form_of
from chalicelib.domain.names.guesses import SLIP
from chalicelib.domain.names.lexicon import DATA, HEAD, PLAIN_WORD, lexicon
from lexicon.build import WEIGHTS, digest, marked
from lexicon.file import phrases, tables
from lexicon.lists import classes, expressions
from lexicon.told import told
from lexicon.words import Words

ROOT = Path(__file__).parents[3]
LARGEST = 4 * 1024 * 1024


def test_the_lexicon_was_built_from_the_lists_and_sentences_that_stand_here():
    """Red? Then a list or a sentence changed since: make lexicon."""
    assert lexicon().digest == marked(digest())
    first, *_ = WEIGHTS.read_text(encoding="utf-8").splitlines()
    assert first == f"# built from {digest()}"


def test_the_weights_that_are_read_are_those_that_are_shipped():
    """But for the words, of which the file that is shipped has the numbers only."""
    written = [line.split("\t") for line in WEIGHTS.read_text(encoding="utf-8").splitlines()[1:]]
    shipped = [(told(feature, {}), weight) for feature, weight in lexicon().weights.items()]
    assert sorted((name[0], int(weight)) for name, weight in written) == sorted(
        (name[0], weight) for name, weight in shipped
    )
    limits = {name: int(weight) for name, weight in written if " " not in name}
    assert limits == {name: weight for name, weight in shipped if " " not in name}


def test_make_lexicon_writes_where_the_product_reads():
    """Unless somebody says where to."""
    said = ["make", "-n", "-C", str(ROOT), "lexicon"]
    assert "--out" not in subprocess.run(said, capture_output=True, text=True, check=True).stdout
    said.append("OUT=/tmp/with")
    assert "--out" in subprocess.run(said, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    ("name", "written"),
    [("lotteken", "Lotte"), ("robbekes", "Robbe"), ("nathaan", "Nathan"), ("ambers", "Amber")],
)
def test_a_name_is_known_in_a_diminutive_a_possessive_and_a_slip(name, written):
    assert form_of(name).word.first >= 2, written


def test_a_surname_is_known_in_two_words_as_well():
    assert form_of("Vannieuwenhuyse").word.last
    assert form_of("Nieuwenhuyse").word.last


@pytest.fixture(scope="module")
def values():
    return Words().values()


def test_the_tables_are_built_the_same_again_bit_for_bit(values):
    built = tables(values, b"")
    assert (DATA / "lexicon.bin").read_bytes()[HEAD:][: len(built)] == built


def test_every_word_is_found_in_the_tables(values):
    """But for the few whose marks collide: then both are known as the last one."""
    wrong = [key for key, value in values.items() if lexicon().value(key) != value]
    assert len(wrong) < len(values) / 1000
    plain = [key for key in wrong if values[key] == PLAIN_WORD]
    assert len(plain) < len(values) / 5000


def test_what_is_no_word_is_hardly_ever_taken_for_one(values):
    strange = [key[::-1] + "q" for key in values if len(key) > 5][:50_000]
    taken = [key for key in strange if key not in values and lexicon().value(key)]
    assert len(taken) < len(strange) / 500


def test_what_is_shipped_is_small():
    assert sum(file.stat().st_size for file in DATA.iterdir()) < LARGEST


def test_the_processors_of_lambda_are_little_endian_and_so_is_this_one():
    assert sys.byteorder == "little"


@pytest.mark.parametrize(
    ("key", "first", "common"),
    [
        ("lotte", 3, 0),
        ("leerling", 0, 2),
        ("roos", 3, 1),
        ("zorgoverleg", 0, 1),
        ("duo's", 0, 1),
        ("lottes", 3, 0),
    ],
)
def test_a_word_says_how_often_it_is_a_name(key, first, common):
    word = form_of(key).word
    assert (word.first, word.common) == (first, common)


def test_a_slip_of_the_pen_is_heard():
    word = form_of("mohammd").word
    assert (word.first, word.form) == (2, SLIP)


def test_an_unknown_word_is_guessed_by_its_letters():
    """The higher, the more it looks like the names of the lists."""
    assert form_of("vandenhoevelaert").word.guess > form_of("schoolgrtk").word.guess


def test_the_lists_by_hand_are_read():
    assert classes()["juf"] == "title"
    assert ("jip", "en", "janneke") in expressions()
    assert phrases(expressions()) == list(lexicon().phrases)
