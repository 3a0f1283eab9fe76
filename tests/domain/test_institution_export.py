"""The ministry's export: what is taken in, what only warns, and what is refused with why."""

import csv
import re
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chalicelib.domain.institution_export import (
    BadExport,
    check_digit,
    lines_of,
    read_export,
    refuse_shrunken,
)
from local.resources import ROOT

HEADER = "number,kind,name,street,postcode,municipality,level,net,community,clb\n"
CLB = "114983,clb,,,,,,,,\n"
SCHOOL = "030569,school,De Brug,Kaai 1,9000,Gent,BaO,Andere,113126,114983\n"
DEMO = lines_of((ROOT / "local" / "demo_institutions.csv").read_bytes())
REAL = ROOT / ".." / "shared" / "data" / "institutions.csv"


def read(*rows):
    return read_export([HEADER, *rows])


def refusal(*rows, header=HEADER):
    with pytest.raises(BadExport) as refused:
        read_export([header, *rows])
    return str(refused.value)


# --- what is taken in


def test_a_school_knows_its_place_and_its_clb():
    clb, school = read(SCHOOL, CLB).institutions[::-1]
    assert school.public == {
        "number": "030569",
        "kind": "school",
        "name": "De Brug",
        "street": "Kaai 1",
        "postcode": "9000",
        "municipality": "Gent",
        "level": "BaO",
        "net": "Andere",
        "community": "113126",
        "clb": "114983",
    }
    assert clb.public == {"number": "114983", "kind": "clb", "name": "CLB 114983"}


def test_zeros_that_a_spreadsheet_dropped_come_back():
    rows = "18,school,De Brug,,,,,,91,42\n", "42,clb,,,,,,,,\n"
    school, clb = read(*rows).institutions
    assert (school.number, school.community, school.clb) == ("000018", "000091", "000042")
    assert (clb.number, clb.name) == ("000042", "CLB 000042")


@pytest.mark.parametrize(
    "name",
    [
        "GO! basisschool 't Plant'zoentje",
        "Vrije Basisschool - De St@rtbaan",
        'Campus "De Loods", afdeling muziek',
        "1+1=3?; À propos…",
        "CLB",
    ],
)
def test_odd_names_stay_as_they_are(name):
    text = StringIO()
    csv.writer(text).writerow(["030569", "school", name, *[""] * 7])
    assert read(text.getvalue()).institutions[0].name == name


def test_one_spelling_for_one_name():
    """An accent can be written in two ways; only one is kept, so that names compare."""
    decomposed = read("030569,school, Coo\u0308peratie ,,,,,,,\n").institutions[0]
    assert decomposed.name == "Co\u00f6peratie"


def test_a_byte_order_mark_windows_line_ends_and_blank_lines_do_no_harm():
    plain = read(CLB, SCHOOL)
    text = "".join([HEADER, CLB, "\n", SCHOOL, "\n"]).replace("\n", "\r\n")
    assert read_export(lines_of(text.encode("utf-8-sig"))) == plain
    assert read_export(["\ufeff" + HEADER, CLB, SCHOOL]) == plain


def test_every_field_may_be_quoted():
    text = StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(csv.reader([HEADER, CLB, SCHOOL]))
    assert read_export(lines_of(text.getvalue().encode("utf-8-sig"))) == read(CLB, SCHOOL)


def test_a_row_that_comes_twice_is_taken_once_with_a_warning():
    once = read(CLB, SCHOOL)
    twice = read(CLB, SCHOOL, SCHOOL)
    assert twice.institutions == once.institutions
    assert twice.warnings == ("Lijn 4: 030569 staat ook op lijn 3, net zo.",)


def test_an_odd_check_digit_only_warns():
    export = read("030568,school,De Brug,,,,,,,\n")
    assert export.institutions[0].number == "030568"
    assert export.warnings == ("Lijn 2: het controlecijfer van 030568 is niet 9.",)


@pytest.mark.parametrize("number", ["000018", "000026", "114983", "030569", "000191"])
def test_the_check_digit_is_that_of_luhn_with_one_for_zero(number):
    assert check_digit(number) == number[5]


@given(st.permutations(DEMO[1:]))
def test_the_order_of_the_rows_makes_no_difference(rows):
    assert read_export([DEMO[0], *rows]).institutions == read_export(DEMO).institutions


# --- what is refused


@pytest.mark.parametrize(
    ("row", "line", "why"),
    [
        ("030569,school,De Brug\n", 2, "3 velden in plaats van 10"),
        (SCHOOL.strip() + ",\n", 2, "11 velden in plaats van 10"),
        ("1234567,school,De Brug,,,,,,,\n", 2, "number '1234567' is geen nummer"),
        ("03056a,school,De Brug,,,,,,,\n", 2, "number '03056a' is geen nummer"),
        ("٠٣٠٥٦٩,school,De Brug,,,,,,,\n", 2, "is geen nummer"),
        (",school,De Brug,,,,,,,\n", 2, "number '' is geen nummer"),
        ("030569,school,De Brug,,,,,,x,\n", 2, "community 'x' is geen nummer"),
        ("030569,school,De Brug,,,,,,,x\n", 2, "clb 'x' is geen nummer"),
        ("030569,internaat,De Brug,,,,,,,\n", 2, "soort 'internaat' is geen clb of school"),
        ("030569,School,De Brug,,,,,,,\n", 2, "soort 'School' is geen clb of school"),
        ("030569,school,,,,,,,,\n", 2, "school 030569 heeft geen naam"),
        (SCHOOL, 2, "114983, het CLB van 030569, staat niet als CLB in dit bestand"),
        ("30569,school,A,,,,,,,030569\n", 2, "030569, het CLB van 030569, staat niet als CLB"),
        ("030569,school,De \x00Brug,,,,,,,\n", 2, "name bevat onleesbare tekens"),
        ('030569,school,"De\nBrug",,,,,,,\n', 2, "name bevat onleesbare tekens"),
        ("030569,school,Coöperatie,,,,,,,\n".encode().decode("latin-1"), 2, "onleesbare tekens"),
        ("030569,school,De Br\ufffdg,,,,,,,\n", 2, "name bevat onleesbare tekens"),
        (f"030569,school,{'x' * 201},,,,,,,\n", 2, "name is langer dan 200 tekens"),
        (f"030569,school,{'x' * 200_000},,,,,,,\n", 2, "dit is geen CSV"),
        ('030569,school,"De Brug,,,,,,,\n', 2, "dit is geen CSV; kijk de aanhalingstekens na"),
        ('030569,school,"De" Brug,,,,,,,\n', 2, "dit is geen CSV; kijk de aanhalingstekens na"),
        (f"{CLB}30569,school,A,,,,,,,\n030569,school,B,,,,,,,\n", 4, "030569 staat ook op lijn 3"),
    ],
)
def test_a_bad_row_is_named_by_its_line(row, line, why):
    sentence = refusal(*row.splitlines(keepends=True))
    assert sentence.startswith(f"Lijn {line}: ")
    assert why in sentence


@pytest.mark.parametrize(
    ("header", "why"),
    [
        (HEADER.replace(",clb", ""), "zijn: clb ontbreekt."),
        (HEADER.replace(",clb", ",CLB"), "zijn: clb ontbreekt en 'CLB' is onbekend."),
        (HEADER.replace("clb", "clb,email"), "zijn: 'email' is onbekend."),
        (HEADER.replace("number,kind", "kind,number"), "zijn: ze staan in een andere volgorde."),
        (HEADER.replace(",", ";"), "number, kind, name"),
        ("", "het bestand is leeg"),
        ("\n", "begint met een lege lijn"),
    ],
)
def test_another_layout_is_refused(header, why):
    sentence = refusal(CLB.replace(",", ";") if ";" in header else CLB, header=header)
    assert sentence.startswith("Lijn 1: ")
    assert why in sentence


def test_a_file_without_anything_is_refused():
    assert refusal() == "Lijn 2: het bestand bevat geen enkele instelling."
    with pytest.raises(BadExport, match="Lijn 1: het bestand is leeg"):
        read_export([])


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16"])
def test_another_encoding_is_refused(encoding):
    data = f"{HEADER}{CLB}030569,school,Coöperatie,,,,,,,\n".encode(encoding)
    line = 1 if encoding == "utf-16" else 3
    with pytest.raises(BadExport, match=f"Lijn {line}: dit is geen UTF-8"):
        read_export(lines_of(data))


def test_a_file_that_the_caller_opened_is_refused_alike(tmp_path):
    path = tmp_path / "export.csv"
    path.write_bytes(f"{HEADER}{CLB}030569,school,Coöperatie,,,,,,,\n".encode("latin-1"))
    with (
        path.open(encoding="utf-8-sig", newline="") as lines,
        pytest.raises(BadExport, match="dit is geen UTF-8"),
    ):
        read_export(lines)


@given(st.lists(st.text(), max_size=4), st.booleans())
@example(['"'], True)
def test_any_text_is_read_or_refused_with_one_sentence(rows, with_header):
    try:
        said = read_export(([HEADER] if with_header else []) + rows).warnings
    except BadExport as refused:
        said = (str(refused),)
    assert all(re.fullmatch(r"Lijn \d+: [^\r\n]+\.", sentence) for sentence in said)


# --- what shrank


@pytest.mark.parametrize(("before", "after"), [(0, 1), (100, 85), (4155, 3532), (100, 300)])
def test_a_file_that_lost_little_is_taken(before, after):
    refuse_shrunken(before, after)


@pytest.mark.parametrize(("before", "after"), [(100, 84), (4155, 3531), (4155, 1)])
def test_a_file_that_lost_much_is_refused(before, after):
    with pytest.raises(BadExport) as refused:
        refuse_shrunken(before, after)
    for told in (str(before), str(after), "15 %", "allow_shrink"):
        assert told in str(refused.value)


# --- the files themselves


def test_the_demo_file_is_one_the_ministry_could_have_sent():
    export = read_export(DEMO)
    clbs = [one for one in export.institutions if one.kind == "clb"]
    served = [sum(one.clb == clb.number for one in export.institutions) for clb in clbs]
    assert export.warnings == ()
    assert len(clbs) == 3
    assert min(served) >= 3


@pytest.mark.skipif(not REAL.exists(), reason="the ministry's list is not beside this checkout")
def test_the_ministrys_own_list_is_taken_whole():
    export = read_export(lines_of(REAL.read_bytes()))
    kinds = [one.kind for one in export.institutions]
    assert (kinds.count("school"), kinds.count("clb")) == (4097, 58)
    assert sum(bool(one.clb) for one in export.institutions) == 3801
    assert export.warnings == ()
    assert sum("@" in one.name for one in export.institutions) == 7
    invented = {one.number for one in read_export(DEMO).institutions}
    assert not invented & {one.number for one in export.institutions}
