"""One round of a job: thing by thing, until its time is up, and what became of them."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from ..domain.errors import ChangedMeanwhile, DossierEnded, NotFound, OnHold, Refused

# What is no failure: somebody was first, or it is not to happen.
_SAID: dict[type[Refused], str] = {
    NotFound: "gone_already",
    OnHold: "on_hold",
    ChangedMeanwhile: "changed_meanwhile",
    DossierEnded: "dossier_ended",
}
log = logging.getLogger(__name__)
Counts = Counter[str]


class Rounds:
    """One that fails stops no other, and is tried again in the next round; ``left`` says that
    the time was up before everything was looked at."""

    def __init__(self, now: datetime, is_up: Callable[[], bool] = lambda: False) -> None:
        self.counts: Counts = Counter()
        self._now = now
        self._is_up = is_up

    def each(self, things: Iterable[Any], does: Callable[..., str]) -> None:
        """``does`` gets a thing and the moment, and says what it did."""
        for thing in list(things):
            if self._is_up():
                self.counts["left"] += 1
                continue
            try:
                self.counts[does(thing, self._now)] += 1
            except tuple(_SAID) as refusal:
                self.counts[_said(refusal)] += 1
            except Exception:
                log.exception("one thing failed")
                self.counts["failed"] += 1


def _said(refusal: Refused) -> str:
    return next(said for kind, said in _SAID.items() if isinstance(refusal, kind))
