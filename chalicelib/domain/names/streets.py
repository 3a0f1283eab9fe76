"""Capitals that belong to a street or to a source: ``Jan Van Rijswijcklaan``, ``Hattie (2009)``."""

import re

from .features import Seen

_STREET = re.compile(
    r".{3}(?:straat|laan|plein|steenweg|dreef|weg|lei|kaai|baan|vest|singel|markt)$"
)
_BEFORE = frozenset(("van", "de", "den", "der", "ter", "ten"))


def streets(seen: list[Seen]) -> set[int]:
    """A street with the capitals before it, unless a family is called so."""
    result: set[int] = set()
    for number, one in enumerate(seen):
        if one.token.shape in "CAU" and not one.word.last and _STREET.search(one.token.key):
            first = number
            while first and number - first < 4 and _is_of_street(seen[first - 1]):
                first -= 1
            result.update(range(first, number + 1))
    return result


def _is_of_street(one: Seen) -> bool:
    capital = one.token.shape in "CA" and one.kind not in ("TIT", "KIN")
    return capital or one.token.key in _BEFORE


def cited(seen: list[Seen]) -> set[int]:
    """The writers of a source: before a year in brackets, or in the brackets of a year."""
    result: set[int] = set()
    for number, one in enumerate(seen):
        if one.kind == "year" and number + 1 < len(seen) and seen[number + 1].token.word == ")":
            writers = _writers(seen, number)
            if not any(seen[at].word.first >= 2 and not seen[at].word.last for at in writers):
                result.update(writers)
    return result


def _writers(seen: list[Seen], year: int) -> list[int]:
    """Those between bracket and year; where the year stands alone, the capitals before it."""
    at = year - 1
    while at >= 0 and year - at < 14 and seen[at].token.word != "(":
        at -= 1
    if at < 0 or seen[at].token.word != "(":
        return []
    if at < year - 1:
        return list(range(at + 1, year))
    first = at
    while first and at - first < 5 and _is_of_writer(seen[first - 1]):
        first -= 1
    return list(range(first, at))


def _is_of_writer(one: Seen) -> bool:
    return one.token.shape in "Ci" or one.token.key in ("en", "&", "et", "al", ".", "van", "de")
