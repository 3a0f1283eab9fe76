"""The shapes of the year overview; ``shapes`` says what shapes are for.

Their parts are those of ``domain.overview``: plain dataclasses, which cost no more at a start.
"""

from typing import NotRequired

from typing_extensions import TypedDict

from ..domain.breakdowns import Breakdown
from ..domain.overview import Agreements, Goals, Minutes, Month, OpenPoints
from .shapes import Day


class YearInNumbers(TypedDict):
    """``is_complete``: every registration of that year was counted.

    ``answered``: registrations with an answer of the school. ``minutes``: on the CLB's side.
    """

    school_year: str
    is_complete: bool
    registrations: int
    answered: int
    by_activity: Breakdown
    by_domain: Breakdown
    by_theme: Breakdown
    by_care_phase: Breakdown
    by_month: list[Month]
    goals: Goals
    agreements: Agreements
    open_points: OpenPoints
    minutes: NotRequired[Minutes]


class SchoolInNumbers(TypedDict):
    school: str
    name: str
    registrations: int
    answered: int


class YearOfClb(YearInNumbers):
    by_school: list[SchoolInNumbers]


class Overview(TypedDict):
    """As it is on the day ``as_of``: until then, what is past its day is overdue."""

    as_of: Day
    year: YearInNumbers
    year_before: YearInNumbers


class QuietSchool(TypedDict):
    """``last_on``: nothing, where there is none in this school year or the one before.

    ``days``: since then, or since the dossier was started, without July and August.
    """

    school: str
    name: str
    last_on: Day | None
    days: int


class QuietSchools(TypedDict):
    weeks: int
    schools: list[QuietSchool]


class OverviewOfClb(TypedDict):
    """``least``: with fewer registrations, a theme or a care phase is told among ``other``.

    ``quiet``: nothing, where it was not asked of the school year of now, or not all was read.
    """

    as_of: Day
    least: int
    year: YearOfClb
    year_before: YearOfClb
    quiet: QuietSchools | None
