"""Whether bucket and tables agree: every file that can be downloaded is there, and nothing else.

Dossier by dossier, a query and a listing each; what hides is taken back, what nobody knows is
hidden (an old version can be taken back for as long as the bucket keeps those).
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..domain.documents_model import Document, File, object_place
from ..domain.words import FileState
from ..storage.files import LIBRARY
from ..storage.objects import Objects
from ..storage.repairs import Repairs

_SETTLED = timedelta(days=1)  # what is younger may still be on its way
_KEPT = (FileState.CLEAN, FileState.FLAGGED)


@dataclass(frozen=True)
class Consistency:
    repairs: Repairs
    objects: Objects

    def check(
        self, clbs: Iterable[str], now: datetime, is_up: Callable[[], bool] = lambda: False
    ) -> Counter[str]:
        """Of all dossiers of these CLBs; what was found, by kind.

        ``left``: the dossiers that were not looked at, since the time was up. Each night starts
        with another CLB, so that none is always left.
        """
        counts: Counter[str] = Counter()
        for clb in _from_another(sorted(clbs), now):
            for dossier_id in self.repairs.dossiers(clb):
                if is_up():
                    counts["left"] += 1
                    continue
                counts["dossiers"] += 1
                self._dossier(dossier_id, counts, now)
        return counts

    def _dossier(self, dossier_id: str, counts: Counter[str], now: datetime) -> None:
        there = {one.key: one.at for one in self.objects.listed(f"{LIBRARY}{dossier_id}/")}
        wanted: set[str] = set()
        for document in self.repairs.documents(dossier_id):
            wanted |= set(map(LIBRARY.__add__, self._places(document)))
        counts["files"] += len(wanted)
        for key in sorted(wanted - set(there)):
            counts["taken_back" if self.objects.take_back(key) else "lost"] += 1
        for key in sorted(set(there) - wanted):
            if now - there[key] > _SETTLED:
                self.objects.hide(key)
                counts["unknown_hidden"] += 1

    def _places(self, document: Document) -> Iterable[str]:
        """One file is on the document itself; the others are asked for."""
        files: list[File] = [document.latest]
        if document.latest.number > 1:
            files = self.repairs.files(document)
        return (
            object_place(document.dossier_id, document.id, file.object_number)
            for file in files
            if file.state in _KEPT
        )


def _from_another(clbs: list[str], now: datetime) -> list[str]:
    start = now.date().toordinal() % len(clbs) if clbs else 0
    return clbs[start:] + clbs[:start]
