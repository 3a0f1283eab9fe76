"""The writes that keep a contribution to a thread, and what it does to its registration's header.

The header is updated blindly: counters are added to, its version stays, and so contributions of
several people never stand in each other's way.
"""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from ..domain import errors
from ..domain.decisions import Decision
from ..domain.ids import sides_of
from ..domain.model import Entry
from ..domain.thread import MOST_ENTRIES, MOST_KEPT, MOST_OPEN_AGREEMENTS, asks
from ..domain.words import EntryKind, Status
from . import keys, todos
from .dynamo import Condition, Item, Write
from .entries import awaited, counted, entry_item
from .headers import ACTIVITIES, ASKED, activity_attributes

_KEPT = "kept"  # counts all entries, until they are deleted for ever; absent without any

# How far each counter goes, and what hears who would take it further.
_LIMITS: dict[str, tuple[int, type[errors.Conflict]]] = {
    "entries": (MOST_ENTRIES, errors.ThreadFull),
    _KEPT: (MOST_KEPT, errors.ThreadFull),
    "agreements_open": (MOST_OPEN_AGREEMENTS, errors.TooManyOpen),
}


def keep_entry(decision: Decision, entry: Entry, tables: keys.Tables) -> Iterator[Write]:
    before = decision.before if isinstance(decision.before, Entry) else None
    yield _header(decision, before, entry, tables)
    yield _entry(before, entry, tables)
    started = todos.of_agreement(entry)
    yield from todos.difference(todos.of_agreement(before), started, tables.dossiers)
    yield from _waiting(decision, before, entry, tables)


def _entry(before: Entry | None, entry: Entry, tables: keys.Tables) -> Write:
    return Write(
        tables.dossiers,
        keys.of(entry),
        require=(
            Condition("version", "=", before.version) if before else Condition("pk", "absent"),
        ),
        refusal=lambda found: errors.ChangedMeanwhile(),
        put=entry_item(entry),
    )


def _header(decision: Decision, before: Entry | None, entry: Entry, tables: keys.Tables) -> Write:
    adds = _added(before, entry)
    sets, removes, require = _ball(decision, before, entry)
    place = (entry.dossier_id, entry.registration_id)
    side = sides_of(entry.dossier_id)[decision.grant.institution]
    return Write(
        tables.dossiers,
        keys.registration(*place),
        require=(
            Condition("version", "exists"),  # without a header, the others would hold
            Condition("status", "<>", Status.CLOSED),
            Condition("trashed_at", "absent"),
            *(Condition(name, "absent or <", most) for name, (most, _) in _limits(adds)),
            *require,
        ),
        refusal=partial(_why_not_taken_in, adds),
        sets=activity_attributes(*place, decision.at, side, entry.kind) | sets,
        adds={name: number for name, number in adds.items() if number},
        removes=removes,
        joins=awaited(entry),
        leaves=awaited(before),
    )


def _added(before: Entry | None, entry: Entry) -> Counter[str]:
    adds = Counter({ACTIVITIES: 1, _KEPT: 0 if before else 1})
    adds.update(counted(entry))
    adds.subtract(counted(before))
    return adds


def _limits(adds: Counter[str]) -> Iterator[tuple[str, tuple[int, type[errors.Conflict]]]]:
    """Only a counter that grows can grow too far."""
    return ((name, limit) for name, limit in _LIMITS.items() if adds[name] > 0)


def _why_not_taken_in(adds: Counter[str], found: Item | None) -> Exception:
    if not found:
        return errors.NotFound()
    if "trashed_at" in found:
        return errors.InTrash()
    if found["status"] == Status.CLOSED:
        return errors.RegistrationClosed()
    for name, (most, refusal) in _limits(adds):
        if int(str(found.get(name, 0))) >= most:
            return refusal()
    return errors.ChangedMeanwhile()


# --- whose turn it is


def _ball(
    decision: Decision, before: Entry | None, entry: Entry
) -> tuple[Item, tuple[str, ...], tuple[Condition, ...]]:
    """What a reply sets and removes on the header, and what must still be so there."""
    own, other = ASKED[entry.author.side], ASKED[entry.author.side.other]
    if entry.kind is not EntryKind.REPLY:
        return {}, (), ()
    if before is None:
        return ({other: entry.id} if asks(entry) else {}), (own,), ()
    if _is_waited_for(decision, entry):
        still = (Condition(other, "=", entry.id),)
        return {}, (() if _asks_now(entry) else (other,)), still
    return ({other: entry.id}, (own,), ()) if _starts_to_ask(before, entry) else ({}, (), ())


def _waiting(
    decision: Decision, before: Entry | None, entry: Entry, tables: keys.Tables
) -> Iterator[Write]:
    """The rows that go with it, in the lists of both sides."""
    if entry.kind is not EntryKind.REPLY:
        return
    asked = todos.waiting(entry)
    if before is None:
        ended = todos.not_waiting(entry.author.side, entry)
        yield from todos.difference(ended, asked if asks(entry) else {}, tables.dossiers)
    elif _is_waited_for(decision, entry):
        was = todos.waiting(before)
        yield from todos.difference(was, asked if _asks_now(entry) else {}, tables.dossiers)
    elif _starts_to_ask(before, entry):
        ended = todos.not_waiting(entry.author.side, entry)
        yield from todos.difference(ended, asked, tables.dossiers)


def _is_waited_for(decision: Decision, entry: Entry) -> bool:
    header = decision.header
    return bool(header and header.asked.get(entry.author.side.other) == entry.id)


def _asks_now(entry: Entry) -> bool:
    return asks(entry) and not entry.trashed


def _starts_to_ask(before: Entry, entry: Entry) -> bool:
    return not asks(before) and _asks_now(entry)
