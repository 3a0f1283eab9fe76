"""A route: what it takes, what it answers, and the function between.

The function gets a ``Call`` (who asks, when, and the store) and its checked body. It answers
with JSON from the store or raises; the translation to and from HTTP happens here, once.
"""

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import wraps
from typing import Any, cast

from chalice.app import Authorizer, Chalice, MultiDict, Request, Response

from ..domain.errors import (
    AccessEnded,
    Conflict,
    Forbidden,
    Malformed,
    NotFound,
    SinceRemoved,
    Stale,
)
from ..domain.frozen import dataclass
from ..domain.ids import is_id
from ..domain.written import Sent
from ..storage.answers import Answer
from .call import Call
from .problems import problem_for
from .services import Services

View = Callable[..., Answer]

_IDS = {"registration_id", "entry_id", "word_id", "handover_id", "delegation_id", "document_id"}
_IDS |= {"assignment_id", "invitation_id", "export_id"}
_PERSON = re.compile(r"\S{1,128}")  # its own system gave it; as long as a key can hold
JSON = ("application/json",)
FORMS = (*JSON, "application/x-www-form-urlencoded", "multipart/form-data")
_LONGEST_PARAMETER = 300  # characters; the longest cursor takes half of it


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
    keeps: bool = True  # what is sent; a POST that does not needs no Idempotency-Key
    content_types: tuple[str, ...] = JSON  # of what is sent
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

    def change(self, path: str, answers: Any) -> Callable[[View], View]:
        """A POST that changes the version that was read, once for each Idempotency-Key."""
        return self._add(Route("POST", path, answers, needs_version=True))

    def ask(
        self,
        path: str,
        answers: Any,
        is_open: bool = False,
        content_types: tuple[str, ...] = JSON,
    ) -> Callable[[View], View]:
        """A question that does not fit in an address, or must not stand in one; or what is the
        same however often it is asked."""
        asked = Route("POST", path, answers, keeps=False, is_open=is_open)
        return self._add(replace(asked, content_types=content_types))

    def delete(self, path: str, answers: Any, is_open: bool = False) -> Callable[[View], View]:
        return self._add(Route("DELETE", path, answers, is_open=is_open))

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
        kinds = list(route.content_types)
        view = _view(app, route, services)
        app.route(route.path, methods=[route.method], authorizer=guard, content_types=kinds)(view)


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
    _check_parameters(route, call, path_parameters)
    body = {"body": route.takes.model_validate_json(call.body)} if route.takes else {}
    try:
        return route.function(call, **path_parameters, **body)
    except (AccessEnded, SinceRemoved):
        raise
    except (Stale, Conflict, Forbidden, NotFound):
        # A repeat is recognised before it is judged: its first arrival made it stale, or what it
        # changed is gone since.
        answered = call.answered(path_parameters) if route.method == "POST" else None
        if answered is None:
            raise
        return answered


def _check_parameters(route: Route, call: Call, path_parameters: dict[str, str]) -> None:
    """Only whole ids are looked up: part of one would find its neighbours."""
    if not all(is_id(value) for name, value in path_parameters.items() if name in _IDS):
        raise NotFound
    if not _PERSON.fullmatch(path_parameters.get("person_id", "-")):
        raise NotFound
    query = call.request.query_params or MultiDict({})
    if unknown := set(query) - set(route.query):
        raise Malformed(f"Deze parameter bestaat hier niet: {min(unknown)[:40]}.")
    for name in query:
        values = query.getlist(name)
        if len(values) > 1 or len(values[0]) > _LONGEST_PARAMETER:
            raise Malformed(f"Geef '{name}' één keer, hoogstens {_LONGEST_PARAMETER} tekens lang.")


def _response(answer: Answer, status: int, stage: str) -> Response:
    headers: dict[str, str | list[str]] = {
        "Content-Type": "application/json",
        "Cache-Control": "no-store",
    }
    if answer.filename:
        headers["Content-Type"] = "text/csv; charset=utf-8"
        headers["Content-Disposition"] = f'attachment; filename="{answer.filename}"'
    if answer.version:
        headers["ETag"] = f'"{answer.version}"'
    if answer.location:
        headers["Location"] = f"/{stage}{answer.location}"
    return Response(answer.json, headers, status)
