"""The sign-in: a token says what is kept, at every sign-in and every refresh."""

import pytest
from conftest import CAST, access_item

import app as functions
from chalicelib.domain.identity import caller_of
from chalicelib.jobs.sign_in import SignInRefused


@pytest.fixture
def sign_in(api):
    """Cognito's call of the trigger (event version V1), for a native or a federated person."""

    def sign_in(username, trigger="HostedAuth", **attributes):
        event = {
            "version": "1",
            "triggerSource": f"TokenGeneration_{trigger}",
            "userName": username,
            "request": {"userAttributes": attributes, "groupConfiguration": {}},
            "response": {},
        }
        answer = functions.sign_in(event, None)
        return answer["response"]["claimsOverrideDetails"]

    return sign_in


def test_the_token_names_roles_groups_and_functions(sign_in):
    overrides = sign_in(CAST["clara"].id)

    assert overrides["groupOverrideDetails"] == {"groupsToOverride": ["admin"]}
    claims = overrides["claimsToAddOrOverride"]
    assert claims["context_roles"] == "lokale-beheerder:114983"
    assert caller_of(claims | {"token_use": "id"}).function_at("114983") == CAST["clara"].function
    assert all(isinstance(value, str) for value in claims.values())


def test_a_stranger_signs_in_without_any_role(sign_in):
    overrides = sign_in("a-stranger")

    assert overrides["claimsToAddOrOverride"]["context_roles"] == ""
    assert overrides["groupOverrideDetails"] == {"groupsToOverride": []}


def test_a_right_that_ended_is_not_in_the_next_token(sign_in, dynamodb, tables):
    ended = access_item(CAST["anna"], until={"S": "2026-01-01T00:00:00.000Z"})
    dynamodb.put_item(TableName=tables.dossiers, Item=ended)

    assert sign_in(CAST["anna"].id)["claimsToAddOrOverride"]["context_roles"] == ""


def test_who_is_blocked_does_not_come_in(sign_in, block):
    block("anna")

    with pytest.raises(SignInRefused, match="geblokkeerd"):
        sign_in(CAST["anna"].id)
