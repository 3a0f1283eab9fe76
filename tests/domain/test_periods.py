"""Days in Brussels, as moments; held to Python's own database of time zones."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.ids import moment
from chalicelib.domain.periods import (
    Window,
    day_of,
    end_of_next_school_year,
    furthest,
    start_of,
    window_of,
)

BRUSSELS = ZoneInfo("Europe/Brussels")


@given(st.integers(1_577_836_800, 4_102_444_799))  # 2020 to 2099
def test_a_moment_is_on_the_day_that_the_clock_in_brussels_shows(seconds):
    now = datetime.fromtimestamp(seconds, UTC)
    assert day_of(now) == now.astimezone(BRUSSELS).date().isoformat()


@given(st.dates(date(2020, 1, 1), date(2099, 12, 31)))
def test_a_day_starts_at_midnight_in_brussels(day):
    midnight = datetime(day.year, day.month, day.day, tzinfo=BRUSSELS)

    assert start_of(day.isoformat()) == moment(midnight)


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_the_days_on_which_the_clock_changes(day):
    of = date.fromisoformat(day)
    assert start_of(day) == moment(datetime(of.year, of.month, of.day, tzinfo=BRUSSELS))
    for hour in range(24):
        now = datetime(of.year, of.month, of.day, hour, 30, tzinfo=UTC)
        assert day_of(now) == now.astimezone(BRUSSELS).date().isoformat()


@pytest.mark.parametrize(
    ("day", "end"),
    [("2026-08-31", "2027"), ("2026-09-01", "2028"), ("2027-01-01", "2028")],
)
def test_a_right_ends_with_the_next_school_year(day, end):
    assert end_of_next_school_year(day) == f"{end}-08-31"


@pytest.mark.parametrize(
    ("day", "last"),
    [("2026-11-24", "2030-11-24"), ("2028-02-29", "2032-02-29"), ("2096-02-29", "2100-02-28")],
)
def test_a_right_lasts_four_years_at_most(day, last):
    assert furthest(day) == last


def test_a_window_holds_on_its_last_day_and_not_a_moment_longer():
    window = window_of("2026-09-01", "2027-08-31")

    assert window.start == "2026-08-31T22:00:00.000Z"
    assert window.holds("2026-08-31T22:00:00.000Z")
    assert window.holds("2027-08-31T21:59:59.999Z")
    assert not window.holds("2027-08-31T22:00:00.000Z")
    assert not window.holds("2026-08-31T21:59:59.999Z")


def test_what_two_windows_have_in_common():
    both = Window("b", "d").within(Window("a", "c"))

    assert both == ("b", "c")
    assert Window("c", "d").within(Window("a", "b")).is_empty
