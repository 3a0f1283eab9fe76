"""How long what is kept, in school years of Brussels, held to Python's own time zones."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from chalicelib.domain.ids import moment
from chalicelib.domain.retention import kept_until, named_after, years_over

BRUSSELS = ZoneInfo("Europe/Brussels")


@pytest.mark.parametrize(
    ("closed", "year"),
    [
        ("2026-08-31T23:59", 2032),
        ("2026-09-01T00:00", 2033),
        ("2028-02-29T12:00", 2034),
        ("2027-08-31T23:59", 2033),
    ],
)
def test_it_is_kept_for_six_school_years_after_that_in_which_it_was_closed(closed, year):
    then = datetime.fromisoformat(closed).replace(tzinfo=BRUSSELS).astimezone(UTC)
    gone = datetime(year, 9, 1, tzinfo=BRUSSELS)

    assert kept_until(moment(then), 6) == moment(gone)
    school_year = f"{year - 7}-{year - 6}"
    assert school_year in years_over(gone, 6)
    assert school_year not in years_over(gone - timedelta(seconds=1), 6)


@pytest.mark.parametrize(
    ("day", "then"),
    [
        ("2030-02-28", "2028-02-28"),
        ("2032-02-29", "2030-03-01"),
        ("2030-03-31", "2028-03-31"),
        ("2031-11-24", "2029-11-24"),
    ],
)
def test_two_years_ago_is_the_beginning_of_that_day(day, then):
    now = datetime.fromisoformat(f"{day}T23:30").replace(tzinfo=BRUSSELS)

    start = datetime.fromisoformat(then).replace(tzinfo=BRUSSELS)
    assert named_after(now, 2) == moment(start)
