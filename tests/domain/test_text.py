"""Folding: what people type and what was written are compared without their finery."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.text import fold


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("École", "ecole"),
        ("E\u0301cole", "ecole"),  # the accent as a character of its own
        ("GO! basisschool", "go! basisschool"),
        ("’t Plant‘zoentje", "'t plant'zoentje"),
        ("d´accord", "d'accord"),
        ("Cœur ŒUVRE Æsop", "coeur oeuvre aesop"),
        ("Straße ẞ", "strasse ss"),
        ("Sønderjylland Łódź İzmir", "sonderjylland lodz izmir"),
        ("Sint–Jan — „De Brug”", 'sint-jan - "de brug"'),
        ("zorg\u00adcoördinator", "zorgcoordinator"),  # a soft hyphen, as Word leaves behind
        ("  veel \t\n wit\u00a0hier ", "veel wit hier"),
        ("１２³", "123"),
        ("", ""),
    ],
)
def test_what_is_written_is_found_by_what_is_typed(written, typed):
    assert fold(written) == typed


@given(st.text())
def test_folding_what_was_folded_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_capitals_make_no_difference(text):
    assert fold(text.upper()) == fold(text) == fold(text.lower())
