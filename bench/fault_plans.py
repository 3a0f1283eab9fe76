"""Which calls of a request go wrong, and how: one place and one kind, or a storm; from a seed."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from bench.fault_kinds import kinds_at
from bench.wire import Trouble

_STORMS = 0.15  # of all plans, until each kind was at each place; then nothing else


@dataclass
class Plan:
    """Asked at each call; once it is ``over`` nothing goes wrong any more.

    Calls that are made at the same time come in any order: there the place may differ from one
    run to another, not what is done there.
    """

    told: str
    happened: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def trouble(self, call: str) -> Trouble | None:
        with self._lock:
            kind = self._kind(call)
            if kind is None:
                return None
            self.happened.append(kind)
            return kinds_at(call)[kind]

    def _kind(self, call: str) -> str | None:
        return None


@dataclass
class Nothing(Plan):
    told: str = "nothing"


@dataclass
class At(Plan):
    """One kind, at one call, so many times in a row."""

    place: int = 0
    kind: str = ""
    times: int = 1

    def _kind(self, call: str) -> str | None:
        self.place -= 1
        fits = self.place < 0 and len(self.happened) < self.times
        return self.kind if fits and self.kind in kinds_at(call) else None


@dataclass
class Storm(Plan):
    """Any kind, at this share of the calls, until there were so many."""

    random: Random = field(default_factory=Random)
    share: float = 0.5
    most: int = 6

    def _kind(self, call: str) -> str | None:
        if len(self.happened) >= self.most or self.random.random() > self.share:
            return None
        return self.random.choice(list(kinds_at(call)))


def plans(random: Random, calls: Sequence[str]) -> Iterator[Plan]:
    """Every kind at every one of these calls, in any order, and storms between; then storms."""
    places = [(place, kind) for place, call in enumerate(calls) for kind in kinds_at(call)]
    random.shuffle(places)
    while True:
        if not places or random.random() < _STORMS:
            yield _storm(random)
        else:
            yield _at(random, *places.pop())


def _at(random: Random, place: int, kind: str) -> Plan:
    times = random.choice((1, 1, 3, 5))  # the SDK tries three times, we a conflict five
    return At(f"{times} x {kind} at call {place}", place=place, kind=kind, times=times)


def _storm(random: Random) -> Plan:
    seed, share, most = random.getrandbits(32), random.uniform(0.2, 0.9), random.randint(2, 12)
    told = f"storm {seed}: {most} at {share:.2f} of the calls"
    return Storm(told, random=Random(seed), share=share, most=most)  # noqa: S311 - repeatable
