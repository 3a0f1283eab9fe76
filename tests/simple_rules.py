"""The rules of the house on simple dossiers: what becomes of a request, and what is kept of it."""

from collections.abc import Iterator

from conftest import DOSSIER, ELSEWHERE, NUMBERS
from simple_model import (
    LISTS,
    OTHER,
    Dossier,
    Entry,
    Json,
    Kept,
    Registration,
    Request,
    author,
    side_of,
)

from local.people import ADMIN, CAST, CLB, SCHOOL

STATUS_OF = {"take_up": "in_progress", "close": "closed", "reopen": "open"}
WHO = {person.id: who for who, person in CAST.items()}
HOMES = {who: NUMBERS[person.place] for who, person in CAST.items()}
# Who has a plain role at a second CLB: an administrator, and who is just that at neither.
BESIDES = {"olga": DOSSIER[:6], "bert": ELSEWHERE[:6]}
PLACES = [*((who, there) for who, there in HOMES.items() if CAST[who].roles), *BESIDES.items()]


def roles_in(who: str, dossier: str) -> set[str]:
    at_home = CAST[who].roles if HOMES[who] in dossier else set()
    return {*at_home, *((CLB,) if BESIDES.get(who, "nowhere") in dossier else ())}


def works_in(who: str, dossier: str) -> bool:
    return bool(roles_in(who, dossier))


class Model:
    """What is kept, who may enter, and which requests were answered."""

    def __init__(self) -> None:
        self.dossiers: dict[str, Dossier] = {}
        self.rights = dict.fromkeys(PLACES, True)
        self.answered: dict[tuple[str, str], tuple[str, Kept]] = {}
        self.turn = 0

    @property
    def registrations(self) -> list[tuple[str, Registration]]:
        return [(d.id, one) for d in self.dossiers.values() for one in d.registrations.values()]

    @property
    def entries(self) -> list[tuple[str, Registration, Entry]]:
        return [
            (d, there, one) for d, there in self.registrations for one in there.entries.values()
        ]

    def start(self, who: str, dossier_id: str, at: str) -> None:
        dossier = Dossier(dossier_id, {"status": "active"}, who, at, revised_by=who)
        self.dossiers[dossier_id] = dossier
        asked = Request(who, "dossier:start", dossier_id, {})
        self._tell(asked, dossier, dossier, {"clb", "school"}, ADMIN)

    def find(self, asked: Request) -> Kept | None:
        """What a request is about; nothing where that is not in this dossier."""
        dossier = self.dossiers[asked.dossier]
        if asked.kind == "dossier":
            return dossier
        registration = dossier.registrations.get(asked.registration)
        if asked.kind == "registration" or not registration:
            return registration
        return registration.entries.get(asked.entry)

    @property
    def without(self) -> list[tuple[str, str]]:
        """Whose right ended or is blocked, and where."""
        return [place for place, holds in self.rights.items() if not holds]

    def holds(self, who: str, dossier: str) -> bool:
        """Their right at the institution by which they are in this dossier."""
        return all(holds for (one, n), holds in self.rights.items() if one == who and n in dossier)

    # --- what becomes of a request

    def judge(self, asked: Request) -> str:
        """``kept``, ``same`` (it changes nothing), ``again`` (a repeat) or the type of problem."""
        return next(filter(None, self._reasons(asked)), "kept")

    def _reasons(self, asked: Request) -> Iterator[str]:
        thing = self.find(asked)
        yield self._right(asked, thing)
        if thing and asked.read is not None:
            yield from self._step(asked, thing)
        yield "" if self.holds(asked.who, asked.dossier) else "access-ended"
        yield self._repeat(asked)
        yield from self._ahead(asked)
        if asked.kind != "dossier" and self.dossiers[asked.dossier].state["status"] == "ended":
            yield "dossier-ended"
        if thing and asked.read is not None and not self._changes(asked, thing):
            yield "same"
        if asked.kind in LISTS:
            yield self._closed_to(asked)

    def _right(self, asked: Request, thing: Kept | None) -> str:
        roles = roles_in(asked.who, asked.dossier)
        if not roles:
            return "not-found"
        if asked.verb not in ("add", "open", "end"):
            if roles == {ADMIN} and side_of(asked.who) == "school":
                return "forbidden"
            if not thing:
                return self._repeat(asked) or "not-found"
        if self._may(asked, thing, roles):
            return ""
        return self._repeat(asked) or "forbidden"

    def _may(self, asked: Request, thing: Kept | None, roles: set[str]) -> bool:
        is_clb_admin = ADMIN in roles and side_of(asked.who) == "clb"
        if asked.verb in ("seen", "end"):
            return asked.verb == "seen" or is_clb_admin
        if asked.verb == "open":
            return CLB in roles
        if isinstance(thing, Registration):
            return is_clb_admin or (CLB in roles and _is_keeper(asked, thing))
        if asked.kind == "reply" and thing:
            return thing.author == asked.who
        return bool(roles & {CLB, SCHOOL})

    def _step(self, asked: Request, thing: Kept) -> Iterator[str]:
        """What the thing itself says to a change of the version that was read."""
        is_same = asked.method == "PUT" and not self._changes(asked, thing)
        just_made = thing.revised_by == asked.who and 0 < asked.read == thing.version - 1
        if is_same and just_made and not thing.trashed:
            yield "same"  # its answer got lost
        problem = self._unfit(asked, thing)
        yield problem and (self._repeat(asked) or problem)
        yield "same" if is_same else ""

    def _ahead(self, asked: Request) -> Iterator[str]:
        """Nobody has seen what is still to come."""
        if asked.verb == "seen":
            there = self.dossiers[asked.dossier].events[side_of(asked.who)]
            yield "not-yet-there" if asked.body["events"] > there else ""

    def _unfit(self, asked: Request, thing: Kept) -> str:
        if asked.read != thing.version:
            return "stale"
        if thing.trashed and asked.verb != "restore":
            return "in-trash"
        if asked.action == "registration:revise" and thing.status == "closed":
            return "registration-closed"
        is_lost = asked.verb == "hand_over" and not self._can_own(asked)
        return "no-colleague" if is_lost else ""

    def _can_own(self, asked: Request) -> bool:
        who = WHO.get(asked.body["person_id"], "")
        is_there = bool(who) and CLB in roles_in(who, asked.dossier)
        return is_there and self.holds(who, asked.dossier)

    def _repeat(self, asked: Request) -> str:
        if asked.key is None or (asked.who, asked.key) not in self.answered:
            return ""
        digest, _ = self.answered[asked.who, asked.key]
        return "again" if digest == asked.digest else "key-reused"

    def _closed_to(self, asked: Request) -> str:
        registration = self.dossiers[asked.dossier].registrations.get(asked.registration)
        if not registration:
            return "not-found"
        if registration.trashed:
            return "in-trash"
        return "registration-closed" if registration.status == "closed" else ""

    def _changes(self, asked: Request, thing: Kept) -> set[str]:
        """The names of what would become different."""
        if asked.verb in STATUS_OF:
            return {"status"} if thing.status != STATUS_OF[asked.verb] else set()
        if asked.verb == "hand_over":
            return {"owner"} if CAST[thing.owner].id != asked.body["person_id"] else set()
        if asked.verb in ("trash", "restore"):
            return {"trashed"} if bool(thing.trashed) != (asked.verb == "trash") else set()
        both = {*thing.state, *asked.body}
        return {name for name in both if thing.state.get(name) != asked.body.get(name)}

    # --- what is kept of it

    def keep(self, asked: Request, answer: Json) -> Kept:
        """Do what was asked; ``answer`` has the id and the moment of what was made."""
        dossier, thing = self.dossiers[asked.dossier], self.find(asked)
        if asked.verb == "seen":
            dossier.seen[asked.who] = asked.body["events"]
            return dossier
        self.turn += 1
        asked_before = isinstance(thing, Entry) and thing.asks()
        role = _role(asked, thing)
        if asked.verb in ("add", "open"):
            thing, fields = self._make(asked, dossier, answer), set(asked.body)
        else:
            fields = self._changes(asked, thing)
            self._change(asked, thing)
        registration = thing if isinstance(thing, Registration) else None
        if isinstance(thing, Entry):
            registration = dossier.registrations[asked.registration]
            _pass_ball(asked, registration, thing, asked_before)
        if registration:
            registration.turn = self.turn
            registration.did[side_of(asked.who)] = asked.kind
        self._tell(asked, dossier, thing, fields, role)
        return thing

    def _make(self, asked: Request, dossier: Dossier, answer: Json) -> Kept:
        base = (answer["id"], dict(asked.body), asked.who)
        if asked.verb == "open":
            made = Registration(*base, answer["opened_at"], revised_by=asked.who, owner=asked.who)
            dossier.registrations[made.id] = made
            return made
        entry = Entry(*base, answer["added_at"], revised_by=asked.who, kind=asked.kind)
        entry.state |= {} if asked.kind == "reply" else {"status": "open"}
        dossier.registrations[asked.registration].entries[entry.id] = entry
        return entry

    def _change(self, asked: Request, thing: Kept) -> None:
        thing.version, thing.revised_by = thing.version + 1, asked.who
        if asked.verb in STATUS_OF:
            thing.status = STATUS_OF[asked.verb]
        elif asked.verb == "hand_over":
            thing.owner = WHO[asked.body["person_id"]]
        elif asked.verb in ("trash", "restore"):
            is_out = asked.verb == "restore"
            thing.trashed = None if is_out else (self.turn, asked.who, asked.body["reason"])
        else:
            thing.state = dict(asked.body)

    def remember(self, asked: Request, thing: Kept) -> None:
        """That a request was answered, also where it changed nothing."""
        if asked.key is not None:
            self.answered[asked.who, asked.key] = (asked.digest, thing)

    def _tell(
        self, asked: Request, dossier: Dossier, thing: Kept, fields: set[str], role: str
    ) -> None:
        """The feed, and the partner's row."""
        self.remember(asked, thing)
        dossier.events[OTHER[side_of(asked.who)]] += 1
        entry = f"#{asked.kind.upper()}#{thing.id}" if asked.kind in LISTS else ""
        registration = thing.id if asked.kind == "registration" else asked.registration
        dossier.feed.append(
            {
                "action": asked.action,
                "subject": f"REG#{registration}{entry}" if registration else "DOSSIER",
                "version": thing.version,
                "fields": sorted(fields - {"duration_minutes"}),
                "by": author(asked.who),
                "role": role,
                **({"to": asked.body["person_id"]} if asked.verb == "hand_over" else {}),
                **_absent(asked, thing),
            }
        )


def _is_keeper(asked: Request, thing: Registration) -> bool:
    return thing.owner == asked.who or _stands_in(asked, thing)


def _stands_in(asked: Request, thing: Registration) -> bool:
    """For its owner at this CLB, except to give it away."""
    return asked.acts_for == (thing.owner, asked.dossier[:6]) and asked.verb != "hand_over"


def _absent(asked: Request, thing: Kept) -> dict[str, str]:
    """In whose name, where somebody stands in."""
    if asked.kind != "registration" or not isinstance(thing, Registration):
        return {}
    own = thing.owner == asked.who or CLB not in roles_in(asked.who, asked.dossier)
    stands_in = not own and _stands_in(asked, thing)
    return {"on_behalf_of": CAST[thing.owner].id} if stands_in else {}


def _role(asked: Request, thing: Kept | None) -> str:
    """The nearest one that allows it; an administrator's comes last."""
    roles = roles_in(asked.who, asked.dossier)
    is_others = isinstance(thing, Registration) and not _is_keeper(asked, thing)
    if asked.kind == "dossier" or is_others:
        return ADMIN
    return next(role for role in (CLB, SCHOOL, ADMIN) if role in roles)


def _pass_ball(asked: Request, there: Registration, reply: Entry, asked_before: bool) -> None:
    """A question asks the other side; whatever one's own side says answers what it was asked."""
    if reply.kind != "reply":
        return
    own, other = side_of(reply.author), OTHER[side_of(reply.author)]
    if asked.verb == "add":
        there.asked.pop(own, None)
    is_waited_for = there.asked.get(other) is reply
    if is_waited_for and not reply.asks():
        del there.asked[other]
    # What comes back from the trash does not ask again: that is for who restores it to say.
    if reply.asks() and not asked_before and asked.verb != "restore":
        there.asked = {other: reply}
