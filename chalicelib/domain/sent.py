"""What people send: checked once, on the way in; unknown fields are refused, nothing is guessed."""

import unicodedata
from datetime import date
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

from .model import Content
from .words import Activity, CarePhase, ContactForm, Domain, EffectLevel, Party, ReplyKind

_READABLE = "\n\t\u200d\u200c\u00ad"  # line, tab, joiners (in emoji), soft hyphen
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")  # control, bidi, surrogate, private, separators
_EMPTY = "\u115f\u1160\u2800\u3164\uffa0"  # letters and symbols by name, blanks to the eye


def _one_form(text: object) -> object:
    """One form for one text (NFC, plain line ends), before it is measured."""
    if not isinstance(text, str):
        return text
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def _readable(text: str) -> str:
    """Nothing that hides or reorders what is read, and something to read."""
    if any(_is_unreadable(character) for character in text):
        raise ValueError("unreadable")
    if not any(unicodedata.category(c)[0] in "LNPS" and c not in _EMPTY for c in text):
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


def _confirmed(value: bool) -> bool:
    if not value:
        raise ValueError("confirmed")
    return value


_ONE_FORM, _CLEAN = BeforeValidator(_one_form), AfterValidator(_readable)
_UNIQUE = AfterValidator(_unique)
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
Word = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=60),
    *_LINE,
    _ONE_FORM,
]
Yes = Annotated[bool, AfterValidator(_confirmed), Field(json_schema_extra={"const": True})]
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2099, 12, 31))]
InstitutionNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]


class Sent(BaseModel):
    """What a person sends: unknown fields are refused, types are not guessed."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    @property
    def content(self) -> Content:
        return self.model_dump(mode="json", exclude_defaults=True)


class Participant(Sent):
    """Who took part, by function and number; never by name."""

    function: Word
    count: Annotated[int, Field(ge=1, le=999)]


class NewRegistration(Sent):
    """What a CLB worker fills in; the first four make a quick registration."""

    activity: Activity
    title: Line
    activity_date: Day
    boundary_confirmed: Yes
    domains: Annotated[tuple[Domain, ...], Field(max_length=len(Domain)), _UNIQUE] = ()
    themes: Annotated[tuple[Word, ...], Field(max_length=10), _UNIQUE] = ()
    care_phase: CarePhase | None = None
    target_group: Line | None = None
    signal_source: Line | None = None
    description: Text | None = None
    understanding: Text | None = None
    advice: Text | None = None
    outcome: Text | None = None
    participants: Annotated[tuple[Participant, ...], Field(max_length=20)] = ()
    contact_form: ContactForm | None = None
    duration_minutes: Annotated[int, Field(ge=1, le=1440)] | None = None
    follow_up_on: Day | None = None
    site: Line | None = None


class NewReply(Sent):
    kind: ReplyKind
    text: Text


class NewGoal(Sent):
    text: Text
    effect_level: EffectLevel | None = None


class NewAgreement(Sent):
    text: Text
    party: Party
    function: Word | None = None
    due_on: Day | None = None


class NewDossier(Sent):
    clb: InstitutionNumber
    school: InstitutionNumber


class Seen(Sent):
    """How many events of the partner the reader has seen: ``events`` of the dossier's row."""

    events: Annotated[int, Field(ge=0, le=2**53 - 1)]
