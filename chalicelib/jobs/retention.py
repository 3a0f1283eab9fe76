"""Each night: what was closed so many school years ago goes for ever, unless its dossier is held.

Whatever it breaks off after, the next round does the rest.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ..domain.ids import moment
from ..domain.retention import Why, kept_until, years_over
from .endings import Ends
from .rounds import Counts, Rounds


@dataclass(frozen=True)
class Retention:
    """``years``: for how many school years after the one in which it was closed."""

    ends: Ends
    years: int

    def run(self, now: datetime, is_up: Callable[[], bool] = lambda: False) -> Counts:
        rounds = Rounds(now, is_up)
        for year in years_over(now, self.years):
            rounds.each(self.ends.repairs.closed(year), self._closed)
        return rounds.counts

    def _closed(self, found: tuple[str, str], now: datetime) -> str:
        """As it is now: the index may lag."""
        dossier_id, sk = found
        kind, _, registration_id = sk.partition("#")
        if kind == "LEFT":
            self.ends.rest(dossier_id, registration_id, Why.RETENTION, now)
            return "registrations_ended_further"
        return self._end(dossier_id, registration_id, now)

    def _end(self, dossier_id: str, registration_id: str, now: datetime) -> str:
        whole = self.ends.endings.whole(dossier_id, registration_id)
        one = whole.registration
        if one.trashed or not one.closed_at or moment(now) < kept_until(one.closed_at, self.years):
            return "not_due"
        self.ends.registration(whole, Why.RETENTION, now)
        return "registrations_ended"
