"""Kinds of fields: text that people can read, days, numbers of institutions."""

import re
import unicodedata
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from .frozen import dataclass
from .ids import is_moment

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EMAIL = r"^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$"
_LONGEST_EMAIL = 254  # characters, RFC 5321
_LONGEST = 20_000  # characters; a text of 4,000 in its one form was at most three times as long
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
_READABLE = "\n\t\u200d\u200c\u00ad"  # line, tab, joiners (in emoji), soft hyphen
# Zero width, byte order mark, left-to-right mark and its opposite: they come along with what is
# pasted, and change nothing of what is read.
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u200e\u200f"))
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")  # control, bidi, surrogate, private, separators
_EMPTY = "\u115f\u1160\u2800\u3164\uffa0"  # letters and symbols by name, blanks to the eye


def one_form(text: str) -> str:
    """One form for one text: composed (NFC), with plain line ends, without what nobody sees."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_UNSEEN))


def is_email(text: str) -> bool:
    """As ``Email`` takes it, of what nobody sent as a field."""
    return len(text) <= _LONGEST_EMAIL and text.isprintable() and bool(re.fullmatch(_EMAIL, text))


def _one_form(text: object) -> object:
    """Before it is measured.

    Not of what is too long in any form: it takes seconds to put 100,000 accents in order.
    """
    if not isinstance(text, str) or len(text.strip()) > _LONGEST:
        return text
    return one_form(text)


def _readable(text: str) -> str:
    """Nothing that hides or reorders what is read, and something to read."""
    characters = set(text)  # a text has a thousand of some forty
    if any(map(_is_unreadable, characters)):
        raise ValueError("unreadable")
    if not any(unicodedata.category(c)[0] in "LNPS" and c not in _EMPTY for c in characters):
        raise ValueError("unreadable")
    return text


def _is_unreadable(character: str) -> bool:
    """Also U+FFFD, what API Gateway makes of bytes that are not UTF-8; and noncharacters."""
    if character in _READABLE:
        return False
    code = ord(character)
    return (
        code & 0xFFFE == 0xFFFE
        or 0xFDD0 <= code <= 0xFDEF
        or code == 0xFFFD
        or unicodedata.category(character) in _HIDDEN
    )


def _one_line(text: str) -> str:
    if "\n" in text or "\t" in text:
        raise ValueError("one_line")
    return text


def _unique(values: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(set(values)) < len(values):
        raise ValueError("unique")
    return values


def is_day(text: str) -> bool:
    """Whether it is one that exists, as 2026-11-23, from 2000 to 2099."""
    try:
        return bool(_DAY.fullmatch(text)) and _FIRST_DAY <= date.fromisoformat(text) <= _LAST_DAY
    except ValueError:
        return False


def _day(text: str) -> str:
    """Kept as it is written, since that is how it is sent."""
    if not is_day(text):
        raise ValueError("day")
    return text


def _moment(text: str) -> str:
    if not is_moment(text):
        raise ValueError("moment")
    return text


def _confirmed(value: bool) -> bool:
    if not value:
        raise ValueError("confirmed")
    return value


@dataclass(frozen=True)
class Coded:
    """Marks a field whose form is fixed, or that a program fills in: it holds no free text."""


_ONE_FORM, _CLEAN = BeforeValidator(_one_form), AfterValidator(_readable)
UNIQUE = AfterValidator(_unique)
CODED = Coded()
_LINE = (_CLEAN, AfterValidator(_one_line))

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=4000),
    _CLEAN,
    _ONE_FORM,
]
Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=120),
    *_LINE,
    _ONE_FORM,
]
TechnicalLine = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=300),
    *_LINE,
    _ONE_FORM,
    CODED,
]
NamedThing = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    _CLEAN,
    _ONE_FORM,
]
PersonId = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=120),
    *_LINE,
    _ONE_FORM,
    CODED,
]
Word = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=60),
    *_LINE,
    _ONE_FORM,
]
Yes = Annotated[bool, AfterValidator(_confirmed), Field(json_schema_extra={"const": True})]
Day = Annotated[str, AfterValidator(_day), Field(json_schema_extra={"format": "date"}), CODED]
Moment = Annotated[
    str, AfterValidator(_moment), Field(json_schema_extra={"format": "date-time"}), CODED
]
Email = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        to_lower=True,
        max_length=_LONGEST_EMAIL,
        pattern=_EMAIL,
    ),
    *_LINE,
    _ONE_FORM,
    CODED,
]
InstitutionNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$"), CODED]
DossierId = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}-[0-9]{6}$"), CODED]
RegistrationId = Annotated[
    str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"), CODED
]
FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_.]{1,60}$"), CODED]
