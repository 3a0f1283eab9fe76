"""The nouns of who does whose work at a CLB: a handover for good, a delegation for a while."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime, timedelta

from .caller import Role
from .frozen import dataclass
from .ids import moment
from .model import Content
from .words import HandoverState, Which

UNDO_WITHIN = timedelta(days=14)
_UNDER_WAY = {HandoverState.RUNNING, HandoverState.UNDOING}
_TO_UNDO = {HandoverState.DONE, HandoverState.STOPPED, HandoverState.UNDO_STOPPED}


@dataclass(frozen=True)
class Actor:
    """Who has something done, in which function and by which role: it is done later."""

    id: str
    function: str
    role: Role
    kept_at: str = ""  # the number under which that role is kept, where it is another


@dataclass(frozen=True)
class Handover:
    """All registrations of a person, or all that have no owner, to somebody else at the CLB.

    It happens in steps. ``place`` is where the next one goes on: each step keeps it in the
    transaction that also moves the registrations, so that a crash repeats nothing.
    """

    id: str
    institution: str
    giver: str  # a person id; nobody: everything that has no owner
    taker: str
    which: Which
    schools: tuple[str, ...]  # none: of every school
    content: Content  # the reason, if one was given
    by: Actor
    started_at: str
    version: int = 1
    state: HandoverState = HandoverState.RUNNING
    place: str = ""
    parts: int = 0  # how many steps moved something, each with a list of what it moved
    round: str = ""  # since when this round goes over what there is; the index lags
    counts: Mapping[str, int] = field(default_factory=dict)
    finished_at: str = ""
    undone_by: Actor | None = None

    @property
    def is_under_way(self) -> bool:
        return self.state in _UNDER_WAY

    @property
    def is_undoing(self) -> bool:
        return self.state is HandoverState.UNDOING

    @property
    def actor(self) -> Actor:
        """On whose right the next step rests."""
        return self.undone_by if self.is_undoing and self.undone_by else self.by

    @property
    def undo_until(self) -> str:
        return moment(datetime.fromisoformat(self.started_at) + UNDO_WITHIN)

    def may_be_undone(self, at: str) -> bool:
        return self.state in _TO_UNDO and at <= self.undo_until

    @property
    def persons(self) -> tuple[str, ...]:
        """Whom it is about."""
        return (self.by.id, self.giver, self.taker)


@dataclass(frozen=True)
class Delegation:
    """One person acts for another at a CLB, from one moment until another."""

    id: str
    institution: str
    owner: str
    delegate: str
    since: str
    until: str
    by: str
    version: int = 1
    ended: bool = False

    def holds(self, now: str) -> bool:
        return not self.ended and self.since <= now < self.until
