"""How long what is kept: in school years after a registration was closed, and what is left then.

Days are those of Brussels, as people mean them.
"""

from calendar import isleap
from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum

from .frozen import dataclass
from .grants import DossierGrant
from .model import school_year
from .periods import day_of, start_of

NAMED_FOR = 2  # years, where nothing else is said
FIRST_YEAR = 2024  # in no earlier school year was anything of this product closed, or trashed


class Why(StrEnum):
    """Why something was destroyed."""

    TRASH = "trash"  # a month in the trash
    RETENTION = "retention"  # kept for as long as it is kept, after it was closed


@dataclass(frozen=True)
class Destroyed:
    """What was destroyed for ever: how much of what and why, and nothing of what stood in it.

    ``what``: registration, reply, goal, agreement or document; ``documents``: the ids of those
    that went along with a registration.
    """

    grant: DossierGrant
    what: str
    id: str
    at: str
    why: Why
    registration_id: str = ""
    closed_at: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    documents: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hold:
    """Nothing of a dossier may be destroyed from now on; or again in its time."""

    dossier_id: str
    is_held: bool
    version: int = 0  # it has none: only who runs the platform says so


def closing_year(closed_at: str) -> str:
    """The school year of the day in Brussels on which it was closed."""
    return school_year(date.fromisoformat(day_of(datetime.fromisoformat(closed_at))))


def kept_until(closed_at: str, years: int) -> str:
    """The moment from which a registration is kept no longer.

    ``years`` whole school years after the one in which it was closed: closed in 2026-2027 and
    kept for six, it goes from 1 September 2033 on.
    """
    first = int(closing_year(closed_at)[:4])
    return start_of(f"{first + 1 + years}-09-01")


def years_over(now: datetime, years: int) -> Iterator[str]:
    """The school years of which what was closed then is kept no longer."""
    this = int(school_year(date.fromisoformat(day_of(now)))[:4])
    return (f"{first}-{first + 1}" for first in range(FIRST_YEAR, this - years))


def named_after(now: datetime, years: int) -> str:
    """What was closed, or shared as a document, before this moment shows functions only."""
    day = date.fromisoformat(day_of(now))
    year = day.year - years
    is_leap_day = (day.month, day.day) == (2, 29)
    return start_of(f"{year}-03-01" if is_leap_day and not isleap(year) else f"{year}-{day:%m-%d}")
