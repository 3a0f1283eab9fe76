"""The shapes of who does whose work at a CLB; ``shapes`` says what shapes are for."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from ..domain.words import HandoverState, Status, Which
from .name_shapes import Noticed
from .registration_shapes import Listed
from .shapes import Id, Moment, Partner


class Colleague(TypedDict):
    id: str
    name: NotRequired[str]
    function: str
    active: bool
    may_own: bool  # registrations, here and now


class ColleagueList(TypedDict):
    items: list[Colleague]
    cursor: None


class SchoolOwned(TypedDict):
    number: str
    name: str
    open: int
    closed: int
    ended: bool  # nothing in an ended dossier moves


HandoverPreview = TypedDict(
    "HandoverPreview",
    {"from": str, "schools": list[SchoolOwned], "open": int, "closed": int},
)


class ActedBy(TypedDict):
    id: str
    function: str


_HandoverFrom = TypedDict("_HandoverFrom", {"from": "str | None"})


class Handover(_HandoverFrom):
    """``total`` is known after its first step; ``skipped`` lie in ended dossiers.

    After it was undone: how many were ``returned``, and how many ``kept`` the owner that they
    got since, or lie in a dossier that ended since.
    """

    id: Id
    to: str
    which: Which
    schools: list[str]
    reason: NotRequired[str]
    by: ActedBy
    state: HandoverState
    started_at: Moment
    undo_until: Moment
    finished_at: NotRequired[Moment]
    undone_by: NotRequired[ActedBy]
    total: int | None
    moved: int
    skipped: int
    returned: int
    kept: int
    version: int


class KeptHandover(Handover, Noticed): ...


class HandoverList(TypedDict):
    items: list[Handover]
    cursor: str | None


class FormerOwner(TypedDict):
    id: str
    name: NotRequired[str]
    function: str


class Orphan(Listed):
    """A registration that is not closed, of who may own none here any more."""

    school: Partner
    status: Status
    owner: FormerOwner
    right: Literal["ended", "blocked", "none"]
    until: NotRequired[Moment]  # until when they might come in


class OrphanList(TypedDict):
    """``total``: of the whole queue, with what lies in ended dossiers."""

    items: list[Orphan]
    cursor: str | None
    total: int


_Period = TypedDict("_Period", {"from": Moment})


class Delegation(_Period):
    """``delegate`` acts for ``owner``."""

    id: Id
    owner: str
    delegate: str
    until: Moment
    by: str


class DelegationList(TypedDict):
    items: list[Delegation]
    cursor: None
