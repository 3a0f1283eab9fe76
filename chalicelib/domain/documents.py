"""What can happen to a document. Each function decides; none of them stores."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from .decisions import Attempt, Decision, changed_fields
from .documents_model import Document, Download, File
from .documents_sent import NewDocument, NewVersion, RevisedDocument
from .errors import DocumentTooLarge, InTrash, NotAccepted, NotFound, Stale, TooManyDocuments
from .file_types import MOST_TEXT, TYPES, extension_of, is_text, with_extension_of
from .grants import DossierGrant
from .ids import moment, new_id
from .model import Trashed
from .sent import ToTrash
from .verdicts import REPLACED, so_far
from .words import FileState
from .written import wrong

MOST_VERSIONS = 90  # they end together, in one transaction
_UNDECIDED = (FileState.PENDING, FileState.FLAGGED)


def share_document(grant: DossierGrant, new: NewDocument, largest: int, now: datetime) -> Decision:
    """A document without a file: that is still to be uploaded. Raises DocumentTooLarge."""
    document = Document(
        id=new_id(now),
        dossier_id=grant.dossier_id,
        content=new.content,
        author=grant.author,
        added_at=moment(now),
        revised_by=grant.caller.id,
        latest=_announced(grant, new, 1, largest, now),
    )
    return Decision(grant, document, moment(now), tuple(sorted(new.content)))


def revise_document(attempt: Attempt, current: Document, new: RevisedDocument) -> Decision:
    """Another name, kind or place; a repeat changes nothing. Raises Stale, InTrash.

    What it is called does not change what it is: ValidationError for another extension.
    """
    content = new.content
    if content["name"] != current.content["name"]:
        _check_extension(new.name, (current.current or current.latest).name)
    fields = changed_fields(current.content, content)
    if not fields and not current.trashed and attempt.made(current):
        return Decision(attempt.grant, current, attempt.at, ())
    check(attempt, current)
    return changed(attempt, current, fields, content=content)


def _check_extension(name: str, other: str) -> None:
    if with_extension_of(name, other) != name:
        raise wrong(("name",), "other_extension")


def add_version(attempt: Attempt, current: Document, new: NewVersion, largest: int) -> Decision:
    """A file to be uploaded in the place of the latest one, which stays what it was.

    Unless that was not accepted: then it is over with it.
    """
    check(attempt, current)
    latest = _announced(attempt.grant, new, _next(current), largest, attempt.now)
    return replace(
        changed(attempt, current, ("file",), latest=latest),
        superseded=_superseded(current.latest, attempt.at),
    )


def restore_version(attempt: Attempt, current: Document, old: File) -> Decision:
    """An older file as the next version: it was judged before. Raises NotAccepted."""
    check(attempt, current)
    if old.state is not FileState.CLEAN:
        raise NotAccepted(so_far(old))
    latest = replace(
        old,
        number=_next(current),
        author=attempt.grant.author,
        added_at=attempt.at,
        kept_as=old.object_number,
    )
    return replace(
        changed(attempt, current, ("file",), **accepted(current, latest)),
        superseded=_superseded(current.latest, attempt.at),
    )


def _next(current: Document) -> int:
    if current.latest.number >= MOST_VERSIONS:
        raise TooManyDocuments(f"Dit document heeft al {MOST_VERSIONS} versies. Deel het opnieuw.")
    return current.latest.number + 1


def accepted(current: Document, latest: File) -> dict[str, Any]:
    """What becomes of a document whose latest file can be downloaded from now on."""
    name = with_extension_of(current.content["name"], latest.name)
    return {"latest": latest, "current": latest, "content": {**current.content, "name": name}}


def report_upload(grant: DossierGrant, current: Document, number: int, now: datetime) -> Decision:
    """Its sharer says that the file is there; again, or after it was judged, it says nothing."""
    at = moment(now)
    if number != current.latest.number:
        raise NotFound
    if current.latest.uploaded_at or current.latest.state is not FileState.PENDING:
        return Decision(grant, current, at, ())
    latest = replace(current.latest, uploaded_at=at)
    after = replace(current, latest=latest, version=current.version + 1)
    return Decision(grant, after, at, ("uploaded",), before=current)


def trash_document(attempt: Attempt, current: Document, body: ToTrash) -> Decision:
    check(attempt, current)
    trashed = Trashed(attempt.at, attempt.grant.caller.id, body.reason)
    return changed(attempt, current, ("trashed",), trashed=trashed)


def restore_document(attempt: Attempt, current: Document) -> Decision:
    if attempt.read != current.version:
        raise Stale(current, attempt.grant.side)
    fields = ("trashed",) if current.trashed else ()
    return changed(attempt, current, fields, trashed=None)


def download(grant: DossierGrant, document: Document, file: File | None, now: datetime) -> Decision:
    """A file that was accepted, of a document that is not in the trash; the latest of those."""
    if document.trashed:
        raise InTrash
    if not file or file.state is not FileState.CLEAN:
        raise NotAccepted(so_far(file or document.latest))
    return Decision(grant, Download(new_id(now), document, file), moment(now), ("file",))


def _announced(
    grant: DossierGrant, new: NewVersion | NewDocument, number: int, largest: int, now: datetime
) -> File:
    kind = TYPES[extension_of(new.name)]
    most = min(largest, MOST_TEXT) if is_text(kind) else largest
    if new.size > most:
        what, megabytes = ("tekstbestand", 10**6) if most == MOST_TEXT else ("bestand", 1024**2)
        raise DocumentTooLarge(
            f"Dit {what} is te groot: hoogstens {most // megabytes} MB. Maak het kleiner."
        )
    at = moment(now)
    return File(number, new.name, kind, new.size, new.sha256, grant.author, at)


def _superseded(latest: File, at: str) -> File | None:
    """A file that was not decided on will not be any more."""
    if latest.state not in _UNDECIDED:
        return None
    return replace(latest, state=FileState.REFUSED, refusal=REPLACED, judged_at=at)


def check(attempt: Attempt, current: Document) -> None:
    """Raises Stale, InTrash."""
    if attempt.read != current.version:
        raise Stale(current, attempt.grant.side)
    if current.trashed:
        raise InTrash


def changed(attempt: Attempt, before: Document, fields: tuple[str, ...], **values: Any) -> Decision:
    """The next version, with other values; the same one where nothing changes."""
    grant, at = attempt.grant, attempt.at
    if not fields:
        return Decision(grant, before, at, ())
    by = grant.caller.id
    after = replace(before, version=before.version + 1, revised_by=by, **values)
    return Decision(grant, after, at, fields, before=before)
