"""A school with several numbers: one side proposes under which to register, the other agrees."""

import pytest
from conftest import DOSSIER, QUICK, access_item

from local.people import CAST

OTHER = {"registers_under": "030577"}
ANSWERS = f"/dossiers/{DOSSIER}/registers-under"


@pytest.fixture
def sister(api, dossier, dynamodb, tables):
    """The other number of the school; the path of its dossier with the same CLB."""
    item = {"pk": "ORG#030577", "sk": "ORG", "kind": "school", "name": "De Zevensprong"}
    dynamodb.put_item(TableName=tables.dossiers, Item={k: {"S": v} for k, v in item.items()})
    pair = {"clb": "114983", "school": "030577"}
    return str(api.post("clara", "/dossiers", pair).headers["Location"])


def _answer(api, who, answer, version=2):
    return api.change(who, f"{ANSWERS}/{answer}", {}, version)


@pytest.mark.parametrize(("one", "other"), [("anna", "sofie"), ("sofie", "anna")])
def test_what_one_side_proposes_and_the_other_confirms_is_agreed(api, dossier, sister, one, other):
    proposed = api.put(one, dossier, OTHER, version=1)
    assert (proposed.status, proposed.json["registers_under"]) == (200, None)
    seen = api.get(other, dossier).json["proposal"]
    assert (seen["number"], seen["by"]["id"]) == ("030577", CAST[one].id)

    agreed = _answer(api, other, "confirm")

    assert (agreed.status, agreed.json["registers_under"]) == (200, "030577")
    assert "proposal" not in api.get(one, dossier).json
    rows = [row for row in api.get(one, "/dossiers").json["items"] if row["id"] == DOSSIER]
    assert [row["registers_under"] for row in rows] == ["030577"]
    actions = [event["action"] for event in api.get("sofie", f"{dossier}/changes").json["items"]]
    assert actions == ["dossier:start", "number:propose", "number:confirm"]


def test_who_registers_under_another_number_than_agreed_hears_so(api, dossier, sister, store):
    before = api.post("anna", f"{dossier}/registrations", QUICK)
    api.put("anna", dossier, OTHER, version=1)
    _answer(api, "sofie", "confirm")
    store.surroundings._kept.clear()  # it may take five minutes to be known everywhere

    here, there = (api.post("anna", f"{one}/registrations", QUICK) for one in (dossier, sister))

    assert [one.json.get("registers_under") for one in (before, here, there)] == [
        None,
        "030577",
        None,
    ]


@pytest.mark.parametrize(("who", "answer"), [("sofie", "decline"), ("anna", "withdraw")])
def test_what_is_declined_or_withdrawn_is_not_agreed(api, dossier, sister, who, answer):
    api.put("anna", dossier, OTHER, version=1)

    dropped = _answer(api, who, answer)

    assert (dropped.status, dropped.json["registers_under"]) == (200, None)
    assert "proposal" not in dropped.json
    late = _answer(api, "sofie", "confirm", 3)
    assert late.json["type"] == "/problems/nothing-proposed"


def test_what_was_agreed_stands_until_something_else_is(api, dossier, sister):
    api.put("anna", dossier, OTHER, version=1)
    _answer(api, "sofie", "confirm")

    api.put("sofie", dossier, {"registers_under": "030569"}, version=3)
    assert api.get("anna", dossier).json["registers_under"] == "030577"
    back = _answer(api, "anna", "confirm", 4)

    assert back.json["registers_under"] == "030569"
    rows = [row for row in api.get("anna", "/dossiers").json["items"] if row["id"] == DOSSIER]
    assert "registers_under" not in rows[0]


@pytest.mark.parametrize(
    "number", ["030577", "041233", "114983", "999999"], ids=["none", "elsewhere", "clb", "unknown"]
)
def test_a_number_without_a_dossier_of_this_clb_is_none(api, dossier, number):
    answer = api.put("anna", dossier, {"registers_under": number}, version=1)

    assert answer.json["type"] == "/problems/no-such-number"


def test_a_number_that_ended_meanwhile_is_not_agreed(api, dossier, sister):
    api.put("anna", dossier, OTHER, version=1)
    api.put("clara", sister, {"status": "ended"}, version=1)

    assert _answer(api, "sofie", "confirm").json["type"] == "/problems/no-such-number"
    assert _answer(api, "sofie", "decline").status == 200


@pytest.fixture
def let_in(dynamodb, tables):
    """Sofie at the sister school too; the claims that say so, beside her own."""
    role = "samenwerkingsdossier-school"
    index = {"by_person_sk": {"S": "ORG#030577#ACCESS"}}
    beside = access_item(CAST["sofie"], pk={"S": "ORG#030577"}, **index)
    dynamodb.put_item(TableName=tables.dossiers, Item=beside)
    return {"context_roles": f"{role}:030569 {role}:030577"}


def test_two_numbers_never_point_at_each_other(api, dossier, sister, let_in):
    """Not even by way of a third: whoever is pointed at points at nobody."""
    api.put("anna", dossier, OTHER, version=1)
    api.put("anna", sister, {"registers_under": "030569"}, version=1)
    assert _answer(api, "sofie", "confirm").status == 200

    headers = {"If-Match": '"2"', "Idempotency-Key": "k"}
    path = f"{sister.removeprefix('/api')}/registers-under/confirm"
    late = api.ask("sofie", "POST", path, {}, headers, **let_in)

    assert late.json["type"] == "/problems/no-such-number"


def test_somebody_of_both_schools_has_both_dossiers(api, dossier, sister, let_in):
    api.post("anna", f"{sister}/registrations", QUICK)
    headers = {}

    listed = api.ask("sofie", "GET", "/dossiers", None, headers, **let_in).json["items"]

    assert {row["school"]["number"] for row in listed} == {"030569", "030577"}
    mine = api.ask("sofie", "GET", "/me", None, headers, **let_in).json["institutions"]
    assert [(one["number"], one["dossiers"]) for one in mine] == [("030569", 1), ("030577", 1)]


def test_a_repeated_proposal_is_one_proposal(api, dossier, sister):
    first, again = (api.put("anna", dossier, OTHER, version=1) for _ in range(2))

    assert (again.status, again.json) == (200, first.json)
    stale = api.put("bert", dossier, {"registers_under": "030569"}, version=1)
    assert stale.status == 412
    assert stale.json["current"]["proposal"]["number"] == "030577"


def test_an_answer_to_what_was_proposed_before_is_stale(api, dossier, sister):
    """Nobody agrees with another number than they read."""
    api.put("anna", dossier, {"registers_under": "030569"}, version=1)
    api.put("bert", dossier, OTHER, version=2)

    assert _answer(api, "sofie", "confirm", 2).json["type"] == "/problems/stale"


def test_in_an_ended_dossier_nothing_is_proposed(api, dossier, sister):
    api.put("clara", dossier, {"status": "ended"}, version=1)

    answer = api.put("anna", dossier, OTHER, version=2)

    assert answer.json["type"] == "/problems/dossier-ended"


@pytest.mark.parametrize("body", [{}, {"status": "ended", "registers_under": "030577"}])
def test_a_dossier_changes_in_one_thing_at_a_time(api, dossier, body):
    wrong = api.put("clara", dossier, body, version=1)

    assert (wrong.status, wrong.json["errors"][0]["loc"]) == (422, ["status"])
    assert wrong.json["errors"][0]["msg"].startswith("Stuur")


def test_a_repeated_answer_is_one_answer(api, dossier, sister):
    api.put("anna", dossier, OTHER, version=1)
    path = f"{ANSWERS}/confirm"

    first, again = (api.change("sofie", path, {}, 2, "k") for _ in range(2))

    assert (again.status, again.json) == (200, first.json)
