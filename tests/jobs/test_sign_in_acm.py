"""Signing in through ACM/IDM: its word holds for a session, where an institution follows it.

The events are those of the Cognito developer guide: a user pool's common parameters, an inbound
federation, and a token (version V1) of a federated profile.
"""

import json
import logging
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

import app as functions
from chalicelib.domain.caller import Role
from chalicelib.domain.errors import ChangedMeanwhile
from chalicelib.domain.identity import Access
from chalicelib.domain.ids import moment
from chalicelib.domain.vouched import Vouched
from chalicelib.jobs.sign_in import SignInRefused, on_sign_in
from chalicelib.storage.acm_rights import follow
from chalicelib.storage.engine import Engine
from local.resources import resource, template

VO_ID = "a5720746-4c9e-48a8-9aa0-7ab456648487"
SCHOOL, CLB = "SamenwerkingsdossierGebruiker-school", "SamenwerkingsdossierGebruiker-clb"
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
TOKEN = {
    "sub": "2365621db15c6e2846ca71a1f2774e79fg28c487",
    "given_name": "Lien",
    "family_name": "Peeters",
    "vo_id": VO_ID,
    "vo_doelgroepcode": "OV",
}
PROVIDER = resource(template(), "Vlaanderen")
MAPPING = {claim: attribute for attribute, claim in PROVIDER["AttributeMapping"].items()}
COMMON = {
    "version": "1",
    "region": "eu-west-1",
    "userPoolId": "eu-west-1_pool",
    "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": "web"},
}


class Pool:
    """What Cognito does between its two calls of the function: it keeps the mapped claims."""

    def __init__(self, store):
        self.store = store
        self.username = f"Vlaanderen_{TOKEN['sub']}"
        identity = {"userId": TOKEN["sub"], "providerName": "Vlaanderen", "providerType": "OIDC"}
        self.profile = {
            "sub": "f1b2c3d4-0000-4000-8000-000000000000",
            "cognito:user_status": "EXTERNAL_PROVIDER",
            "identities": json.dumps([identity | {"issuer": None, "primary": "true"}]),
        }

    def visits_acm(self, rights, now=NOW, **other):
        """ACM answers with these rights, or with no claim at all."""
        claim = {} if rights is None else {"samenwerkingsdossier_rol_3d": rights}
        event = {
            **COMMON,
            "triggerSource": "InboundFederation_ExternalProvider",
            "userName": TOKEN["sub"],
            "request": {
                "providerName": "Vlaanderen",
                "providerType": "OIDC",
                "attributes": {"idToken": {**TOKEN, **claim, **other}, "userInfo": TOKEN},
            },
            "response": {"userAttributesToMap": {}},
        }
        kept = on_sign_in(event, self.store, now)["response"]["userAttributesToMap"]
        self.profile |= {MAPPING[name]: text for name, text in kept.items() if name in MAPPING}

    def token(self, now=NOW, trigger="HostedAuth"):
        event = {
            **COMMON,
            "triggerSource": f"TokenGeneration_{trigger}",
            "userName": self.username,
            "request": {
                "userAttributes": dict(self.profile),
                "groupConfiguration": {"groupsToOverride": ["eu-west-1_pool_Vlaanderen"]},
            },
            "response": {"claimsOverrideDetails": None},
        }
        return on_sign_in(event, self.store, now)["response"]["claimsOverrideDetails"]

    def signs_in(self, rights, now=NOW, **other):
        self.visits_acm(rights, now, **other)
        return self.roles(now)

    def roles(self, now=NOW, trigger="HostedAuth"):
        return self.token(now, trigger)["claimsToAddOrOverride"]["context_roles"]


@pytest.fixture
def lien(store):
    return Pool(store)


@pytest.fixture
def follows(dynamodb, tables):
    """Which source an institution has."""

    def follows(number, source="acm"):
        dynamodb.update_item(
            TableName=tables.dossiers,
            Key={"pk": {"S": f"ORG#{number}"}, "sk": {"S": "ORG"}},
            UpdateExpression="SET rights_from = :source",
            ExpressionAttributeValues={":source": {"S": source}},
        )

    follows("030569")
    follows("114983")
    return follows


@pytest.fixture
def access(dynamodb, tables):
    """What is kept of Lien at 't Kompas."""
    key = {"pk": {"S": "ORG#030569"}, "sk": {"S": f"ACCESS#{VO_ID}"}}

    class Access:
        def get(self):
            return dynamodb.get_item(TableName=tables.dossiers, Key=key).get("Item")

        def set(self, **values):
            for name, value in values.items():
                dynamodb.update_item(
                    TableName=tables.dossiers,
                    Key=key,
                    UpdateExpression="SET #name = :value",
                    ExpressionAttributeNames={"#name": name},
                    ExpressionAttributeValues={":value": {"S": value}},
                )

    return Access()


@pytest.fixture
def calls(dynamodb):
    counted = Counter()

    def count(model, **_):
        counted[model.name] += 1

    dynamodb.meta.events.register("before-call.dynamodb", count)
    yield counted
    dynamodb.meta.events.unregister("before-call.dynamodb", count)


def test_what_acm_says_is_in_the_token_and_is_kept_for_eight_hours(lien, follows, access):
    lien.visits_acm([f"{SCHOOL}:030569", f"{CLB}:114983"])
    overrides = lien.token()

    claims = overrides["claimsToAddOrOverride"]
    assert claims["person_id"] == VO_ID
    assert claims["name"] == "Lien Peeters"
    assert set(claims["context_roles"].split()) == {
        "samenwerkingsdossier-school:030569",
        "samenwerkingsdossier-clb:114983",
    }
    assert json.loads(claims["functions"])["030569"] == "schoolmedewerker"
    assert overrides["groupOverrideDetails"] == {"groupsToOverride": ["clb", "school"]}
    assert access.get() == {
        "pk": {"S": "ORG#030569"},
        "sk": {"S": f"ACCESS#{VO_ID}"},
        "roles": {"SS": ["samenwerkingsdossier-school"]},
        "until": {"S": moment(NOW + timedelta(hours=8))},
        "name": {"S": "Lien Peeters"},
        "function": {"S": "schoolmedewerker"},
        "by_person_pk": {"S": f"PERSON#{VO_ID}"},
        "by_person_sk": {"S": "ORG#030569#ACCESS"},
    }


def test_without_any_right_there_are_no_roles_and_no_groups(lien, follows, access):
    for rights in (None, [], "", ["IrisGebruiker-school:030569"]):
        lien.visits_acm(rights)
        overrides = lien.token()

        assert overrides["claimsToAddOrOverride"]["context_roles"] == ""
        assert overrides["groupOverrideDetails"] == {"groupsToOverride": []}
    assert access.get() is None


@pytest.mark.parametrize("source", ["own", "", "ACM"])
def test_where_rights_are_our_own_acm_gives_nothing(lien, follows, access, source):
    follows("030569", source)

    assert lien.signs_in([f"{SCHOOL}:030569"]) == ""
    assert access.get() is None


def test_an_institution_that_never_chose_keeps_its_own_rights(lien, access):
    assert lien.signs_in([f"{SCHOOL}:030569"]) == ""
    assert access.get() is None


def test_an_institution_that_does_not_exist_gives_nothing(lien, follows):
    assert lien.signs_in([f"{SCHOOL}:999999"]) == ""


def test_an_assignment_of_our_own_is_left_as_it_is(lien, follows, access):
    """At an institution with its own rights ACM does not end what it did not give."""
    lien.signs_in([f"{SCHOOL}:030569"])
    follows("030569", "own")
    access.set(until="2099-01-01T00:00:00.000Z")

    assert lien.signs_in(None, NOW + timedelta(hours=1)) == "samenwerkingsdossier-school:030569"
    assert access.get()["until"]["S"].startswith("2099")


def test_a_right_that_acm_ended_stops_at_the_next_sign_in(lien, follows, access):
    """Also when ACM leaves the claim out, of which Cognito would keep the old value."""
    later = NOW + timedelta(minutes=30)
    lien.signs_in([f"{SCHOOL}:030569", f"{CLB}:114983"])

    assert lien.signs_in([f"{CLB}:114983"], later) == "samenwerkingsdossier-clb:114983"
    assert access.get()["until"]["S"] == moment(later)
    assert lien.signs_in(None, later + timedelta(minutes=1)) == ""


def test_a_refresh_makes_nothing_longer_and_brings_nothing_back(lien, follows, access):
    lien.signs_in([f"{SCHOOL}:030569"])
    before = access.get()

    assert lien.roles(NOW + timedelta(hours=7), "RefreshTokens") != ""
    assert access.get() == before
    assert lien.roles(NOW + timedelta(hours=8), "RefreshTokens") == ""

    access.set(until="2026-01-01T00:00:00.000Z")
    assert lien.roles(NOW + timedelta(minutes=1), "RefreshTokens") == ""


def test_both_ways_to_a_first_token_keep_what_acm_says(lien, follows, access):
    """By the pool's own pages, or by a call of its API."""
    lien.visits_acm([f"{SCHOOL}:030569"])

    assert lien.roles(trigger="NewPasswordChallenge") == ""
    assert lien.roles(trigger="Authentication") != ""
    assert access.get() is not None


def test_a_sign_in_that_did_not_ask_acm_makes_nothing_longer(lien, follows, access):
    """Cognito's own session lets people in again, with what ACM said hours ago."""
    lien.signs_in([f"{SCHOOL}:030569"])
    before = access.get()

    assert lien.roles(NOW + timedelta(hours=7)) != ""
    assert access.get() == before
    assert lien.roles(NOW + timedelta(hours=9)) == ""


def test_what_acm_said_longer_than_a_session_ago_says_nothing(lien, follows, access):
    lien.visits_acm([f"{SCHOOL}:030569"])

    assert lien.roles(NOW + timedelta(hours=8)) == ""
    assert access.get() is None


def test_a_blocked_person_stays_blocked(lien, follows, access):
    lien.signs_in([f"{SCHOOL}:030569"])
    access.set(blocked="2026-11-23T09:00:00.000Z")

    for trigger in ("HostedAuth", "Authentication", "RefreshTokens"):
        lien.visits_acm([f"{SCHOOL}:030569"], NOW + timedelta(hours=2))
        with pytest.raises(SignInRefused, match="geblokkeerd"):
            lien.token(NOW + timedelta(hours=2), trigger)
    assert "blocked" in access.get()


def test_a_block_at_one_institution_leaves_the_others(lien, follows, access):
    access.set(blocked="2026-11-23T07:00:00.000Z", until="2099-01-01T00:00:00.000Z")

    both = [f"{SCHOOL}:030569", f"{CLB}:114983"]
    assert lien.signs_in(both) == "samenwerkingsdossier-clb:114983"
    assert "blocked" in access.get()


def test_a_function_that_somebody_was_given_stays(lien, follows, access):
    lien.signs_in([f"{SCHOOL}:030569"])
    access.set(function="zorgcoördinator", email="lien@kompas.example")
    lien.visits_acm([f"{SCHOOL}:030569"], NOW + timedelta(hours=1))

    functions_then = lien.token(NOW + timedelta(hours=1))["claimsToAddOrOverride"]["functions"]
    assert json.loads(functions_then) == {"030569": "zorgcoördinator"}
    assert access.get()["email"] == {"S": "lien@kompas.example"}


def test_who_is_called_otherwise_now_is_called_so(lien, follows, access):
    lien.signs_in([f"{SCHOOL}:030569"])
    lien.signs_in([f"{SCHOOL}:030569"], NOW + timedelta(hours=1), family_name="Van Damme")

    assert access.get()["name"] == {"S": "Lien Van Damme"}


def test_without_the_id_of_acm_nobody_comes_in(lien, follows):
    lien.visits_acm([f"{SCHOOL}:030569"])
    del lien.profile["custom:vo_id"]

    with pytest.raises(SignInRefused, match="identificatie"):
        lien.token()


def test_a_native_person_gets_nothing_for_what_stands_in_their_profile(lien, follows, access):
    """Only who came through ACM is judged by its claims."""
    lien.visits_acm([f"{SCHOOL}:030569"])
    del lien.profile["identities"], lien.profile["cognito:user_status"]

    claims = lien.token()["claimsToAddOrOverride"]
    assert (claims["person_id"], claims["context_roles"]) == (lien.username, "")
    assert access.get() is None


def test_another_identity_provider_says_nothing_of_rights(lien, follows):
    lien.visits_acm([f"{SCHOOL}:030569"])
    lien.profile["identities"] = lien.profile["identities"].replace("Vlaanderen", "Elsewhere")

    with pytest.raises(SignInRefused):
        lien.token()


def test_it_costs_four_calls_and_a_refresh_two(lien, follows, calls):
    """Two Queries: what they hold, and for whom they act. The last BatchGetItem of each: whom
    these institutions go on for.
    """
    lien.visits_acm([f"{SCHOOL}:030569", f"{CLB}:114983"])
    assert calls == {}

    lien.token()
    assert calls == {"Query": 2, "BatchGetItem": 2, "TransactWriteItems": 1}

    calls.clear()
    lien.token()  # Cognito repeats a call that took too long: nothing is left to write
    assert calls == {"Query": 2, "BatchGetItem": 2}

    calls.clear()
    lien.token(trigger="RefreshTokens")
    assert calls == {"Query": 2, "BatchGetItem": 1}


def test_many_institutions_are_kept_in_parts(lien, follows, calls, dynamodb, tables):
    numbers = [f"{number:06}" for number in range(100, 220)]
    for number in numbers:
        follows(number)
    calls.clear()

    roles = lien.signs_in([f"{SCHOOL}:{', '.join(numbers)}"])

    assert len(roles.split()) == 120
    assert calls == {"Query": 2, "BatchGetItem": 5, "TransactWriteItems": 3}
    assert len(lien.roles(trigger="RefreshTokens").split()) == 120


def test_a_block_that_is_set_while_somebody_signs_in_holds(lien, follows, access, store, tables):
    """Between reading and writing: only what ACM says is written."""
    lien.signs_in([f"{SCHOOL}:030569"])

    class Meanwhile(Engine):
        def transact(self, writes):
            access.set(blocked="2026-11-23T08:30:00.000Z")
            super().transact(writes)

    store._engine = Meanwhile(store._dynamodb)
    lien.signs_in([f"{SCHOOL}:030569"], NOW + timedelta(minutes=30))

    assert "blocked" in access.get()
    with pytest.raises(SignInRefused):
        lien.token(NOW + timedelta(minutes=45), "RefreshTokens")


def test_an_institution_that_changes_sides_meanwhile_keeps_its_own(lien, follows, access, store):
    class Meanwhile(Engine):
        def transact(self, writes):
            follows("030569", "own")
            super().transact(writes)

    store._engine = Meanwhile(store._dynamodb)

    with pytest.raises(ChangedMeanwhile):
        lien.signs_in([f"{SCHOOL}:030569"])
    assert access.get() is None
    assert lien.roles() == ""


def test_what_stands_there_goes_before_what_the_index_still_had(follows, access, dynamodb, tables):
    """An index lags: somebody who was blocked a moment ago is not let in by it."""
    follows("030569", "own")
    access.set(until="2099-01-01T00:00:00.000Z", blocked=moment(NOW))
    person = Vouched(VO_ID, "Lien", {}, "2026-11-23T16:00:00.000Z")
    late = Access(VO_ID, "030569", frozenset({Role.SCHOOL}), "2099-01-01T00:00:00.000Z")

    (now,) = follow(Engine(dynamodb), tables.dossiers, person, [late], moment(NOW))
    assert now.blocked


def test_what_an_operator_must_know_is_logged_without_who_it_is_about(lien, follows, caplog):
    with caplog.at_level(logging.WARNING):
        known = f"{SCHOOL}:030569"
        lien.visits_acm([known, "IrisGebruiker-school:030569", "lien.peeters@x.example:1"])

    said = caplog.text
    assert "IrisGebruiker-school" in said
    assert "1 things" in said
    for secret in (VO_ID, TOKEN["sub"], "Lien", "lien", "030569"):
        assert secret not in said


def test_the_function_of_the_product_hears_acm_too(api):
    event = {
        "triggerSource": "InboundFederation_ExternalProvider",
        "request": {"providerName": "Elsewhere", "attributes": {"idToken": TOKEN}},
        "response": {"userAttributesToMap": {}},
    }
    assert functions.sign_in(event, None) == event

    event["request"]["providerName"] = "Vlaanderen"
    assert "asked_at" in functions.sign_in(event, None)["response"]["userAttributesToMap"]


def test_windows_of_assignments_that_were_kept_here_before_do_not_narrow_what_acm_says(
    lien, follows, dynamodb, tables
):
    """An institution that begins to follow ACM had its own assignments until then."""
    key = {"pk": {"S": "ORG#030569"}, "sk": {"S": f"ACCESS#{VO_ID}"}}
    past = {"school_from": {"S": "2020"}, "school_until": {"S": "2021"}, "until": {"S": "2021"}}
    item = {**key, "roles": {"SS": ["samenwerkingsdossier-school"]}, **past}
    dynamodb.put_item(TableName=tables.dossiers, Item=item)

    assert lien.signs_in([f"{SCHOOL}:030569"]) == "samenwerkingsdossier-school:030569"
    assert lien.roles(trigger="RefreshTokens") == "samenwerkingsdossier-school:030569"
