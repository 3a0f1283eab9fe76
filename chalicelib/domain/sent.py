"""What people send: checked once, on the way in; unknown fields are refused, nothing is guessed."""

from typing import Annotated, Self, TypeAlias

from pydantic import Field, ValidationError, model_validator

from .fields import (
    UNIQUE,
    Day,
    DossierId,
    FieldName,
    InstitutionNumber,
    Line,
    Moment,
    NamedThing,
    PersonId,
    TechnicalLine,
    Text,
    Word,
    Yes,
)
from .words import (
    Activity,
    AgreementStatus,
    CarePhase,
    ContactForm,
    Domain,
    EffectLevel,
    GoalStatus,
    MessageSubject,
    Party,
    ReplyKind,
    Status,
)
from .written import NamesConfirmed, Sent, Written


class Participant(Sent):
    """Who took part, by function and number; never by name."""

    function: Word
    count: Annotated[int, Field(ge=1, le=999)]


class NewRegistration(Written):
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


class NewReply(Written):
    kind: ReplyKind
    text: Text


class NewGoal(Written):
    text: Text
    effect_level: EffectLevel | None = None


class NewAgreement(Written):
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


class NewOwner(Sent):
    """The person id of a colleague at the CLB."""

    person_id: PersonId


class ToTrash(Written):
    """A reason; it confirms no more than fits in one transaction with everything that waits."""

    reason: Line
    names_confirmed: Annotated[NamesConfirmed, Field(max_length=10)] = ()


class FromTrash(Written):
    reason: Line | None = None


class NewMessage(Written):
    """To the local administrator of an institution; without one, to the operator."""

    subject: MessageSubject
    text: Text
    institution: InstitutionNumber | None = None
    screen: Line | None = None
    browser: TechnicalLine | None = None


class NameCheck(Sent):
    """Texts on their way, each by the name of its field: to a dossier, or to the administrator of
    an institution."""

    dossier_id: DossierId | None = None
    institution: InstitutionNumber | None = None
    texts: Annotated[dict[FieldName, Text], Field(min_length=1, max_length=20)]

    @model_validator(mode="after")
    def _goes_to_one_of_them(self) -> Self:
        if (self.dossier_id is None) == (self.institution is None):
            raise ValidationError.from_exception_data(
                "NameCheck", [{"type": "missing", "loc": ("dossier_id",), "input": None}]
            )
        return self


class NewWord(Sent):
    """What is not the name of a pupil or a teacher, in the texts of an institution."""

    word: NamedThing
