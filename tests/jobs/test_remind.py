"""Who is told of what is due, of rights that end and of a new school year: once, and rightly."""

from datetime import UTC, datetime, timedelta

import pytest
from conftest import DOSSIER, NUMBERS, caller, entering, explained
from eras import Era, new_year_of, remind_of
from worlds import items_of

from chalicelib.domain.decisions import Attempt
from chalicelib.domain.dossiers import set_dossier_status
from chalicelib.domain.policy import Action, permit
from chalicelib.domain.rights import Assignment, Right, Rights, Step
from chalicelib.domain.words import DossierStatus, Status
from chalicelib.storage.dynamo import from_raw
from chalicelib.storage.notices import notice_of
from local.people import CAST

START = datetime(2027, 2, 10, 9, tzinfo=UTC)
DAY = timedelta(days=1)
ANNA, SOFIE, TOM, CLARA = (CAST[who].id for who in ("anna", "sofie", "tom", "clara"))


@pytest.fixture
def era(store):
    return Era(store, START)


@pytest.fixture
def told(dynamodb, tables):
    """Who was told of what, by its key without ids."""

    def told():
        items = map(from_raw, items_of(dynamodb, tables)[tables.dossiers])
        notices = [notice_of(one) for one in items if str(one["sk"]).startswith("NOTICE#")]
        return sorted((one.person_id, _said(one.key)) for one in notices)

    return told


def _said(key):
    what, *_, last = key.split("#")
    return f"{what} {last}"


def remind(store, days):
    now = START + timedelta(days=days)
    return dict(remind_of(store, now).run(now))


def test_an_agreement_is_told_three_days_before_and_after_its_day_once(store, era, told):
    """To the owner of the registration, and to everybody at the school."""
    era.open(due_in=9)
    both = [ANNA, SOFIE, TOM]

    assert [remind(store, days) for days in (0, 5)] == [{}, {}]
    assert [remind(store, days) for days in (6, 7, 9)] == [
        {"soon_told": 2},
        {"soon_known": 2},
        {"soon_known": 2},
    ]
    assert told() == sorted((who, "due soon") for who in both)
    assert [remind(store, days) for days in (12, 13)] == [{"late_told": 2}, {"late_known": 2}]
    assert told() == sorted((who, f"due {when}") for who in both for when in ("late", "soon"))
    assert remind(store, 30) == {}


def test_what_is_closed_or_ended_is_told_to_nobody(store, era, told):
    era.status(era.open(due_in=2), Status.CLOSED)
    era.trash(era.open(due_in=2))
    era.open(due_in=2)
    grant = permit(caller("clara"), Action.END_DOSSIER, DOSSIER)
    ended = Attempt(grant, 1, START + DAY)
    store.commit(set_dossier_status(ended, store.dossier_to_change(grant), DossierStatus.ENDED))

    assert remind(store, 1) == {}
    assert told() == []


def test_what_has_no_owner_who_may_enter_is_told_to_the_administrator(store, era, told, block):
    era.open(due_in=2)
    block("anna")

    remind(store, 1)

    assert {who for who, _ in told()} == {CLARA, SOFIE, TOM}


def test_a_follow_up_is_told_on_its_day(store, era, told):
    era.open(follow_up_in=4)

    assert [remind(store, days) for days in (3, 4, 5)] == [
        {"not_due": 1},
        {"today_told": 1},
        {"today_known": 1},
    ]
    assert told() == [(ANNA, "due today")]


# --- rights


@pytest.fixture
def two_rights(dynamodb, tables):
    """Tom's: the role ends in April, the base entitlement a year later."""
    step = Step("2027-02-01T08:00:00.000Z", "operator", "", "Werkt hier")
    given = (
        Assignment("a", Right.BASE, "2027-02-01", "2028-04-20", step),
        Assignment("b", Right.SCHOOL, "2027-02-01", "2027-04-20", step),
    )
    rights = Rights(TOM, NUMBERS["school_a"], given, (), 2)
    dynamodb.put_item(TableName=tables.dossiers, Item=explained(rights))


def on(store, day):
    now = datetime.fromisoformat(f"{day}T04:00:00Z")
    return dict(remind_of(store, now).run(now))


def test_the_end_of_a_right_is_told_sixty_and_fourteen_days_before_and_after_it(
    store, two_rights, told
):
    """To the person and who can prolong it; then the next end is looked out for."""
    sara = CAST["sara"].id
    assert on(store, "2027-02-18").get("rights_told") is None
    assert on(store, "2027-02-19")["rights_told"] == 1
    assert on(store, "2027-02-20").get("rights_told") is None
    assert told() == sorted((who, "rights 60") for who in (TOM, sara))
    assert on(store, "2027-04-06")["rights_told"] == 1
    assert on(store, "2027-04-20").get("rights_told") is None
    assert on(store, "2027-04-21")["rights_told"] == 1
    assert {said for who, said in told() if who == TOM} == {
        "rights 60",
        "rights 14",
        "rights ended",
    }
    assert on(store, "2027-06-01") == {}
    assert on(store, "2028-02-20")["rights_told"] == 1  # the leap day is one of the sixty


def test_what_was_prolonged_ends_later(store, two_rights, dynamodb, tables, told):
    for item in entering(CAST["tom"]):
        dynamodb.put_item(TableName=tables.dossiers, Item=item)

    assert on(store, "2027-04-06") == {}
    assert told() == []


# --- a new school year


def new_year(store, day):
    now = datetime.fromisoformat(f"{day}T04:30:00Z")
    return dict(new_year_of(store, now).run(["114983", "114991"], now))


def worklist(api, who="anna"):
    return [one for one in api.get(who, "/worklist").json["waiting"] if one["why"] == "new_year"]


def test_what_is_open_of_the_year_before_is_asked_about_and_one_click_answers(
    api, store, era, told
):
    goes_on, closes, closed = era.open(), era.open(), era.open()
    era.status(closed, Status.CLOSED)

    assert new_year(store, "2027-08-31") == {}
    assert new_year(store, "2027-09-01") == {"asked": 2}
    assert told() == [(ANNA, "year 2027-2028")] * 2
    assert {one["registration_id"] for one in worklist(api)} == {goes_on, closes}
    assert worklist(api, "sofie") == []

    path = f"/dossiers/{DOSSIER}/registrations"
    for one, status in {goes_on: "in_progress", closes: "closed"}.items():
        before = api.get("anna", f"{path}/{one}").json
        assert before["last_activity_at"] < "2027-03"
        body = {"status": status}
        assert api.change("anna", f"{path}/{one}/status", body, before["version"]).status == 200

    assert worklist(api) == []
    assert new_year(store, "2027-09-02") == {"answered_already": 1}
    assert len(told()) == 2


def test_who_already_goes_on_says_so_too(api, store, era):
    """The status stays what it is: only the question is answered."""
    one = era.open()
    era.status(one, Status.IN_PROGRESS)
    new_year(store, "2027-09-01")
    path = f"/dossiers/{DOSSIER}/registrations/{one}"
    version = api.get("anna", path).json["version"]

    answer = api.change("anna", f"{path}/status", {"status": "in_progress"}, version)

    assert (answer.status, answer.json["version"]) == (200, version + 1)
    assert worklist(api) == []


def test_each_year_asks_again_and_a_day_that_was_missed_is_made_up_for(store, era, told):
    era.open()
    new_year(store, "2027-09-03")
    assert new_year(store, "2027-09-04") == {"asked_already": 1}
    assert new_year(store, "2028-09-01") == new_year(store, "2029-09-02") == {"asked": 1}
    years = ["2027-2028", "2028-2029", "2029-2030"]
    assert told() == [(ANNA, f"year {year}") for year in years]
