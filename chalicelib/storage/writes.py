"""From a decision to the writes that keep it: all of them, or none.

Every change checks the writer's right and leaves its trace in the audit trail; a change in a
dossier also checks that it is active, and counts an event for the partner.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..domain import errors
from ..domain.decisions import Decision
from ..domain.documents_model import Document, Download
from ..domain.exports_model import Export, ExportDownload
from ..domain.grants import Grant
from ..domain.ids import partner_of
from ..domain.model import AllowedWord, Dossier, Entry, Message, Registration, SeenMark
from ..domain.preferences_model import Preferences
from ..domain.retention import Hold
from ..domain.rights import Exported, Invitation, Rights, RightsFrom, Succession
from ..domain.staffing import Delegation, Handover
from . import (
    dossier_writes,
    handover_writes,
    keys,
    news,
    owned,
    rights_writes,
    source_writes,
    thread_writes,
    todos,
    words,
)
from .document_writes import keep_document
from .dynamo import Condition, Item, Write
from .export_writes import keep_export
from .headers import ACTIVITIES, header_changes
from .items import event_item, item_of
from .preferences import keep_preferences
from .staff_checks import colleagues
from .versions import IS_NEW, lost, next_version, put_new


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
    yield from _WRITES[type(decision.after)](decision, decision.after, tables)
    yield from (words.keep(word, tables) for word in decision.words)
    if not isinstance(decision.after, SeenMark | Preferences):  # which is nobody's business
        yield trace(decision, tables)


def _keep_seen(decision: Decision, mark: SeenMark, tables: keys.Tables) -> Iterator[Write]:
    yield _has_so_many(decision.grant, mark, tables)
    yield Write(tables.dossiers, keys.of(mark), put=item_of(mark))
    if mark.at == decision.at:  # not where an earlier mark is taken back
        yield news.seen_by_partner(decision, mark, tables)


def _keep_new(decision: Decision, one: Message | Exported, tables: keys.Tables) -> Iterator[Write]:
    yield put_new(tables, keys.of(one), item_of(one))
    if decision.admins:
        yield rights_writes.keep_admins(decision.admins, tables)


def _keep_rights(decision: Decision, rights: Rights, tables: keys.Tables) -> Iterator[Write]:
    """Where Gebruikersbeheer Vlaanderen has them, only a block is kept here."""
    if decision.effect and decision.effect.windows is not None:
        yield source_writes.gives_itself(rights.institution, tables)
    yield from rights_writes.keep_rights(decision, rights, tables)


def _tell_partner(decision: Decision, dossier_id: str, tables: keys.Tables) -> Write:
    """Counts the event in the partner's list, and says of what kind, if the dossier is active."""
    sets: Item = {"latest_event_at": decision.at, **news.of(decision)}
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
    yield _tell_partner(decision, after.dossier_id, tables)
    before, key, thread = decision.before, keys.of(after), decision.thread or ()
    if not isinstance(before, Registration):
        yield put_new(tables, key, item_of(after))
        yield from owned.counted([(None, after)], tables)
        yield from todos.difference({}, todos.of_registration(after, ()), tables.dossiers)
        return
    yield replace(
        next_version(key, after.version, *header_changes(before, after), tables),
        require=(Condition("version", "=", before.version), *_same_thread(decision, before)),
    )
    yield from owned.counted([(before, after)], tables)
    yield from colleagues(decision, tables)
    waited = todos.of_registration(before, thread)
    yield from todos.difference(waited, todos.of_registration(after, thread), tables.dossiers)


def _same_thread(decision: Decision, before: Registration) -> tuple[Condition, ...]:
    """Where the whole thread matters, nobody wrote in it since it was read."""
    if decision.thread is None:
        return ()
    read = before.counts[ACTIVITIES]
    return (Condition(ACTIVITIES, "=", read) if read else Condition(ACTIVITIES, "absent"),)


def _keep_entry(decision: Decision, entry: Entry, tables: keys.Tables) -> Iterator[Write]:
    yield _tell_partner(decision, entry.dossier_id, tables)
    yield from thread_writes.keep_entry(decision, entry, tables)


def _keep_document(decision: Decision, document: Document, tables: keys.Tables) -> Iterator[Write]:
    yield _is_there(decision, document, tables)
    yield from keep_document(decision, document, tables)


_WRITES: Mapping[type, Callable[[Decision, Any, keys.Tables], Iterator[Write]]] = {
    Dossier: dossier_writes.keep_dossier,
    Hold: dossier_writes.keep_hold,
    Registration: _keep_registration,
    Entry: _keep_entry,
    Document: _keep_document,
    Download: lambda decision, download, tables: iter(()),  # it leaves the document as it is
    SeenMark: _keep_seen,
    Preferences: keep_preferences,
    Message: _keep_new,
    Exported: _keep_new,
    AllowedWord: lambda decision, word, tables: iter(()),  # it is among the words of the decision
    Rights: _keep_rights,
    Invitation: rights_writes.keep_invitation,
    Succession: rights_writes.keep_succession,
    RightsFrom: source_writes.keep_source,
    Handover: handover_writes.keep,
    Delegation: handover_writes.keep_delegation,
    Export: keep_export,
    ExportDownload: lambda decision, download, tables: iter(()),
}
