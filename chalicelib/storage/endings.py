"""The end of registrations and of what was added to them, for ever, a transaction at a time.

A registration ends in two parts. First its header goes, and with it every way to it; in the same
transaction a row LEFT#<r> takes its place where jobs look for what is due. Then goes what it
held, as much as fits at a time, and that row last. So whoever breaks off is taken over, and
nothing goes of what could still be restored.
"""

from typing import Any

from ..domain.decisions import Decision
from ..domain.documents_model import Document
from ..domain.errors import NotFound
from ..domain.frozen import dataclass
from ..domain.ids import number_of
from ..domain.model import Entry, Registration
from ..domain.retention import Destroyed
from ..domain.words import Side
from . import document_keys, keys, retention_keys
from .document_writes import let_go
from .documents import document_of
from .dossier_writes import not_held
from .dynamo import Condition, Item, Write
from .engine import Engine
from .entries import entry_of
from .headers import registration_of
from .json_text import text_of
from .versions import IS_NEW, lost
from .writes import trace

_TOGETHER = 100  # writes of one transaction
_KEPT = "kept"  # counts the entries of a thread, in the trash too


@dataclass(frozen=True)
class Whole:
    """A registration that may end, with all that is kept under it."""

    registration: Registration
    entries: tuple[Entry, ...]
    due: keys.Key  # where the jobs found it


class Endings:
    def __init__(self, dynamodb: Any, tables: keys.Tables) -> None:
        self._engine = Engine(dynamodb)
        self._tables = tables

    def whole(self, dossier_id: str, registration_id: str) -> Whole:
        """As it is now; NotFound without its header."""
        items = self._under(dossier_id, registration_id)
        if not items or items[0]["sk"] != f"REG#{registration_id}":
            raise NotFound
        header, *rest = items
        entries = (one for one in rest if document_keys.ATTACHED not in str(one["sk"]))
        due = (str(header.get("by_due_pk", "")), str(header.get("by_due_sk", "")))
        return Whole(registration_of(header), tuple(map(entry_of, entries)), due)

    def documents_of(self, dossier_id: str, registration_id: str) -> list[Document]:
        """What hangs at a registration, or did when it went to the trash."""
        first = document_keys.document(dossier_id, "")
        items = self._engine.all(self._tables.dossiers, first, ConsistentRead=True)
        found = map(document_of, items)
        return [one for one in found if one.content.get("registration_id") == registration_id]

    def end_registration(self, decision: Decision, whole: Whole, told: Destroyed) -> None:
        """The first part. Raises ChangedMeanwhile, and OnHold."""
        one = whole.registration
        left: Item = {"by_due_pk": whole.due[0], "by_due_sk": whole.due[1]}
        still = (Condition("version", "=", one.version), Condition("by_due_pk", "=", whole.due[0]))
        self._engine.transact(
            [
                not_held(one.dossier_id, self._tables),
                Write(self._tables.dossiers, keys.of(one), still, lost, deletes=True),
                Write(self._tables.dossiers, retention_keys.left(one.dossier_id, one.id), put=left),
                trace(decision, self._tables),
                record(told, self._tables),
            ]
        )

    def end_rest(self, dossier_id: str, registration_id: str) -> None:
        """The second part: what is still kept under it, and then that something is.

        Nothing waits in it any more: that ended when it was closed, or went to the trash.
        """
        rest = [_key(item) for item in self._under(dossier_id, registration_id)]
        self._delete([*rest, retention_keys.left(dossier_id, registration_id)])

    def detach(self, decision: Decision, registration_id: str) -> None:
        """A document of the library, from a registration that is gone."""
        assert isinstance(decision.after, Document)  # noqa: S101 - nothing else is detached
        free_of_it = let_go(decision, decision.after, registration_id, self._tables)
        self._engine.transact([*free_of_it, trace(decision, self._tables)])

    def end_entry(self, decision: Decision, entry: Entry, told: Destroyed) -> None:
        """For ever, if it still lies in the trash; its thread has room for another.

        Raises ChangedMeanwhile, and OnHold.
        """
        dossiers = self._tables.dossiers
        still = (Condition("version", "=", entry.version), Condition("trashed_at", "exists"))
        header = keys.registration(entry.dossier_id, entry.registration_id)
        self._engine.transact(
            [
                not_held(entry.dossier_id, self._tables),
                Write(dossiers, keys.of(entry), still, lost, deletes=True),
                Write(dossiers, header, (Condition(_KEPT, "exists"),), lost, adds={_KEPT: -1}),
                trace(decision, self._tables),
                record(told, self._tables),
            ]
        )

    def _under(self, dossier_id: str, registration_id: str) -> list[Item]:
        key = keys.registration(dossier_id, registration_id)
        return self._engine.all(self._tables.dossiers, key, ConsistentRead=True)

    def _delete(self, wanted: list[keys.Key]) -> None:
        """In their order: what stands last says until then that something is left."""
        for start in range(0, len(wanted), _TOGETHER):
            some = wanted[start : start + _TOGETHER]
            self._engine.transact([Write(self._tables.dossiers, key, deletes=True) for key in some])


def _key(item: Item) -> keys.Key:
    return str(item["pk"]), str(item["sk"])


def record(told: Destroyed, tables: keys.Tables) -> Write:
    """In the report of what was destroyed at a CLB."""
    clb = number_of(told.grant.dossier_id, Side.CLB)
    card = {
        "at": told.at,
        "dossier_id": told.grant.dossier_id,
        "what": told.what,
        "id": told.id,
        **({"registration_id": told.registration_id} if told.registration_id else {}),
        "why": told.why,
        **({"closed_at": told.closed_at} if told.closed_at else {}),
        "counts": dict(told.counts),
        "documents": list(told.documents),
    }
    key = retention_keys.destroyed(clb, told.at, told.id)
    return Write(tables.audit, key, require=IS_NEW, refusal=lost, put={"card": text_of(card)})
