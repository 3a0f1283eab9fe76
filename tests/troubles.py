"""DynamoDB as it is on a bad day: a real engine, behind a wire on which things go wrong."""

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

Trouble = Callable[["_Wire", bytes], None]
_PREFIX = "com.amazonaws.dynamodb.v20120810#"


class Engine(ThreadingHTTPServer):
    """Passes calls on, but for the next ones, as many as there are troubles; notes them all."""

    daemon_threads = True

    def __init__(self, behind: str) -> None:
        super().__init__(("127.0.0.1", 0), _Wire)
        self.behind = urlsplit(behind)
        self.troubles: list[Trouble] = []
        self.calls: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up: that is what this is about."""


@contextmanager
def troubled(behind: str) -> Iterator[Engine]:
    with Engine(behind) as engine:
        threading.Thread(target=engine.serve_forever, args=(0.01,), daemon=True).start()
        yield engine
        engine.shutdown()


class _Wire(BaseHTTPRequestHandler):
    server: Engine
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.calls.append(self.headers["X-Amz-Target"].rpartition(".")[2])
        if self.server.troubles:
            self.server.troubles.pop(0)(self, body)
        else:
            self.send(*self.passed_on(body))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as inherited
        """Quiet."""

    def passed_on(self, body: bytes) -> tuple[int, bytes]:
        place = (self.server.behind.hostname or "", self.server.behind.port)
        with closing(HTTPConnection(*place, timeout=10)) as connection:
            connection.request("POST", "/", body, dict(self.headers))
            answer = connection.getresponse()
            return answer.status, answer.read()

    def send(self, status: int, body: bytes, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/x-amz-json-1.0")
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def hang_up(self) -> None:
        """With a reset, as a machine that goes down."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True


def says(status: int, code: str, **more: Any) -> Trouble:
    """An error of DynamoDB."""
    body = json.dumps({"__type": _PREFIX + code, "Message": "", **more}).encode()
    return lambda wire, _: wire.send(status, body)


def answers(status: int, body: bytes) -> Trouble:
    """Something else on the way did."""
    return lambda wire, _: wire.send(status, body)


def cancels(code: str) -> Trouble:
    """A transaction, because of its last write."""

    def cancel(wire: _Wire, body: bytes) -> None:
        codes = ["None"] * (len(json.loads(body)["TransactItems"]) - 1) + [code]
        reasons = [{"Code": one} for one in codes]
        says(400, "TransactionCanceledException", CancellationReasons=reasons)(wire, body)

    return cancel


def leaves_over(wire: _Wire, body: bytes) -> None:
    """A batch: nothing of it was read, all of it is to be asked again."""
    wanted = json.loads(body)["RequestItems"]
    wire.send(200, json.dumps({"Responses": {}, "UnprocessedKeys": wanted}).encode())


def resets(wire: _Wire, body: bytes) -> None:
    """Before anything was done."""
    wire.hang_up()


def loses_the_answer(wire: _Wire, body: bytes) -> None:
    """It is done, and nobody hears it."""
    wire.passed_on(body)
    wire.hang_up()


def stalls(wire: _Wire, body: bytes) -> None:
    """It is done; the answer begins, and does not end in time."""
    status, answer = wire.passed_on(body)
    wire.send(status, answer[:-1], len(answer))
    time.sleep(1)
    wire.hang_up()
