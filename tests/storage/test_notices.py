"""What people are to be told: kept once, as each prefers."""

import json
from dataclasses import replace

import pytest
from conftest import DOSSIER, items_of

from chalicelib.domain.errors import Busy
from chalicelib.domain.notices import ALWAYS, DEFAULTS, Frequency, Kind, Notice
from chalicelib.storage import notice_keys
from chalicelib.storage.dynamo import from_raw
from chalicelib.storage.notices import Notices, frequency, notice_of
from local.people import CAST

AT = "2026-11-23T08:15:00.000Z"
ONE = Notice(CAST["sofie"].id, Kind.WAITING, "030569", "reply#1", AT, DOSSIER, "/dossiers/x")


def kept(dynamodb, tables):
    items = map(from_raw, items_of(dynamodb, tables)[tables.dossiers])
    return [item for item in items if str(item["sk"]).startswith("NOTICE#")]


def test_the_same_is_kept_once_whoever_says_it_again(dynamodb, tables):
    notices = Notices(dynamodb, tables)
    many = [replace(ONE, key=f"reply#{n}") for n in range(120)]

    assert notices.keep([*many, many[0]]) == 120
    assert notices.keep([*many, replace(ONE, key="another")]) == 1

    found = {notice_of(item) for item in kept(dynamodb, tables)}
    assert found == {*many, replace(ONE, key="another")}


def test_who_keeps_another_at_the_same_time_loses_nothing(dynamodb, tables):
    class Meanwhile:
        """Somebody keeps one of them just before."""

        done = False

        def __getattr__(self, operation):
            return getattr(dynamodb, operation)

        def transact_write_items(self, **request):
            if not self.done:
                self.done = True
                Notices(dynamodb, tables).keep([ONE])
            return dynamodb.transact_write_items(**request)

    other = replace(ONE, key="reply#2")
    assert Notices(Meanwhile(), tables).keep([ONE, other]) == 1
    assert {notice_of(item) for item in kept(dynamodb, tables)} == {ONE, other}


def test_it_is_due_as_the_person_prefers(dynamodb, tables):
    pk, sk = notice_keys.preferences(ONE.person_id)
    chosen = {"documents": "weekly", "waiting": "off"}
    item = {"pk": {"S": pk}, "sk": {"S": sk}, "body": {"S": json.dumps(chosen)}}
    dynamodb.put_item(TableName=tables.dossiers, Item=item)

    told = [replace(ONE, kind=kind, key=kind) for kind in Kind]
    assert Notices(dynamodb, tables).keep(told) == len(Kind) - 1

    due = {notice_of(i).kind: str(i["by_due_pk"]).split("#")[1] for i in kept(dynamodb, tables)}
    expected = DEFAULTS | {Kind.DOCUMENTS: "weekly"} | dict.fromkeys(ALWAYS, "direct")
    assert due == {kind: how for kind, how in expected.items() if kind is not Kind.WAITING}


@pytest.mark.parametrize("kind", list(Kind))
def test_who_unsubscribed_is_told_nothing_but_what_is_always_told(kind):
    how = frequency(replace(ONE, kind=kind), {"stopped_at": AT})
    assert how is (Frequency.DIRECT if kind in ALWAYS else Frequency.OFF)


def test_an_engine_in_trouble_is_tried_again_by_who_asks(dynamodb, tables):
    class Refusing:
        def __getattr__(self, operation):
            return getattr(dynamodb, operation)

        def transact_write_items(self, **request):
            raise dynamodb.exceptions.InternalServerError(
                {"Error": {"Code": "InternalServerError"}}, "TransactWriteItems"
            )

    with pytest.raises(Busy):
        Notices(Refusing(), tables).keep([ONE])
    assert Notices(dynamodb, tables).keep([ONE]) == 1
