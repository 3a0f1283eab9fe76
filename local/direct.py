"""The API without a network: its Lambda handler, asked as one of the cast would ask it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chalice.app import Chalice

from local.events import match, proxy_event
from local.messages import Request
from local.people import Person


@dataclass(frozen=True)
class Answered:
    status: int
    headers: dict[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


def claims_of(person: Person, number: str) -> dict[str, str]:
    """What API Gateway passes on of the token of somebody who works at this institution.

    Who has no role there has a token that says nothing of it.
    """
    side = "clb" if person.place.startswith("clb") else "school"
    return {
        "sub": f"sub-of-{person.key}",
        "token_use": "id",
        "person_id": person.id,
        "name": person.name,
        "context_roles": " ".join(f"{role}:{number}" for role in sorted(person.roles)),
        "functions": json.dumps({number: person.function} if person.roles else {}),
        "cognito:groups": side if person.roles else "",
    }


def ask(
    app: Chalice,
    claims: Mapping[str, str] | None,
    target: str,
    body: Any = None,
    headers: Mapping[str, str] | None = None,
) -> Answered:
    """``target`` as in ``"GET /institutions?q=gent"``; a ``body`` that is text is sent as it is."""
    method, _, rest = target.partition(" ")
    path, _, query = rest.partition("?")
    text = body if isinstance(body, str) else "" if body is None else json.dumps(body)
    sent = {"Content-Type": "application/json", **(headers or {})}
    request = Request(method, path, query, tuple(sent.items()), text.encode())
    route = match(app.routes, path)
    if route is None:
        raise LookupError(f"no route for {path}")
    answer = app(proxy_event(request, route, "a-request", claims, ()), None)
    return Answered(answer["statusCode"], answer["headers"], answer["body"])
