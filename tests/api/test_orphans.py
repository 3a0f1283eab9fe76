"""What nobody owns any more waits in a queue of the administrator, without anybody noticing."""

import pytest
from conftest import QUICK, access_item

from chalicelib.storage.dynamo import to_raw
from local.people import CAST, Person

AT = "/institutions/114983"
ANNA, BERT = CAST["anna"].id, CAST["bert"].id
PAST = "2026-01-01T00:00:00.000Z"


@pytest.fixture
def let(dynamodb, tables):
    """Gives one of the cast another right: ``let("anna", until=…)``."""

    def let(who, **other):
        values = {n: {"SS": v} if isinstance(v, list) else {"S": v} for n, v in other.items()}
        person = CAST[who] if who in CAST else _left(who)
        dynamodb.put_item(TableName=tables.dossiers, Item=access_item(person, **values))

    return let


def _left(person_id):
    roles = frozenset(["samenwerkingsdossier-clb"])
    return Person(person_id, person_id, "", "", "clb_a", roles)


def _orphans(api, who="clara"):
    """All of them, over the pages."""
    found, cursor = [], None
    while True:
        page = api.get(who, f"{AT}/orphans", **({"cursor": cursor} if cursor else {})).json
        found, cursor = found + page["items"], page["cursor"]
        if cursor is None:
            return found


def _ids(items):
    return sorted(one["id"] for one in items)


ENDS = {
    "ended": {"until": PAST},
    "blocked": {"blocked": PAST},
    "another role": {"roles": ["lokale-beheerder"]},
}


@pytest.mark.parametrize("why", list(ENDS))
def test_when_a_right_ends_what_is_open_waits_and_when_it_is_back_it_does_not(
    api, dossier, opened, let, why
):
    assert _orphans(api) == []

    let("anna", **ENDS[why])
    (orphan,) = _orphans(api)
    let("anna")

    assert (orphan["id"], orphan["owner"]["name"]) == (opened.rpartition("/")[2], "Anna Verhulst")
    assert orphan["right"] == ("blocked" if why == "blocked" else "ended")
    assert orphan["school"] == {"number": "030569", "name": "Basisschool 't Kompas"}
    assert _orphans(api) == []


def test_who_is_not_known_there_any_more_owns_nothing_either(
    api, dossier, opened, dynamodb, tables
):
    key = {"pk": {"S": "ORG#114983"}, "sk": {"S": f"ACCESS#{ANNA}"}}
    dynamodb.delete_item(TableName=tables.dossiers, Key=key)

    (orphan,) = _orphans(api)

    assert (orphan["right"], orphan["owner"]) == ("none", {"id": ANNA, "function": ""})


def test_only_what_is_not_closed_and_not_in_the_trash_waits(api, dossier, let):
    paths = [api.post("anna", f"{dossier}/registrations", QUICK).headers["Location"] for _ in "abc"]
    api.change("anna", f"{paths[0]}/status", {"status": "closed"}, 1)
    api.change("anna", f"{paths[1]}/trash", {"reason": "Dubbel"}, 1)
    let("anna", until=PAST)
    assert _ids(_orphans(api)) == [paths[2].rpartition("/")[2]]

    api.change("clara", f"{paths[0]}/status", {"status": "open"}, 2)
    api.change("clara", f"{paths[1]}/restore", {}, 2)

    assert len(_orphans(api)) == 3
    page = api.get("clara", f"{AT}/orphans").json
    assert page["total"] == 3


def test_in_an_ended_dossier_nothing_waits_until_it_is_taken_up_again(api, dossier, opened, let):
    let("anna", until=PAST)
    api.put("clara", dossier, {"status": "ended"}, version=1)
    assert _orphans(api) == []

    api.put("clara", dossier, {"status": "active"}, version=2)
    assert len(_orphans(api)) == 1


def test_one_of_them_is_taken_over(api, opened, let):
    let("anna", until=PAST)

    taken = api.change("clara", f"{opened}/owner", {"person_id": BERT}, 1)

    assert taken.status == 200
    assert _orphans(api) == []


def test_all_of_them_are_handed_out_at_once_and_come_back_to_the_queue(api, dossier, let, go_on):
    """Of several people who left; what Bert has stays his."""
    for who in ("anna", "anna", "bert"):
        api.post(who, f"{dossier}/registrations", QUICK)
    let("anna", until=PAST)
    assert len(_orphans(api)) == 2

    path = api.post("clara", f"{AT}/handovers", {"to": BERT}).headers["Location"]
    go_on()

    done = api.get("clara", path).json
    assert (done["from"], done["state"], done["total"], done["moved"]) == (None, "done", 2, 2)
    assert _orphans(api) == []
    api.change("clara", f"{path}/undo", {}, done["version"])
    go_on()
    assert {one["owner"]["id"] for one in _orphans(api)} == {ANNA}
    assert api.get("clara", path).json["returned"] == 2


def test_who_left_may_be_followed_up_by_somebody_of_their_own(api, dossier, opened, let, go_on):
    let("anna", until=PAST)

    path = api.post("clara", f"{AT}/handovers", {"from": ANNA, "to": BERT}).headers["Location"]
    go_on()

    assert (api.get("clara", path).json["moved"], _orphans(api)) == (1, [])


@pytest.fixture
def many_left(api, dossier, dynamodb, tables, let):
    """Twelve people who left one registration, eleven who left three, others who left nothing."""
    path = api.post("anna", f"{dossier}/registrations", QUICK).headers["Location"]
    key = {"pk": {"S": f"DOSSIER#{dossier[10:]}"}, "sk": {"S": f"REG#{path.rpartition('/')[2]}"}}
    header = dynamodb.get_item(TableName=tables.dossiers, Key=key)["Item"]
    items = []
    for place in range(40):
        person = f"left-{place:02}"
        owned = 1 if place < 12 else 3 if place < 23 else 0
        items.append(to_raw({"pk": "ORG#114983", "sk": f"OWNS#{person}", "open": owned}))
        items += [_owned_by(header, person, f"{place:02}{n}") for n in range(owned)]
    for start in range(0, len(items), 25):
        puts = [{"PutRequest": {"Item": item}} for item in items[start : start + 25]]
        dynamodb.batch_write_item(RequestItems={tables.dossiers: puts})


def _owned_by(header, person, number):
    one = f"01a20fe4-b3bc-7205-90a8-f53b73abf{number}"
    card = header["card"]["S"].replace(header["sk"]["S"][4:], one)
    return header | {
        "sk": {"S": f"REG#{one}"},
        "card": {"S": card},
        "owner": {"S": person},
        "by_owner_pk": {"S": f"OWNER#114983#{person}"},
        "by_owner_sk": {"S": f"030569#{one}"},
    }


def test_a_long_queue_is_read_in_pages_of_a_bounded_number_of_calls(api, many_left, calls):
    """Two Queries, one for each of at most ten people, a call for successors, one for dossiers."""
    found, cursor, pages = [], None, 0
    while pages == 0 or cursor:
        calls.clear()
        page = api.get("clara", f"{AT}/orphans", **({"cursor": cursor} if cursor else {})).json
        assert calls["Query"] <= 12
        assert calls["BatchGetItem"] <= 2
        assert len(page["items"]) <= 25
        found, cursor, pages = found + page["items"], page["cursor"], pages + 1

    assert (len(found), len(set(_ids(found))), page["total"]) == (45, 45, 45)
    assert pages <= 4


def test_a_queue_of_more_people_than_one_page_holds_is_handed_out_whole(api, many_left, go_on):
    path = api.post("clara", f"{AT}/handovers", {"to": BERT}).headers["Location"]
    go_on()

    assert api.get("clara", path).json["moved"] == 45
    assert _orphans(api) == []


@pytest.mark.parametrize("cursor", ["x", "bGVmdA", "bGVmdC0wMSMwMzA1Njk"])
def test_a_cursor_of_another_list_is_refused(api, dossier, cursor):
    answer = api.get("clara", f"{AT}/orphans", cursor=cursor)

    assert (answer.status, answer.json["type"]) == (400, "/problems/malformed")


def test_a_queue_that_is_empty_is_not_handed_out(api, dossier, opened, let):
    out = {"to": BERT, "which": "open"}
    refused = api.post("clara", f"{AT}/handovers", out)
    assert (refused.status, refused.json["type"]) == (409, "/problems/nothing-to-hand-over")
    assert api.get("clara", f"{AT}/handovers").json["items"] == []

    let("anna", until=PAST)
    assert api.post("clara", f"{AT}/handovers", out).status == 201
