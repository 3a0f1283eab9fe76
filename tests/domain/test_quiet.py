"""Of which schools nothing was registered for weeks."""

import pytest

from chalicelib.domain.quiet import Served, last_days, quiet_schools

SCHOOL = Served("030569", "Basisschool 't Kompas", "2024-09-02")


@pytest.mark.parametrize(
    ("last_on", "today", "days"),
    [
        ("2026-09-29", "2026-11-24", 56),
        ("2026-09-30", "2026-11-24", None),  # a day short of eight weeks
        ("2026-06-15", "2026-09-15", None),  # fifteen days, the summer and fifteen days
        ("2026-06-01", "2026-09-27", 56),
    ],
)
def test_quiet_is_eight_weeks_without_the_summer(last_on, today, days):
    found = quiet_schools([SCHOOL], {"030569": last_on}, today, 8)

    assert [one.days for one in found] == ([days] if days else [])


def test_a_school_without_any_is_quiet_since_its_dossier_was_started():
    new = Served("041233", "De Linde", "2026-11-01")

    found = quiet_schools([SCHOOL, new], {}, "2026-11-24", 8)

    assert [(one.school, one.last_on) for one in found] == [("030569", None)]


def test_what_is_planned_breaks_no_silence():
    registered = [("a", "2026-11-24"), ("a", "2026-12-01"), ("a", "2026-10-01")]

    assert last_days(registered, "2026-11-24") == {"a": "2026-11-24"}
