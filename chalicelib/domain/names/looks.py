"""Second looks at what is marked for one (``flags`` in forms.py): where no name can stand."""

import re
from collections.abc import Callable
from functools import cache

from . import kinds
from .forms import (
    EDGE,
    HELPER,
    HIGH_PARTICLE,
    IN_YEAR,
    LIMIT,
    MAY,
    OF_STREET,
    PHRASE,
    SAINT,
    SHORT_TITLE,
    STUCK,
    Form,
    form_of,
)
from .kinds import ALL, CAPITAL, DIGITS, INITIALS, LETTER, LOUD
from .lazy import Lazy
from .phrases import longest
from .reading import Reading
from .tokens import EXTENSION

_LINK = Lazy(
    r"(?<![\w.@\-])(?:https?://\S{1,200}|www\.\S{1,200}"
    r"|(?:[a-z0-9\-]{1,40}\.){1,4}(?:be|com|nl|org|eu|net|info|vlaanderen|brussels)(?![\w@])(?:/\S{0,200})?)",
    re.I,
)
_CAPITALS = (ALL, LETTER, LOUD)
_TITLE_DOT = form_of(".").as_kind(kinds.TITLE)
_BEFORE_STREET = frozenset(("van", "de", "den", "der", "ter", "ten"))
_OF_WRITERS = frozenset(("en", "&", "et", "al", ".", "van", "de"))
_OTHER_LOOKS = ~(MAY | PHRASE)


def read(text: str) -> Reading:
    reading = Reading(text)
    if reading.marked:
        _look_again(reading)
    if reading.dotted or "://" in text:
        _close_links(reading, text)
    return reading


def _look_again(reading: Reading) -> None:
    forms, flags = reading.forms, 0
    for number in reading.marked:
        found = forms[number].flags
        flags |= found
        after = forms[number + 1]
        if found & _OTHER_LOOKS or (found & PHRASE and (after.word.follows or "-" in after.key)):
            for look in _looks_for(found):
                look(reading, number)
    if flags & SAINT and flags & HELPER:  # Piet is nobody where the Sint is near
        reading.closed.update(n for n in reading.marked if forms[n].flags & HELPER)


@cache
def _looks_for(flags: int) -> list[Callable[[Reading, int], None]]:
    return [look for flag, look in _LOOKS if flags & flag]


def _phrase(reading: Reading, number: int) -> None:
    forms, last = reading.forms, number + longest(reading.forms, number)
    if forms[number].kind == kinds.TITLE or forms[number - 1].kind == kinds.TITLE:
        # A title outweighs the lists: a puppet may be called juf Roos, and a teacher is as well.
        reading.closed.update(n for n in range(number, last) if forms[n].word.first < 2)
    else:
        reading.closed.update(range(number, last))


def _title(reading: Reading, number: int) -> None:
    """The dot of ``mevr.`` belongs to the title, so what follows stands after a title."""
    while reading.forms[number + 1].key == ".":
        number += 1
        reading.forms[number] = _TITLE_DOT


def _particle(reading: Reading, number: int) -> None:
    if reading.opens(number):
        reading.forms[number] = reading.forms[number].as_kind(kinds.OPENING_PARTICLE)


def _stuck(reading: Reading, number: int) -> None:
    """Capitals that a digit or a hyphen is stuck to: OV4, CELF-5-NL."""
    before, after = reading.forms[number - 1], reading.forms[number + 1]
    is_number = reading.forms[number].shape == DIGITS
    if is_number and before.shape in _CAPITALS and _touch(reading, number - 1):
        reading.closed.add(number - 1)
    if after is not EDGE and _touch(reading, number) and (is_number or after.shape in _CAPITALS):
        reading.closed.add(number + 1)


def _touch(reading: Reading, number: int) -> bool:
    return reading.end(number) == reading.start(number + 1)


def _limit(reading: Reading, number: int) -> None:
    """``Max. 20`` is a number at most."""
    after = number + 2 if reading.forms[number + 1].key == "." else number + 1
    if reading.forms[after].shape == DIGITS:
        reading.closed.add(number)


def _street(reading: Reading, number: int) -> None:
    """``Jan Van Rijswijcklaan``: a street with the capitals before it."""
    first = number
    while number - first < 4 and _is_of_street(reading.forms[first - 1]):
        first -= 1
    reading.closed.update(range(first, number + 1))


def _is_of_street(form: Form) -> bool:
    capital = form.shape in (CAPITAL, ALL) and form.kind not in (kinds.TITLE, kinds.KIN)
    return capital or form.key in _BEFORE_STREET


def _year(reading: Reading, number: int) -> None:
    """The writers of a source: before a year in brackets, or in the brackets of a year."""
    if reading.forms[number + 1].key == ")":
        writers = _writers(reading, number)
        words = [reading.forms[at].word for at in writers]
        if not any(word.first >= 2 and not word.last for word in words):
            reading.closed.update(writers)


def _writers(reading: Reading, year: int) -> range:
    """Those between bracket and year; where the year stands alone, the capitals before it."""
    at = year - 1
    while at > 1 and year - at < 14 and reading.forms[at].key != "(":
        at -= 1
    if reading.forms[at].key != "(":
        return range(0)
    if at < year - 1:
        return range(at + 1, year)
    first = at
    while at - first < 5 and _is_of_writer(reading.forms[first - 1]):
        first -= 1
    return range(first, at)


def _is_of_writer(form: Form) -> bool:
    return form.shape in (CAPITAL, INITIALS) or form.key in _OF_WRITERS


def _close_links(reading: Reading, text: str) -> None:
    """Links, and what the name of a file ends in: ``JPG`` of ``DSC0001.JPG`` is nobody."""
    for pattern in (_LINK, EXTENSION):
        for found in pattern.finditer(text):
            reading.closed.update(number + 2 for number in reading.tokens.within(*found.span()))


_LOOKS: tuple[tuple[int, Callable[[Reading, int], None]], ...] = (
    (SHORT_TITLE, _title),
    (HIGH_PARTICLE, _particle),
    (PHRASE, _phrase),
    (STUCK, _stuck),
    (LIMIT, _limit),
    (OF_STREET, _street),
    (IN_YEAR, _year),
)
