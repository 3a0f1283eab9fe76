"""A gateway on a port of this machine, in the process of the tests."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import asking
from asking import Answer
from conftest import NUMBERS
from pools import CLIENT, ISSUER, Pool
from worlds import items_now

import app as functions
from chalicelib.storage.keys import Tables
from local.direct import claims_of
from local.function import Function
from local.gateway import Gateway
from local.messages import Refusals
from local.people import CAST
from local.server import Server
from local.tokens import Verifier


def api_gateway(pool: Pool, template: dict[str, Any]) -> Gateway:
    """In front of the real function: it verifies the tokens of a pool, and serves the API alone."""
    verifier = Verifier(pool.jwks, ISSUER, CLIENT)
    nothing: Any = None  # no web application, and no page to sign in on
    parts = (Function(functions.app), verifier, Refusals(template), nothing, nothing)
    return Gateway(functions.app, *parts, lambda line: None)


@contextmanager
def served(gateway: Gateway) -> Iterator[int]:
    """For the length of a block; its port."""
    with Server(gateway, 0) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@dataclass(frozen=True)
class Front:
    """The API over HTTP, as a whole product serves it: the same gateway, the same functions."""

    port: int
    pool: Pool
    dynamodb: Any
    tables: Tables

    def ask(self, path: str, method: str = "GET", body: Any = None, **more: Any) -> Answer:
        return asking.ask(self.port, path, method, body, **more)

    def token(self, who: str) -> str:
        return self.pool.token(**claims_of(CAST[who], NUMBERS[CAST[who].place]))

    def kept(self) -> dict[str, list[dict[str, Any]]]:
        """Every item, of both tables."""
        return items_now(self.dynamodb, self.tables)
