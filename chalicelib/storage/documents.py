"""What a document looks like in the table, as it is shown and as it is kept.

DOC#<doc>                 the document, its latest file and the one that is downloaded
REG#<r>#DOC#<doc>         the same text, for the thread of the registration it is attached to
DOCVERSION#<doc>#<n>      each of its files
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from ..domain.documents_model import Document, Download, File, FoundWords, Named, Place
from ..domain.model import Author, Trashed
from ..domain.verdicts import LEFT_OUT, REFUSALS, REPLACED
from ..domain.words import FileState, Side
from . import document_keys, keys
from .dynamo import Item
from .indexes import trash_indexes
from .json_text import shown_author, text_of

_PLACED = ("name", "kind", "folder", "in_library", "pinned", "registration_id")
_OWN = ("number", "name", "type", "size", "sha256", "added_at")
_SINCE = ("uploaded_at", "judged_at")


def document_item(document: Document) -> Item:
    return {
        **attachment_item(document),
        "revised_by": document.revised_by,
        **(_in_trash(document, document.trashed) if document.trashed else {}),
    }


def attachment_item(document: Document) -> Item:
    """Of the registration that it is attached to: what its thread shows."""
    return {
        "body": text_of(_shown(document)),
        "state": document.latest.state,
        "version": document.version,
    }


def _shown(document: Document) -> dict[str, Any]:
    current = {"current": shown_file(document.current)} if document.current else {}
    return {
        "id": document.id,
        "dossier_id": document.dossier_id,
        **document.content,
        "author": shown_author(document.author),
        "added_at": document.added_at,
        "state": document.latest.state,
        "latest": shown_file(document.latest),
        **current,
        **({"trashed": asdict(document.trashed)} if document.trashed else {}),
        "version": document.version,
    }


def shown_file(file: File) -> dict[str, Any]:
    refusal = {"code": file.refusal, "detail": REFUSALS[file.refusal]} if file.refusal else None
    return {
        **{name: getattr(file, name) for name in _OWN},
        "author": shown_author(file.author),
        "state": file.state,
        **{name: value for name in _SINCE if (value := getattr(file, name))},
        **({"refusal": refusal} if refusal else {}),
        **({"names": [_shown_named(one) for one in file.named]} if file.named else {}),
        **({"names_confirmed": True} if file.confirmed else {}),
        **({"scanned": file.is_scanned, "text_read": file.is_read} if file.judged_at else {}),
        **({"kept_as": file.kept_as} if file.kept_as else {}),
        **({"left_out": [_left_out(one) for one in file.left_out]} if file.left_out else {}),
    }


def _left_out(code: str) -> dict[str, str]:
    return {"code": code, "detail": LEFT_OUT[code]}


def _shown_named(named: Named) -> dict[str, Any]:
    return {**shown_place(named.place), "kind": named.kind, "count": named.count}


def shown_place(place: Place) -> dict[str, Any]:
    return {"part": place.part, **({"number": place.number} if place.number else {})}


def _in_trash(document: Document, trashed: Trashed) -> Item:
    """Its card is for the list of the trash."""
    card = {
        "what": "document",
        "id": document.id,
        "dossier_id": document.dossier_id,
        "title": document.content["name"],
        "author": shown_author(document.author),
        "trashed": asdict(trashed),
        "version": document.version,
    }
    tail = keys.of(document)[1]
    indexes = trash_indexes(document.dossier_id, trashed.at, tail)
    return {"card": text_of(card), "trashed_at": trashed.at, **indexes}


def version_item(document: Document, file: File, found: FoundWords | None = None) -> Item:
    """What is not decided on yet, or left behind, is due.

    What was found in it stays no longer than that.
    """
    words = found.words if found and found.number == file.number else ()
    clear = [{**shown_place(place), "kind": kind, "words": said} for place, kind, said in words]
    is_due = file.state in (FileState.PENDING, FileState.FLAGGED) or file.refusal == REPLACED
    tail = f"{document.dossier_id}#{document.id}#{file.number}"
    due = document_keys.undecided(file.added_at[:10], tail)
    return {
        "body": text_of(shown_file(file)),
        **({"found": text_of(clear)} if clear else {}),
        **({"by_due_pk": due[0], "by_due_sk": due[1]} if is_due else {}),
    }


def document_of(item: Item) -> Document:
    """The value behind an item, for a decision about it."""
    body = json.loads(str(item["body"]))
    return Document(
        id=body["id"],
        dossier_id=body["dossier_id"],
        content={name: body[name] for name in _PLACED if name in body},
        author=_author(body["author"]),
        added_at=body["added_at"],
        revised_by=str(item["revised_by"]),
        latest=file_of(body["latest"]),
        current=file_of(body["current"]) if "current" in body else None,
        version=int(str(item["version"])),
        trashed=Trashed(**body["trashed"]) if "trashed" in body else None,
    )


def file_of(shown: Mapping[str, Any]) -> File:
    own: dict[str, Any] = {name: shown[name] for name in _OWN}
    since: dict[str, Any] = {name: shown.get(name) for name in _SINCE}
    return File(
        **own,
        **since,
        author=_author(shown["author"]),
        state=FileState(shown["state"]),
        refusal=shown["refusal"]["code"] if "refusal" in shown else None,
        named=tuple(_named(one) for one in shown.get("names", ())),
        confirmed=shown.get("names_confirmed", False),
        is_scanned=shown.get("scanned", False),
        is_read=shown.get("text_read", False),
        kept_as=shown.get("kept_as"),
        left_out=tuple(one["code"] for one in shown.get("left_out", ())),
    )


def _named(shown: Mapping[str, Any]) -> Named:
    return Named(Place(shown["part"], shown.get("number")), shown["kind"], shown["count"])


def _author(shown: Mapping[str, str]) -> Author:
    return Author(shown["id"], shown["function"], Side(shown["side"]))


def download_item(taken: Download) -> Item:
    """It leaves nothing but its trace."""
    return {"body": "{}", "version": taken.version}
