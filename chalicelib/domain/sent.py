"""What people send: checked once, on the way in; unknown fields are refused, nothing is guessed."""

from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from .fields import UNIQUE, Day, InstitutionNumber, Line, LongLine, Moment, Text, Word, Yes
from .model import Content
from .words import (
    Activity,
    AgreementStatus,
    CarePhase,
    ContactForm,
    Domain,
    DossierStatus,
    EffectLevel,
    GoalStatus,
    MessageSubject,
    Party,
    ReplyKind,
    Status,
)


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
    domains: Annotated[tuple[Domain, ...], Field(max_length=len(Domain)), UNIQUE] = ()
    themes: Annotated[tuple[Word, ...], Field(max_length=10), UNIQUE] = ()
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
    """How many events of the partner the reader has seen: ``events`` of the dossier's row.

    ``at``: since when, to take back an earlier mark; without it, now.
    """

    events: Annotated[int, Field(ge=0, le=2**53 - 1)]
    at: Moment | None = None


class RevisedGoal(NewGoal):
    """A goal as it becomes: refined, or settled."""

    status: GoalStatus


class RevisedAgreement(NewAgreement):
    status: AgreementStatus


Revised: TypeAlias = NewReply | RevisedGoal | RevisedAgreement


class NewStatus(Sent):
    status: Status


class NewDossierStatus(Sent):
    status: DossierStatus


class NewOwner(Sent):
    """The person id of a colleague at the CLB."""

    person_id: Line


class ToTrash(Sent):
    reason: Line


class FromTrash(Sent):
    reason: Line | None = None


class NewMessage(Sent):
    """To the local administrator of an institution; without one, to the operator."""

    subject: MessageSubject
    text: Text
    institution: InstitutionNumber | None = None
    screen: Line | None = None
    browser: LongLine | None = None
