"""What few have in common is told together, so that nothing says whom it is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.breakdowns import MOST, fixed, free

PHASES = ("a", "b", "c")


def _told(breakdown):
    return {one.value: one.registrations for one in breakdown.shares}, breakdown.other


@pytest.mark.parametrize(
    ("counts", "told", "other"),
    [
        ((9, 8, 7), {"a": 9, "b": 8, "c": 7}, 0),
        ((9, 0, 7), {"a": 9, "b": 0, "c": 7}, 0),  # of nobody, it says nothing
        ((20, 15, 2), {"a": 20}, 17),  # alone, the 2 would be known by what is missing
        ((20, 3, 4), {"a": 20}, 7),
        ((2, 0, 0), {}, 2),
    ],
)
def test_fewer_than_five_are_told_with_the_next_smallest(counts, told, other):
    cards = [(value,) for value, count in zip(PHASES, counts, strict=True) for _ in range(count)]

    assert _told(fixed(cards, PHASES, 5)) == (told, other)


def test_in_one_dossier_each_is_told():
    assert _told(fixed([("a",), (), ("a", "b")], PHASES)) == ({"a": 2, "b": 1, "c": 0}, 0)
    assert fixed([("a",), ()], PHASES).none == 1


def test_a_theme_is_one_however_it_is_spelled_and_the_most_frequent_comes_first():
    told = free([("rust",), ("Pesten",), ("pesten",), ("pesten", "PESTEN")])

    assert list(_told(told)[0].items()) == [("pesten", 3), ("rust", 1)]


def test_beyond_the_most_themes_the_rarest_are_told_together():
    cards = [(f"thema {n}",) for n in range(MOST + 3)] + [("rust",)] * 2

    told = free(cards)

    assert (len(told.shares), told.other, told.shares[0].value) == (MOST, 4, "rust")


@given(st.lists(st.lists(st.sampled_from("abcdefg"), max_size=3), max_size=40))
def test_nothing_few_is_told_apart(cards):
    told = free(cards, 5)

    assert all(one.registrations >= 5 for one in told.shares)
    assert told.other == 0 or told.other >= 5 or not told.shares
