"""An HTTP request as the event that API Gateway makes of it (REST API, Lambda proxy)."""

import base64
import time
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, unquote

from local.messages import Request

STAGE = "api"
Parameters = dict[str, str]


class BadPath(Exception):
    """A path or query that is not UTF-8."""


def match(patterns: Iterable[str], path: str) -> tuple[str, Parameters] | None:
    """The route for a path, with its parameters decoded; a fixed word goes before a parameter.

    ``match(["/d/{id}"], "/d/a%20b")`` → ``("/d/{id}", {"id": "a b"})``. Raises BadPath.
    """
    parts = [decoded(part) for part in path.rstrip("/").split("/")]
    for pattern, words in _by_length(tuple(patterns)).get(len(parts), ()):
        pairs = list(zip(words, parts, strict=True))
        if all(_is_parameter(word) or word == part for word, part in pairs):
            return pattern, {w[1:-1]: part for w, part in pairs if _is_parameter(w)}
    return None


@cache
def _by_length(patterns: tuple[str, ...]) -> dict[int, list[tuple[str, list[str]]]]:
    """Of each number of words the patterns, with their words, in the order in which they match."""
    found: dict[int, list[tuple[str, list[str]]]] = {}
    for pattern in sorted(patterns, key=_fixed_words_first):
        words = pattern.rstrip("/").split("/")
        found.setdefault(len(words), []).append((pattern, words))
    return found


def decoded(text: str) -> str:
    """Percent-decoded once. Raises BadPath."""
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError as error:
        raise BadPath from error


def proxy_event(
    request: Request,
    route: tuple[str, Parameters],
    request_id: str,
    claims: Mapping[str, str] | None,
    binary_types: Iterable[str],
) -> dict[str, Any]:
    """The event; empty maps are null and every name has all its values, as API Gateway does."""
    pattern, parameters = route
    query = parse_qsl(request.query, keep_blank_values=True)
    return {
        "resource": pattern,
        "path": decoded(request.path),
        "httpMethod": request.method,
        "headers": dict(request.headers) or None,
        "multiValueHeaders": _grouped(request.headers) or None,
        "queryStringParameters": dict(query) or None,
        "multiValueQueryStringParameters": _grouped(query) or None,
        "pathParameters": parameters or None,
        "stageVariables": None,
        "requestContext": _context(request, pattern, request_id, claims),
        **_body(request, binary_types),
    }


def _context(
    request: Request, pattern: str, request_id: str, claims: Mapping[str, str] | None
) -> dict[str, Any]:
    now = time.time()
    return {
        "accountId": "000000000000",
        "apiId": "local",
        "stage": STAGE,
        "resourcePath": pattern,
        "httpMethod": request.method,
        "path": f"/{STAGE}{decoded(request.path)}",
        "protocol": "HTTP/1.1",
        "requestId": request_id,
        "requestTime": time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime(now)),
        "requestTimeEpoch": int(now * 1000),
        "identity": {"sourceIp": "127.0.0.1", "userAgent": request.header("user-agent")},
        **({"authorizer": {"claims": dict(claims)}} if claims else {}),
    }


def _body(request: Request, binary_types: Iterable[str]) -> dict[str, Any]:
    if not request.body:
        return {"body": None, "isBase64Encoded": False}
    kind = (request.header("content-type") or "").split(";")[0].strip().lower()
    if kind in binary_types:
        return {"body": base64.b64encode(request.body).decode(), "isBase64Encoded": True}
    return {"body": request.body.decode("utf-8", "replace"), "isBase64Encoded": False}


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for name, value in pairs:
        grouped.setdefault(name, []).append(value)
    return grouped


def _is_parameter(word: str) -> bool:
    return word.startswith("{")


def _fixed_words_first(pattern: str) -> list[bool]:
    return [_is_parameter(word) for word in pattern.split("/")]
