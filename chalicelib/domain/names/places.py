"""E-mail addresses, addresses of houses and dates of birth.

Each is looked for around its anchor (an at sign, a street with a number, a word of birth) in a
window of fixed size: a naive expression takes quadratic time on long texts.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from .lazy import Lazy
from .span import Certainty, Kind, Span

_AT = Lazy(r"@|＠| ?[\[(](?:at|apenstaartje)[\])] ?", re.I)
_WRITTEN_AT = ("[at]", "(at)", "[at)", "(at]", "apenstaartje")
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
_MAY_BE_BORN = Lazy(r"°|geb|jarig|verjaar|né|born|\bd\.?o\.?b|\bgb?\.?\s?d", re.I)
_A_DATE = Lazy(rf"(?<!\d){_DATE}", re.I)
# What stands before a date of birth, up to the date itself.
_BORN = Lazy(
    r"(?:°|\bgeboren\b|\bgeb\b\.?|\bgeboorte\s?dat(?:um|a)?\b\.?|\bgb?\.?\s?d(?:at)?\.|\bgebdat\b\.?"
    r"|\bgeboortedag\b|\bjarig\b|\bverjaart\b|\bverjaardag\b|\bné[e]?\b|\bborn\b|\bd\.?o\.?b\b\.?)"
    r"(?:\s{0,3}(?:op|is|was|in|te|van|de|het|leerling|lln|kind|kleuter|[(:=\-]|[A-ZÀ-Þ][\w\-]{1,20}|,)){0,5}"
    r"\s{0,3}\Z",
    re.I,
)
_LONGEST_BORN = 150
_CHILD = Lazy(r"\b(?:kleuter|leerling|kind|meisje|jongen|lln|ll)\b\.?\s?\(\Z", re.I)


def may_have_email(text: str) -> bool:
    if "@" in text or "＠" in text:
        return True
    if "[" not in text and "(" not in text:
        return False
    lowered = text.lower()
    return any(sign in lowered for sign in _WRITTEN_AT)


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
    dates = [*_A_DATE.finditer(text)]
    births = [found.start() for found in _MAY_BE_BORN.finditer(text)] if dates else []
    for date in dates:
        at = date.start()
        near = births[bisect_left(births, at - _LONGEST_BORN) : bisect_left(births, at)]
        if any(_BORN.match(text, start, at) for start in near):
            yield _date(date, "geboortedatum")
        elif text[date.end() : date.end() + 1] == ")" and _CHILD.search(text, max(0, at - 20), at):
            yield _date(date, "datum na een leerling")


def _date(found: re.Match[str], reason: str) -> Span:
    return Span(found.start(), found.end(), Kind.BIRTHDATE, Certainty.SURE, reason)
