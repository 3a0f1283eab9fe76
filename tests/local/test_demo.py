"""The cast and the demo dossiers: where they work, and what is written in their name."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from chalicelib.domain.institutions import Institution
from chalicelib.domain.names import check
from chalicelib.storage.store import Store
from local.access import give_access
from local.institutions import places
from local.people import CAST
from local.seed import TEXTS, Demo, working_day
from local.trouble import StartError

NOW = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
HERE = {"clb_a": "114983", "school_a": "030569", "clb_b": "114991", "school_b": "041233"}
THERE = {"clb_a": "200001", "school_a": "200002", "clb_b": "200003", "school_b": "200004"}


@pytest.fixture(autouse=True)
def there(request):
    """Other institutions, as another file of them would bring."""
    if "tables" in request.fixturenames:
        dynamodb, tables = (request.getfixturevalue(name) for name in ("dynamodb", "tables"))
        for place, number in THERE.items():
            org = {"pk": f"ORG#{number}", "sk": "ORG", "kind": place.split("_")[0], "name": place}
            known = {name: {"S": value} for name, value in org.items()}
            dynamodb.put_item(TableName=tables.dossiers, Item=known)


def item(dynamodb: Any, table: str, number: str, who: str) -> Any:
    key = {"pk": {"S": f"ORG#{number}"}, "sk": {"S": f"ACCESS#{CAST[who].id}"}}
    return dynamodb.get_item(TableName=table, Key=key).get("Item")


def test_people_enter_where_they_work_until_the_end_of_the_next_school_year(dynamodb, tables):
    give_access(dynamodb, tables, CAST.values(), THERE, NOW)
    sofie = item(dynamodb, tables.dossiers, "200002", "sofie")

    assert sofie["roles"] == {"SS": ["samenwerkingsdossier-school"]}
    assert sofie["until"] == {"S": "2028-08-31T22:00:00.000Z"}


def test_who_has_no_role_is_let_in_nowhere(dynamodb, tables):
    give_access(dynamodb, tables, CAST.values(), THERE, NOW)

    assert item(dynamodb, tables.dossiers, THERE[CAST["noor"].place], "noor") is None


def test_who_moves_along_with_other_institutions_leaves_the_old_ones(dynamodb, tables):
    for numbers in (HERE, THERE):
        give_access(dynamodb, tables, CAST.values(), numbers, NOW)

    assert item(dynamodb, tables.dossiers, "114983", "anna") is None
    assert item(dynamodb, tables.dossiers, "200001", "anna")


def test_everybody_has_assignments_that_explain_what_they_may(dynamodb, tables):
    give_access(dynamodb, tables, CAST.values(), THERE, NOW)
    again = give_access(dynamodb, tables, CAST.values(), THERE, NOW)
    store = Store(dynamodb, tables)

    assert again == 0  # a next start gives nothing
    for person in CAST.values():
        rights = store.office(THERE[person.place], person.id).rights
        assert {role.value for role in rights.windows} == person.roles


def test_a_block_outlives_a_restart(dynamodb, tables):
    give_access(dynamodb, tables, CAST.values(), HERE, NOW)
    blocked = item(dynamodb, tables.dossiers, "030569", "tom") | {"blocked": {"BOOL": True}}
    dynamodb.put_item(TableName=tables.dossiers, Item=blocked)
    give_access(dynamodb, tables, CAST.values(), HERE, NOW)

    assert item(dynamodb, tables.dossiers, "030569", "tom") == blocked


def school(number: str, clb: str) -> Institution:
    return Institution(number, "school", f"School {number}", clb=clb)


def test_the_cast_works_at_the_first_two_clbs_that_serve_three_schools():
    served = {"900010": ["000042", "000018", "000034"], "900005": ["000026"]}
    served |= {"900020": ["000109", "000091", "000117", "000067"], "900030": list("abc")}
    schools = [school(number, clb) for clb, numbers in served.items() for number in numbers]

    numbers = places(schools)

    assert numbers["clb_a"] == "900010"
    assert [numbers[place] for place in ("school_a", "second", "third")] == [
        "000018",
        "000034",
        "000042",
    ]
    assert (numbers["clb_b"], numbers["school_b"]) == ("900020", "000067")


def test_a_list_with_one_such_clb_is_not_enough():
    with pytest.raises(StartError, match="two CLBs"):
        places([school(f"00000{n}", "900010") for n in range(5)])


@pytest.fixture
def numbers(dynamodb, tables):
    """The cast's institutions, and two more schools of the first CLB."""
    more = {"second": "030577", "third": "030585"}
    for number in more.values():
        org = {"pk": f"ORG#{number}", "sk": "ORG", "kind": "school", "name": "x", "card": "{}"}
        dynamodb.put_item(TableName=tables.dossiers, Item={k: {"S": v} for k, v in org.items()})
    return HERE | more


def test_demo_dossiers_are_made_once(store, numbers, tmp_path):
    made = [Demo(store, numbers, NOW).seed(tmp_path / "done") for _ in range(2)]

    assert made == [4, 0]


class Killed(BaseException):
    """As a kill -9 would: nothing catches it."""


class Dying:
    """DynamoDB, until the process is killed before a transaction."""

    def __init__(self, dynamodb: Any, transactions: int) -> None:
        self._dynamodb, self._left = dynamodb, transactions

    def __getattr__(self, name: str) -> Any:
        if name == "transact_write_items":
            self._left -= 1
            if self._left < 0:
                raise Killed
        return getattr(self._dynamodb, name)


@pytest.mark.parametrize("transactions", [1, 2, 5, 9])
def test_demo_dossiers_that_a_kill_broke_off_are_finished(
    dynamodb, tables, store, numbers, tmp_path, transactions
):
    dying = Store(Dying(dynamodb, transactions), tables)
    with pytest.raises(Killed):
        Demo(dying, numbers, NOW).seed(tmp_path / "done")

    assert Demo(store, numbers, NOW).seed(tmp_path / "done") == 4
    for texts in json.loads(TEXTS.read_text()):
        pk = f"DOSSIER#{numbers[texts['clb']]}-{numbers[texts['school']]}"
        found = dynamodb.query(
            TableName=tables.dossiers,
            KeyConditionExpression="pk = :pk AND begins_with(sk, :reg)",
            ExpressionAttributeValues={":pk": {"S": pk}, ":reg": {"S": "REG#"}},
        )
        there = texts["registrations"]
        assert found["Count"] == len(there) + sum(len(one["thread"]) for one in there)


def test_each_demo_dossier_has_three_to_eight_registrations():
    dossiers = json.loads(TEXTS.read_text())

    assert all(3 <= len(dossier["registrations"]) <= 8 for dossier in dossiers)


def texts_in(value: Any) -> Iterator[str]:
    """Every text, but not who wrote it."""
    match value:
        case str():
            yield value
        case list():
            yield from (text for one in value for text in texts_in(one))
        case dict():
            written = [one for name, one in value.items() if name not in ("by", "started_by")]
            yield from texts_in(written)


def test_no_text_names_anybody_of_the_cast():
    words = set(re.findall(r"\w+", " ".join(texts_in(json.loads(TEXTS.read_text())))))
    names = {name for person in CAST.values() for name in person.name.split()}

    assert len(words) > 300
    assert not words & (names - {"De"})


def test_no_text_stops_the_name_guard_nor_makes_it_doubt():
    written = [text for text in texts_in(json.loads(TEXTS.read_text())) if " " in text]

    assert len(written) > 50
    assert {text: found for text in written if (found := check(text))} == {}


@pytest.mark.parametrize(
    ("day", "found"), [((2026, 11, 20), 20), ((2026, 11, 21), 20), ((2026, 11, 22), 20)]
)
def test_the_cast_does_not_work_at_the_weekend(day, found):
    assert working_day(date(*day)).day == found
