"""A route: what it takes, what it answers, and the function between.

The function gets a ``Call`` (who asks, when, and the store) and its checked body. It answers
with JSON from the store or raises; the translation to and from HTTP happens here, once.
"""

import hashlib
import inspect
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property, wraps
from typing import Any, cast

from chalice.app import Authorizer, Chalice, Request, Response

from ..domain.errors import KeyMissing, Malformed, NotFound, TooLarge, VersionMissing
from ..domain.identity import caller_of
from ..domain.ids import is_id
from ..domain.policy import Action, Caller, Grant, permit
from ..domain.sent import Sent
from ..storage.answers import Answer
from ..storage.once import Once
from ..storage.store import Store
from .problems import problem_for
from .services import Services

View = Callable[..., Answer]

_LARGEST_BODY = 256 * 1024  # bytes; the largest registration is a tenth of it
_IDS = {"registration_id", "entry_id"}
_KEY = re.compile(r"[\x21-\x7e]{1,64}")
_VERSION = re.compile(r'(?:W/)?"([0-9]{1,9})"')


@dataclass(frozen=True)
class Call:
    """One request: who asks, when, and what they lean on."""

    request: Request
    services: Services
    now: datetime

    @property
    def store(self) -> Store:
        return self.services.store

    @cached_property
    def caller(self) -> Caller:
        """As the authorizer vouches for; NotSignedIn without its claims."""
        return caller_of((self.request.context.get("authorizer") or {}).get("claims"))

    def permit(self, action: Action, dossier_id: str) -> Grant:
        return permit(self.caller, action, dossier_id)

    def query(self, name: str) -> str | None:
        parameters = self.request.query_params
        return parameters.get(name) if parameters else None

    @property
    def body(self) -> bytes:
        """Raises TooLarge: what is read is answered within the limits of Lambda."""
        raw = self.request.raw_body
        sent = raw if isinstance(raw, bytes) else raw.encode()
        if len(sent) > _LARGEST_BODY:
            raise TooLarge
        return sent

    @property
    def once(self) -> Once:
        """The Idempotency-Key and what it was sent with. Raises KeyMissing, Malformed."""
        key = self.request.headers.get("idempotency-key")
        if not key:
            raise KeyMissing
        if not _KEY.fullmatch(key):
            raise Malformed("Een Idempotency-Key is 1 tot 64 tekens lang, zonder spaties.")
        place = [self.request.method, self.request.path, self.request.uri_params]
        asked = json.dumps(place, sort_keys=True).encode() + b"\n" + self.body
        return Once(self.caller.id, key, hashlib.sha256(asked).hexdigest(), self.now)

    @property
    def version_read(self) -> int:
        """The version in If-Match, ``"3"`` or ``W/"3"``. Raises VersionMissing, Malformed."""
        sent = self.request.headers.get("if-match")
        if sent is None:
            raise VersionMissing
        version = _VERSION.fullmatch(sent.strip())
        if not version:
            raise Malformed('If-Match is een versie tussen aanhalingstekens, zoals "3".')
        return int(version[1])


@dataclass(frozen=True)
class Route:
    """What a route is: enough to serve it, and to describe it in the document of the API."""

    method: str
    path: str
    answers: Any  # a TypedDict of ``shapes``
    status: int = 200
    query: tuple[str, ...] = ()
    needs_version: bool = False
    is_open: bool = False
    takes: type[Sent] | None = None
    function: View = lambda call: Answer("")


class Routes(list[Route]):
    """The routes of one resource; a function becomes one by its decorator."""

    def get(
        self, path: str, answers: Any, query: tuple[str, ...] = (), is_open: bool = False
    ) -> Callable[[View], View]:
        return self._add(Route("GET", path, answers, query=query, is_open=is_open))

    def post(self, path: str, answers: Any) -> Callable[[View], View]:
        """What makes something new: 201, and the same again for the same Idempotency-Key."""
        return self._add(Route("POST", path, answers, status=201))

    def put(self, path: str, answers: Any, needs_version: bool = True) -> Callable[[View], View]:
        return self._add(Route("PUT", path, answers, needs_version=needs_version))

    def _add(self, route: Route) -> Callable[[View], View]:
        def register(function: View) -> View:
            takes = inspect.get_annotations(function, eval_str=True).get("body")
            self.append(replace(route, takes=takes, function=function))
            return function

        return register


def serve(
    app: Chalice, routes: Iterable[Route], authorizer: Authorizer, services: Services
) -> None:
    """Put the routes on the app."""
    for route in routes:
        guard = None if route.is_open else authorizer
        app.route(route.path, methods=[route.method], authorizer=guard)(_view(app, route, services))


def _view(app: Chalice, route: Route, services: Services) -> Callable[..., Response]:
    @wraps(route.function)
    def view(**path_parameters: str) -> Response:
        call = Call(cast(Request, app.current_request), services, datetime.now(UTC))
        try:
            answer = _answer(route, call, path_parameters)
            return _response(answer, route.status, call.request.context["stage"])
        except Exception as error:  # every error becomes a problem document
            return problem_for(error, str(call.request.context.get("requestId", "")))

    return view


def _answer(route: Route, call: Call, path_parameters: dict[str, str]) -> Answer:
    if not route.is_open:
        _ = call.caller  # who is not signed in learns nothing, not even that a body is wrong
    # Only whole ids are looked up: part of one would find its neighbours.
    if not all(is_id(value) for name, value in path_parameters.items() if name in _IDS):
        raise NotFound
    if route.takes is None:
        return route.function(call, **path_parameters)
    body = route.takes.model_validate_json(call.body)
    return route.function(call, **path_parameters, body=body)


def _response(answer: Answer, status: int, stage: str) -> Response:
    headers: dict[str, str | list[str]] = {
        "Content-Type": "application/json",
        "Cache-Control": "no-store",
    }
    if answer.version:
        headers["ETag"] = f'"{answer.version}"'
    if answer.location:
        headers["Location"] = f"/{stage}{answer.location}"
    return Response(answer.json, headers, status)
