"""Documents over HTTP: the file itself goes straight between the browser and the bucket."""

import json
from collections.abc import Callable

from ..domain.confirming import confirm_names, unconfirm_names
from ..domain.decisions import Attempt, Decision
from ..domain.documents import (
    add_version,
    download,
    report_upload,
    restore_document,
    restore_version,
    revise_document,
    share_document,
    trash_document,
)
from ..domain.documents_model import Document, File
from ..domain.documents_sent import Confirmed, NewDocument, NewVersion, RevisedDocument
from ..domain.errors import ChangedMeanwhile, NotFound
from ..domain.policy import Action
from ..domain.sent import FromTrash, ToTrash
from ..domain.written import Sent
from ..storage.answers import Answer, joined, text
from . import document_shapes as shapes
from .call import Call
from .keeping import keep
from .routes import Routes

_ALL = "/dossiers/{dossier_id}/documents"
_ONE = _ALL + "/{document_id}"
_VERSION = _ONE + "/versions/{version_number}"

routes = Routes()
Decide = Callable[[Attempt, Document], Decision]


class Nothing(Sent):
    """A body without fields: ``{}``."""


@routes.get(_ALL, shapes.DocumentList, query=("cursor",))
def list_documents(call: Call, dossier_id: str) -> Answer:
    """The documents of a dossier, also those at a registration; the latest first, at most 100."""
    reader = call.permit(Action.READ, dossier_id)
    return call.store.documents(reader, call.query("cursor"), call.now)


@routes.post(_ALL, shapes.KeptDocument)
def post_document(call: Call, dossier_id: str, body: NewDocument) -> Answer:
    """Share a document: where its file has to be put, stands in ``upload`` of the answer."""
    grant = call.permit(Action.SHARE_DOCUMENT, dossier_id)
    decision = share_document(grant, body, call.services.largest_document, call.now)
    kept = keep(call, decision, body)
    return _with_upload(call, kept).at(_ONE.format(dossier_id=dossier_id, document_id=kept.id))


@routes.get(_ONE, shapes.OneDocument)
def get_document(call: Call, dossier_id: str, document_id: str) -> Answer:
    """One document; for who still has to upload its file also where to."""
    grant = call.permit(Action.READ, dossier_id)
    return _with_upload(call, call.store.document(grant, document_id, call.now))


@routes.put(_ONE, shapes.KeptDocument)
def put_document(call: Call, dossier_id: str, document_id: str, body: RevisedDocument) -> Answer:
    """Rename a document, move it, pin it, or attach it to a registration."""

    def decide(attempt: Attempt, current: Document) -> Decision:
        return revise_document(attempt, current, body)

    return _change(call, Action.REVISE_DOCUMENT, (dossier_id, document_id), decide, body)


@routes.get(_ONE + "/versions", shapes.FileList)
def list_versions(call: Call, dossier_id: str, document_id: str) -> Answer:
    """Every file that a document was, the latest first."""
    return call.store.document_versions(call.permit(Action.READ, dossier_id), document_id, call.now)


@routes.change(_ONE + "/versions", shapes.KeptDocument)
def post_version(call: Call, dossier_id: str, document_id: str, body: NewVersion) -> Answer:
    """Put another file in the place of the latest one, which can be restored."""

    def decide(attempt: Attempt, current: Document) -> Decision:
        return add_version(attempt, current, body, call.services.largest_document)

    action = Action.ADD_VERSION
    return _with_upload(call, _change(call, action, (dossier_id, document_id), decide, body))


@routes.put(_VERSION + "/uploaded", shapes.Document, needs_version=False)
def put_uploaded(call: Call, dossier_id: str, document_id: str, version_number: str) -> Answer:
    """Tell that the file was put where it had to be; it is judged as soon as it is there."""
    place = (dossier_id, document_id, _counted(version_number))
    try:
        return _report(call, *place)
    except ChangedMeanwhile:  # it was judged in between
        return _report(call, *place)


def _report(call: Call, dossier_id: str, document_id: str, number: int) -> Answer:
    reader = call.permit(Action.READ, dossier_id)
    current = call.store.document_to_change(reader, document_id)
    grant = call.permit(Action.REPORT_UPLOAD, dossier_id, current)
    return keep(call, report_upload(grant, current, number, call.now), None)


@routes.change(_VERSION + "/restore", shapes.KeptDocument)
def post_version_restore(
    call: Call, dossier_id: str, document_id: str, version_number: str, body: Nothing
) -> Answer:
    """Make an older file the latest one again, as a next version."""
    reader = call.permit(Action.READ, dossier_id)
    current, old = call.store.version_to_change(reader, document_id, _counted(version_number))
    grant = call.permit(Action.RESTORE_VERSION, dossier_id, current)
    return keep(call, restore_version(call.attempt(grant), current, old), body)


@routes.get(_VERSION + "/names", shapes.FoundNames)
def list_found_names(call: Call, dossier_id: str, document_id: str, version_number: str) -> Answer:
    """What seems to name somebody in a file, in clear, for who shared it and has to decide."""
    reader = call.permit(Action.READ, dossier_id)
    current = call.store.document_to_change(reader, document_id)
    grant = call.permit(Action.READ_FOUND_NAMES, dossier_id, current)
    return call.store.found_words(grant, document_id, _counted(version_number))


@routes.change(_ONE + "/confirm", shapes.KeptDocument)
def post_confirm(call: Call, dossier_id: str, document_id: str, body: Confirmed) -> Answer:
    """Say that what was found in the latest file names no pupil or teacher; or take it back."""

    def decide(attempt: Attempt, current: Document) -> Decision:
        if body.confirmed:
            return confirm_names(attempt, current)
        return unconfirm_names(attempt, current, call.store.files(attempt.grant, document_id))

    return _change(call, Action.CONFIRM_NAMES, (dossier_id, document_id), decide, body)


@routes.change(_ONE + "/trash", shapes.KeptDocument)
def post_document_trash(call: Call, dossier_id: str, document_id: str, body: ToTrash) -> Answer:
    """Put a document in the trash; after 30 days it is deleted, with all its files."""

    def decide(attempt: Attempt, current: Document) -> Decision:
        return trash_document(attempt, current, body)

    return _change(call, Action.TRASH_DOCUMENT, (dossier_id, document_id), decide, body)


@routes.change(_ONE + "/restore", shapes.KeptDocument)
def post_document_restore(call: Call, dossier_id: str, document_id: str, body: FromTrash) -> Answer:
    """Take a document out of the trash, to where it stood."""
    action = Action.RESTORE_DOCUMENT
    return _change(call, action, (dossier_id, document_id), restore_document, body)


@routes.get(_ONE + "/content", shapes.Content, query=("version",))
def get_content(call: Call, dossier_id: str, document_id: str) -> Answer:
    """Where the file, or an older one, can be downloaded for some minutes; this is audited."""
    grant = call.permit(Action.DOWNLOAD, dossier_id)
    document, file = _wanted(call, dossier_id, document_id)
    keep(call, download(grant, document, file, call.now), None)
    return text(call.services.files.download(document, file or document.latest, call.now))


def _wanted(call: Call, dossier_id: str, document_id: str) -> tuple[Document, File | None]:
    reader, number = call.permit(Action.READ, dossier_id), call.query("version")
    if number is not None:
        return call.store.version_to_change(reader, document_id, _counted(number))
    document = call.store.document_to_change(reader, document_id)
    return document, document.current


def _change(
    call: Call, action: Action, place: tuple[str, str], decide: Decide, body: Sent
) -> Answer:
    dossier_id, document_id = place
    reader = call.permit(Action.READ, dossier_id)
    current = call.store.document_to_change(reader, document_id)
    grant = call.permit(action, dossier_id, current)
    return keep(call, decide(call.attempt(grant), current), body)


def _with_upload(call: Call, kept: Answer) -> Answer:
    """Where to put the file, for who announced it, until it is said to be there."""
    shown = json.loads(kept.json)
    latest = shown["latest"]
    waits = latest["state"] == "pending" and "uploaded_at" not in latest
    if "trashed" in shown or not waits or latest["author"]["id"] != call.caller.id:
        return kept
    upload = call.services.files.upload(shown["dossier_id"], shown["id"], latest, call.now)
    return kept.with_json(joined(kept.json, text({"upload": upload}).json))


def _counted(number: str) -> int:
    """The number of a file, as an address has it. Raises NotFound."""
    if not (number.isascii() and number.isdigit() and len(number) < 6):
        raise NotFound
    return int(number)
