"""Documents as they stand in the table, where what a judge would make of them costs too much."""

from dataclasses import replace
from typing import Any

from chalicelib.domain.documents_model import Document, File, Named, Place
from chalicelib.domain.file_types import TYPES
from chalicelib.domain.model import Author
from chalicelib.domain.words import FileState, Side
from chalicelib.storage import document_keys, keys
from chalicelib.storage.documents import document_item, version_item
from chalicelib.storage.dynamo import to_raw
from chalicelib.storage.store import Store
from local.people import Person

FILE: dict[str, Any] = {"name": "Verslag.docx", "size": 9, "sha256": "A" * 43 + "="}
PLACE = {"name": "Verslag.docx", "kind": "report"}
# The first file of one was accepted, and the second names somebody; the other waits for a file.
NAMED, WAITING = (f"01a20fe5-1c1a-7558-816d-f757d817c1b{n}" for n in range(2))
_AT = "2026-11-23T08:00:00.000Z"


def put_documents(store: Store, dossier_id: str, person: Person) -> None:
    """Both, shared by somebody of the side where they work."""
    side = Side(person.place.partition("_")[0])
    author = Author(person.id, person.function, side)
    sent = File(1, FILE["name"], TYPES["docx"], 9, FILE["sha256"], author, _AT)
    old = replace(sent, state=FileState.CLEAN)
    found = (Named(Place("text"), "person", 1),)
    named = replace(sent, number=2, state=FileState.FLAGGED, named=found)
    content = {**PLACE, "in_library": True, "pinned": False}
    items = []
    for document_id, files in {NAMED: (named, old), WAITING: (sent,)}.items():
        own = (document_id, dossier_id, content, author, _AT, person.id, files[0])
        document = Document(*own, current=old if files[1:] else None)
        items.append((keys.of(document), document_item(document)))
        for file in files:
            key = document_keys.document_version(dossier_id, document_id, file.number)
            items.append((key, version_item(document, file)))
    puts = [
        {"PutRequest": {"Item": to_raw({"pk": pk, "sk": sk, **item})}} for (pk, sk), item in items
    ]
    store._dynamodb.batch_write_item(RequestItems={store._tables.dossiers: puts})
