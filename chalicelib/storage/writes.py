"""From a decision to the writes that keep it: all of them, or none.

Every change checks the writer's right and that the dossier is active, counts an event for the
partner, and leaves its trace in the audit trail.
"""

from collections.abc import Iterator

from ..domain import errors
from ..domain.decisions import Decision
from ..domain.model import Dossier, Entry, Registration, SeenMark
from ..domain.policy import Grant, number_of
from ..domain.thread import MOST_ENTRIES, MOST_OPEN_AGREEMENTS, asks
from ..domain.words import EntryKind, Side, Status
from . import keys, todos
from .dynamo import Condition, Item, Write
from .headers import ASKED, activity_attributes, content_attributes
from .items import event_item, item_of

_IS_NEW = (Condition("pk", "absent"),)


def writes_of(decision: Decision, tables: keys.Tables) -> Iterator[Write]:
    """Every write of a change, in the order in which a refusal should be told."""
    yield access_check(decision.grant, decision.at, tables)
    match decision.after:
        case SeenMark() as mark:
            yield _is_there(decision.grant, tables)
            yield Write(tables.dossiers, keys.of(mark), put=item_of(mark))
            return
        case Dossier() as dossier:
            yield from _start(dossier, tables)
        case Registration() as registration:
            yield _tell_partner(decision, tables)
            yield from _keep_registration(decision, registration, tables)
        case Entry() as entry:
            yield _tell_partner(decision, tables)
            yield from _keep_entry(decision, entry, tables)
    yield _trace(decision, tables)


def access_check(grant: Grant, at: str, tables: keys.Tables) -> Write:
    """The writer still holds, at this moment, the role that the grant rests on."""
    return Write(
        tables.dossiers,
        keys.access(grant.institution, grant.caller.id),
        require=(
            Condition("roles", "contains", grant.role),
            Condition("until", ">", at),
            Condition("blocked", "absent"),
        ),
        refusal=lambda found: errors.AccessEnded(),
    )


def _tell_partner(decision: Decision, tables: keys.Tables) -> Write:
    """Counts the event in the partner's list; that row also says that the dossier is active."""
    grant = decision.grant
    return Write(
        tables.dossiers,
        keys.row(grant.partner, grant.dossier_id),
        require=(Condition("status", "=", "active"),),
        refusal=lambda found: errors.DossierEnded() if found else errors.NotFound(),
        sets={"latest_event_at": decision.at},
        adds={"events": 1},
    )


def _is_there(grant: Grant, tables: keys.Tables) -> Write:
    """The dossier was started, and may have ended since."""
    return Write(
        tables.dossiers,
        keys.row(grant.institution, grant.dossier_id),
        require=(Condition("status", "exists"),),
        refusal=lambda found: errors.NotFound(),
    )


def _trace(decision: Decision, tables: keys.Tables) -> Write:
    subject = keys.of(decision.after)[1]
    key = keys.audit(decision.grant.dossier_id, decision.at, subject, decision.after.version)
    return Write(
        tables.audit, key, require=_IS_NEW, refusal=_lost, put=event_item(decision, subject)
    )


def _lost(found: Item | None) -> Exception:
    return errors.ChangedMeanwhile()


# --- a dossier


def _start(dossier: Dossier, tables: keys.Tables) -> Iterator[Write]:
    item = item_of(dossier)
    yield _put_new(tables, keys.of(dossier), item)
    for side in Side:
        row = {"card": item["card"], "status": "active", "events": int(side is Side.SCHOOL)}
        yield _put_new(tables, keys.row(number_of(dossier.id, side), dossier.id), row)


def _put_new(tables: keys.Tables, key: keys.Key, item: Item) -> Write:
    return Write(
        tables.dossiers,
        key,
        require=_IS_NEW,
        refusal=lambda found: errors.AlreadyExists(),
        put=item,
    )


# --- a registration


def _keep_registration(
    decision: Decision, after: Registration, tables: keys.Tables
) -> Iterator[Write]:
    key = keys.of(after)
    if after.version == 1:
        yield _put_new(tables, key, item_of(after))
    else:
        yield Write(
            tables.dossiers,
            key,
            require=(Condition("version", "=", after.version - 1),),
            refusal=_lost,
            sets=(sets := content_attributes(after)),
            removes=() if "minutes" in sets else ("minutes",),
        )
    if "follow_up_on" in {*decision.fields, *after.content}:
        yield todos.follow_up(after, tables)


# --- the thread


def _keep_entry(decision: Decision, entry: Entry, tables: keys.Tables) -> Iterator[Write]:
    yield _take_in(decision, entry, tables)
    yield _put_new(tables, keys.of(entry), item_of(entry))
    yield from todos.of_entry(entry, tables)


def _take_in(decision: Decision, entry: Entry, tables: keys.Tables) -> Write:
    """The header counts the entry and moves up, if it still takes entries; its version stays."""
    sets = activity_attributes(entry.dossier_id, entry.registration_id, decision.at)
    own, other = ASKED[entry.author.side], ASKED[entry.author.side.other]
    return Write(
        tables.dossiers,
        keys.registration(entry.dossier_id, entry.registration_id),
        require=(
            Condition("status", "<>", Status.CLOSED),
            Condition("trashed_at", "absent"),
            Condition("entries", "<", MOST_ENTRIES),
            *_room_for(entry),
        ),
        refusal=_why_not_taken_in,
        sets=sets | ({other: entry.id} if asks(entry) else {}),
        adds=dict.fromkeys(("entries", *_counted(entry)), 1),
        removes=(own,) if entry.kind is EntryKind.REPLY else (),
    )


def _room_for(entry: Entry) -> tuple[Condition, ...]:
    if entry.kind is not EntryKind.AGREEMENT:
        return ()
    return (Condition("agreements_open", "<", MOST_OPEN_AGREEMENTS),)


def _why_not_taken_in(found: Item | None) -> Exception:
    if not found:
        return errors.NotFound()
    if "trashed_at" in found:
        return errors.InTrash()
    if found["status"] == Status.CLOSED:
        return errors.RegistrationClosed()
    is_full = int(str(found["entries"])) >= MOST_ENTRIES
    return errors.ThreadFull() if is_full else errors.TooManyOpen()


def _counted(entry: Entry) -> tuple[str, ...]:
    if entry.kind is EntryKind.REPLY:
        return ("replies", "school_replies") if entry.author.side is Side.SCHOOL else ("replies",)
    return (f"{entry.kind}s", f"{entry.kind}s_open")
