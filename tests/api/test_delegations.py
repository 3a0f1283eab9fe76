"""During a leave a colleague acts for the owner: from one day until another, and no longer."""

from datetime import UTC, datetime, timedelta

import pytest
from conftest import QUICK, access_item
from racing import Racing

from chalicelib.domain.ids import moment
from chalicelib.jobs.sign_in import add_rights
from chalicelib.storage.store import Store
from local.people import CAST

AT = "/institutions/114983/delegations"
ANNA, BERT = CAST["anna"].id, CAST["bert"].id
FOR_ANNA = {"acts_for": f"{ANNA}:114983"}
NOW = datetime.now(UTC)


def _days(number):
    return moment(NOW + timedelta(days=number))


def _period(start=-1, end=30, **more):
    return {"delegate": BERT, "from": _days(start), "until": _days(end), **more}


def _revise(api, path, version=1, **claims):
    headers, body = {"If-Match": f'"{version}"'}, QUICK | {"title": f"Versie {version + 1}"}
    return api.ask("bert", "PUT", path, body, headers, **claims)


def test_a_delegate_does_what_the_owner_would_and_the_history_says_for_whom(api, dossier, opened):
    assert api.post("anna", AT, _period()).status == 201

    assert _revise(api, opened, **FOR_ANNA).status == 200
    assert _revise(api, opened, 2).status == 403  # without it in his token he is a colleague
    event = api.get("sofie", f"{dossier}/changes").json["items"][-1]
    assert (event["by"]["id"], event["on_behalf_of"]) == (BERT, ANNA)
    assert api.get("sofie", opened).json["owner"]["id"] == ANNA


def test_what_a_delegate_may_not_give_away(api, opened):
    api.post("anna", AT, _period())
    headers = {"If-Match": '"1"', "Idempotency-Key": "k"}

    given = api.ask("bert", "POST", f"{opened}/owner", {"person_id": BERT}, headers, **FOR_ANNA)

    assert given.status == 403


@pytest.mark.parametrize("period", [(5, 30), None], ids=["not yet", "never"])
def test_a_token_that_says_so_is_not_enough(api, opened, period):
    if period:
        assert api.post("anna", AT, _period(*period)).status == 201

    assert _revise(api, opened, **FOR_ANNA).json["type"] == "/problems/delegation-ended"
    assert api.get("sofie", opened).json["version"] == 1


@pytest.mark.parametrize("who", ["anna", "bert", "clara"])
def test_it_ends_at_once_when_either_of_both_or_the_administrator_says_so(api, opened, who):
    made = api.post("anna", AT, _period()).json["id"]
    assert api.ask(who, "DELETE", f"{AT}/{made}").status == 200

    assert _revise(api, opened, **FOR_ANNA).json["type"] == "/problems/delegation-ended"
    assert api.get("anna", AT).json["items"] == []
    assert api.ask(who, "DELETE", f"{AT}/{made}").status == 404


def test_who_stands_in_no_more_does_as_administrator_what_one_may(
    api, dossier, opened, dynamodb, tables
):
    """The token says both; the history says by which of them it was done."""
    roles = ["lokale-beheerder", "samenwerkingsdossier-clb"]
    both = access_item(CAST["bert"], roles={"SS": roles})
    dynamodb.put_item(TableName=tables.dossiers, Item=both)
    claims = FOR_ANNA | {"context_roles": " ".join(f"{role}:114983" for role in roles)}

    assert _revise(api, opened, **claims).status == 200
    event = api.get("sofie", f"{dossier}/changes").json["items"][-1]
    assert (event["role"], "on_behalf_of" in event) == ("lokale-beheerder", False)
    api.post("anna", AT, _period())
    assert _revise(api, opened, 2, **claims).status == 200
    event = api.get("sofie", f"{dossier}/changes").json["items"][-1]
    assert (event["role"], event["on_behalf_of"]) == ("samenwerkingsdossier-clb", ANNA)


def test_one_that_ends_between_reading_and_writing_changes_nothing(
    api, opened, dynamodb, tables, use
):
    made = api.post("anna", AT, _period()).json["id"]
    own = Store(dynamodb, tables)

    def end():
        use(own)
        assert api.ask("anna", "DELETE", f"{AT}/{made}").status == 200

    use(Store(Racing(dynamodb, end), tables))

    assert _revise(api, opened, **FOR_ANNA).json["type"] == "/problems/delegation-ended"
    assert api.get("sofie", opened).json["version"] == 1


def test_a_period_that_is_over_is_over_without_anybody_saying_so(api, opened, dynamodb, tables):
    api.post("anna", AT, _period())
    dynamodb.update_item(
        TableName=tables.dossiers,
        Key={"pk": {"S": "ORG#114983"}, "sk": {"S": f"DELEGATE#{ANNA}#{BERT}"}},
        UpdateExpression="SET #u = :past",
        ExpressionAttributeNames={"#u": "until"},
        ExpressionAttributeValues={":past": {"S": _days(-0.01)}},
    )

    assert _revise(api, opened, **FOR_ANNA).json["type"] == "/problems/delegation-ended"
    assert api.get("anna", AT).json["items"] == []
    assert api.post("anna", AT, _period()).status == 201


def test_the_administrator_names_somebody_for_who_fell_ill(api, opened):
    made = api.post("clara", AT, _period(owner=ANNA))

    assert (made.status, made.json["owner"], made.json["by"]) == (201, ANNA, CAST["clara"].id)
    assert api.post("bert", AT, _period(owner=ANNA)).status == 403
    assert _revise(api, opened, **FOR_ANNA).status == 200


@pytest.mark.parametrize("who", ["sofie", "clara", "olga", "nobody", "anna"])
def test_only_a_colleague_who_could_own_them_can_stand_in(api, dossier, who):
    delegate = CAST[who].id if who in CAST else who

    answer = api.post("anna", AT, _period() | {"delegate": delegate})

    assert answer.json["type"] == "/problems/no-colleague"


def test_a_period_that_is_over_is_refused_as_a_period_not_as_a_person(api, dossier):
    past = {"from": "2026-01-12T08:00:00.000Z", "until": "2026-02-12T08:00:00.000Z"}

    answer = api.post("anna", AT, _period() | past)

    assert (answer.status, answer.json["type"]) == (409, "/problems/bad-period")
    assert answer.json["detail"] == "Deze periode is al voorbij."


def test_an_administrator_who_does_not_work_there_stands_in_for_nobody(api, dossier):
    """Her own right did not end."""
    answer = api.post("clara", AT, _period(owner=ANNA) | {"delegate": CAST["clara"].id})

    assert answer.json["type"] == "/problems/no-colleague"


def test_who_is_blocked_names_nobody_and_reads_why(api, dossier, block):
    block("anna")

    assert api.post("anna", AT, _period()).json["type"] == "/problems/access-ended"


def test_somebody_whose_own_right_ended_acts_for_nobody(api, opened, block):
    api.post("anna", AT, _period())
    block("bert")

    assert _revise(api, opened, **FOR_ANNA).json["type"] == "/problems/access-ended"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 4), (0, 367)])
def test_a_period_ends_after_it_begins_and_within_a_year(api, dossier, start, end):
    wrong = api.post("anna", AT, _period(start, end))

    assert (wrong.status, wrong.json["errors"][0]["loc"]) == (422, ["until"])


def test_one_at_a_time_for_the_same_two(api, dossier):
    api.post("anna", AT, _period())

    assert api.post("clara", AT, _period(owner=ANNA)).json["type"] == "/problems/already-exists"
    assert api.post("bert", AT, _period() | {"delegate": ANNA}).status == 201


def _signed_in(store, who):
    attributes = {"userName": CAST[who].id, "request": {"userAttributes": {}}}
    told = add_rights(attributes, store, datetime.now(UTC))
    return told["response"]["claimsOverrideDetails"]["claimsToAddOrOverride"]


def test_the_token_says_for_whom_somebody_acts_now(api, dossier, store):
    api.post("anna", AT, _period())
    api.post("bert", AT, _period(5, 30) | {"delegate": ANNA})

    assert _signed_in(store, "bert")["acts_for"] == f"{ANNA}:114983"
    assert "acts_for" not in _signed_in(store, "anna")  # not yet


def test_who_stands_in_for_more_people_acts_for_all_of_them(api, dossier, store, dynamodb, tables):
    """Clara, were she of the CLB's own staff too."""
    both = access_item(
        CAST["clara"], roles={"SS": ["lokale-beheerder", "samenwerkingsdossier-clb"]}
    )
    dynamodb.put_item(TableName=tables.dossiers, Item=both)
    for owner in (ANNA, CAST["clara"].id):
        assert api.post("clara", AT, _period(owner=owner)).status == 201

    words = _signed_in(store, "bert")["acts_for"].split()
    assert sorted(words) == sorted(f"{one}:114983" for one in (ANNA, CAST["clara"].id))
