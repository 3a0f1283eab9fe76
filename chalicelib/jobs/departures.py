"""Each night: who left so many years ago is kept by function and dates, without name or address.

Who comes back is named again, by what the sign-in or the administrator says then.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from ..domain.retention import named_after
from ..storage.departed import Departed
from ..storage.keys import Key
from .rounds import Counts, Rounds


@dataclass(frozen=True)
class Departures:
    """``years``: for how long after their last right ended somebody is named."""

    departed: Departed
    years: int

    def run(
        self, numbers: Iterable[str], now: datetime, is_up: Callable[[], bool] = lambda: False
    ) -> Counts:
        """Of these institutions; a Query each."""
        rounds = Rounds(now, is_up)
        for number in numbers:
            if is_up():
                rounds.counts["left"] += 1
                break
            rounds.each(self.departed.named(number, self._before(now)), self._forget)
        return rounds.counts

    def _forget(self, place: Key, now: datetime) -> str:
        self.departed.forget(place, self._before(now))
        return "names_ended"

    def _before(self, now: datetime) -> str:
        return named_after(now, self.years)
