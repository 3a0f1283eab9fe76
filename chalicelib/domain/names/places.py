"""E-mail addresses, addresses of houses and dates of birth.

Each is looked for around its anchor (an at sign, a street with a number, a word of birth) in a
window of fixed size: a naive expression takes quadratic time on long texts.
"""

import re
from collections.abc import Iterator

from .lazy import Lazy
from .span import Certainty, Kind, Span

_AT = Lazy(r"@|＠| ?[\[(](?:at|apenstaartje)[\])] ?", re.I)
_LOCAL = Lazy(r"[\w+\-][\w.+\-']{0,63}")
_HOST = Lazy(r"[A-Za-z0-9](?:[A-Za-z0-9\-]{0,62}\.){1,6}[A-Za-z]{2,24}")
_MONTH = (
    r"(?:jan(?:uari)?|feb(?:r(?:uari)?)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?"
    r"|sep(?:t(?:ember)?)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = (
    r"(?:\d{1,2} ?[./\-] ?\d{1,2} ?[./\-] ?(?:19|20)?\d{2}|(?:19|20)\d{2}[\-/.]\d{1,2}[\-/.]\d{1,2}"
    rf"|\d{{1,2}}\s\d{{1,2}}\s(?:19|20)\d{{2}}|\d{{1,2}}(?:ste|de)?\s{{1,2}}{_MONTH}\s{{1,2}}(?:19|20|['’])?\d{{2}})(?!\d)"
)
_BORN = Lazy(
    r"(?:°|\bgeboren\b|\bgeb\b\.?|\bgeboorte\s?dat(?:um|a)?\b\.?|\bgb?\.?\s?d(?:at)?\.|\bgebdat\b\.?"
    r"|\bgeboortedag\b|\bjarig\b|\bverjaart\b|\bverjaardag\b|\bné[e]?\b|\bborn\b|\bd\.?o\.?b\b\.?)"
    rf"((?:\s{{0,3}}(?:op|is|was|in|te|van|de|het|leerling|lln|kind|kleuter|[(:=\-]|[A-ZÀ-Þ][\w\-]{{1,20}}|,)){{0,5}}\s{{0,3}})({_DATE})",
    re.I,
)
# One of these stands in every text with a date of birth that the expressions below can find.
_BIRTH = ("°", "geb", "gb", "g.", "jarig", "verjaar", "né", "born", "d.", "do", "(")
_CHILD = Lazy(rf"\b(?:kleuter|leerling|kind|meisje|jongen|lln|ll)\b\.?\s?\(({_DATE})\)", re.I)
_TYPES_AT_THE_END = (
    r"(?:straat|laan|steenweg|stwg|dreef|plein|lei|markt|kaai|kade|baan|kouter|vest|singel|gracht"
    r"|dries|park|hof|pad|dorp|weg|berg|veld|heide|hoek|donk|wijk|steeg|poort|ring|brug|berm|str\.)$"
)
_TYPES = Lazy(_TYPES_AT_THE_END, re.I)
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
_FRENCH = Lazy(
    rf"\b(?:rue|avenue|chaussée|boulevard|place|allée|clos|quai|impasse)\s(?:[\w'’\-]{{1,20}}\s){{0,4}}"
    rf"[\w'’\-]{{2,20}},?\s{_NUMBER}{_COUNTED}(?:{_TOWN})?",
    re.I,
)
_BARE = Lazy(
    rf"(?<![\w\-])([A-ZÀ-Þ][\w'’\-]{{2,25}}(?:\s[A-ZÀ-Þ][\w'’\-]{{2,25}}){{0,2}},?\s{_NUMBER}{_TOWN})"
)
_TURNED = Lazy(
    r"(?<![\d\-])[1-9]\d{3}\s[A-ZÀ-Þ][\w'’\-]{1,25},\s(?:[A-ZÀ-Þ][\w'’\-]{1,30}\s){1,4}\d{1,4}(?!\d)"
)


def emails(text: str) -> Iterator[Span]:
    for at in _AT.finditer(text):
        host = _HOST.match(text, at.end(), at.end() + 200)
        before = text[max(0, at.start() - 64) : at.start()]
        local = _tail(before)
        if host and local:
            start = at.start() - len(local)
            yield Span(start, host.end(), Kind.EMAIL, Certainty.SURE, "e-mailadres")


def _tail(before: str) -> str:
    """The part of an e-mail address that ends here: ``jan.de.vos+school``, or nothing."""
    start = len(before)
    while start and (before[start - 1].isalnum() or before[start - 1] in "._+-'"):
        start -= 1
    return before[start:].lstrip(".'-")


def birthdates(text: str) -> Iterator[Span]:
    lowered = text.lower()
    if not any(sign in lowered for sign in _BIRTH):
        return
    for found in _BORN.finditer(text):
        yield _date(found, 2, "geboortedatum")
    for found in _CHILD.finditer(text):
        yield _date(found, 1, "datum na een leerling")


def _date(found: re.Match[str], group: int, reason: str) -> Span:
    return Span(found.start(group), found.end(group), Kind.BIRTHDATE, Certainty.SURE, reason)


def addresses(text: str) -> Iterator[Span]:
    for pattern in (_TURNED, _FRENCH, _BARE):
        for found in pattern.finditer(text):
            yield _address(found.start(), found.end())
    for found in _HOUSE.finditer(text):
        start = _start_of_street(text, found)
        if start is not None:
            yield _address(start, found.end())


def _start_of_street(text: str, found: re.Match[str]) -> int | None:
    """Where ``Lange Leemstraat`` begins; None when it is no street, as in ``op weg 3``."""
    last = found.start() + 1
    begin = last
    while begin and begin > last - 40 and (text[begin - 1].isalnum() or text[begin - 1] in "'’-."):
        begin -= 1
    word = text[begin:last]
    ends = _TYPES.search(word)
    kind = ends.group().lower() if ends else ""
    if not kind or (len(kind) == len(word) and not found.group(2)):
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
