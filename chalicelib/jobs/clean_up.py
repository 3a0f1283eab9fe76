"""The cleanup: what got stuck is taken up, what nobody waits for ends, and it is counted.

Every hour: files that were announced and not decided on, what still lies in ``incoming/``, the
trash of a month ago, and exports of a week ago. On demand and once a night also whether bucket
and tables agree.
Whatever it breaks off after, the next round does the rest.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from ..domain.decisions import Decision
from ..domain.documents_model import Document, File, object_place, place_of_object
from ..domain.exports_model import KEPT_FOR as EXPORT_KEPT_FOR
from ..domain.ids import moment
from ..domain.judging import over_with
from ..domain.policy import Action, permit_platform
from ..domain.verdicts import NEVER_UPLOADED, NOT_CONFIRMED
from ..domain.words import FileState, Side
from ..storage.document_keys import document_version
from ..storage.files import EXPORTS, INCOMING, LIBRARY
from ..storage.objects import Listed, Objects
from ..storage.repairs import Place, Repairs
from ..storage.store import Store
from .judge import Judge

UPLOADED_WITHIN = timedelta(hours=2)  # to begin within fifteen minutes, on a slow line
SCANNED_WITHIN = timedelta(days=1)
CONFIRMED_WITHIN = timedelta(days=7)
TRASHED_FOR = timedelta(days=30)
_LOOKED_BACK = 30  # days: the cleanup may have been out of order

log = logging.getLogger(__name__)
Counts = Counter[str]


@dataclass(frozen=True)
class CleanUp:
    store: Store
    repairs: Repairs
    objects: Objects
    judge: Judge

    def run(self, now: datetime) -> Counts:
        """What was done, by kind; each thing by itself, so that one that fails stops no other."""
        counts: Counts = Counter()
        for day in _days(now, timedelta()):
            self._each(counts, self.repairs.undecided(day), self._undecided, now)
        self._each(counts, self._incoming(), self.judge.judge, now)
        self._each(counts, self.objects.listed(EXPORTS), self._export, now)
        for day in _days(now, TRASHED_FOR):
            self._each(counts, self.repairs.trashed(day), self._trashed, now)
        return counts

    def _each(
        self,
        counts: Counts,
        things: Iterable[object],
        does: Callable[..., str],
        now: datetime,
    ) -> None:
        for thing in list(things):
            try:
                counts[does(thing, now)] += 1
            except Exception:  # the next round tries again; the counts show it
                log.exception("the cleanup of one thing failed")
                counts["failed"] += 1

    def _incoming(self) -> Iterator[Place]:
        for one in self.objects.listed(INCOMING):
            place = place_of_object(one.key.removeprefix(INCOMING))
            if place:
                yield place

    def _undecided(self, place: Place, now: datetime) -> str:
        document, file = self.repairs.file(place)
        if document is None or file is None:
            self._end(place)
            self.repairs.forget([document_version(*place)])
            return "forgotten"
        if file.state is FileState.FLAGGED:
            return self._flagged(document, file, now)
        if file.state is FileState.PENDING:
            return self._pending(document, place, now)
        self._end(place)
        self.repairs.no_longer_due(place)
        return "leftovers_ended"

    def _pending(self, document: Document, place: Place, now: datetime) -> str:
        said = self.judge.judge(place, now)
        waited = _since(document.latest.added_at, now)
        if said == "not_there" and waited > UPLOADED_WITHIN:
            return self._over(document, NEVER_UPLOADED, now)
        if said == "waits_for_scan" and waited > SCANNED_WITHIN:
            return self._over(document, "unreadable", now)
        return said

    def _flagged(self, document: Document, file: File, now: datetime) -> str:
        if _since(file.judged_at or file.added_at, now) <= CONFIRMED_WITHIN:
            return "waits_for_sharer"
        return self._over(document, NOT_CONFIRMED, now)

    def _over(self, document: Document, refusal: str, now: datetime) -> str:
        """Objects last: what is still pending or flagged must have them."""
        grant = permit_platform(Action.JUDGE, document.dossier_id, document.latest.author.side)
        self.store.commit(over_with(grant, document, refusal, now))
        self._end((document.dossier_id, document.id, document.latest.number))
        return refusal

    def _end(self, place: Place) -> None:
        for folder in (INCOMING, LIBRARY):
            self.objects.end_one(folder + object_place(*place))

    def _export(self, found: Listed, now: datetime) -> str:
        """Its item expires by itself."""
        if now - found.at <= EXPORT_KEPT_FOR:
            return "export_kept"
        self.objects.end_one(found.key)
        return "exports_ended"

    # --- the trash

    def _trashed(self, found: tuple[str, str], now: datetime) -> str:
        """By what it is; registrations and contributions stay where they are until their turn."""
        dossier_id, tail = found
        kind = tail.partition("#")[0]
        return _PURGES[kind](self, dossier_id, tail, now) if kind in _PURGES else "left_in_trash"

    def _purge_document(self, dossier_id: str, tail: str, now: datetime) -> str:
        reader = permit_platform(Action.PURGE, dossier_id, Side.CLB)
        document = self.store.document_to_change(reader, tail.removeprefix("DOC#"))
        if not document.trashed or _since(document.trashed.at, now) < TRASHED_FOR:
            return "not_due"
        grant = permit_platform(Action.PURGE, dossier_id, document.author.side)
        after = replace(document, version=document.version + 1)
        decision = Decision(grant, after, moment(now), ("purged",), before=document)
        files = self.repairs.purge(decision, document, now.date())
        for folder in (INCOMING, LIBRARY):
            self.objects.end(f"{folder}{dossier_id}/{document.id}/")
        self.repairs.forget(files)
        return "purged"


# What lies in the trash, by how its key begins, and how it ends.
_PURGES: Mapping[str, Callable[[CleanUp, str, str, datetime], str]] = {
    "DOC": CleanUp._purge_document,
}


def _days(now: datetime, ago: timedelta) -> Iterator[date]:
    last = (now - ago).date()
    return (last - timedelta(days=days) for days in range(_LOOKED_BACK + 1))


def _since(at: str, now: datetime) -> timedelta:
    return now - datetime.fromisoformat(at)
