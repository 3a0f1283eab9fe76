"""The year overview, as both partners and the CLB read it."""

from datetime import UTC, datetime, timedelta

import pytest
from conftest import QUICK

from chalicelib.domain.periods import day_of

AT_CLB = "/clbs/114983/overview"
AGREED = {"text": "Overleg", "party": "both"}


def _day(days=0):
    return day_of(datetime.now(UTC) + timedelta(days=days))


@pytest.fixture
def opened_today(api, dossier):
    body = QUICK | {"activity_date": _day(), "duration_minutes": 50, "themes": ["pesten"]}
    return api.post("anna", f"{dossier}/registrations", body).headers["Location"]


def test_without_a_school_year_it_is_that_of_now_beside_the_one_before(api, dossier, opened_today):
    told = api.get("sofie", f"{dossier}/overview").json
    asked = api.get("sofie", f"{dossier}/overview", school_year=told["year"]["school_year"]).json

    assert told == asked
    assert (told["year"]["registrations"], told["year_before"]["registrations"]) == (1, 0)
    assert int(told["year"]["school_year"][:4]) == int(told["year_before"]["school_year"][5:])


def test_minutes_are_never_shown_to_a_school(api, dossier, opened_today):
    at_clb = [api.get(who, f"{dossier}/overview").json["year"] for who in ("anna", "clara")]

    assert [one["minutes"]["total"] for one in at_clb] == [50, 50]
    assert "minutes" not in api.get("sofie", f"{dossier}/overview").text
    assert api.get("anna", AT_CLB).json["year"]["minutes"]["total"] == 50


def test_an_agreement_is_kept_in_time_or_late_and_overdue_once_its_day_is_past(
    api, dossier, opened_today
):
    for day, status in [(_day(), "kept"), (_day(-1), "kept"), (_day(-1), "open"), (None, "open")]:
        due = {"due_on": day} if day else {}
        made = api.post("anna", f"{opened_today}/agreements", AGREED | due).json
        body = AGREED | due | {"status": status}
        api.put("sofie", f"{opened_today}/agreements/{made['id']}", body, version=1)

    told = api.get("sofie", f"{dossier}/overview").json["year"]["agreements"]

    assert told["kept"] == {"in_time": 1, "late": 1, "undated": 0}
    assert told["open"] == {"overdue": 1, "later": 0, "undated": 1}


def test_what_is_in_the_trash_does_not_count(api, dossier, opened_today):
    api.change("anna", f"{opened_today}/trash", {"reason": "Dubbel"}, 1)

    assert api.get("anna", f"{dossier}/overview").json["year"]["registrations"] == 0


def test_an_ended_dossier_is_still_read(api, dossier, opened_today):
    api.put("clara", dossier, {"status": "ended"}, version=1)

    assert api.get("sofie", f"{dossier}/overview").json["year"]["registrations"] == 1


def test_a_clb_reads_its_schools_and_tells_few_together(api, dossier, opened_today):
    told = api.get("anna", AT_CLB).json

    name = "Basisschool 't Kompas"
    one = {"school": "030569", "name": name, "registrations": 1, "answered": 0}
    assert told["year"]["by_school"] == [one]
    assert told["year"]["by_theme"] == {"shares": [], "other": 1, "none": 0}
    own = api.get("anna", f"{dossier}/overview").json["year"]["by_theme"]["shares"]
    assert own == [{"value": "pesten", "registrations": 1}]


def test_quiet_is_told_of_now_only(api, dossier):
    api.post("anna", f"{dossier}/registrations", QUICK | {"activity_date": _day(-14)})

    told = [api.get("anna", AT_CLB, quiet_weeks=weeks).json["quiet"] for weeks in ("2", "3")]

    is_summer = _day()[5:7] in ("07", "08", "09")
    assert is_summer or [len(one["schools"]) for one in told] == [1, 0]
    assert api.get("anna", AT_CLB, school_year="2019-2020").json["quiet"] is None


def test_a_school_is_no_clb(api, dossier):
    assert api.get("sara", "/clbs/030569/overview").status == 404


@pytest.mark.parametrize(
    "query", [{"school_year": "2026-2028"}, {"quiet_weeks": "0"}, {"quiet_weeks": "acht"}]
)
def test_what_cannot_be_is_refused_by_name(api, dossier, query):
    answer = api.get("anna", AT_CLB, **query)

    assert (answer.status, next(iter(query)) in answer.json["detail"]) == (400, True)
