"""Finding an institution: by number, name or municipality, the likeliest first."""

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.institution_export import lines_of, read_export
from chalicelib.domain.institutions import Index, Institution, search
from local.resources import ROOT

DEMO = read_export(lines_of((ROOT / "local" / "demo_institutions.csv").read_bytes())).institutions
INDEX = Index(DEMO)

BRUG = Institution("012345", "school", "De Brug", municipality="Gent")
ARTS = Institution("012347", "school", "Academie De Brug", municipality="Aalst")
FOOTBRIDGE = Institution("112348", "school", "De Voetbrug", municipality="Halle")
OLV = Institution("012349", "school", "Vrije Basisschool - O.-L.-V.-Visitatie", municipality="Gent")
ECOLE = Institution("012360", "school", "Vrije Basisschool L'Étoile", municipality="Ronse")
ODD = Institution("012361", "school", "GO! SBSO Styrka @ 't Zand", municipality="Sint-Niklaas")
CLB = Institution("114983", "clb", "CLB 114983")
FEW = Index([ODD, ECOLE, OLV, FOOTBRIDGE, ARTS, BRUG, CLB])


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("012345", [BRUG]),
        ("12345", [BRUG]),  # copied from a spreadsheet, which drops zeros
        ("01234", [ARTS, BRUG, OLV]),
        ("2345", []),  # a number is found from its start, not from within
        ("de brug", [BRUG, ARTS, FOOTBRIDGE]),  # starts with it, words start with it, holds it
        ("brug", [ARTS, BRUG, FOOTBRIDGE]),  # equals by name
        ("brug aalst", [ARTS]),
        ("aalst brug", [ARTS]),
        ("brug mars", []),
        ("012345 gent", [BRUG]),
        ("gent", [BRUG, OLV]),
        ("clb", [CLB]),
        ("etoile", [ECOLE]),
        ("L’ÉTOILE", [ECOLE]),
        ("l'e", [ECOLE]),
        ("olv visitatie", [OLV]),
        ("o.-l.-v.", [OLV]),
        ("go! sbso", [ODD]),
        ("go sbso", [ODD]),
        ("'t zand", [ODD]),
        ("t zand", [ODD]),
        ("styrka @ zand", [ODD]),
        ("styrka / zand", [ODD]),  # a mark on its own says nothing
        ("sint niklaas", [ODD]),
        ("sintniklaas", [ODD]),
    ],
)
def test_what_is_typed_finds(typed, found):
    assert search(FEW, typed) == found


@pytest.mark.parametrize("typed", ["", " ", "b", " é ", "@", "--", "'!"])
def test_too_little_finds_nothing(typed):
    assert search(FEW, typed) == []


def test_the_very_number_comes_first_then_those_that_start_so_then_names():
    longer = Institution("123458", "school", "A")
    named = Institution("999999", "school", "12345 is onze naam")
    assert search(Index([named, longer, BRUG]), "12345") == [BRUG, longer, named]


def test_a_word_starts_after_a_mark_too():
    within = Institution("999999", "school", "Abniklaas")
    assert search(Index([within, ODD]), "niklaas") == [ODD, within]


def test_no_more_are_found_than_asked_for():
    assert search(INDEX, "basisschool", limit=3) == search(INDEX, "basisschool")[:3]
    assert len(search(INDEX, "school", limit=3)) == 3


def test_a_search_looks_at_a_hundred_characters():
    assert search(FEW, "de brug" + " " * 93 + "zand") == [BRUG, ARTS, FOOTBRIDGE]
    assert search(FEW, "de brug" + " " * 92 + "zand") == []


def test_one_name_in_two_municipalities_is_told_apart():
    twice = search(INDEX, "wolkenvanger")
    assert [one.municipality for one in twice] == ["Deinze", "Tielt"]
    assert [one.municipality for one in search(INDEX, "wolkenvanger tielt")] == ["Tielt"]


@pytest.mark.parametrize("one", DEMO, ids=lambda one: one.number)
def test_each_is_found_by_all_that_names_it(one):
    assert search(INDEX, one.number)[0] == one
    assert one in search(INDEX, one.name)
    assert one in search(INDEX, f"{one.name} {one.municipality}".upper())
    assert INDEX.get(one.number) == one


@given(st.permutations(DEMO), st.sampled_from(["school", "de", "gent", "vrije b", "09", "'t"]))
def test_the_answer_does_not_depend_on_the_order_of_the_list(shuffled, typed):
    assert search(Index(shuffled), typed) == search(INDEX, typed)


@given(st.text(max_size=200))
def test_anything_may_be_typed(typed):
    assert len(search(INDEX, typed)) <= 20


def test_an_unknown_number_is_nobody():
    assert INDEX.get("000000") is None


def test_an_institution_reads_as_what_is_known_of_it():
    assert BRUG.card == '{"number":"012345","kind":"school","name":"De Brug","municipality":"Gent"}'
    assert Institution(**ECOLE.public) == ECOLE
    with pytest.raises(FrozenInstanceError):
        BRUG.name = "De Nieuwe Brug"
