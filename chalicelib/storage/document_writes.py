"""The writes that keep a document: itself, its files, and its place at a registration."""

from collections.abc import Iterator

from ..domain import errors
from ..domain.decisions import Decision
from ..domain.documents_model import Document
from ..domain.ids import sides_of
from ..domain.words import Status
from . import document_keys, keys
from .documents import attachment_item, document_item, version_item
from .dynamo import Condition, Item, Write
from .headers import activity_attributes

MOST_ATTACHED = 50  # documents at a registration: all of them come with its thread
_COUNTER = "documents"


def keep_document(decision: Decision, after: Document, tables: keys.Tables) -> Iterator[Write]:
    before = decision.before if isinstance(decision.before, Document) else None
    is_same = Condition("version", "=", before.version) if before else Condition("pk", "absent")
    yield Write(
        tables.dossiers,
        keys.of(after),
        require=(is_same,),
        refusal=lambda found: errors.ChangedMeanwhile() if before else errors.AlreadyExists(),
        put=document_item(after),
    )
    yield from _files(decision, before, after, tables)
    yield from _attachments(decision, before, after, tables)


def let_go(
    decision: Decision, after: Document, registration_id: str, tables: keys.Tables
) -> Iterator[Write]:
    """It stays, and the registration that it was attached to is gone."""
    yield Write(
        tables.dossiers,
        keys.of(after),
        require=(Condition("version", "=", after.version - 1),),
        refusal=lambda found: errors.ChangedMeanwhile(),
        put=document_item(after),
    )
    key = document_keys.attachment(after.dossier_id, registration_id, after.id)
    yield Write(tables.dossiers, key, deletes=True)


def _files(
    decision: Decision, before: Document | None, after: Document, tables: keys.Tables
) -> Iterator[Write]:
    changed = [after.latest] if not before or before.latest != after.latest else []
    for file in [*changed, *([decision.superseded] if decision.superseded else [])]:
        key = document_keys.document_version(after.dossier_id, after.id, file.number)
        yield Write(tables.dossiers, key, put=version_item(after, file, decision.found))


def _attachments(
    decision: Decision, before: Document | None, after: Document, tables: keys.Tables
) -> Iterator[Write]:
    was, now = before.registration_id if before else None, after.registration_id
    if was and was != now:
        yield _header(decision, after, was, tables, -1)
        key = document_keys.attachment(after.dossier_id, was, after.id)
        yield Write(tables.dossiers, key, deletes=True)
    if now:
        if was != now:
            yield _header(decision, after, now, tables, 1)
        key = document_keys.attachment(after.dossier_id, now, after.id)
        yield Write(tables.dossiers, key, put=attachment_item(after))


def _header(
    decision: Decision, document: Document, registration_id: str, tables: keys.Tables, more: int
) -> Write:
    """A registration that is closed or in the trash takes nothing in; to let go is always free."""
    place = (document.dossier_id, registration_id)
    side = sides_of(document.dossier_id)[decision.grant.institution]
    takes_in = (
        Condition("status", "<>", Status.CLOSED),
        Condition("trashed_at", "absent"),
        Condition(_COUNTER, "absent or <", MOST_ATTACHED),
    )
    return Write(
        tables.dossiers,
        keys.registration(*place),
        require=(Condition("version", "exists"), *(takes_in if more > 0 else ())),
        refusal=_why_not_taken_in,
        sets=activity_attributes(*place, decision.at, side, "document") if more > 0 else {},
        adds={_COUNTER: more},
    )


def _why_not_taken_in(found: Item | None) -> Exception:
    if not found:
        return errors.NotFound()
    if "trashed_at" in found:
        return errors.InTrash()
    if found["status"] == Status.CLOSED:
        return errors.RegistrationClosed()
    return errors.TooManyDocuments()
