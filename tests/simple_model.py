"""Dossiers kept as simply as can be, in memory: what there is, and how each side reads it.

It leans on nothing of the product, so that both have to make the same mistake to agree on it.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from conftest import NAMES

from local.people import CAST

OTHER = {"clb": "school", "school": "clb"}
LISTS = {"goal": "goals", "agreement": "agreements", "reply": "replies"}
PATHS = {"take_up": "status", "close": "status", "reopen": "status", "hand_over": "owner"}
ONLY_IN_FULL = {"boundary_confirmed", "description"}  # of what is sent here, not in a list

Json = dict[str, Any]


def side_of(who: str) -> str:
    return CAST[who].place.partition("_")[0]


def author(who: str) -> Json:
    return {"id": CAST[who].id, "function": CAST[who].function, "side": side_of(who)}


@dataclass(frozen=True)
class Request:
    """Something that one of the cast asks; ``action`` as the feed names it."""

    who: str
    action: str
    dossier: str
    body: Json
    registration: str = ""
    entry: str = ""
    read: int | None = None  # If-Match
    key: str | None = None  # Idempotency-Key
    acts_for: tuple[str, str] | None = None  # whom they stand in for, at which institution

    @property
    def kind(self) -> str:
        return self.action.partition(":")[0]

    @property
    def verb(self) -> str:
        return self.action.partition(":")[2]

    @property
    def method(self) -> str:
        return "PUT" if self.key is None else "POST"

    @property
    def path(self) -> str:
        parts = ["", "dossiers", self.dossier]
        if self.kind != "dossier":
            parts += ["registrations", self.registration]
        if self.kind in LISTS:
            parts += [LISTS[self.kind], self.entry]
        if self.verb not in ("add", "open", "revise", "end"):
            parts.append(PATHS.get(self.verb, self.verb))
        return "/".join(parts).rstrip("/")

    @property
    def digest(self) -> str:
        return json.dumps([self.method, self.path, self.body])


@dataclass(repr=False)
class Kept:
    """A dossier, a registration or an entry; ``state``: all that can change."""

    id: str
    state: Json
    author: str  # also the first owner
    made_at: str = ""
    version: int = 1
    revised_by: str = ""
    trashed: tuple[int, str, str] | None = None  # turn, who, reason

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.id})"


def trashed(thing: Kept) -> Json:
    if not thing.trashed:
        return {}
    _, who, reason = thing.trashed
    return {"trashed": {"by": CAST[who].id, "reason": reason}}


@dataclass(repr=False)
class Entry(Kept):
    kind: str = ""

    def asks(self) -> bool:
        return self.state.get("kind") == "question" and not self.trashed

    def is_open(self) -> bool:
        return self.state.get("status") == "open"

    @property
    def shown(self) -> Json:
        made = {"id": self.id, "author": author(self.author), "added_at": self.made_at}
        return self.state | made | {"version": self.version} | trashed(self)


@dataclass(repr=False)
class Registration(Kept):
    owner: str = ""
    status: str = "open"
    turn: int = 0  # of its latest activity
    did: dict[str, str] = field(default_factory=dict)  # side → what it did last
    asked: dict[str, Entry] = field(default_factory=dict)  # side that is waited for → question
    entries: dict[str, Entry] = field(default_factory=dict)

    def live(self, kind: str) -> list[Entry]:
        return [e for e in self.entries.values() if e.kind == kind and not e.trashed]

    @property
    def waiting_for(self) -> str | None:
        """In what is closed or in the trash, nobody is waited for."""
        if self.trashed or self.status == "closed":
            return None
        return next((side for side in OTHER if side in self.asked), None)

    @property
    def counts(self) -> dict[str, int]:
        goals, agreements, replies = (self.live(kind) for kind in LISTS)
        return {
            "goals": len(goals),
            "goals_open": sum(e.is_open() for e in goals),
            "agreements": len(agreements),
            "agreements_open": sum(e.is_open() for e in agreements),
            "replies": len(replies),
            "school_replies": sum(side_of(e.author) == "school" for e in replies),
            "documents": 0,
        }

    def shown(self, side: str) -> Json:
        """Without its thread."""
        return {
            "id": self.id,
            **{k: v for k, v in self.state.items() if k != "duration_minutes" or side == "clb"},
            **{"school_year": "2026-2027", "opened_at": self.made_at, "status": self.status},
            **{"owner": author(self.owner), "version": self.version, "counts": self.counts},
            **({"closed_at": True} if self.status == "closed" else {}),
            "waiting_for": self.waiting_for,
            **{"active_at": sorted(self.did), "active_by": dict(self.did)},
            **trashed(self),
        }

    def listed(self, side: str) -> Json:
        return {k: v for k, v in self.shown(side).items() if k not in ONLY_IN_FULL}

    def threaded(self, side: str) -> Json:
        thread = {name: [e.shown for e in self.live(kind)] for kind, name in LISTS.items()}
        return self.shown(side) | thread | {"documents": []}

    def waits(self, side: str) -> Iterator[tuple[str, str, str | None]]:
        """What waits for this side in it: why, what, and by when."""
        if self.trashed or self.status == "closed":
            return
        if side == "clb" and "follow_up_on" in self.state:
            yield "followup", self.state["title"], self.state["follow_up_on"]
        if side in self.asked:
            yield "waiting", self.asked[side].state["text"], None
        for one in filter(Entry.is_open, self.live("agreement")):
            if one.state["party"] in (side, "both"):
                yield "agreement", one.state["text"], one.state.get("due_on")


@dataclass(repr=False)
class Dossier(Kept):
    registrations: dict[str, Registration] = field(default_factory=dict)
    events: Counter[str] = field(default_factory=Counter)  # told to a side
    feed: list[Json] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)  # by whom

    @property
    def shown(self) -> Json:
        numbers = dict(zip(OTHER, self.id.split("-"), strict=True))
        partners = {s: {"number": n, "name": NAMES[n][1]} for s, n in numbers.items()}
        started = {"id": self.id, "started_at": self.made_at, "version": self.version}
        return started | partners | {"registers_under": None} | self.state

    def new(self, who: str) -> int:
        return max(0, self.events[side_of(who)] - self.seen[who])

    def listed(self, side: str) -> list[Json]:
        """The registrations, latest activity first."""
        live = [one for one in self.registrations.values() if not one.trashed]
        return [one.listed(side) for one in sorted(live, key=lambda one: -one.turn)]

    def in_trash(self, side: str) -> list[Json]:
        """The latest first."""
        found = {}
        for one in self.registrations.values():
            if one.trashed:
                found[one.trashed[0]] = one.listed(side) | {"what": "registration"}
            for entry in one.entries.values():
                if entry.trashed:
                    place = {"registration_id": one.id, "what": entry.kind}
                    shown = {k: entry.shown[k] for k in ("id", "author", "trashed", "version")}
                    found[entry.trashed[0]] = place | shown | {"title": entry.state["text"]}
        return [found[turn] for turn in sorted(found, reverse=True)]

    def waiting(self, side: str) -> list[tuple[str | None, ...]]:
        there = self.registrations.values() if self.state["status"] == "active" else ()
        return [(one.id, *what) for one in there for what in one.waits(side)]
