"""The question of the name guard: what in this text points at one person?"""

import re
from collections.abc import Iterable, Iterator

from ..text import fold
from . import numbers, places
from .persons import persons
from .plain import plain
from .span import Span, without_overlap

_DIGIT = re.compile(r"\d")


def check(text: str, *, known: Iterable[str] = (), allowed: Iterable[str] = ()) -> tuple[Span, ...]:
    """Everything in ``text`` that names somebody, in order, none overlapping another.

    ``known``: full names of the staff with access, recognised surely and in any case, also by one
    part of them. ``allowed``: words and full names that are never marked, also where they are
    known. Never raises, and takes time in proportion to the length of the text.
    """
    read = plain(text)
    never = tuple(allowed)
    identifiers = list(_identifiers(read.text))
    found = without_overlap([*identifiers, *persons(read.text, known, never)])
    if not never:
        return tuple(read.back(one) for one in found)
    folded = {fold(word) for word in never}
    kept = (one for one in found if fold(read.text[one.start : one.end]) not in folded)
    return tuple(read.back(one) for one in kept)


def _identifiers(text: str) -> Iterator[Span]:
    yield from places.emails(text)
    if _DIGIT.search(text):
        yield from numbers.national_numbers(text)
        yield from numbers.accounts(text)
        yield from places.birthdates(text)
        yield from places.addresses(text)
        yield from numbers.telephones(text)
