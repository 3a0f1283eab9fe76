"""What each route costs in calls on DynamoDB: one for a read or a creation, two for a change."""

from collections import Counter
from dataclasses import replace

import pytest
from conftest import DOSSIER, QUICK, caller

from chalicelib.api.table import ROUTES
from chalicelib.storage.store import Store

BATCH, COMMIT, GET, QUERY = "BatchGetItem", "TransactWriteItems", "GetItem", "Query"
REGISTRATION = "/dossiers/{dossier_id}/registrations/{registration_id}"

EXPECTED = {
    ("GET", "/health"): {},
    ("GET", "/openapi.json"): {},
    ("GET", "/institutions"): {},  # one object in S3, once per quarter of an hour
    ("GET", "/me"): {QUERY: 2},  # at the same time: the institution, and what was seen
    ("GET", "/dossiers"): {QUERY: 2},
    ("POST", "/dossiers"): {BATCH: 1, COMMIT: 1},
    ("GET", "/dossiers/{dossier_id}"): {GET: 1},
    ("GET", "/dossiers/{dossier_id}/people"): {GET: 1, QUERY: 2},  # at the same time
    ("GET", "/dossiers/{dossier_id}/changes"): {QUERY: 1},
    ("PUT", "/dossiers/{dossier_id}/seen"): {COMMIT: 1},
    ("GET", "/dossiers/{dossier_id}/registrations"): {QUERY: 1},
    ("POST", "/dossiers/{dossier_id}/registrations"): {COMMIT: 1},
    ("GET", REGISTRATION): {QUERY: 1},
    ("PUT", REGISTRATION): {GET: 1, COMMIT: 1},
    ("POST", f"{REGISTRATION}/replies"): {COMMIT: 1},
    ("POST", f"{REGISTRATION}/goals"): {COMMIT: 1},
    ("POST", f"{REGISTRATION}/agreements"): {COMMIT: 1},
}
BODIES = {
    "POST /dossiers": {"clb": "114983", "school": "030569"},
    "PUT /dossiers/{dossier_id}/seen": {"events": 1},
    "POST /dossiers/{dossier_id}/registrations": QUICK,
    f"PUT {REGISTRATION}": QUICK | {"title": "Nieuw"},
    f"POST {REGISTRATION}/replies": {"kind": "question", "text": "Wanneer?"},
    f"POST {REGISTRATION}/goals": {"text": "Rust"},
    f"POST {REGISTRATION}/agreements": {"text": "Overleg", "party": "both"},
}


@pytest.fixture
def calls(dynamodb):
    """Counts what is sent to DynamoDB, by operation."""
    counted = Counter()

    def count(model, **_):
        counted[model.name] += 1

    dynamodb.meta.events.register("before-call.dynamodb", count)
    yield counted
    dynamodb.meta.events.unregister("before-call.dynamodb", count)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_a_route_costs_what_the_design_says(api, opened, calls, route):
    asks = "clara" if route.path == "/dossiers" and route.method == "POST" else "anna"
    path = route.path.format(dossier_id=DOSSIER, registration_id=opened.rpartition("/")[2])
    headers = {"If-Match": '"1"', "Idempotency-Key": "a-key"}
    calls.clear()

    api.ask(asks, route.method, path, BODIES.get(f"{route.method} {route.path}"), headers)

    assert calls == EXPECTED[(route.method, route.path)]


def test_who_works_at_more_institutions_pays_one_query_for_each(api, store: Store, opened, calls):
    anna = caller("anna")
    both = replace(anna, roles=anna.roles + caller("olga").roles)
    calls.clear()

    store.standings(both)

    assert calls == {QUERY: 3}
