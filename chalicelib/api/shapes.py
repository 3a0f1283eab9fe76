"""The shapes of the answers, for the document and the clients made from it.

Nothing is checked against them at run time: answers are joined from what was checked on the
way in. Typed dictionaries, since a model costs every cold start. What may be absent was not
filled in.
"""

from typing import Any, Literal, NotRequired, TypeAlias

from typing_extensions import TypedDict

from ..domain.words import Side
from .name_shapes import NamePlace

Id: TypeAlias = str  # a UUID version 7, so ids sort by the moment they were made
Moment: TypeAlias = str  # 2026-11-23T08:15:00.000Z
Day: TypeAlias = str  # 2026-11-23

OpenApi: TypeAlias = dict[str, Any]


class Health(TypedDict):
    status: Literal["ok"]


class InstitutionStanding(TypedDict):
    number: str
    name: str
    roles: list[str]
    function: str
    dossiers: int
    new: int
    waiting: int


class Me(TypedDict):
    person_id: str
    name: str
    groups: list[str]
    institutions: list[InstitutionStanding]


class Institution(TypedDict):
    number: str
    kind: Side
    name: str
    street: NotRequired[str]
    postcode: NotRequired[str]
    municipality: NotRequired[str]
    level: NotRequired[str]
    net: NotRequired[str]
    community: NotRequired[str]
    clb: NotRequired[str]


class InstitutionList(TypedDict):
    items: list[Institution]
    cursor: None


class Partner(TypedDict):
    number: str
    name: str


class Person(TypedDict):
    id: str
    name: NotRequired[str]
    function: str
    side: Side
    active: bool
    may_own: bool


class PeopleList(TypedDict):
    items: list[Person]
    cursor: None


class Proposal(TypedDict):
    """Under which number to register: the side that did not propose it confirms."""

    number: str
    by: "Author"
    at: Moment


class Dossier(TypedDict):
    id: str
    clb: Partner
    school: Partner
    started_at: Moment
    registers_under: str | None  # the number of a school, as both agreed
    proposal: NotRequired[Proposal]
    status: Literal["active", "ended"]
    version: int


News: TypeAlias = Literal["registration", "reply", "goal", "agreement", "document"]


class DossierRow(TypedDict):
    id: str
    clb: Partner
    school: Partner
    started_at: Moment
    status: Literal["active", "ended"]
    events: int
    new: int
    waiting: int
    latest_event_at: Moment | None
    seen_at: Moment | None
    news: list[News]  # why there is something new
    partner_seen_at: Moment | None  # when somebody of the partner said to have seen this dossier
    registers_under: NotRequired[str]  # another number than that of its school
    held_at: NotRequired[Moment]  # since when nothing of it may be destroyed


class DossierList(TypedDict):
    items: list[DossierRow]
    cursor: None


class Todo(TypedDict):
    dossier_id: str
    registration_id: Id
    why: Literal["waiting", "agreement", "followup", "new_year"]
    due_on: NotRequired[Day]
    text: str
    mine: bool  # of a registration that the caller owns, or stands in for


class Worklist(TypedDict):
    waiting: list[Todo]
    new: list[DossierRow]


class SeenMark(TypedDict):
    events: int
    at: Moment


class Author(TypedDict):
    id: str
    function: str
    side: Side


class Trashed(TypedDict):
    at: Moment
    by: Id
    reason: str


class Event(TypedDict):
    at: Moment
    action: str
    subject: str
    version: int
    fields: list[str]
    by: Author
    role: NotRequired[str]  # none, where the platform did it by itself
    to: NotRequired[str]
    on_behalf_of: NotRequired[str]  # the owner that they stood in for
    handover: NotRequired[Id]  # that it was part of
    reason: NotRequired[str]  # of whoever runs the platform
    names_confirmed: NotRequired[dict[str, int]]  # how much of each kind


class ChangeList(TypedDict):
    items: list[Event]
    cursor: str | None
    next_since: Moment | None


class FieldProblem(TypedDict):
    loc: list[str | int]
    type: str
    msg: str


class Problem(TypedDict):
    """RFC 9457; ``detail`` is for people (Dutch), ``type`` for programs."""

    type: str
    status: int
    detail: str
    request_id: NotRequired[str]
    errors: NotRequired[list[FieldProblem]]
    names: NotRequired[list[NamePlace]]
    current: NotRequired[dict[str, Any]]
