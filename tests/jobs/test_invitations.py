"""Who was invited by e-mail: what their first sign-in makes of it."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from conftest import access_item
from racing import Racing

import app as functions
from chalicelib.jobs.sign_in import add_rights
from chalicelib.storage.store import Store
from local.people import CAST

AT = "/institutions/030569/invitations"
BASE, FOR_SCHOOL = "iris-clbonline-gebruiker", "samenwerkingsdossier-school"
NEW, MAIL = "b7c1e5a0-0000-4000-8000-0000000000e1", "nieuw@school-a.example"
INVITATION = {"email": "Nieuw@School-A.example", "rights": [FOR_SCHOOL], "reason": "Nieuw hier"}
VERIFIED = {"email": MAIL, "email_verified": "true", "name": "Ella Nieuw"}
HOSTED = "TokenGeneration_HostedAuth"


@pytest.fixture
def invite(api):
    def invite(**other):
        return api.post("sara", AT, {**INVITATION, "function": "zorgleraar", **other})

    return invite


@pytest.fixture
def sign_in(api):
    """The roles in the token of a sign-in, by default that of who was invited."""

    def sign_in(person_id=NEW, source=HOSTED, now=None, **attributes):
        event = {
            "userName": person_id,
            "triggerSource": source,
            "request": {"userAttributes": attributes or VERIFIED},
        }
        answer = add_rights(event, functions.services.store, now or datetime.now(UTC))
        claims = answer["response"]["claimsOverrideDetails"]["claimsToAddOrOverride"]
        return claims["context_roles"].split()

    return sign_in


@pytest.fixture
def with_address(dossier, dynamodb, tables):
    """The institution of somebody knows their address; the school has a dossier with the CLB."""

    def with_address(person):
        item = access_item(person, email={"S": person.email})
        dynamodb.put_item(TableName=tables.dossiers, Item=item)

    return with_address


@pytest.fixture
def status(api):
    def status():
        (one,) = api.get("sara", AT).json["items"]
        return one["status"]

    return status


def test_an_invitation_is_open_for_two_weeks_and_brings_the_entitlement_along(invite, api):
    made = invite()

    assert (made.status, made.json["email"], made.json["status"]) == (201, MAIL, "open")
    assert made.json["rights"] == [BASE, FOR_SCHOOL]
    end = datetime.fromisoformat(made.json["expires_at"])
    assert timedelta(days=13) < end - datetime.now(UTC) <= timedelta(days=14)
    (listed,) = api.get("sara", AT).json["items"]
    assert listed["invited"]["by"]["name"] == "Sara De Wilde"


def test_the_first_sign_in_gives_what_was_promised_and_says_by_whom(api, invite, sign_in, status):
    invitation = invite().json

    assert sign_in() == [f"{FOR_SCHOOL}:030569"]

    person = api.get("sara", f"/institutions/030569/assignments/{NEW}").json
    assert (person["name"], person["function"], person["email"]) == (
        "Ella Nieuw",
        "zorgleraar",
        MAIL,
    )
    one = person["assignments"][1]
    assert (one["right"], one["invitation"]) == (FOR_SCHOOL, invitation["id"])
    assert one["granted"]["by"]["id"] == CAST["sara"].id
    assert one["granted"]["reason"] == "Nieuw hier"
    assert status() == "accepted"


def test_the_next_one_adds_nothing(api, invite, sign_in):
    invite()
    for _ in range(2):
        assert sign_in() == [f"{FOR_SCHOOL}:030569"]

    person = api.get("sara", f"/institutions/030569/assignments/{NEW}").json
    assert len(person["assignments"]) == 2


def test_a_sign_in_after_that_and_a_refresh_cost_what_they_must(invite, sign_in, dynamodb):
    invite()
    sign_in()
    counted = []
    note = lambda model, **_: counted.append(model.name)  # noqa: E731
    dynamodb.meta.events.register("before-call.dynamodb", note)

    sign_in()
    at_sign_in = list(counted)
    sign_in(source="TokenGeneration_RefreshTokens")

    dynamodb.meta.events.unregister("before-call.dynamodb", note)
    # Invitations, rights, successions, and for whom they act.
    assert at_sign_in == ["Query", "Query", "BatchGetItem", "Query"]
    assert counted[4:] == ["Query", "BatchGetItem", "Query"]


def test_somebody_else_with_that_address_later_gets_nothing(invite, sign_in):
    invite()
    sign_in()

    assert sign_in("another-person") == []


NOT_THEIRS = {
    "not verified": {"email": MAIL, "email_verified": "false"},
    "verified is not said": {"email": MAIL},
    "another address": {"email": f"x{MAIL}", "email_verified": "true"},
    "from an identity provider": VERIFIED
    | {"identities": '[{"providerName": "Vlaanderen"}]', "custom:vo_id": "a-vo-id"},
}


@pytest.mark.parametrize("what", list(NOT_THEIRS))
def test_an_address_that_nobody_vouches_for_gives_nothing(invite, sign_in, status, what):
    invite()
    roles = sign_in(**NOT_THEIRS[what])

    assert (roles, status()) == ([], "open")


def test_a_refresh_does_not_look_for_invitations(invite, sign_in, status):
    invite()

    assert (sign_in(source="TokenGeneration_RefreshTokens"), status()) == ([], "open")


def test_what_was_withdrawn_or_is_too_old_gives_nothing(api, invite, sign_in, status):
    later = datetime.now(UTC) + timedelta(days=14, seconds=1)
    made = invite().json
    assert sign_in(now=later) == []

    withdrawn = api.ask("sara", "DELETE", f"{AT}/{made['id']}")

    assert (withdrawn.status, withdrawn.json["status"]) == (200, "withdrawn")
    assert (sign_in(), status()) == ([], "withdrawn")
    again = api.ask("sara", "DELETE", f"{AT}/{made['id']}")
    assert (again.status, again.json["type"]) == (409, "/problems/invitation-closed")


TOM = {"email": "tom@school-a.example", "email_verified": "true"}
KNOWN_BEFORE = {
    "who works at the CLB of this school": (CAST["anna"], FOR_SCHOOL, "works-at-clb"),
    "who has it here": (CAST["tom"], FOR_SCHOOL, "already-exists"),
}


@pytest.mark.parametrize("who", list(KNOWN_BEFORE))
def test_what_is_known_of_an_address_is_said_when_it_is_invited(api, invite, with_address, who):
    person, right, slug = KNOWN_BEFORE[who]
    with_address(person)

    refused = invite(email=person.email, rights=[right])

    assert (refused.status, refused.json["type"]) == (409, f"/problems/{slug}")
    assert api.get("sara", AT).json["items"] == []


def test_who_works_at_the_clb_may_administer_the_school(invite, with_address):
    with_address(CAST["anna"])

    assert invite(email=CAST["anna"].email, rights=["lokale-beheerder"]).status == 201


def test_an_address_is_awaited_once_for_a_role(api, invite):
    first = invite().json
    again = invite(rights=[FOR_SCHOOL, "lokale-beheerder"])
    assert again.json["type"] == "/problems/already-invited"
    assert invite(rights=["lokale-beheerder"]).status == 201

    api.ask("sara", "DELETE", f"{AT}/{first['id']}")
    assert invite().status == 201


def test_an_invitation_that_is_sent_twice_is_one(api):
    sent = {"headers": {"Idempotency-Key": "the-same"}}
    answers = [api.ask("sara", "POST", AT, INVITATION, **sent) for _ in range(2)]

    assert [one.status for one in answers] == [201, 201]
    assert len({one.json["id"] for one in answers}) == 1


def test_who_works_at_another_clb_gets_no_role_of_a_school_this_way_either(api, invite, sign_in):
    """Nobody here knows whose address that is: the list says what became of it."""
    invite(email="anna@clb-a.example")
    anna = {"email": "anna@clb-a.example", "email_verified": "true"}

    assert sign_in(CAST["anna"].id, **anna) == ["samenwerkingsdossier-clb:114983"]

    (one,) = api.get("sara", AT).json["items"]
    assert one["status"] == "refused"
    assert "bij een CLB" in one["closed"]["reason"]


def test_an_invitation_at_two_institutions_is_accepted_at_both(api, invite, sign_in):
    invite()
    at_clb = {"email": MAIL, "rights": ["lokale-beheerder"], "reason": "Nieuw"}
    api.post("clara", "/institutions/114983/invitations", at_clb)

    assert sorted(sign_in()) == ["lokale-beheerder:114983", f"{FOR_SCHOOL}:030569"]


def test_two_sign_ins_at_once_accept_it_once(api, invite, sign_in, dynamodb, tables, use):
    invite()
    first = sign_in
    use(Store(Racing(dynamodb, first), tables))

    sign_in()

    person = api.get("sara", f"/institutions/030569/assignments/{NEW}").json
    assert len(person["assignments"]) == 2


def test_who_had_some_of_it_gets_the_rest(api, invite, sign_in):
    invite(email=TOM["email"], rights=[FOR_SCHOOL, "lokale-beheerder"])

    assert sign_in(CAST["tom"].id, **TOM) == ["lokale-beheerder:030569", f"{FOR_SCHOOL}:030569"]
    rights = api.get("sara", f"/institutions/030569/assignments/{CAST['tom'].id}").json
    assert [one["right"] for one in rights["assignments"]] == [BASE, FOR_SCHOOL, "lokale-beheerder"]
    assert rights["name"] == "Tom Goossens"


@pytest.mark.parametrize(
    "other",
    [{"email": "geen adres"}, {"email": "a@b"}, {"email": "a b@c.example"}, {"rights": []},
     {"email": "a@b.example,c@d.example"}],
)  # fmt: skip
def test_an_invitation_that_cannot_be_sent_is_refused(invite, other):
    assert invite(**other).json["type"] == "/problems/invalid"


def test_a_school_invites_for_what_a_school_has(invite):
    answer = invite(rights=["samenwerkingsdossier-clb"])

    assert answer.json["type"] == "/problems/wrong-kind"


def test_the_trail_tells_whoever_sends_the_mail_that_there_is_one(
    invite, sign_in, dynamodb, tables
):
    made = invite().json
    sign_in()

    events = [
        json.loads(item["card"]["S"]) for item in dynamodb.scan(TableName=tables.audit)["Items"]
    ]
    told = sorted((event["action"], event["subject"]) for event in events)
    assert told == [
        ("invitation:accept", f"ASSIGNMENT#{NEW}"),
        ("invitation:send", f"INVITATION#{made['id']}"),
    ]
    assert MAIL not in str(events)
