"""Every route × everybody: one table says who gets what, and a route without a row fails."""

import pytest
from conftest import DOSSIER, ELSEWHERE, QUICK

from chalicelib.api.table import ROUTES
from local.people import CAST

OWN, OTHERS = f"/dossiers/{DOSSIER}", f"/dossiers/{ELSEWHERE}"
PARTNERS_READ = "anna 200  bert 200  clara 200  sofie 200  tom 200  sara 403  olga 404  piet 404"
PARTNERS_ADD = "anna 201  bert 201  clara 403  sofie 201  tom 201  sara 403  olga 404  piet 404"
EVERYBODY = "  ".join(f"{who} 200" for who in CAST)

# (method, path) → what each of the cast gets in the dossier of CLB A and school A.
EXPECTED = {
    ("GET", "/health"): EVERYBODY,
    ("GET", "/openapi.json"): EVERYBODY,
    ("GET", "/me"): EVERYBODY,
    ("GET", "/institutions"): EVERYBODY,
    ("GET", "/dossiers"): EVERYBODY,
    ("POST", "/dossiers"): (
        "anna 403  bert 403  clara 201  sofie 404  tom 404  sara 404  olga 404  piet 404"
    ),
    ("GET", "/dossiers/{dossier_id}"): PARTNERS_READ,
    ("GET", "/dossiers/{dossier_id}/people"): PARTNERS_READ,
    ("GET", "/dossiers/{dossier_id}/changes"): PARTNERS_READ,
    ("PUT", "/dossiers/{dossier_id}/seen"): PARTNERS_READ,
    ("GET", "/dossiers/{dossier_id}/registrations"): PARTNERS_READ,
    ("POST", "/dossiers/{dossier_id}/registrations"): (
        "anna 201  bert 201  clara 403  sofie 403  tom 403  sara 403  olga 404  piet 404"
    ),
    ("GET", "/dossiers/{dossier_id}/registrations/{registration_id}"): PARTNERS_READ,
    ("PUT", "/dossiers/{dossier_id}/registrations/{registration_id}"): (
        "anna 200  bert 403  clara 200  sofie 403  tom 403  sara 403  olga 404  piet 404"
    ),
    ("POST", "/dossiers/{dossier_id}/registrations/{registration_id}/replies"): PARTNERS_ADD,
    ("POST", "/dossiers/{dossier_id}/registrations/{registration_id}/goals"): PARTNERS_ADD,
    ("POST", "/dossiers/{dossier_id}/registrations/{registration_id}/agreements"): PARTNERS_ADD,
}
BODIES = {
    ("POST", "/dossiers"): {"clb": "114983", "school": "030577"},
    ("PUT", "/dossiers/{dossier_id}/seen"): {"events": 1},
    ("POST", "/dossiers/{dossier_id}/registrations"): QUICK,
    ("PUT", "/dossiers/{dossier_id}/registrations/{registration_id}"): QUICK | {"title": "Nieuw"},
    ("POST", "/dossiers/{dossier_id}/registrations/{registration_id}/replies"): {
        "kind": "remark",
        "text": "Goed.",
    },
    ("POST", "/dossiers/{dossier_id}/registrations/{registration_id}/goals"): {"text": "Rust."},
    ("POST", "/dossiers/{dossier_id}/registrations/{registration_id}/agreements"): {
        "text": "Overleg.",
        "party": "both",
    },
}
OPEN = {("GET", "/health"), ("GET", "/openapi.json")}
CELLS = [(route, *cell.split()) for route, row in EXPECTED.items() for cell in row.split("  ")]


def test_every_route_has_a_row_and_every_row_has_everybody():
    assert set(EXPECTED) == {(route.method, route.path) for route in ROUTES}
    assert all(
        {cell.split()[0] for cell in row.split("  ")} == set(CAST) for row in EXPECTED.values()
    )


@pytest.mark.parametrize(("route", "who", "status"), CELLS)
def test_a_cell(api, other_school, opened, route, who, status):
    assert _ask(api, route, who, DOSSIER, opened).status == int(status)


@pytest.mark.parametrize("route", sorted(route for route in EXPECTED if "{" in route[1]))
@pytest.mark.parametrize("who", ["anna", "bert", "clara", "sofie", "tom", "sara"])
def test_in_a_dossier_of_others_everybody_learns_nothing(api, opened, route, who):
    theirs = api.post("olga", f"{OTHERS}/registrations", QUICK | {"title": "Geheim"})

    answer = _ask(api, route, who, ELSEWHERE, theirs.headers["Location"])

    assert answer.status == 404
    assert "Geheim" not in answer.text


@pytest.mark.parametrize("route", sorted(EXPECTED))
def test_nobody_gets_in_without_signing_in(api, opened, route):
    assert _ask(api, route, None, DOSSIER, opened).status == (200 if route in OPEN else 401)


@pytest.mark.parametrize("route", sorted(set(EXPECTED) - OPEN))
def test_an_access_token_is_no_sign_in(api, opened, route):
    assert _ask(api, route, "anna", DOSSIER, opened, token_use="access").status == 401


@pytest.mark.parametrize("route", sorted(route for route in EXPECTED if route[0] != "GET"))
def test_a_blocked_person_writes_nothing(api, block, other_school, opened, route):
    block("anna")
    block("clara")
    who = "clara" if route == ("POST", "/dossiers") else "anna"

    assert _ask(api, route, who, DOSSIER, opened).json["type"] == "/problems/access-ended"


@pytest.fixture
def other_school(dynamodb, tables):
    """A school of CLB A that has no dossier yet."""
    item = {"pk": "ORG#030577", "sk": "ORG", "kind": "school", "name": "De Zevensprong"}
    dynamodb.put_item(TableName=tables.dossiers, Item={k: {"S": v} for k, v in item.items()})


def _ask(api, route, who, dossier_id, registration, **claims):
    method, path = route
    path = path.format(dossier_id=dossier_id, registration_id=registration.rpartition("/")[2])
    body = BODIES.get(route)
    headers = {"If-Match": '"1"'} if method == "PUT" else {"Idempotency-Key": "a-key"}
    return api.ask(who, method, path, body, headers, **claims)
