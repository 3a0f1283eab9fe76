"""The writes that keep a contribution to a thread, and what it does to its registration's header.

The header is updated blindly: counters are added to, its version stays, and so contributions of
several people never stand in each other's way.
"""

from collections import Counter
from collections.abc import Iterator

from ..domain import errors
from ..domain.decisions import Decision
from ..domain.model import Entry
from ..domain.thread import MOST_ENTRIES, MOST_OPEN_AGREEMENTS, asks
from ..domain.words import EntryKind, Status
from . import keys, todos
from .dynamo import Condition, Item, Write
from .entries import counted, entry_item
from .headers import ACTIVITIES, ASKED, activity_attributes


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
    adds = counted(entry)
    adds.subtract(counted(before))
    sets, removes, require = _ball(decision, before, entry)
    place, side = (entry.dossier_id, entry.registration_id), decision.grant.side
    return Write(
        tables.dossiers,
        keys.registration(*place),
        require=(
            Condition("status", "<>", Status.CLOSED),
            Condition("trashed_at", "absent"),
            *_room(adds),
            *require,
        ),
        refusal=_why_not_taken_in,
        sets=activity_attributes(*place, decision.at, side) | sets,
        adds={ACTIVITIES: 1, **{name: number for name, number in adds.items() if number}},
        removes=removes,
    )


def _room(adds: Counter[str]) -> tuple[Condition, ...]:
    """Also the sign that the header exists: without it, these conditions do not hold."""
    most_open = (Condition("agreements_open", "<", MOST_OPEN_AGREEMENTS),)
    return (
        Condition("entries", "<", MOST_ENTRIES + (0 if adds["entries"] > 0 else 1)),
        *(most_open if adds["agreements_open"] > 0 else ()),
    )


def _why_not_taken_in(found: Item | None) -> Exception:
    if not found:
        return errors.NotFound()
    if "trashed_at" in found:
        return errors.InTrash()
    if found["status"] == Status.CLOSED:
        return errors.RegistrationClosed()
    if int(str(found["entries"])) >= MOST_ENTRIES:
        return errors.ThreadFull()
    is_full = int(str(found["agreements_open"])) >= MOST_OPEN_AGREEMENTS
    return errors.TooManyOpen() if is_full else errors.ChangedMeanwhile()


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
