"""The shapes of registrations and their threads; ``shapes`` says what shapes are for."""

from typing import Literal, NotRequired, TypeAlias

from pydantic import with_config
from typing_extensions import TypedDict

from ..domain.sent import Participant
from ..domain.words import (
    Activity,
    CarePhase,
    ContactForm,
    Domain,
    EffectLevel,
    Party,
    ReplyKind,
    Side,
    Status,
)
from .document_shapes import Document
from .name_shapes import Noticed
from .shapes import Author, Day, Id, Moment, News, Trashed


class Counts(TypedDict):
    goals: int
    goals_open: int
    agreements: int
    agreements_open: int
    replies: int
    school_replies: int
    documents: int


class ActiveAt(TypedDict):
    """When each side did something last."""

    clb: NotRequired[Moment]
    school: NotRequired[Moment]


class ActiveBy(TypedDict):
    """What each side did last."""

    clb: NotRequired[News]
    school: NotRequired[News]


class Listed(TypedDict):
    """What every list shows of a registration."""

    id: Id
    dossier_id: str
    activity: Activity
    title: str
    activity_date: Day
    domains: NotRequired[list[Domain]]
    themes: NotRequired[list[str]]
    care_phase: NotRequired[CarePhase]
    follow_up_on: NotRequired[Day]
    site: NotRequired[str]
    school_year: str
    opened_at: Moment
    closed_at: NotRequired[Moment]


class RegistrationCard(Listed):
    owner: Author
    trashed: NotRequired[Trashed]
    duration_minutes: NotRequired[int]
    status: Status
    waiting_for: Side | None
    counts: Counts
    last_activity_at: Moment
    active_at: ActiveAt
    active_by: ActiveBy
    version: int


class RegistrationList(TypedDict):
    items: list[RegistrationCard]
    cursor: str | None


class _Whole(RegistrationCard):
    boundary_confirmed: Literal[True]
    target_group: NotRequired[str]
    signal_source: NotRequired[str]
    description: NotRequired[str]
    understanding: NotRequired[str]
    advice: NotRequired[str]
    outcome: NotRequired[str]
    participants: NotRequired[list[Participant]]
    contact_form: NotRequired[ContactForm]


class Reply(TypedDict):
    id: Id
    kind: ReplyKind
    text: str
    author: Author
    added_at: Moment
    version: int
    trashed: NotRequired[Trashed]


class Goal(TypedDict):
    id: Id
    text: str
    effect_level: NotRequired[EffectLevel]
    status: Literal["open", "reached", "partly", "dropped"]
    author: Author
    added_at: Moment
    version: int
    trashed: NotRequired[Trashed]


class Agreement(TypedDict):
    id: Id
    text: str
    party: Party
    function: NotRequired[str]
    due_on: NotRequired[Day]
    status: Literal["open", "kept", "dropped"]
    author: Author
    added_at: Moment
    version: int
    trashed: NotRequired[Trashed]


class RegistrationWithThread(_Whole):
    goals: list[Goal]
    agreements: list[Agreement]
    replies: list[Reply]
    documents: list[Document]


class Registration(_Whole, Noticed):
    """One that was written, without its thread.

    ``registers_under``: a new one should stand under this number, as both agreed.
    """

    registers_under: NotRequired[str]


class KeptReply(Reply, Noticed): ...


class KeptGoal(Goal, Noticed): ...


class KeptAgreement(Agreement, Noticed): ...


KeptEntry: TypeAlias = KeptReply | KeptGoal | KeptAgreement


@with_config(extra="allow")
class InTrash(TypedDict):
    """A registration (with all that its card shows), a contribution to a thread, or a document."""

    what: Literal["registration", "reply", "goal", "agreement", "document"]
    id: Id
    dossier_id: str
    registration_id: NotRequired[Id]
    title: str
    version: int
    trashed: Trashed


class TrashList(TypedDict):
    items: list[InTrash]
    cursor: str | None
