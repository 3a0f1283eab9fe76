"""The OpenAPI 3.1 document, written from the routes, what they take and what they answer."""

import re
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import JsonSchemaMode

from . import shapes
from .problems import KINDS
from .routes import Route

_REF = "#/components/schemas/{model}"
_TITLE = "Samenwerkingsdossier"
VERSION = "0.1.0"

_QUERY = {
    "cursor": "Where the previous page ended.",
    "since": "A moment such as 2026-11-23T08:15:00.000Z; without it, from the beginning.",
    "q": "Words that are looked for, in any case and without accents.",
    "status": "open, in_progress or closed.",
    "activity": "signal, consultation or team_support.",
    "domain": "learning, school_career, wellbeing or preventive_health.",
    "school_year": "Such as 2026-2027.",
    "quiet_weeks": "How long nothing was registered of a school, to be told; 8 without it.",
    "theme": "One of the themes.",
    "owner": "The person id of the owner.",
    "waiting_for": "clb, school or none.",
    "from": "The person id of who has the registrations now.",
    "right": "iris-clbonline-gebruiker, or one of the context roles.",
    "on": "A day such as 2026-11-23: who had the right then.",
    "ends_within": "A number of days, such as 60: whose right ends soon.",
    "institution": "The number of an institution.",
    "version": "The number of an older file; without it, the one that holds now.",
}
_HEADERS = {
    "Idempotency-Key": "1 to 64 visible characters; the same request with it is done once.",
    "If-Match": 'The version that was read, such as "3".',
}


def document(routes: list[Route]) -> dict[str, Any]:
    references, schemas = _schemas(routes)
    paths: dict[str, Any] = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, references)
    signed_in = {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": _TITLE,
            "version": VERSION,
            "description": "The shared dossier of a CLB and the schools it serves.",
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": "/api"}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": {"Refusal": _refusal(references)},
            "securitySchemes": {"signedIn": signed_in},
        },
    }


def _refusal(references: dict[Any, Any]) -> dict[str, Any]:
    types = ", ".join(sorted(f"`/problems/{slug}` ({status})" for status, slug in KINDS.values()))
    content = {"application/problem+json": {"schema": references[shapes.Problem]}}
    return {"description": f"Refused, as RFC 9457 has it. Types: {types}.", "content": content}


def _schemas(routes: list[Route]) -> tuple[dict[Any, Any], dict[str, Any]]:
    """What each type is referred to by, and the definitions behind those references."""
    types = {t for route in routes for t in (route.takes, route.answers) if t}
    ordered = sorted({*types, shapes.Problem} - {shapes.OpenApi}, key=str)
    mode: JsonSchemaMode = "validation"
    inputs = [(one, mode, TypeAdapter(one)) for one in ordered]
    references, definitions = TypeAdapter.json_schemas(inputs, ref_template=_REF)
    return {one: ref for (one, _), ref in references.items()}, definitions["$defs"]


def _operation(route: Route, references: dict[Any, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": route.function.__name__,
        "summary": (route.function.__doc__ or "").strip().splitlines()[0],
        "parameters": _parameters(route),
        "security": [] if route.is_open else [{"signedIn": []}],
        "responses": _responses(route, references),
    }
    if route.takes:
        content = {"application/json": {"schema": references[route.takes]}}
        operation["requestBody"] = {"required": True, "content": content}
    return operation


def _parameters(route: Route) -> list[dict[str, Any]]:
    path = [_parameter(name, "path", True, "") for name in re.findall(r"{(\w+)}", route.path)]
    query = [_parameter(name, "query", False, _QUERY[name]) for name in route.query]
    is_kept = route.method == "POST" and route.keeps
    needed = {"Idempotency-Key": is_kept, "If-Match": route.needs_version}
    headers = [_parameter(n, "header", True, _HEADERS[n]) for n, needs in needed.items() if needs]
    return path + query + headers


def _parameter(name: str, where: str, required: bool, description: str) -> dict[str, Any]:
    said = {"name": name, "in": where, "required": required, "schema": {"type": "string"}}
    return said | ({"description": description} if description else {})


def _responses(route: Route, references: dict[Any, Any]) -> dict[str, Any]:
    answer = references.get(route.answers, {"type": "object"})
    kind = "text/csv" if route.answers is str else "application/json"
    is_asked = route.method == "GET" or not route.keeps
    return {
        str(route.status): {
            "description": "What was asked for." if is_asked else "What is kept now.",
            "content": {kind: {"schema": answer}},
        },
        "default": {"$ref": "#/components/responses/Refusal"},
    }
