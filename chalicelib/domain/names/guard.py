"""The question of the name guard: what in this text points at one person?"""

import re
from collections.abc import Iterable, Iterator

from ..text import fold
from . import addresses, numbers, places
from .people import staff_of
from .persons import persons
from .plain import back, plain, whole
from .span import Span, without_overlap

_DIGIT = re.compile(r"\d")


def check(text: str, *, known: Iterable[str] = (), allowed: Iterable[str] = ()) -> tuple[Span, ...]:
    """Everything in ``text`` that names somebody, in order, none overlapping another.

    ``known``: full names of the staff with access, recognised surely and in any case, also by one
    part of them. ``allowed``: words and full names that are never marked, also where they are
    known. Never raises, and takes time in proportion to the length of the text.
    """
    read, places_of = plain(text)
    never = tuple(allowed)
    found = persons(read, known, never)
    if identifiers := list(_identifiers(read)):
        found = [*without_overlap([*identifiers, *found])]
    if never and found:
        folded = staff_of(never).folded
        found = [one for one in found if fold(read[one.start : one.end]) not in folded]
    if not read.isascii():
        found = [whole(one, read) for one in found]
    return tuple(found) if places_of is None else tuple(back(one, places_of) for one in found)


def _identifiers(text: str) -> Iterator[Span]:
    if places.may_have_email(text):
        yield from places.emails(text)
    if _DIGIT.search(text):
        has_long = numbers.has_long(text)
        if has_long:
            yield from numbers.national_numbers(text)
            yield from numbers.accounts(text)
        yield from places.birthdates(text)
        yield from addresses.addresses(text)
        if has_long:
            yield from numbers.telephones(text)
