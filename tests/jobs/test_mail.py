"""The mails that go out: once, together, and to who may and wants to have them."""

import json
import re
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import cycle, pairwise

import pytest
from conftest import CAST, access_item, fresh_tables
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from mailing import HOUSE, Ses, both_texts, give_addresses, mailing
from worlds import items_of

from chalicelib.domain.ids import moment
from chalicelib.domain.notices import OPERATOR, Kind, Notice
from chalicelib.domain.unsubscribing import person_of
from chalicelib.storage import notice_keys
from chalicelib.storage.notices import Notices

NOW = datetime(2026, 11, 24, 6, 20, tzinfo=UTC)
FRIDAY = NOW - timedelta(days=1)
ANNA, BERT = CAST["anna"].id, CAST["bert"].id


def notice(number, person=ANNA, kind=Kind.REGISTRATIONS, at=FRIDAY):
    dossier = f"114983-{number:06}"
    return Notice(person, kind, "114983", f"key-{number}", moment(at), dossier)


@pytest.fixture
def world(dynamodb, tables):
    give_addresses(dynamodb, tables)
    return dynamodb, tables


def run(world, ses, which, now=NOW, **more):
    return mailing(*world, ses).run({"which": [which], "time": moment(now), **more}, now)


def mentioned(mail):
    """The dossiers that a mail leads to."""
    plain, html = both_texts(mail)
    found = set(re.findall(r"114983-([0-9]{6})", plain))
    assert found == set(re.findall(r"114983-([0-9]{6})", html))
    return {int(one) for one in found}


def test_one_digest_tells_a_person_of_all_their_dossiers(world):
    ses = Ses()
    Notices(*world).keep([*map(notice, range(1, 4)), notice(9, BERT)])

    assert run(world, ses, "daily") == {"sent": 2}

    assert ses.to == ["anna", "bert"]
    by_person = {one["To"].partition("@")[0]: mentioned(one) for one in ses.mails}
    assert by_person == {"anna": {1, 2, 3}, "bert": {9}}
    assert run(world, ses, "daily", NOW + timedelta(days=3)) == {}


def test_a_digest_that_is_repeated_holds_nothing_of_later(world):
    ses = Ses()
    Notices(*world).keep([notice(1), notice(2, at=NOW)])
    assert run(world, ses, "daily") == {"sent": 1}
    assert run(world, ses, "daily", NOW + timedelta(minutes=15)) == {}
    assert [mentioned(one) for one in ses.mails] == [{1}]


def test_what_is_direct_goes_at_once_and_nothing_else_with_it(world):
    ses = Ses()
    Notices(*world).keep([notice(1, kind=Kind.WAITING), notice(2)])
    assert run(world, ses, "direct") == {"sent": 1}
    assert [mentioned(one) for one in ses.mails] == [{1}]


CHOICES = {
    "stopped since": {"chosen": {"S": "{}"}, "stopped_at": {"S": moment(NOW)}},
    "off since": {"chosen": {"S": json.dumps({"registrations": "off"})}},
}


@pytest.mark.parametrize("choice", CHOICES.values(), ids=list(CHOICES))
def test_who_changed_their_mind_is_not_mailed(world, choice):
    ses, (dynamodb, tables) = Ses(), world
    Notices(*world).keep([notice(1)])
    pk, sk = notice_keys.preferences(ANNA)
    dynamodb.put_item(TableName=tables.dossiers, Item={"pk": {"S": pk}, "sk": {"S": sk}, **choice})
    assert run(world, ses, "daily") == {"nobody_to_tell": 1}
    assert run(world, ses, "daily", NOW + timedelta(days=2)) == {}


GONE = {
    "left": {"until": {"S": moment(FRIDAY)}},
    "is blocked": {"blocked": {"S": moment(FRIDAY)}},
    "has no address": {"email": {"S": ""}},
    "cannot be reached there": {"undeliverable": {"S": f"bounce x {CAST['anna'].email}"}},
}


@pytest.mark.parametrize("gone", GONE.values(), ids=list(GONE))
def test_who_may_not_enter_or_cannot_be_reached_is_not_mailed(world, gone):
    ses, (dynamodb, tables) = Ses(), world
    Notices(*world).keep([notice(1), notice(2, BERT)])
    item = access_item(CAST["anna"], **{"email": {"S": CAST["anna"].email}, **gone})
    dynamodb.put_item(TableName=tables.dossiers, Item=item)
    assert run(world, ses, "daily") == {"nobody_to_tell": 1, "sent": 1}
    assert ses.to == ["bert"]


def test_a_mark_on_another_address_than_they_have_now_is_no_hindrance(world):
    ses, (dynamodb, tables) = Ses(), world
    Notices(*world).keep([notice(1)])
    marked = {"email": {"S": "new@clb-a.example"}, "undeliverable": {"S": "bounce x old@x.example"}}
    dynamodb.put_item(TableName=tables.dossiers, Item=access_item(CAST["anna"], **marked))
    assert run(world, ses, "daily") == {"sent": 1}
    assert ses.to == ["new"]


def test_a_mail_says_how_to_end_them_to_programs_and_to_people(world):
    ses = Ses()
    Notices(*world).keep([notice(1)])
    run(world, ses, "daily")
    (mail,) = ses.mails

    (address,) = re.findall("^<(.*)>$", mail["List-Unsubscribe"])
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    token = address.removeprefix(f"{HOUSE.origin}/api/unsubscriptions/")
    assert person_of(token, HOUSE.secret) == ANNA
    plain, html = both_texts(mail)
    for text in (plain, html):
        assert f"{HOUSE.origin}/uitschrijven#{token}" in text
        assert f"{HOUSE.origin}/mijn-meldingen" in text


def test_where_ses_takes_no_more_the_rest_waits(world):
    ses = Ses(refuses=["TooManyRequestsException"])
    Notices(*world).keep([notice(1), notice(2, BERT)])
    assert run(world, ses, "daily") == {"not_now": 1}
    assert run(world, ses, "daily", NOW + timedelta(minutes=15)) == {"sent": 2}


def test_what_ses_refuses_is_tried_again_a_day_later_and_stops_nobody(world):
    ses = Ses(refuses=["MessageRejected"])
    Notices(*world).keep([notice(1), notice(2, BERT)])
    assert run(world, ses, "daily") == {"unknown": 1, "sent": 1}
    assert run(world, ses, "daily", NOW + timedelta(hours=23)) == {}
    assert run(world, ses, "daily", NOW + timedelta(hours=25)) == {"sent": 1}


def test_more_than_fit_in_a_transaction_are_one_mail(world):
    ses = Ses()
    Notices(*world).keep([notice(number) for number in range(230)])
    assert run(world, ses, "daily") == {"sent": 1}
    assert [mentioned(one) for one in ses.mails] == [set(range(230))]


def test_the_operator_is_told_that_there_is_something(world):
    ses = Ses()
    Notices(*world).keep([Notice(OPERATOR, Kind.OPERATOR, "", "a", moment(FRIDAY))])
    assert run(world, ses, "direct") == {"sent": 1}
    (mail,) = ses.mails
    assert mail["To"] == HOUSE.operator
    assert "List-Unsubscribe" not in mail


def test_without_an_address_of_the_operator_nobody_is_mailed(world):
    ses = Ses()
    Notices(*world).keep([Notice(OPERATOR, Kind.OPERATOR, "", "a", moment(FRIDAY))])
    job = mailing(*world, ses)
    job = replace(job, house=replace(HOUSE, operator=""))
    assert job.run({"which": ["direct"]}, NOW) == {"nobody_to_tell": 1}


# --- wherever it breaks off


class Crash(BaseException):
    """The process ends here."""


class Crashing:
    """A client of which some calls end the process: before they are done, or just after."""

    def __init__(self, client, operation, crashes):
        self._client, self._operation = client, operation
        self._crashes, self._calls = dict(crashes), 0

    def __getattr__(self, name):
        if name != self._operation:
            return getattr(self._client, name)

        def call(**request):
            self._calls += 1
            when = self._crashes.pop(self._calls, None)
            if when == "before":
                raise Crash
            answer = getattr(self._client, name)(**request)
            if when == "after":
                raise Crash
            return answer

        return call


_WHEN = st.dictionaries(st.integers(1, 5), st.sampled_from(["before", "after"]), max_size=3)
_ALWAYS = {number: ("before", "after")[number % 2] for number in range(1, 6)}
_HOURS = st.lists(st.sampled_from([0.02, 0.25, 5, 23, 25]), min_size=1, max_size=6)


class Days:
    """Rounds at moments of their own, and when each dossier was mailed."""

    def __init__(self, dynamodb, tables, writes, mails):
        self.ses, self.now, self.mailed = Ses(), NOW, defaultdict(list)
        self._given = (
            Crashing(dynamodb, "transact_write_items", writes),
            tables,
            Crashing(self.ses, "send_email", mails),
        )

    def round(self, hours):
        """Until it is over or breaks off; says whether it broke off."""
        self.now += timedelta(hours=hours)
        before = len(self.ses.sent)
        try:
            mailing(*self._given).run({"which": ["direct", "daily"]}, self.now)
        except Crash:
            return True
        finally:
            for mail in self.ses.mails[before:]:
                for number in mentioned(mail):
                    self.mailed[number].append(self.now)
        return False


@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
@given(many=st.just(6), writes=_WHEN, mails=_WHEN, hours=_HOURS)
@example(many=6, writes=_ALWAYS, mails=_ALWAYS, hours=[0.25])
@example(many=6, writes={}, mails={1: "after"}, hours=[0.25, 23, 25, 0.25])
@example(many=103, writes={2: "before", 4: "after"}, mails={}, hours=[0.25])  # two transactions
def test_wherever_it_breaks_off_nothing_is_mailed_twice_within_a_day(
    on_dynoxide, template, many, writes, mails, hours
):
    """And in the end everything was mailed, however often it broke off."""
    tables = fresh_tables(on_dynoxide, template)
    give_addresses(on_dynoxide, tables)
    kinds = (Kind.WAITING, Kind.DOCUMENTS)
    told = [notice(n, (ANNA, BERT)[n < 3], kinds[n % 2]) for n in range(many)]
    Notices(on_dynoxide, tables).keep(told)
    days = Days(on_dynoxide, tables, writes, mails)

    times = cycle(hours)
    for _ in range(len(writes) + len(mails) + len(hours)):
        days.round(next(times))
    while days.round(25):
        pass
    days.round(25)
    days.round(25)

    assert set(days.mailed) == set(range(many))
    gaps = [b - a for moments in days.mailed.values() for a, b in pairwise(moments)]
    assert all(gap > timedelta(days=1) for gap in gaps)
    due = [one for one in items_of(on_dynoxide, tables)[tables.dossiers] if "by_due_pk" in one]
    assert [one["sk"] for one in due if one["sk"]["S"].startswith("NOTICE#")] == []
