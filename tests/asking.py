"""Asking something over HTTP on this machine, well or badly."""

import json
import socket
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    def is_refused(self, status: int) -> bool:
        """A problem document of this status, that says in a sentence what is wrong."""
        return (
            self.status == status
            and self.headers["Content-Type"] == "application/problem+json"
            and self.json["detail"].endswith(".")
            and bool(self.json["request_id"])
        )


def ask(
    port: int, path: str, method: str = "GET", body: Any = None, token: str = "", **headers: str
) -> Answer:
    """One request; a body that is not bytes is sent as JSON."""
    if body is not None and not isinstance(body, bytes):
        headers["Content-Type"], body = "application/json", json.dumps(body).encode()
    if token:
        headers["Authorization"] = f"Bearer {token}"
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        return Answer(answer.status, dict(answer.getheaders()), answer.read())


def first_line(port: int, data: bytes) -> bytes:
    """The first line of the answer to these very bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as wire:
        wire.sendall(data)
        with wire.makefile("rb") as answer:
            return answer.readline()
