"""The functions end to end over HTTP, to one client and to many at the same time.

Each behind the same small server, an instance that takes one request at a time as Lambda's does,
with clients that each wait for an answer before they ask again: of ten requests seven are for one
registration, two for a page of 25, one writes. Ratios to the limit are of the same turn.
"""

import json
import os
import statistics
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import IO, Any

from bench.rival import CLAIMS, LIMIT, PATHS, Event, Rival, rivals_in
from bench.table import Table, ratio
from bench.texts import ROOT
from bench.world import world
from local.progress import Bar

TITLE = "Over HTTP, by how many ask at the same time"
MIXED = ("one", "one", "page", "one", "one", "new", "one", "one", "page", "one")
HEAD = ("", "clients", "requests a second", "those, × the limit", "processor ms a request",
        "that, × the limit", "half within, ms", "95 % within, ms", "errors")  # fmt: skip
Turn = dict[str, Any]


@dataclass(frozen=True)
class Served:
    port: int
    events: dict[str, Event]

    def turn(self, clients: int, times: int, key: str) -> Turn:
        """``times`` requests of each client."""
        before, start = self._costs(), time.perf_counter()
        with ThreadPoolExecutor(clients) as together:
            all_of_them = together.map(lambda one: self._client(one, times, key), range(clients))
            waits = [wait for some in all_of_them for wait in some]
        seconds = time.perf_counter() - start
        answered = sorted(wait for wait, status in waits if status < 400)
        return {
            "second": len(answered) / seconds,
            "ms": (self._costs() - before) / len(waits),
            "half": statistics.median(answered) * 1000,
            "most": answered[int(len(answered) * 0.95)] * 1000,
            "errors": len(waits) - len(answered),
        }

    def _client(self, number: int, times: int, key: str) -> list[tuple[float, int]]:
        connection, waits = HTTPConnection("127.0.0.1", self.port), list[tuple[float, int]]()
        for turn in range(times):
            event = self.events[MIXED[(number + turn) % len(MIXED)]]
            headers = event["headers"] | {"Idempotency-Key": f"{key}-{number}-{turn}"}
            start = time.perf_counter()
            connection.request(event["httpMethod"], event["path"], event["body"], headers)
            answer = connection.getresponse()
            answer.read()
            waits.append((time.perf_counter() - start, answer.status))
        connection.close()
        return waits

    def _costs(self) -> float:
        connection = HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", "/costs")
        costs = float(connection.getresponse().read())
        connection.close()
        return costs


def measure_clients() -> Iterator[Table]:
    quick = bool(os.environ.get("QUICK"))
    numbers, turns, total = ((1, 16), 1, 48) if quick else ((1, 4, 16, 64), 5, 384)
    with world() as here, ExitStack() as running:
        rivals = rivals_in(here)
        servers = {name: running.enter_context(_served(one)) for name, one in rivals.items()}
        seen: dict[tuple[int, str], list[Turn]] = {}
        for clients, name, turn in _turns(servers, numbers, turns, total):
            seen.setdefault((clients, name), []).append(turn)
    yield Table(TITLE, HEAD, [_row(seen, clients, name) for clients, name in seen])


def _turns(
    servers: dict[str, Served], numbers: tuple[int, ...], turns: int, total: int
) -> Iterator[tuple[int, str, Turn]]:
    bar, done = Bar("over HTTP"), 0
    for server in servers.values():
        server.turn(1, 30, "warm")
    for clients in numbers:
        for turn in range(turns):
            for name, server in servers.items():
                yield clients, name, server.turn(clients, total // clients, f"{clients}-{turn}")
                bar(done := done + 1, len(numbers) * turns * len(servers))


def _row(seen: dict[tuple[int, str], list[Turn]], clients: int, name: str) -> tuple[Any, ...]:
    def of(figure: str, whose: str = name) -> list[float]:
        return [turn[figure] for turn in seen[clients, whose]]

    speed, ms = (ratio(of(figure), of(figure, LIMIT)) for figure in ("second", "ms"))
    errors = sum(of("errors"))
    return name, clients, of("second"), speed, of("ms"), ms, of("half"), of("most"), int(errors)


@contextmanager
def _served(rival: Rival) -> Iterator[Served]:
    """``rival`` in a process of its own. It ends when it hears no more of us."""
    variables = dict(rival.environment)
    variables["PYTHONPATH"] += os.pathsep + str(ROOT)
    process = subprocess.Popen(  # noqa: S603 - our own code
        rival.command("served.py"), env=variables, cwd=ROOT / "bench", text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    with process, _there(process.stdin) as to, _there(process.stdout) as said:
        to.write(json.dumps([CLAIMS, PATHS]) + "\n")
        to.flush()
        yield Served(int(said.readline()), rival.events)


def _there(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise EOFError
    return stream
