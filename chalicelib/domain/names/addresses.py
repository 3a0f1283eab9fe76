"""Addresses of houses: found by their number, as a naive expression takes quadratic time."""

import re
from collections.abc import Iterator

from .endings import words
from .lazy import Lazy
from .span import Certainty, Kind, Span

_TYPES = words(
    "straat laan steenweg stwg dreef plein lei markt kaai kade baan kouter vest singel gracht"
    " dries park hof pad dorp weg berg veld heide hoek donk wijk steeg poort ring brug berm"
    " str."
)
_PLAIN_TYPES = ("straat", "laan", "steenweg", "dreef")  # in lower case these alone are streets
_NUMBER = (
    r"(?:nr\.?\s?|n°\s?)?\d{1,4}(?!\d)(?:\s?[A-Za-z](?![\w]))?(?:\s?[/\-]\s?\d{1,3}(?!\d))?"
    r"(?:[,\s]{0,2}(?:bus|bte|b)\.?\s?\w{1,4}(?!\w))?"
)
_TOWN = (
    r"(?:\s?,?\s{0,2}(?:te\s|in\s|[\-–(]\s?)?(?:B-)?[1-9]\d{3},?\s[A-ZÀ-Þ][\w'’\-]{1,30}"
    r"(?:[ \-](?:op|de|den|aan|[A-ZÀ-Þ][\w'’\-]{1,25}))?(?<! op| de))"
)
_COUNTED = (
    r"(?!\s?(?:min|minuten|uur|u\b|km|meter|m\b|leerlingen|kinderen|lln|jaar|dagen|keer|x\b|%|weken"
    r"|maanden|euro|plaatsen|klassen|auto|wagens|mensen|bussen))"
)
_HOUSE = Lazy(rf"[a-z.],?\s{{1,2}}({_NUMBER}){_COUNTED}({_TOWN})?", re.I)
_ANY_NUMBER = Lazy(r"\s(?:[Nn][Rr]\.?\s?|[Nn]°\s?)?\d")
_MAY_BE_TOWN = Lazy(r"(?<!\d)[1-9]\d{3},?\s[A-ZÀ-Þ]")
_FRENCH_TYPES = words("rue avenue chaussée boulevard place allée clos quai impasse")
_FRENCH = Lazy(
    rf"\b(?:{'|'.join(_FRENCH_TYPES)})\s(?:[\w'’\-]{{1,20}}\s){{0,4}}"
    rf"[\w'’\-]{{2,20}},?\s{_NUMBER}{_COUNTED}(?:{_TOWN})?",
    re.I,
)
_BARE = Lazy(
    rf"(?<![\w\-])([A-ZÀ-Þ][\w'’\-]{{2,25}}(?:\s[A-ZÀ-Þ][\w'’\-]{{2,25}}){{0,2}},?\s{_NUMBER}{_TOWN})"
)
_TURNED = Lazy(
    r"(?<![\d\-])[1-9]\d{3}\s[A-ZÀ-Þ][\w'’\-]{1,25},\s(?:[A-ZÀ-Þ][\w'’\-]{1,30}\s){1,4}\d{1,4}(?!\d)"
)


def addresses(text: str) -> Iterator[Span]:
    has_town, lowered = _MAY_BE_TOWN.search(text), text.lower()
    patterns = [_TURNED] if has_town else []
    patterns += [_FRENCH] if any(street in lowered for street in _FRENCH_TYPES) else []
    patterns += [_BARE] if has_town else []
    for pattern in patterns:
        for found in pattern.finditer(text):
            yield _address(found.start(), found.end())
    yield from _houses(text)


def _houses(text: str) -> Iterator[Span]:
    """The streets with a number: first the number, then whether a street stands before it."""
    passed = 0
    for number in _ANY_NUMBER.finditer(text):
        end = _before_number(text, number.start())
        kind = _type_of_street(text[max(0, end - 10) : end].lower()) if end > passed else ""
        if kind and (found := _HOUSE.match(text, end - 1)):
            passed = found.end()
            start = _start_of_street(text, found, kind)
            if start is not None:
                yield _address(start, found.end())


def _before_number(text: str, space: int) -> int:
    """Where the word before a number ends: before one more space, and before a comma."""
    end = space - 1 if text[space - 1 : space].isspace() else space
    return end - 1 if text[end - 1 : end] == "," else end


def _type_of_street(before: str) -> str:
    """``laan`` of ``rozenlaan``; nothing when it is no street."""
    if not before.endswith(_TYPES):
        return ""
    return next(kind for kind in _TYPES if before.endswith(kind))


def _start_of_street(text: str, found: re.Match[str], kind: str) -> int | None:
    """Where ``Lange Leemstraat`` begins; None when it is no street, as in ``op weg 3``."""
    last = found.start() + 1
    begin = last
    while begin and begin > last - 40 and (text[begin - 1].isalnum() or text[begin - 1] in "'’-."):
        begin -= 1
    word = text[begin:last]
    if len(kind) > len(word) or (len(kind) == len(word) and not found.group(2)):
        return None
    if word[0].islower() and not (len(word) >= len(kind) + 3 and kind in _PLAIN_TYPES):
        return None
    return _names_before(text, begin) if word[0].isupper() else begin


_BEFORE = Lazy(
    r"(?:(?<=\s)|\A)((?:[A-ZÀ-Þ][\w'’\-.]{0,25}|['’]t)\s(?:(?:van|de|den|der|het|ter|ten|la|du)\s){0,2}){1,3}\Z"
)


def _names_before(text: str, begin: int) -> int:
    """``Jan Van Rijswijck`` of ``Jan Van Rijswijcklaan``, but no word that opens a sentence."""
    window = max(0, begin - 60)
    found = _BEFORE.search(text[window:begin])
    if not found or found.start() + window == 0:
        return begin
    before = text[: found.start() + window].rstrip()[-1:]
    return begin if before in ".!?:\n" else found.start() + window


def _address(start: int, end: int) -> Span:
    return Span(start, end, Kind.ADDRESS, Certainty.SURE, "adres met huisnummer")
