"""Who left two years ago is kept by function and dates, and by no name."""

from datetime import UTC, datetime

import pytest
from conftest import NUMBERS, access_item

from chalicelib.jobs.departures import Departures
from chalicelib.storage import keys
from chalicelib.storage.answers import colleague
from chalicelib.storage.departed import Departed
from chalicelib.storage.engine import Engine
from chalicelib.storage.items import access_of
from local.people import CAST

LEFT = "2028-02-29T22:30:00.000Z"


@pytest.fixture
def forget(dynamodb, tables):
    """A night; whom the CLB knows after it."""
    told = {"email": {"S": "bert@clb.example"}, "by_person_pk": {"S": "PERSON#bert"}}
    left = access_item(CAST["bert"], until={"S": LEFT}, **told)
    dynamodb.put_item(TableName=tables.dossiers, Item=left)

    def night(day):
        now = datetime.fromisoformat(f"{day}T01:20:00").replace(tzinfo=UTC)
        job = Departures(Departed(dynamodb, tables), 2)
        counts = dict(job.run(NUMBERS.values(), now))
        return counts, Engine(dynamodb).all(tables.dossiers, keys.access(NUMBERS["clb_a"], ""))

    return night


def of_bert(items):
    (found,) = [one for one in items if one["sk"] == f"ACCESS#{CAST['bert'].id}"]
    return found


def test_two_years_after_their_last_right_ended_their_name_and_address_go(forget):
    assert forget("2030-02-28")[0] == {}

    counts, items = forget("2030-03-01")
    bert = of_bert(items)
    assert counts == {"names_ended": 1}
    assert (bert["until"], bert["function"]) == (LEFT, CAST["bert"].function)
    assert not {"name", "email"} & bert.keys()
    assert '"name"' not in colleague(access_of(bert), LEFT)
    assert all("name" in one for one in items if one is not bert)
    assert forget("2030-03-01")[0] == {}
