"""HTTP/1.1 on loopback for the gateway: quick, and unmoved by what a client gets wrong."""

import re
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from local.gateway import Gateway
from local.messages import Request, Response
from local.processes import LOOPBACK
from local.trouble import StartError

LARGEST_BODY = 10 * 1024 * 1024  # bytes (API Gateway quotas, payload size)
LONGEST_DRAIN = 64 * 1024 * 1024  # bytes of a refused body that are read, so that it hears why


class Server(ThreadingHTTPServer):
    """Serves a gateway on a port of loopback, a thread for each connection."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, gateway: Gateway, port: int) -> None:
        self.gateway = gateway
        super().__init__((LOOPBACK, port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no news."""


def serve(gateway: Gateway, port: int) -> Server:
    """A server that listens; StartError when somebody else took the port meanwhile."""
    try:
        return Server(gateway, port)
    except OSError as error:
        raise StartError(f"port {port} is in use by another program") from error


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 65536  # one packet for headers and body
    timeout = 60

    def version_string(self) -> str:
        return "local"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as inherited
        """The gateway tells what happened, without the query string."""

    def _serve(self) -> None:
        body = self._body()
        if isinstance(body, Response):
            self.close_connection = True
            self._send(body)
            return
        path, _, query = self.path.partition("?")
        request = Request(self.command, path, query, tuple(self.headers.items()), body)
        self._send(self.server.gateway.answer(request))

    def __getattr__(self, name: str) -> Callable[[], None]:
        """``do_`` and any method: the gateway says what it has no route for."""
        if name.startswith("do_"):
            return self._serve
        raise AttributeError(name)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What http.server refuses by itself: a line or headers that make no request."""
        self.close_connection = True
        self.request_version = self.protocol_version  # or the answer has no status line
        self._send(self.server.gateway.refuse("BAD_REQUEST", int(code)))

    def handle_expect_100(self) -> bool:
        going_on = super().handle_expect_100()
        self.wfile.flush()
        return going_on

    def _body(self) -> bytes | Response:
        refuse = self.server.gateway.refuse
        if self.headers.get("Transfer-Encoding"):
            return refuse("BAD_REQUEST", 411)
        length = self.headers.get("Content-Length", "0")
        if not re.fullmatch(r"[0-9]{1,15}", length):
            return refuse("BAD_REQUEST", 400)
        if int(length) > LARGEST_BODY:
            self._drain(min(int(length), LONGEST_DRAIN))
            return refuse("REQUEST_TOO_LARGE", 413)
        body = self.rfile.read(int(length))
        return body if len(body) == int(length) else refuse("BAD_REQUEST", 400)

    def _drain(self, length: int) -> None:
        while length > 0 and (read := len(self.rfile.read(min(length, 65536)))):
            length -= read

    def _send(self, response: Response) -> None:
        self.send_response(response.status)
        for name, value in response.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(response.body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)
        self.wfile.flush()
