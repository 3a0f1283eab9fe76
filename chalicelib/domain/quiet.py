"""Stiltesignaal: schools of a CLB of which nothing was registered for weeks.

The days of July and August do not count, on which a school is closed; other holidays do.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from .frozen import dataclass

USUAL, MOST = 8, 52  # weeks
_SUMMER = (7, 8)


@dataclass(frozen=True)
class Served:
    """A school whose dossier is active, since the day ``since``."""

    number: str
    name: str
    since: str


@dataclass(frozen=True)
class Quiet:
    """``last_on``: the day of the last registration; nothing in this school year or the last."""

    school: str
    name: str
    last_on: str | None
    days: int  # since then, or since the dossier was started, without those of the summer


def quiet_schools(
    schools: Iterable[Served], last: Mapping[str, str], today: str, weeks: int
) -> tuple[Quiet, ...]:
    """``last``: the last day on which something was registered, by school; longest quiet first."""
    found = (_quiet(one, last.get(one.number), today) for one in schools)
    kept = [one for one in found if one.days >= weeks * 7]
    return tuple(sorted(kept, key=lambda one: (-one.days, one.school)))


def last_days(registered: Iterable[tuple[str, str]], today: str) -> dict[str, str]:
    """The latest day of each school until today; ``registered``: each school and day."""
    last: dict[str, str] = {}
    for school, day in registered:
        if last.get(school, "") < day <= today:
            last[school] = day
    return last


def _quiet(school: Served, last_on: str | None, today: str) -> Quiet:
    days = _days(last_on or school.since, today)
    return Quiet(school.number, school.name, last_on, days)


def _days(since: str, today: str) -> int:
    """After the one day, until the other one."""
    first, last = date.fromisoformat(since), date.fromisoformat(today)
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(day.month not in _SUMMER for day in days)
