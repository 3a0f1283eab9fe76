"""Whom ACM vouches for: what of its answer is kept, and what it gives them."""

import json
from dataclasses import replace

import pytest

from chalicelib.domain.acm import rights_in
from chalicelib.domain.caller import Role
from chalicelib.domain.identity import Access
from chalicelib.domain.vouched import (
    ROLE_CLAIM,
    Vouched,
    claims_to_keep,
    is_federated,
    person_id_of,
    vouched_for,
)

AT, LATER = "2026-11-23T08:00:00.000Z", "2026-11-23T16:00:00.000Z"
SCHOOL = "SamenwerkingsdossierGebruiker-school"
TOKEN = {
    "sub": "a-sub",
    "given_name": "Sofie",
    "family_name": "Maertens",
    "vo_id": "a5720746-4c9e-48a8-9aa0-7ab456648487",
    "vo_doelgroepcode": "OV",
    "vo_orgcode": "030569",
    "rrn": "85073003328",
    ROLE_CLAIM: [f"{SCHOOL}:030569"],
}
IDENTITIES = json.dumps([{"userId": "a-sub", "providerName": "Vlaanderen", "providerType": "OIDC"}])
PROFILE = {
    "sub": "our-sub",
    "identities": IDENTITIES,
    "given_name": "Sofie",
    "family_name": "Maertens",
    "custom:vo_id": TOKEN["vo_id"],
    "custom:roles": f"{SCHOOL}:030569",
    "custom:asked_at": AT,
}


def kept(**other):
    return claims_to_keep({"idToken": {**TOKEN, **other}}, AT)[0]


def test_of_an_answer_only_what_is_needed_is_kept():
    assert kept() == {
        "sub": "a-sub",
        "given_name": "Sofie",
        "family_name": "Maertens",
        "vo_id": TOKEN["vo_id"],
        ROLE_CLAIM: f"{SCHOOL}:030569",
        "asked_at": AT,
    }


def test_a_role_claim_that_is_left_out_empties_what_was_kept():
    """Cognito keeps the old value of a claim that does not come any more."""
    without = {name: value for name, value in TOKEN.items() if name != ROLE_CLAIM}
    claims, _ = claims_to_keep({"idToken": without}, AT)

    assert rights_in(claims[ROLE_CLAIM]).roles == {}
    assert claims[ROLE_CLAIM] != ""


@pytest.mark.parametrize("name", ["Samenwerkingsdossier_Rol_3D", "SAMENWERKINGSDOSSIER_ROL_3D"])
def test_the_role_claim_comes_in_any_case(name):
    without = {key: value for key, value in TOKEN.items() if key != ROLE_CLAIM}
    claims, _ = claims_to_keep({"idToken": {**without, name: TOKEN[ROLE_CLAIM]}}, AT)

    assert claims[ROLE_CLAIM] == f"{SCHOOL}:030569"


@pytest.mark.parametrize("group", ["LB", "EA", "GID", "BUR", "", None, ["OV"]])
def test_the_organisations_of_other_target_groups_are_no_institutions(group):
    """A municipality's five digits would make a school's six."""
    assert rights_in(kept(vo_doelgroepcode=group)[ROLE_CLAIM]).roles == {}


def test_the_token_goes_before_what_is_asked_with_it():
    answer = {"userInfo": {**TOKEN, "vo_id": "other"}, "idToken": json.dumps(TOKEN)}

    assert claims_to_keep(answer, AT)[0]["vo_id"] == TOKEN["vo_id"]


@pytest.mark.parametrize("answer", [{}, {"idToken": None}, {"idToken": "["}, {"userInfo": [1]}])
def test_an_answer_that_says_nothing_gives_nothing(answer):
    assert claims_to_keep(answer, AT)[0].keys() == {ROLE_CLAIM, "asked_at"}


def test_whom_acm_vouches_for_has_its_roles_for_eight_hours():
    assert vouched_for(PROFILE) == Vouched(
        TOKEN["vo_id"], "Sofie Maertens", {"030569": {Role.SCHOOL}}, LATER
    )


@pytest.mark.parametrize(
    "other",
    [
        {"identities": "[]"},
        {"identities": "x"},
        {"identities": IDENTITIES.replace("Vlaanderen", "Elsewhere")},
        {"custom:vo_id": ""},
        {"custom:vo_id": "a#b"},
        {"custom:vo_id": "a:b"},
        {"custom:vo_id": "x" * 129},
    ],
    ids=["nobody", "unreadable", "another", "no-id", "a-key", "two", "long"],
)
def test_without_acm_or_its_id_nobody_is_vouched_for(other):
    assert vouched_for(PROFILE | other) is None
    assert person_id_of(PROFILE | other) is None


@pytest.mark.parametrize("asked_at", ["", "now", "2026-11-23", "9999-99-99T00:00:00.000Z"])
def test_without_the_moment_at_which_acm_was_asked_nothing_is_known(asked_at):
    assert vouched_for(PROFILE | {"custom:asked_at": asked_at}) is None


def test_who_is_federated_is_never_known_by_their_username():
    assert is_federated(PROFILE)
    assert is_federated({"cognito:user_status": "EXTERNAL_PROVIDER"})
    assert not is_federated({"cognito:user_status": "CONFIRMED", "custom:vo_id": "x"})


PERSON = Vouched("p", "Sofie", {"030569": frozenset({Role.SCHOOL})}, LATER)
BEFORE = Access("p", "030569", frozenset({Role.ADMIN}), "2027-01-01", "Fie", "zoco", blocked=True)


def test_a_right_is_what_acm_says_and_a_block_stays():
    assert PERSON.access_at("030569", BEFORE, AT) == replace(
        BEFORE, roles={Role.SCHOOL}, until=LATER, name="Sofie"
    )


def test_a_first_right_gets_the_function_of_its_role():
    functions = {
        roles: Vouched("p", "", {"1": roles}, LATER).access_at("1", None, AT).function
        for roles in map(frozenset, ([Role.CLB, Role.ADMIN], [Role.SCHOOL], [Role.ADMIN]))
    }
    assert list(functions.values()) == ["CLB-medewerker", "schoolmedewerker", "lokale beheerder"]


def test_a_right_that_acm_does_not_say_ends_now_and_is_not_made_longer():
    nothing = replace(PERSON, roles={})

    assert nothing.access_at("030569", BEFORE, AT).until == AT
    assert nothing.access_at("030569", replace(BEFORE, until="2026-01-01"), AT).until < AT
    assert nothing.access_at("041233", None, AT) is None
