"""The cleanup: what got stuck is taken up, what nobody waits for ends, and it is counted.

Every hour, of the last month, and once a day of whenever it was: files that were announced and not
decided on, what still lies in ``incoming/``, the trash of a month ago, and exports of a week ago.
Whatever it breaks off after, the next round does the rest.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from ..domain.documents_model import Document, File, object_place, place_of_object
from ..domain.errors import OnHold
from ..domain.exports_model import KEPT_FOR as EXPORT_KEPT_FOR
from ..domain.judging import over_with
from ..domain.model import Entry, Registration
from ..domain.policy import Action, permit_platform
from ..domain.retention import FIRST_YEAR, Why
from ..domain.verdicts import NEVER_UPLOADED, NOT_CONFIRMED
from ..domain.words import EntryKind, FileState, Side
from ..storage.document_keys import document_version
from ..storage.files import EXPORTS, INCOMING, LIBRARY
from ..storage.objects import Listed, Objects
from ..storage.repairs import Place, Repairs
from ..storage.store import Store
from .endings import Ends
from .judge import Judge
from .rounds import Counts, Rounds

UPLOADED_WITHIN = timedelta(hours=2)  # to begin within fifteen minutes, on a slow line
SCANNED_WITHIN = timedelta(days=1)
CONFIRMED_WITHIN = timedelta(days=7)
TRASHED_FOR = timedelta(days=30)
_LOOKED_BACK = 30  # days, each hour: the cleanup may have been out of order
_ALL_AT = 4  # o'clock, UTC, as ``make job`` runs it: then over every day that there was
_FIRST_DAY = date(FIRST_YEAR, 9, 1)


@dataclass(frozen=True)
class CleanUp:
    store: Store
    repairs: Repairs
    objects: Objects
    judge: Judge
    ends: Ends

    def run(self, now: datetime, is_up: Callable[[], bool] = lambda: False) -> Counts:
        """What was done, by kind; each thing by itself, so that one that fails stops no other."""
        rounds = Rounds(now, is_up)
        for day in _days(now, timedelta()):
            rounds.each(self.repairs.undecided(day), self._undecided)
        rounds.each(self._incoming(), self.judge.judge)
        rounds.each(self.objects.listed(EXPORTS), self._export)
        for day in _days(now, TRASHED_FOR):
            rounds.each(self.repairs.trashed(day), self._trashed)
        return rounds.counts

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
        """What it was, as it is now: the index may lag."""
        dossier_id, sk = found
        kind = "ENTRY" if sk.count("#") > 1 else sk.partition("#")[0]
        try:
            return _PURGES[kind](self, dossier_id, sk, now)
        except OnHold:  # or nobody would look at it any more when it is not held
            self.repairs.look_again(dossier_id, sk, now.date())
            raise

    def _purge_document(self, dossier_id: str, sk: str, now: datetime) -> str:
        reader = permit_platform(Action.PURGE, dossier_id, Side.CLB)
        document = self.store.document_to_change(reader, sk.removeprefix("DOC#"))
        if not _is_over(document, now):
            return "not_due"
        self.ends.document(document, Why.TRASH, now)
        return "purged"

    def _purge_entry(self, dossier_id: str, sk: str, now: datetime) -> str:
        _, registration_id, kind, entry_id = sk.split("#")
        reader = permit_platform(Action.PURGE_REGISTRATION, dossier_id, Side.CLB)
        place = (registration_id, EntryKind(kind.lower()), entry_id)
        header, entry = self.store.entry_to_change(reader, *place)
        if not _is_over(entry, now):
            return "not_due"
        self.ends.entry(header, entry, now)
        return "contributions_purged"

    def _purge_registration(self, dossier_id: str, sk: str, now: datetime) -> str:
        whole = self.ends.endings.whole(dossier_id, sk.removeprefix("REG#"))
        if not _is_over(whole.registration, now):
            return "not_due"
        self.ends.registration(whole, Why.TRASH, now)
        return "registrations_purged"

    def _purge_rest(self, dossier_id: str, sk: str, now: datetime) -> str:
        self.ends.rest(dossier_id, sk.removeprefix("LEFT#"), Why.TRASH, now)
        return "registrations_purged_further"


# What lies in the trash, by its key, and how it ends.
_PURGES: Mapping[str, Callable[[CleanUp, str, str, datetime], str]] = {
    "DOC": CleanUp._purge_document,
    "ENTRY": CleanUp._purge_entry,
    "REG": CleanUp._purge_registration,
    "LEFT": CleanUp._purge_rest,
}


def _is_over(one: Registration | Entry | Document, now: datetime) -> bool:
    return one.trashed is not None and _since(one.trashed.at, now) >= TRASHED_FOR


def _days(now: datetime, ago: timedelta) -> Iterator[date]:
    """The latest first."""
    last = (now - ago).date()
    is_all = now.astimezone(UTC).hour == _ALL_AT
    back = max((last - _FIRST_DAY).days, 0) if is_all else _LOOKED_BACK
    return (last - timedelta(days=days) for days in range(back + 1))


def _since(at: str, now: datetime) -> timedelta:
    return now - datetime.fromisoformat(at)
