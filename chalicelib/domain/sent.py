"""What people send: checked once, on the way in; unknown fields are refused, nothing is guessed."""

import unicodedata
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from .model import Content
from .words import Activity, CarePhase, ContactForm, Domain, EffectLevel, Party, ReplyKind

_READABLE = "\n\t\u200d\u200c\u00ad"  # line, tab, joiners (in emoji), soft hyphen
_HIDDEN = ("Cc", "Cf", "Cs", "Co")  # control, format (bidi), surrogate, private use


def _clean(text: str) -> str:
    """One form for one text (NFC), without characters that hide or reorder what is read."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    if any(_is_unreadable(character) for character in text):
        raise ValueError("unreadable")
    return text


def _one_line(text: str) -> str:
    if "\n" in text or "\t" in text:
        raise ValueError("one_line")
    return text


def _is_unreadable(character: str) -> bool:
    """Also U+FFFD: what API Gateway makes of bytes that are not UTF-8."""
    if character in _READABLE:
        return False
    return character == "\ufffd" or unicodedata.category(character) in _HIDDEN


def _unique(values: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(set(values)) < len(values):
        raise ValueError("unique")
    return values


def _confirmed(value: bool) -> bool:
    if not value:
        raise ValueError("confirmed")
    return value


_CLEAN = AfterValidator(_clean)
_UNIQUE = AfterValidator(_unique)
_LINE = (_CLEAN, AfterValidator(_one_line))

Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000), _CLEAN
]
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120), *_LINE
]
Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), *_LINE]
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
    domains: Annotated[tuple[Domain, ...], _UNIQUE] = ()
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
