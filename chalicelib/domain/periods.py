"""Days as people mean them, in Brussels, and the moments (UTC) between which a right holds.

Without a database of time zones, which Lambda's Python may not have: summer time runs from the
last Sunday of March to that of October, switching at 01:00 UTC (directive 2000/84/EC).
"""

from calendar import isleap
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from .ids import moment

FOREVER = "9999-12-31T23:59:59.999Z"
LONGEST = 4  # years, from today or from the first day: Gebruikersbeheer Vlaanderen gives no more


class Window(NamedTuple):
    """From the moment ``start`` until just before ``end``."""

    start: str
    end: str

    def holds(self, now: str) -> bool:
        return self.start <= now < self.end

    def within(self, other: "Window") -> "Window":
        """What both have in common; a window that never holds where that is nothing."""
        return Window(max(self.start, other.start), min(self.end, other.end))

    @property
    def is_empty(self) -> bool:
        return self.start >= self.end


def window_of(first: str, last: str) -> Window:
    """From the beginning of the first day to the end of the last one."""
    return Window(start_of(first), start_of(next_day(last)))


def next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def start_of(day: str) -> str:
    """Midnight in Brussels: ``2027-08-31`` → ``2027-08-30T22:00:00.000Z``."""
    there = date.fromisoformat(day)
    is_summer = _last_sunday(there.year, 3) < there <= _last_sunday(there.year, 10)
    midnight = datetime.combine(there, time(), UTC)
    return moment(midnight - timedelta(hours=2 if is_summer else 1))


def day_of(now: datetime) -> str:
    """The day in Brussels."""
    at, one = now.astimezone(UTC), time(1, tzinfo=UTC)
    switches = [datetime.combine(_last_sunday(at.year, month), one) for month in (3, 10)]
    is_summer = switches[0] <= at < switches[1]
    return (at + timedelta(hours=2 if is_summer else 1)).date().isoformat()


def end_of_next_school_year(day: str) -> str:
    """``2026-11-24`` and ``2027-08-31`` → ``2028-08-31``."""
    of = date.fromisoformat(day)
    return f"{of.year + (2 if of.month >= 9 else 1)}-08-31"


def furthest(day: str) -> str:
    """The last day that a right can have which is given or extended on, or from, ``day``."""
    of = date.fromisoformat(day)
    year = of.year + LONGEST
    is_leap_day = (of.month, of.day) == (2, 29)
    return f"{year}-02-28" if is_leap_day and not isleap(year) else f"{year}-{of:%m-%d}"


def _last_sunday(year: int, month: int) -> date:
    """Of March or October, which have 31 days."""
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)
