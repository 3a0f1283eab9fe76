"""From the rights that are kept, to the claims of a token, to a caller; never more than kept."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.caller import ContextRole, Role
from chalicelib.domain.errors import NotSignedIn
from chalicelib.domain.identity import (
    Access,
    caller_of,
    claims_of,
    groups_of,
    is_refused,
    parse_context_roles,
    parse_groups,
)

NOW = "2026-11-23T08:00:00.000Z"
LATER = "2026-11-23T08:00:00.001Z"
AT_SCHOOL = Access("p", "030569", frozenset({Role.SCHOOL, Role.ADMIN}), LATER, "Sofie", "zoco")


def test_what_the_trigger_writes_the_api_reads():
    claims = claims_of("p", [AT_SCHOOL], NOW) | {"token_use": "id", "cognito:groups": "school"}

    caller = caller_of(claims)

    assert caller.id == "p"
    assert caller.name == "Sofie"
    assert set(caller.roles) == {
        ContextRole(Role.SCHOOL, "030569"),
        ContextRole(Role.ADMIN, "030569"),
    }
    assert caller.function_at("030569") == "zoco"
    assert caller.institutions == ("030569",)


@pytest.mark.parametrize(
    "access",
    [
        Access("p", "030569", frozenset({Role.SCHOOL}), NOW),
        Access("p", "030569", frozenset({Role.SCHOOL}), LATER, blocked=True),
    ],
    ids=["ended-just-now", "blocked"],
)
def test_a_right_that_ended_or_is_blocked_gives_no_role(access):
    assert claims_of("p", [access], NOW)["context_roles"] == ""


def test_who_is_blocked_everywhere_does_not_come_in_at_all():
    blocked = Access("p", "030569", frozenset(), LATER, blocked=True)

    assert is_refused([blocked])
    assert not is_refused([blocked, AT_SCHOOL])
    assert not is_refused([])


def test_the_groups_are_those_of_the_roles():
    assert groups_of("samenwerkingsdossier-school:030569 lokale-beheerder:030569") == [
        "admin",
        "school",
    ]
    assert groups_of("") == []


@pytest.mark.parametrize(
    ("value", "groups"),
    [
        (["clb", "admin"], ("clb", "admin")),
        ("clb,admin", ("clb", "admin")),
        ("[clb admin]", ("clb", "admin")),
        ("[clb, admin]", ("clb", "admin")),
        ('["clb", "admin"]', ("clb", "admin")),
        ("clb", ("clb",)),
        ("", ()),
        (None, ()),
        ([], ()),
        ("[]", ()),
    ],
)
def test_groups_arrive_in_every_form(value, groups):
    assert parse_groups(value) == groups


@pytest.mark.parametrize(
    "text",
    [
        "samenwerkingsdossier-school",
        "samenwerkingsdossier-school:",
        "samenwerkingsdossier-school:30569",
        "samenwerkingsdossier-school:0305690",
        "samenwerkingsdossier-school:030569,114983",
        "samenwerkingsdossier-directie:030569",
        "SAMENWERKINGSDOSSIER-SCHOOL:030569",
        "030569:samenwerkingsdossier-school",
        "samenwerkingsdossier-school:٠٣٠٥٦٩",
    ],
)
def test_what_is_not_exactly_a_role_at_a_number_is_nothing(text):
    assert parse_context_roles(text) == ()


@given(st.text(max_size=200))
def test_parsing_never_raises_and_never_grants_what_the_text_does_not_say(text):
    for held in parse_context_roles(text):
        assert f"{held.role}:{held.institution}" in text.split()


@given(
    st.dictionaries(
        st.sampled_from(["name", "functions", "context_roles", "cognito:groups"]),
        st.one_of(st.none(), st.text(), st.integers(), st.lists(st.text())),
    )
)
def test_odd_claims_never_break_and_never_give_a_role_by_accident(claims):
    caller = caller_of({"token_use": "id", "person_id": "p", **claims})

    said = str(claims.get("context_roles", "")).split()
    assert all(f"{held.role}:{held.institution}" in said for held in caller.roles)


@pytest.mark.parametrize(
    "claims",
    [
        None,
        {},
        {"token_use": "id"},
        {"token_use": "id", "person_id": ""},
        {"person_id": "p", "context_roles": "samenwerkingsdossier-clb:114983"},
        {"token_use": "access", "person_id": "p"},
    ],
    ids=["none", "empty", "nobody", "no-name", "no-use", "access-token"],
)
def test_no_claims_no_caller(claims):
    with pytest.raises(NotSignedIn):
        caller_of(claims)


def test_functions_survive_accents_and_quotes():
    access = Access("p", "030569", frozenset({Role.SCHOOL}), LATER, function='zorg"coördinator')

    assert json.loads(claims_of("p", [access], NOW)["functions"]) == {"030569": 'zorg"coördinator'}


def test_whom_somebody_stands_in_for_is_said_per_institution():
    claims = {"token_use": "id", "person_id": "p", "acts_for": "anna-1:114983 x bert:11 c:114991"}

    assert caller_of(claims).acts_for == {("anna-1", "114983"), ("c", "114991")}
