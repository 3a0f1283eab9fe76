"""What whoever runs the platform does by a command, and is told by a job."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from conftest import DOSSIER, QUICK, access_item, explained

import app as functions
from chalicelib.domain.admins import Admins
from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.ids import moment
from chalicelib.domain.periods import Window
from chalicelib.jobs.platform import run
from chalicelib.jobs.rights import warn
from local.function import Context
from local.people import CAST

NOW = datetime.now(UTC)
PIET = CAST["piet"].id
NEW_CLB, NEW_SCHOOL = "200001", "200002"
ADMIN = {
    "do": "make_admin",
    "number": "041233",
    "person_id": PIET,
    "name": "Piet Wouters",
    "function": "directeur",
    "email": "piet@school-b.example",
    "reason": "Gevraagd door het schoolbestuur",
}
SUCCESSION = {"do": "record_succession", "reason": "Gevraagd door het bestuur"}


@pytest.fixture
def put(dynamodb, tables):
    return lambda item: dynamodb.put_item(TableName=tables.dossiers, Item=item)


@pytest.fixture
def trail(dynamodb, tables):
    return lambda: [
        json.loads(item["card"]["S"]) for item in dynamodb.scan(TableName=tables.audit)["Items"]
    ]


@pytest.fixture
def claims(api):
    """What a token of somebody says, as the gateway passes it on."""

    def claims(who):
        event = {
            "userName": CAST[who].id,
            "triggerSource": "TokenGeneration_HostedAuth",
            "request": {"userAttributes": {}},
        }
        answer = functions.sign_in(event, None)
        return answer["response"]["claimsOverrideDetails"]["claimsToAddOrOverride"]

    return claims


# --- a first administrator


def test_an_institution_gets_its_first_administrator(store, api, trail):
    answer = run(ADMIN, store, NOW)

    assert answer["given"] == ["iris-clbonline-gebruiker", "lokale-beheerder"] or answer[
        "given"
    ] == ["lokale-beheerder"]
    roles = {"context_roles": "lokale-beheerder:041233"}
    answer = api.ask("piet", "GET", "/institutions/041233/assignments", **roles)
    (piet,) = answer.json["items"]
    assert piet["assignments"][-1]["granted"]["by"]["id"] == "operator"
    (event,) = trail()
    assert (event["action"], event["by"]["id"]) == ("rights:grant_as_operator", "operator")


def test_again_it_gives_nothing_more(store, trail):
    run(ADMIN, store, NOW)

    assert run(ADMIN, store, NOW)["given"] == []
    assert len(trail()) == 1


def test_for_a_number_that_nobody_has_there_is_none(store):
    with pytest.raises(NotFound):
        run(ADMIN | {"number": "999999"}, store, NOW)


@pytest.mark.parametrize("other", [{"number": "1"}, {"reason": ""}, {"person_id": ""}, {"x": "y"}])
def test_an_order_that_is_not_complete_is_refused(store, trail, other):
    with pytest.raises(ValueError, match="validation error"):
        run(ADMIN | other, store, NOW)
    assert trail() == []


def test_there_are_no_other_orders(store):
    with pytest.raises(ValueError, match="set_rights_from, hold or release"):
        run({"do": "everything"}, store, NOW)


# --- a succession


@pytest.fixture
def successors(put):
    """A CLB and a school that go on for those of Olga and Piet, who now work there."""
    for number, kind in ((NEW_CLB, "clb"), (NEW_SCHOOL, "school")):
        org = {
            "pk": f"ORG#{number}",
            "sk": "ORG",
            "kind": kind,
            "name": f"Nieuw {kind}",
            "card": "",
        }
        put({name: {"S": value} for name, value in org.items()})


@pytest.fixture
def at_successor(dynamodb, tables, put, successors):
    """Anna's colleagues leave the old number; Olga works at the new one instead."""

    def move(who, old, number):
        old_key = {"pk": {"S": f"ORG#{old}"}, "sk": {"S": f"ACCESS#{CAST[who].id}"}}
        dynamodb.delete_item(TableName=tables.dossiers, Key=old_key)
        index = {"by_person_sk": {"S": f"ORG#{number}#ACCESS"}}
        put(access_item(CAST[who], pk={"S": f"ORG#{number}"}, **index))

    return move


def test_who_works_at_the_successor_keeps_the_dossiers_and_works_on_in_them(
    api, opened, store, at_successor, claims
):
    at_successor("anna", "114983", NEW_CLB)
    at_successor("sofie", "030569", NEW_SCHOOL)
    for number, old in ((NEW_CLB, "114983"), (NEW_SCHOOL, "030569")):
        run(SUCCESSION | {"number": number, "succeeds": old}, store, NOW)
    path = opened.removeprefix("/api")

    for who in ("anna", "sofie"):
        theirs = claims(who)
        dossiers = api.ask(who, "GET", "/dossiers", **theirs).json["items"]
        assert [one["id"] for one in dossiers] == [DOSSIER]
        assert api.ask(who, "GET", path, **theirs).status == 200
        key = {"Idempotency-Key": f"reply-{who}"}
        reply = {"kind": "remark", "text": "Wij werken verder."}
        assert api.ask(who, "POST", f"{path}/replies", reply, key, **theirs).status == 201
    new = api.ask(
        "anna", "POST", f"/dossiers/{DOSSIER}/registrations", QUICK, {"Idempotency-Key": "n"},
        **claims("anna"),
    )  # fmt: skip
    assert new.status == 201
    assert new.json["owner"]["id"] == CAST["anna"].id


def test_a_right_that_ends_at_the_successor_ends_there_too(
    api, opened, store, at_successor, claims, put
):
    at_successor("anna", "114983", NEW_CLB)
    run(SUCCESSION | {"number": NEW_CLB, "succeeds": "114983"}, store, NOW)
    theirs = claims("anna")
    index = {"by_person_sk": {"S": f"ORG#{NEW_CLB}#ACCESS"}, "blocked": {"S": "now"}}
    put(access_item(CAST["anna"], pk={"S": f"ORG#{NEW_CLB}"}, **index))

    key = {"Idempotency-Key": "k"}
    path = f"{opened.removeprefix('/api')}/replies"
    answer = api.ask("anna", "POST", path, {"kind": "remark", "text": "Ok."}, key, **theirs)

    assert answer.json["type"] == "/problems/access-ended"
    with pytest.raises(Exception, match="geblokkeerd"):
        claims("anna")


def test_in_an_ended_dossier_of_a_predecessor_nobody_writes(
    api, opened, store, at_successor, claims
):
    api.put("clara", f"/dossiers/{DOSSIER}", {"status": "ended"}, version=1)
    at_successor("anna", "114983", NEW_CLB)
    run(SUCCESSION | {"number": NEW_CLB, "succeeds": "114983"}, store, NOW)
    path = opened.removeprefix("/api")

    key, theirs = {"Idempotency-Key": "k"}, claims("anna")
    written = api.ask("anna", "POST", f"{path}/goals", {"text": "Rust."}, key, **theirs)

    assert written.json["type"] == "/problems/dossier-ended"
    assert api.ask("anna", "GET", path, **theirs).status == 200


def test_a_registration_goes_to_a_colleague_at_the_successor(
    api, opened, store, at_successor, claims
):
    for who in ("anna", "bert"):
        at_successor(who, "114983", NEW_CLB)
    run(SUCCESSION | {"number": NEW_CLB, "succeeds": "114983"}, store, NOW)
    path = f"{opened.removeprefix('/api')}/owner"

    headers = {"Idempotency-Key": "k", "If-Match": '"1"'}
    body = {"person_id": CAST["bert"].id}
    answer = api.ask("anna", "POST", path, body, headers, **claims("anna"))

    assert (answer.status, answer.json["owner"]["id"]) == (200, CAST["bert"].id)


def test_the_names_of_who_works_at_a_successor_are_known_to_both(
    api, opened, store, at_successor, claims
):
    at_successor("anna", "114983", NEW_CLB)
    run(SUCCESSION | {"number": NEW_CLB, "succeeds": "114983"}, store, NOW)

    people = api.get("sofie", f"/dossiers/{DOSSIER}/people").json["items"]

    assert {"Anna Verhulst", "Bert Claessens", "Sofie Maertens"} <= {one["name"] for one in people}


def test_who_goes_on_for_a_successor_goes_on_for_its_predecessors_too(store, trail, successors):
    run(SUCCESSION | {"number": NEW_CLB, "succeeds": "114983"}, store, NOW)
    last = run(SUCCESSION | {"number": "114991", "succeeds": NEW_CLB}, store, NOW)

    assert last["succeeds"] == ["114983", NEW_CLB]
    assert run(SUCCESSION | {"number": "114991", "succeeds": NEW_CLB}, store, NOW) == last
    assert [event["reason"] for event in trail()] == [SUCCESSION["reason"]] * 2


def test_a_right_of_ones_own_at_the_old_number_goes_first(store, successors, put, claims):
    index = {"by_person_sk": {"S": f"ORG#{NEW_CLB}#ACCESS"}}
    put(access_item(CAST["anna"], pk={"S": f"ORG#{NEW_CLB}"}, **index))
    run(SUCCESSION | {"number": NEW_CLB, "succeeds": "114983"}, store, NOW)

    said = claims("anna")

    assert sorted(said["context_roles"].split()) == [
        "samenwerkingsdossier-clb:114983",
        f"samenwerkingsdossier-clb:{NEW_CLB}",
    ]
    assert "through" not in said


def test_a_block_at_the_old_number_is_no_way_around(store, successors, put, claims):
    index = {"by_person_sk": {"S": f"ORG#{NEW_CLB}#ACCESS"}}
    put(access_item(CAST["anna"], pk={"S": f"ORG#{NEW_CLB}"}, **index))
    put(access_item(CAST["anna"], blocked={"S": "now"}))
    run(SUCCESSION | {"number": NEW_CLB, "succeeds": "114983"}, store, NOW)

    assert claims("anna")["context_roles"] == f"samenwerkingsdossier-clb:{NEW_CLB}"


@pytest.mark.parametrize(
    ("number", "old", "error"),
    [
        ("114991", "030569", Conflict),
        ("999999", "114983", NotFound),
        ("114983", "114983", Conflict),
    ],
)
def test_what_cannot_go_on_for_what_is_refused(store, trail, number, old, error):
    with pytest.raises(error):
        run(SUCCESSION | {"number": number, "succeeds": old}, store, NOW)
    assert trail() == []


def test_what_goes_on_for_another_is_not_succeeded_by_it(store, successors):
    """By mistake, the numbers the other way round."""
    run(SUCCESSION | {"number": NEW_CLB, "succeeds": "114983"}, store, NOW)
    with pytest.raises(Conflict, match=f"{NEW_CLB} gaat zelf al verder voor 114983"):
        run(SUCCESSION | {"number": "114983", "succeeds": NEW_CLB}, store, NOW)


# --- the last administrator's period


@pytest.fixture
def ended_yesterday(put):
    end = (NOW - timedelta(days=1)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    put(explained(Admins("030569", {CAST["sara"].id: Window("2024-09-01", end)}, 1)))


def test_the_operator_is_told_once_whose_last_administrator_should_be_replaced(
    store, ended_yesterday, dynamodb, tables
):
    assert warn(store, NOW) == ["030569"]
    assert warn(store, NOW + timedelta(days=1)) == []

    asked = {"KeyConditionExpression": "pk = :pk", "TableName": tables.dossiers}
    found = dynamodb.query(**asked, ExpressionAttributeValues={":pk": {"S": "OPERATOR"}})["Items"]
    (message,) = [json.loads(item["body"]["S"]) for item in found]
    assert "laatste lokale beheerder van 030569" in message["text"]


def test_a_year_later_it_is_still_found_if_the_job_did_not_run(store, ended_yesterday):
    assert warn(store, NOW + timedelta(days=300)) == ["030569"]


def test_while_there_is_one_nothing_is_said(store, tables):
    assert warn(store, NOW) == []


def test_it_runs_each_day_as_a_function(api, ended_yesterday, caplog, tables, monkeypatch):
    """With its own line in the log."""
    for name, table in {"DOSSIER_TABLE": tables.dossiers, "AUDIT_TABLE": tables.audit}.items():
        monkeypatch.setenv(name, table)
    monkeypatch.setenv("DOCUMENT_BUCKET", "documents")
    names = "version account region detail detail-type source time id resources"
    assert functions.rights(dict.fromkeys(names.split()), Context("r", 60)) == {
        "operator_warned": 1
    }
    said = [json.loads(one.message) for one in caplog.records if '"job"' in one.message]
    assert [(one["job"], one["complete"]) for one in said] == [("rights", True)]


# --- what may not be destroyed


HOLD = {"dossier": DOSSIER, "reason": "Gevraagd door de directie"}


def test_a_dossier_is_held_and_released_and_both_partners_see_it(api, dossier, store, trail):
    assert run(HOLD | {"do": "hold"}, store, NOW) == {"dossier": DOSSIER, "is_held": True}
    for who in ("anna", "sofie"):
        (row,) = api.get(who, "/dossiers").json["items"]
        assert row["held_at"] == moment(NOW)
    with pytest.raises(Conflict):
        run(HOLD | {"do": "hold"}, store, NOW + timedelta(days=1))

    later = NOW + timedelta(days=2)
    assert run(HOLD | {"do": "release"}, store, later) == {"dossier": DOSSIER, "is_held": False}
    assert "held_at" not in api.get("anna", "/dossiers").json["items"][0]
    told = [one for one in trail() if one["fields"] == ["held_at"]]
    assert {(one["action"], one["reason"], one["by"]["id"]) for one in told} == {
        (action, HOLD["reason"], "operator") for action in ("dossier:hold", "dossier:release")
    }


def test_a_dossier_that_is_none_is_not_held(dossier, store):
    with pytest.raises(NotFound):
        run(HOLD | {"do": "hold", "dossier": "114983-041233"}, store, NOW)
