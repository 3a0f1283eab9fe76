"""Asking something over HTTP on this machine, well or badly."""

import json
import socket
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


class Line:
    """A connection to a port of this machine that stays open between requests, as that of a
    browser does; a new one takes four times as long as most answers. Not for several threads."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=20)

    def __enter__(self) -> "Line":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def ask(
        self, path: str, method: str = "GET", body: Any = None, token: str = "", **headers: str
    ) -> Answer:
        """One request; a body that is not bytes is sent as JSON."""
        if body is not None and not isinstance(body, bytes):
            headers["Content-Type"], body = "application/json", json.dumps(body).encode()
        if token:
            headers["Authorization"] = f"Bearer {token}"
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            self._connection.request(method, path, body, sent)
            answer = self._connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())
        except BaseException:
            self._connection.close()  # or the next request would read the rest of this one
            raise


def ask(
    port: int, path: str, method: str = "GET", body: Any = None, token: str = "", **headers: str
) -> Answer:
    """One request over a line of its own."""
    with Line(port) as line:
        return line.ask(path, method, body, token, **headers)


def first_line(port: int, data: bytes) -> bytes:
    """The first line of the answer to these very bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as wire:
        wire.sendall(data)
        with wire.makefile("rb") as answer:
            return answer.readline()
