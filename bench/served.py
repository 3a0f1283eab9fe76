"""``python bench/served.py MODULE ATTRIBUTE``: a function behind HTTP, until standard input ends.

On standard input its claims and the patterns of its paths, in a line of JSON; on standard output
its port. As API Gateway and one instance of Lambda do it: an event of each request, one at a time,
in the main thread; 500 when it raises.
``GET /costs`` is what it took so far: processor ms.
"""

import importlib
import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import SimpleQueue
from typing import Any

from local.events import match, proxy_event
from local.messages import Request

CLAIMS, PATHS = json.loads(sys.stdin.readline())
ASKED: SimpleQueue[Any] = SimpleQueue()
FUNCTION = getattr(importlib.import_module(sys.argv[1]), sys.argv[2])


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 65536

    def do_GET(self) -> None:
        if self.path == "/costs":
            self.answer(200, str(time.process_time() * 1000).encode())
            return
        path, _, query = self.path.partition("?")
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        request = Request(self.command, path, query, tuple(self.headers.items()), body)
        route = match(PATHS, path)
        if route is None:
            raise LookupError(path)
        event = proxy_event(request, route, "a-request", CLAIMS, ())
        answered: SimpleQueue[Any] = SimpleQueue()
        ASKED.put((event, answered))
        said = answered.get()
        self.answer(said["statusCode"], said["body"].encode())

    do_POST = do_GET  # noqa: N815 - as http.server calls it

    def answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Nothing of each request."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


def answer_all() -> None:
    while asked := ASKED.get():
        event, answered = asked
        try:
            answered.put(FUNCTION(event, None))
        except Exception as error:
            answered.put({"statusCode": 500, "body": repr(error)})


def listen() -> None:
    sys.stdin.read()
    ASKED.put(None)


if __name__ == "__main__":
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    threading.Thread(target=listen, daemon=True).start()
    print(server.server_address[1], flush=True)
    answer_all()
