"""The document of the API says what the API does."""

import json
from pathlib import Path

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

import app as functions
from chalicelib.api.openapi import document
from chalicelib.api.problems import KINDS
from chalicelib.api.table import ROUTES

COMMITTED = Path(__file__).parents[2] / "docs" / "openapi.json"


@pytest.fixture(scope="module")
def described():
    return document(ROUTES)


def test_the_committed_document_is_that_of_the_code(described):
    assert json.loads(COMMITTED.read_text()) == described, "run `make openapi`"


def test_it_is_valid_openapi(described):
    OpenAPIV31SpecValidator(described).validate()


def test_it_covers_every_route_that_is_served(described):
    documented = {(p, m.upper()) for p, methods in described["paths"].items() for m in methods}

    assert documented == {
        (path, method) for path, methods in functions.app.routes.items() for method in methods
    }


def test_every_operation_has_a_name_of_its_own_and_says_what_it_does(described):
    operations = [one for path in described["paths"].values() for one in path.values()]

    assert len({one["operationId"] for one in operations}) == len(operations)
    assert all(one["summary"].endswith(".") for one in operations)


def test_what_a_person_may_send_is_closed_and_every_refusal_is_listed(described):
    schemas = described["components"]["schemas"]

    assert schemas["NewRegistration"]["additionalProperties"] is False
    refusal = described["components"]["responses"]["Refusal"]["description"]
    assert all(f"/problems/{slug}` ({status})" in refusal for status, slug in KINDS.values())


def test_only_what_says_nothing_of_anybody_or_proves_itself_is_open(described):
    is_open = {
        path
        for path, methods in described["paths"].items()
        for operation in methods.values()
        if operation["security"] == []
    }

    assert is_open == {"/health", "/openapi.json", "/unsubscriptions/{token}"}


def test_the_api_serves_it(api, described):
    assert api.get(None, "/openapi.json").json == described
