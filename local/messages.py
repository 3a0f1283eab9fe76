"""What goes over the wire, as values: a request, a response, and the gateway's own refusals."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Request:
    """``path`` as it was sent, percent-encoded; ``query`` without the question mark."""

    method: str
    path: str
    query: str
    headers: Headers
    body: bytes

    def header(self, name: str) -> str | None:
        """The last value, as API Gateway has it in ``headers``."""
        values = [value for key, value in self.headers if key.lower() == name]
        return values[-1] if values else None


@dataclass(frozen=True)
class Response:
    status: int
    headers: Headers = ()
    body: bytes = b""


class Refusals:
    """The gateway responses of ``infra/resources.yaml``: what API Gateway answers by itself."""

    def __init__(self, template: Mapping[str, Any]) -> None:
        definition = template["Resources"]["RestAPI"]["Properties"]["DefinitionBody"]
        self._responses = definition["x-amazon-apigateway-gateway-responses"]

    def refusal(self, kind: str, status: int, request_id: str) -> Response:
        """The response of this kind (UNAUTHORIZED …), or the default for this status."""
        found = self._responses.get(kind) or self._responses[f"DEFAULT_{status // 100}XX"]
        status = int(found.get("statusCode", status))
        text = found["responseTemplates"]["application/json"]
        body = json.loads(text.replace("$context.requestId", request_id))
        return Response(status, _headers(found), _json({"status": status} | body))


def _headers(response: Mapping[str, Any]) -> Headers:
    """``gatewayresponse.header.Name: "'value'"`` → (Name, value)."""
    given = response.get("responseParameters", {})
    return tuple(
        (re.sub(r"^gatewayresponse\.header\.", "", name), value.strip("'"))
        for name, value in given.items()
    )


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
