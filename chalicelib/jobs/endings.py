"""How things end for ever, for the jobs that find that their time is over.

Each of these may be broken off at any call, and repeated: what could be restored is whole, and
what cannot be restored any more is found again until nothing is left of it.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from ..domain.decisions import Decision
from ..domain.documents_model import Document
from ..domain.ids import moment
from ..domain.model import Entry, Registration
from ..domain.policy import Action, permit_platform
from ..domain.retention import Destroyed, Why
from ..domain.words import EntryKind, Side
from ..storage.endings import Endings, Whole
from ..storage.files import INCOMING, LIBRARY
from ..storage.objects import Objects
from ..storage.repairs import Repairs

_PURGES = {
    EntryKind.REPLY: Action.PURGE_REPLY,
    EntryKind.GOAL: Action.PURGE_GOAL,
    EntryKind.AGREEMENT: Action.PURGE_AGREEMENT,
}


@dataclass(frozen=True)
class Ends:
    endings: Endings
    repairs: Repairs
    objects: Objects

    def registration(self, whole: Whole, why: Why, now: datetime) -> None:
        """With its whole thread, and the documents that stand nowhere else.

        Raises ChangedMeanwhile, and OnHold.
        """
        one = whole.registration
        grant = permit_platform(Action.PURGE_REGISTRATION, one.dossier_id, Side.CLB)
        gone, _ = _apart(self.endings.documents_of(one.dossier_id, one.id))
        told = Destroyed(
            grant,
            "registration",
            one.id,
            moment(now),
            why,
            closed_at=one.closed_at,
            counts=_counted(whole.entries, len(gone)),
            documents=tuple(document.id for document in gone),
        )
        after = replace(one, version=one.version + 1)
        decision = Decision(grant, after, told.at, ("purged",), before=one)
        self.endings.end_registration(decision, whole, told)
        self.rest(one.dossier_id, one.id, why, now)

    def rest(self, dossier_id: str, registration_id: str, why: Why, now: datetime) -> None:
        """What is left of a registration whose header is gone."""
        gone, stay = _apart(self.endings.documents_of(dossier_id, registration_id))
        for document in stay:
            self._detach(document, registration_id, now)
        for document in gone:
            self.document(document, why, now)
        self.endings.end_rest(dossier_id, registration_id)

    def entry(self, header: Registration, entry: Entry, now: datetime) -> None:
        """Raises ChangedMeanwhile, and OnHold."""
        action = _PURGES[entry.kind]
        grant = permit_platform(action, entry.dossier_id, entry.author.side)
        after = replace(entry, version=entry.version + 1)
        at = moment(now)
        decision = Decision(grant, after, at, ("purged",), before=entry)
        told = Destroyed(grant, entry.kind, entry.id, at, Why.TRASH, registration_id=header.id)
        self.endings.end_entry(decision, entry, told)

    def document(self, document: Document, why: Why, now: datetime) -> None:
        """All its files and all their versions. Raises ChangedMeanwhile, and OnHold."""
        dossier_id, at = document.dossier_id, moment(now)
        grant = permit_platform(Action.PURGE, dossier_id, document.author.side)
        after = replace(document, version=document.version + 1)
        decision = Decision(grant, after, at, ("purged",), before=document)
        at_registration = document.content.get("registration_id", "")
        told = Destroyed(grant, "document", document.id, at, why, at_registration)
        files = self.repairs.purge(decision, document, told)
        for folder in (INCOMING, LIBRARY):
            self.objects.end(f"{folder}{dossier_id}/{document.id}/")
        self.repairs.forget(files)

    def _detach(self, document: Document, registration_id: str, now: datetime) -> None:
        grant = permit_platform(Action.DETACH, document.dossier_id, document.author.side)
        content = {n: v for n, v in document.content.items() if n != "registration_id"}
        after = replace(
            document, content=content, version=document.version + 1, revised_by=grant.caller.id
        )
        fields = ("registration_id",)
        decision = Decision(grant, after, moment(now), fields, before=document)
        self.endings.detach(decision, registration_id)


def _apart(documents: list[Document]) -> tuple[list[Document], list[Document]]:
    """Those that go along with their registration, and those that the library keeps."""
    stay = [one for one in documents if one.content.get("in_library")]
    return [one for one in documents if one not in stay], stay


def _counted(entries: tuple[Entry, ...], documents: int) -> dict[str, int]:
    """With what lay in the trash."""
    counts = Counter(entry.kind for entry in entries)
    many = {"replies": EntryKind.REPLY, "goals": EntryKind.GOAL, "agreements": EntryKind.AGREEMENT}
    return {name: counts[kind] for name, kind in many.items()} | {"documents": documents}
