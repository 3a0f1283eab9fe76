"""The nouns of the dossier, as frozen values; nothing here knows where they are kept.

A value wraps the content that a person sent, in its JSON form: checked on the way in (``sent``),
trusted ever after.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any

from .frozen import dataclass
from .words import DossierStatus, EntryKind, Party, Side, Status

Content = Mapping[str, Any]  # what was filled in; what was left out is absent


@dataclass(frozen=True)
class Author:
    """A person by id, and the function in which they wrote; the name is kept with their access."""

    id: str
    function: str
    side: Side


@dataclass(frozen=True)
class Trashed:
    """Since when something is in the trash, by whom and why."""

    at: str
    by: str
    reason: str


@dataclass(frozen=True)
class Proposal:
    """Under which number to register from now on, as one side proposes."""

    number: str
    by: Author
    at: str


@dataclass(frozen=True)
class Dossier:
    """The shared dossier of one CLB and one school; its id is the pair of their numbers."""

    id: str
    names: Mapping[Side, str]
    started_at: str
    revised_by: str
    version: int = 1
    status: DossierStatus = DossierStatus.ACTIVE
    registers_under: str | None = None  # the number of a school, as both agreed
    proposal: Proposal | None = None


# How much a thread holds, and how much of it still has to be settled or came from the school.
COUNTS = (
    "goals",
    "goals_open",
    "agreements",
    "agreements_open",
    "replies",
    "school_replies",
    "documents",
)
# What became of what was settled, for the year overview; the rest of it was dropped, or kept
# without a day to keep it by.
OUTCOMES = (
    "goals_reached",
    "goals_partly",
    "agreements_kept",
    "agreements_in_time",
    "agreements_late",
)


@dataclass(frozen=True)
class Registration:
    id: str
    dossier_id: str
    content: Content
    owner: Author
    opened_at: str
    last_activity_at: str
    active_at: Mapping[Side, str]  # when each side did something last
    active_by: Mapping[Side, str]  # and what: a kind of entry, a document, or the rest of it
    revised_by: str
    status: Status = Status.OPEN
    version: int = 1
    asked: Mapping[Side, str] = field(default_factory=dict)  # who is waited for → the question
    trashed: Trashed | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    handover: str = ""  # the one by which its owner got it, as long as it has that owner
    closed_at: str = ""  # since when it is closed, if it is
    proposed: str = ""  # the school year at whose start its owner was asked to close it or go on
    went_on: str = ""  # the one of those of which they said to go on

    @property
    def is_live(self) -> bool:
        """Somebody has to own it: it is not closed, nor in the trash."""
        return not self.trashed and self.status is not Status.CLOSED

    @property
    def is_asked(self) -> bool:
        """Whether it waits for its owner to say that it goes on."""
        return self.proposed != self.went_on

    @property
    def school_year(self) -> str:
        return school_year(date.fromisoformat(self.content["activity_date"]))


@dataclass(frozen=True)
class Entry:
    """One contribution to the thread of a registration."""

    kind: EntryKind
    id: str
    dossier_id: str
    registration_id: str
    content: Content
    author: Author
    added_at: str
    revised_by: str
    version: int = 1
    trashed: Trashed | None = None
    settled_on: str = ""  # the day on which a goal or an agreement got the status that it has


@dataclass(frozen=True)
class SeenMark:
    """Up to which event of the partner one person has seen a dossier."""

    person_id: str
    dossier_id: str
    events: int
    at: str
    version: int = 0  # it has none: nobody else writes it


@dataclass(frozen=True)
class Sender:
    """A person as they sign a letter: who has to answer it may not know them otherwise."""

    id: str
    name: str
    function: str


@dataclass(frozen=True)
class Message:
    """What somebody reports or asks, at an institution; without one, to the operator."""

    id: str
    institution: str
    content: Content
    sender: Sender
    sent_at: str
    version: int = 1  # there is no other

    @property
    def reference(self) -> str:
        """What people call it by: the end of its id, which is random."""
        return f"SD-{self.id[-6:].upper()}"


@dataclass(frozen=True)
class AllowedWord:
    """What is not the name of a pupil or a teacher in the texts of an institution.

    Somebody there said so, and it holds for a year.
    """

    id: str
    institution: str
    word: str
    by: str  # a person id
    function: str
    at: str
    removed: bool = False
    version: int = 1  # there is no other: who says it again makes another one


def school_year(day: date) -> str:
    """``2026-2027``: from 1 September to 31 August."""
    first = day.year if day.month >= 9 else day.year - 1
    return f"{first}-{first + 1}"


def parties(content: Content) -> tuple[Side, ...]:
    """The sides that an agreement binds."""
    party = content["party"]
    return tuple(Side) if party == Party.BOTH else (Side(party),)
