"""The rights of one person at one institution: what was given, when, by whom and why.

The base entitlement *IRIS CLBonline gebruiker* opens nothing by itself; a context role works
within its own period and that of the base entitlement. What is over stays: it is the history.
"""

from enum import StrEnum

from .caller import Role
from .frozen import dataclass
from .periods import Window, window_of


class Right(StrEnum):
    """By the name Gebruikersbeheer Vlaanderen gives it: the entitlement, and the context roles."""

    BASE = "iris-clbonline-gebruiker"
    CLB = Role.CLB.value
    SCHOOL = Role.SCHOOL.value
    ADMIN = Role.ADMIN.value

    @property
    def role(self) -> Role:
        """ValueError for the base entitlement, which is none."""
        return Role(self.value)


class State(StrEnum):
    """How an assignment stands on a day."""

    ACTIVE = "active"
    FUTURE = "future"
    OVER = "over"  # its last day is past
    ENDED = "ended"  # somebody ended it


@dataclass(frozen=True)
class Step:
    """What somebody did, when and why."""

    at: str
    by: str  # a person id
    function: str
    reason: str


@dataclass(frozen=True)
class Change:
    """A period that was given another one, and what it was before."""

    step: Step
    first: str
    last: str


@dataclass(frozen=True)
class Assignment:
    """Toekenning: one right, from the day ``first`` to the day ``last``."""

    id: str
    right: Right
    first: str
    last: str
    granted: Step
    changes: tuple[Change, ...] = ()
    ended: Step | None = None
    via: str = ""  # the invitation that it came by

    @property
    def window(self) -> Window:
        return window_of(self.first, self.last)

    def state(self, day: str) -> State:
        if self.ended:
            return State.ENDED
        if self.last < day:
            return State.OVER
        return State.FUTURE if day < self.first else State.ACTIVE

    def held_on(self, day: str, ended_on: str) -> bool:
        """``ended_on``: the day on which somebody ended it, or nothing."""
        return self.first <= day <= self.last and not (ended_on and ended_on <= day)

    def is_past(self, day: str) -> bool:
        return self.state(day) in (State.ENDED, State.OVER)


@dataclass(frozen=True)
class Block:
    """The emergency block: nothing works here until it is lifted."""

    id: str
    set: Step
    lifted: Step | None = None


@dataclass(frozen=True)
class Who:
    """What an institution knows of somebody beside their rights."""

    name: str = ""
    function: str = ""
    email: str = ""


@dataclass(frozen=True)
class Rights:
    """Everything that one person was given at one institution, the oldest first."""

    person_id: str
    institution: str
    assignments: tuple[Assignment, ...] = ()
    blocks: tuple[Block, ...] = ()
    version: int = 0

    @property
    def block(self) -> Block | None:
        """The one that holds now."""
        return next((one for one in self.blocks if not one.lifted), None)

    def current(self, right: Right, day: str) -> Assignment | None:
        """The assignment of a right that is not past: there is at most one."""
        return next((a for a in self.assignments if a.right is right and not a.is_past(day)), None)

    @property
    def windows(self) -> dict[Role, Window]:
        """When each context role works, apart from a block: within the base entitlement."""
        latest = {one.right: one.window for one in self.assignments if not one.ended}
        base = latest.pop(Right.BASE, None)
        both = {right.role: own.within(base) for right, own in latest.items()} if base else {}
        return {role: window for role, window in both.items() if not window.is_empty}


class InvitationStatus(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"  # when it was accepted, the rights could not be given


@dataclass(frozen=True)
class Invitation:
    """Somebody without an account is awaited, by their e-mail address."""

    id: str
    institution: str
    email: str
    rights: tuple[Right, ...]
    invited: Step
    expires_at: str
    function: str = ""
    last: str = ""  # the last day of the rights; without one, what is usual
    status: InvitationStatus = InvitationStatus.OPEN
    closed: Step | None = None
    version: int = 1
    undeliverable: bool = False  # the mail to that address came back

    def is_open(self, at: str) -> bool:
        return self.status is InvitationStatus.OPEN and at < self.expires_at


@dataclass(frozen=True)
class Succession:
    """An institution that goes on under another number: by merger, or renumbered."""

    institution: str
    succeeds: tuple[str, ...]  # the number that ends, and those that this one went on for
    version: int = 1


class Source(StrEnum):
    OWN = "own"  # our own assignments
    ACM = "acm"  # what ACM/IDM says at each sign-in, of Gebruikersbeheer Vlaanderen


@dataclass(frozen=True)
class RightsFrom:
    """Where an institution says that its rights come from."""

    institution: str
    source: Source
    version: int = 1


@dataclass(frozen=True)
class Exported:
    """That somebody took the list of rights with them; what was in it is not kept."""

    id: str
    institution: str
    at: str
    version: int = 1
