"""Answers have the shape that the document promises, field by field and nothing more."""

import pytest
from conftest import QUICK
from pydantic import TypeAdapter

from chalicelib.api.table import ROUTES

FULL = QUICK | {
    "domains": ["learning"],
    "themes": ["pesten"],
    "care_phase": "extended",
    "participants": [{"function": "zoco", "count": 2}],
    "contact_form": "phone",
    "duration_minutes": 20,
    "follow_up_on": "2026-12-01",
    "site": "Dorp",
    "description": "Tekst",
}


@pytest.fixture
def answers(api, dossier):
    """One answer of each route, by method and path."""
    registrations = f"{dossier}/registrations"
    full = api.post("anna", registrations, FULL)
    one = full.headers["Location"]
    found = {
        ("POST", "/dossiers/{dossier_id}/registrations/{registration_id}/replies"): api.post(
            "sofie", f"{one}/replies", {"kind": "question", "text": "Wanneer?"}
        ),
        ("POST", "/dossiers/{dossier_id}/registrations/{registration_id}/goals"): api.post(
            "sofie", f"{one}/goals", {"text": "Rust", "effect_level": "team"}
        ),
        ("POST", "/dossiers/{dossier_id}/registrations/{registration_id}/agreements"): api.post(
            "anna", f"{one}/agreements", {"text": "A", "party": "clb", "due_on": "2026-12-01"}
        ),
        ("POST", "/dossiers/{dossier_id}/registrations"): full,
        ("PUT", "/dossiers/{dossier_id}/registrations/{registration_id}"): api.put(
            "anna", one, FULL | {"title": "Nieuw"}, version=1
        ),
        ("PUT", "/dossiers/{dossier_id}/seen"): api.put("anna", f"{dossier}/seen", {"events": 0}),
        ("POST", "/dossiers"): api.get("anna", dossier),
    }
    parameters = {
        "dossier_id": dossier.rpartition("/")[2],
        "registration_id": one.rpartition("/")[2],
    }
    for route in ROUTES:
        if route.method == "GET":
            query = {"q": "kompas"} if "q" in route.query else {}
            path = route.path.format(**parameters)
            found[("GET", route.path)] = api.get("anna", path, **query)
    return found


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_an_answer_has_the_shape_that_is_documented(answers, route):
    answer = answers[(route.method, route.path)]

    assert answer.status < 300
    strictly = TypeAdapter(route.answers)
    assert strictly.dump_python(strictly.validate_json(answer.text), mode="json") == answer.json
    if "items" in answer.json:
        assert answer.json["items"]
