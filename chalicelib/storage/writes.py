"""From a decision to the writes that keep it: all of them, or none.

Every change checks the writer's right and leaves its trace in the audit trail; a change in a
dossier also checks that it is active, and counts an event for the partner.
"""

from collections.abc import Iterator
from dataclasses import replace

from ..domain import errors
from ..domain.caller import Role
from ..domain.decisions import Decision
from ..domain.documents_model import Document
from ..domain.grants import Grant
from ..domain.ids import number_of, partner_of
from ..domain.model import Dossier, Entry, Message, Registration, SeenMark
from ..domain.words import Side
from . import keys, thread_writes, todos, words
from .document_writes import keep_document
from .dossier_writes import keep_dossier
from .dynamo import Condition, Item, Write
from .first_writes import IS_NEW, lost, next_version, put_new
from .headers import ACTIVITIES, header_changes
from .items import event_item, item_of


def writes_of(decision: Decision, tables: keys.Tables) -> Iterator[Write]:
    """Every write of a change, in the order in which a refusal should be told.

    Of what changes nothing, the check that it might: who may not write does not hear that it
    went well.
    """
    if decision.fields:
        yield from _changes(decision, tables)
    elif isinstance(decision.after, Registration | Entry | Document):
        yield _is_active(decision, decision.after.dossier_id, tables)


def _changes(decision: Decision, tables: keys.Tables) -> Iterator[Write]:
    if isinstance(decision.after, SeenMark):
        yield _has_so_many(decision.grant, decision.after, tables)
        yield Write(tables.dossiers, keys.of(decision.after), put=item_of(decision.after))
        return
    yield from _own(decision, tables)
    yield from (words.keep(word, tables) for word in decision.words)
    yield trace(decision, tables)


def _own(decision: Decision, tables: keys.Tables) -> Iterator[Write]:
    """Of the thing itself; a download leaves it as it is."""
    match decision.after:
        case Dossier() as dossier:
            yield from keep_dossier(decision, dossier, tables)
        case Registration() as registration:
            yield _tell_partner(decision, registration.dossier_id, tables)
            yield from _keep_registration(decision, registration, tables)
        case Entry() as entry:
            yield _tell_partner(decision, entry.dossier_id, tables)
            yield from thread_writes.keep_entry(decision, entry, tables)
        case Document() as document:
            yield _is_there(decision, document, tables)
            yield from keep_document(decision, document, tables)
        case Message() as message:
            yield put_new(tables, keys.of(message), item_of(message))


def access_check(grant: Grant, at: str, tables: keys.Tables) -> Iterator[Write]:
    """The writer still holds, at this moment, the role that the grant rests on, if on any."""
    if grant.role:
        yield Write(
            tables.dossiers,
            keys.access(grant.institution, grant.caller.id),
            require=holds(grant.role, at),
            refusal=lambda found: errors.AccessEnded(),
        )


def holds(role: Role, at: str) -> tuple[Condition, ...]:
    """Of an ACCESS item: somebody has this role at this moment."""
    return (
        Condition("roles", "contains", role),
        Condition("until", ">", at),
        Condition("blocked", "absent"),
    )


def _tell_partner(decision: Decision, dossier_id: str, tables: keys.Tables) -> Write:
    """Counts the event in the partner's list, if the dossier is active."""
    sets: Item = {"latest_event_at": decision.at}
    return replace(_is_active(decision, dossier_id, tables), sets=sets, adds={"events": 1})


def _is_there(decision: Decision, document: Document, tables: keys.Tables) -> Write:
    """The partner hears of what can be downloaded; of what still comes in, nothing yet.

    The platform also judges what was shared before a dossier ended.
    """
    told = _tell_partner(decision, document.dossier_id, tables)
    silent = _is_active(decision, document.dossier_id, tables)
    if decision.grant.role:
        return told if document.current else silent
    before = decision.before.current if isinstance(decision.before, Document) else None
    write = told if document.current != before else silent
    return replace(write, require=(Condition("status", "exists"),))


def _is_active(decision: Decision, dossier_id: str, tables: keys.Tables) -> Write:
    """The partner's row says so too."""
    return Write(
        tables.dossiers,
        keys.row(partner_of(dossier_id, decision.grant.institution), dossier_id),
        require=(Condition("status", "=", "active"),),
        refusal=lambda found: errors.DossierEnded() if found else errors.NotFound(),
    )


def _has_so_many(grant: Grant, mark: SeenMark, tables: keys.Tables) -> Write:
    """The dossier was started, and may have ended since; what is still to come is not seen yet."""
    return Write(
        tables.dossiers,
        keys.row(grant.institution, mark.dossier_id),
        require=(Condition("events", ">=", mark.events),),
        refusal=lambda found: errors.NotYetThere() if found else errors.NotFound(),
    )


def trace(decision: Decision, tables: keys.Tables) -> Write:
    subject = keys.traced(decision.after)
    key = keys.audit(subject, decision.at, decision.after.version)
    event = event_item(decision, subject[1])
    return Write(tables.audit, key, require=IS_NEW, refusal=lost, put=event)


# --- a registration


def _keep_registration(
    decision: Decision, after: Registration, tables: keys.Tables
) -> Iterator[Write]:
    before, key, thread = decision.before, keys.of(after), decision.thread or ()
    if not isinstance(before, Registration):
        yield put_new(tables, key, item_of(after))
        yield from todos.difference({}, todos.of_registration(after, ()), tables.dossiers)
        return
    yield replace(
        next_version(key, after.version, *header_changes(before, after), tables),
        require=(Condition("version", "=", before.version), *_same_thread(decision, before)),
    )
    if decision.to:
        yield _colleague(decision, after.dossier_id, decision.to, tables)
    waited = todos.of_registration(before, thread)
    yield from todos.difference(waited, todos.of_registration(after, thread), tables.dossiers)


def _same_thread(decision: Decision, before: Registration) -> tuple[Condition, ...]:
    """Where the whole thread matters, nobody wrote in it since it was read."""
    if decision.thread is None:
        return ()
    read = before.counts[ACTIVITIES]
    return (Condition(ACTIVITIES, "=", read) if read else Condition(ACTIVITIES, "absent"),)


def _colleague(decision: Decision, dossier_id: str, person_id: str, tables: keys.Tables) -> Write:
    """The new owner may open registrations at this CLB, at this moment."""
    return Write(
        tables.dossiers,
        keys.access(number_of(dossier_id, Side.CLB), person_id),
        require=holds(Role.CLB, decision.at),
        refusal=lambda found: errors.NoColleague(),
    )
