"""What the cleanup finds due, and the writes by which things end. No scan: it asks day by day."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from ..domain.decisions import Decision
from ..domain.documents_model import Document, File
from ..domain.errors import ChangedMeanwhile
from ..domain.retention import Destroyed
from . import document_keys, keys, retention_keys
from .documents import document_of, file_of
from .dossier_writes import not_held
from .dynamo import Condition, Write
from .endings import record
from .engine import Engine
from .writes import trace

Place = tuple[str, str, int]  # dossier, document, number of the file


class Repairs:
    def __init__(self, dynamodb: Any, tables: keys.Tables) -> None:
        self._engine = Engine(dynamodb)
        self._tables = tables

    def undecided(self, day: date) -> Iterator[Place]:
        """Files that were announced on this day, and that nobody is done with."""
        for place in self._due(document_keys.undecided(day.isoformat(), "")):
            dossier_id, document_id, number = place.split("#")
            yield dossier_id, document_id, int(number)

    def trashed(self, day: date) -> Iterator[tuple[str, str]]:
        """What went to the trash on this day: dossier and sort key."""
        return self._found(keys.trashed(day.isoformat(), ""))

    def closed(self, school_year: str) -> Iterator[tuple[str, str]]:
        """What was closed in a school year: dossier and sort key."""
        for key in retention_keys.closed_in(school_year):
            yield from self._found(key)

    def look_again(self, dossier_id: str, sk: str, today: date) -> None:
        """What lies in the trash is due again, as if it had been put there today.

        Raises ChangedMeanwhile if it does not lie there any more.
        """
        pk, place = keys.trashed(today.isoformat(), f"{dossier_id}#{sk.removeprefix('REG#')}")
        write = Write(
            self._tables.dossiers,
            (f"DOSSIER#{dossier_id}", sk),
            require=(Condition("trashed_at", "exists"),),
            refusal=lambda found: ChangedMeanwhile(),
            sets={"by_due_pk": pk, "by_due_sk": place},
        )
        self._engine.transact([write])

    def _found(self, key: keys.Key) -> Iterator[tuple[str, str]]:
        index = {"index": "by_due", "IndexName": "ByDue"}
        for item in self._engine.all(self._tables.dossiers, key, **index):
            yield str(item["pk"]).partition("#")[2], str(item["sk"])

    def _due(self, key: keys.Key) -> list[str]:
        items = self._engine.all(self._tables.dossiers, key, index="by_due", IndexName="ByDue")
        return [str(item["by_due_sk"]) for item in items]

    def file(self, place: Place) -> tuple[Document | None, File | None]:
        """As they are now: the index may lag."""
        dossier_id, document_id, number = place
        document = document_keys.document(dossier_id, document_id)
        version = document_keys.document_version(dossier_id, document_id, number)
        found = self._engine.batch(self._tables.dossiers, (document, version))
        return (
            document_of(found[document]) if document in found else None,
            file_of(json.loads(str(found[version]["body"]))) if version in found else None,
        )

    def no_longer_due(self, place: Place) -> None:
        """Nothing of it is left that could go; raises ChangedMeanwhile if it was not due."""
        self._engine.transact(
            [
                Write(
                    self._tables.dossiers,
                    document_keys.document_version(*place),
                    require=(Condition("by_due_pk", "exists"),),
                    refusal=lambda found: ChangedMeanwhile(),
                    removes=("by_due_pk", "by_due_sk"),
                )
            ]
        )

    def dossiers(self, clb: str) -> list[str]:
        """Those of a CLB."""
        rows = self._engine.all(self._tables.dossiers, keys.row(clb, ""))
        return [str(row["sk"]).split("#")[1] for row in rows if "#TODO#" not in str(row["sk"])]

    def documents(self, dossier_id: str) -> list[Document]:
        """All of a dossier, in the trash too."""
        items = self._engine.all(self._tables.dossiers, document_keys.document(dossier_id, ""))
        return [document_of(item) for item in items]

    def files(self, document: Document) -> list[File]:
        key = document_keys.document_version(document.dossier_id, document.id, None)
        items = self._engine.all(self._tables.dossiers, key)
        return [file_of(json.loads(str(item["body"]))) for item in items]

    def purge(self, decision: Decision, document: Document, told: Destroyed) -> list[keys.Key]:
        """The document for ever, as it was read; raises ChangedMeanwhile if it changed, and OnHold.

        Its files are due from now on, so that whoever breaks off here is taken over; returns
        their keys, for ``forget``.
        """
        versions = document_keys.document_version(document.dossier_id, document.id, None)
        items = self._engine.all(self._tables.dossiers, versions)
        files = [(str(item["pk"]), str(item["sk"])) for item in items]
        gone = Write(
            self._tables.dossiers,
            keys.of(document),
            require=(Condition("version", "=", document.version),),
            refusal=lambda found: ChangedMeanwhile(),
            deletes=True,
        )
        due = [self._due_from(told.at[:10], document, key) for key in files]
        reported = (trace(decision, self._tables), record(told, self._tables))
        self._engine.transact([not_held(document.dossier_id, self._tables), gone, *due, *reported])
        return files

    def _due_from(self, today: str, document: Document, key: keys.Key) -> Write:
        place = f"{document.dossier_id}#{document.id}#{int(key[1].rpartition('#')[2])}"
        pk, sk = document_keys.undecided(today, place)
        return Write(self._tables.dossiers, key, sets={"by_due_pk": pk, "by_due_sk": sk})

    def forget(self, files: list[keys.Key]) -> None:
        if files:
            ends = [Write(self._tables.dossiers, key, deletes=True) for key in files]
            self._engine.transact(ends)
