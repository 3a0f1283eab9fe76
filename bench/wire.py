"""AWS behind a wire on which things go wrong: a real engine, and what stands before it."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any, TypeVar
from unittest.mock import patch
from urllib.parse import urlsplit

Trouble = Callable[["Wire", bytes], None]
_TAKEN = (202, b"")


E = TypeVar("E", bound="Engine")


class Engine(ThreadingHTTPServer):
    """Passes calls on, but for the next ones, as many as there are troubles; notes them all.

    ``behind``: the address of the engine; without one each call is taken, and nothing happens.
    """

    daemon_threads = True

    def __init__(self, behind: str = "") -> None:
        super().__init__(("127.0.0.1", 0), Wire)
        self.behind = urlsplit(behind)
        self.troubles: list[Trouble] = []
        self.calls: list[str] = []
        self.held_up: list[Callable[[], object]] = []

    def trouble(self, call: str) -> Trouble | None:
        """What goes wrong with this call."""
        return self.troubles.pop(0) if self.troubles else None

    def deliver(self) -> None:
        """What was held up on the way comes in after all."""
        while self.held_up:
            self.held_up.pop(0)()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up: that is what this is about."""


@contextmanager
def serving(engine: E) -> Iterator[E]:
    with engine:
        threading.Thread(target=engine.serve_forever, args=(0.01,), daemon=True).start()
        yield engine
        engine.shutdown()


@contextmanager
def without_waiting() -> Iterator[None]:
    """Between attempts, of the SDK and of ours."""
    clock = SimpleNamespace(sleep=lambda seconds: None)
    places = ("botocore.endpoint.time", "chalicelib.storage.engine.time")
    with patch(places[0], clock), patch(places[1], clock):
        yield


class Wire(BaseHTTPRequestHandler):
    """One connection to it."""

    server: Engine
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        call = self.headers.get("X-Amz-Target", self.command).rpartition(".")[2]
        self.server.calls.append(call)
        self.tag = None
        trouble = self.server.trouble(call)
        if trouble:
            trouble(self, body)
        else:
            self.send(*self.passed_on(body))

    do_GET = do_POST  # noqa: N815 - as inherited

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as inherited
        """Quiet."""

    def passed_on(self, body: bytes) -> tuple[int, bytes]:
        behind = self.server.behind
        if not behind.hostname:
            return _TAKEN
        with closing(HTTPConnection(behind.hostname, behind.port, timeout=10)) as connection:
            connection.request(self.command, self.path, body, dict(self.headers))
            answer = connection.getresponse()
            self.tag = answer.getheader("ETag")
            return answer.status, answer.read()

    tag: str | None = None

    def send(self, status: int, body: bytes, length: int | None = None) -> None:
        self.begin(status, len(body) if length is None else length)
        self.wfile.write(body)

    def begin(self, status: int, length: int) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/x-amz-json-1.0")
        self.send_header("Content-Length", str(length))
        if self.tag:
            self.send_header("ETag", self.tag)
        self.end_headers()

    def close(self) -> None:
        """As who has nothing more to say."""
        self.close_connection = True

    def hang_up(self) -> None:
        """With a reset, as a machine that goes down."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True
