"""``make load``: many at the same time at the whole product on this machine; docs/load.md.

``python -m bench.load [minutes] [clients] [quick]``. Not 0 when an answer was wrong, when what
was told to be kept is not there, or when the memory grew.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from bench.load_turns import Asked, Client
from bench.table import as_markdown, print_table, put_figures
from local.aside import beside
from local.people import CAST, PASSWORD
from local.progress import Bar, step
from local.sign_in import sign_in
from local.state import Endpoints

MINUTES, CLIENTS, QUICK = 5, 16, 1 / 3
MOST_GROWTH = 1.1  # of the memory, from the first minute to the last
DOCUMENT = Path(__file__).parent.parent / "docs" / "load.md"
_WHO = ("anna", "sofie", "bert", "tom", "olga", "piet")
_HEAD = ("route", "requests", "wrong", "half within, ms", "95 %", "99 %", "slowest")


class Loaded(NamedTuple):
    """``memory``: MB of the product, at each second."""

    clients: Sequence[Client]
    memory: Sequence[float]
    missing: Sequence[str]

    @property
    def asked(self) -> list[Asked]:
        return [one for client in self.clients for one in client.asked]

    @property
    def wrong(self) -> list[str]:
        return [f"{one.route}: {one.status} {one.wrong}" for one in self.asked if one.wrong]

    @property
    def first_and_last(self) -> tuple[float, float]:
        """The median of the first minute, and that of the last; of thirds when it was shorter."""
        most = min(60, max(1, len(self.memory) // 3))
        return statistics.median(self.memory[:most]), statistics.median(self.memory[-most:])

    @property
    def grew(self) -> bool:
        first, last = self.first_and_last
        return last > MOST_GROWTH * first


def load(here: Endpoints, clients: int, seconds: int) -> Loaded:
    """At a product that runs, so long."""
    with step("everybody signs in, and does everything"):
        people = _people(here, clients)
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(clients) as together:
        working = [together.submit(_work, one, until) for one in people]
        memory = _watched(here.pid, seconds)
        for one in working:
            one.result()
        with step("everything that was made is read again"):
            missing = [path for some in together.map(Client.missing, people) for path in some]
    return Loaded(people, memory, missing)


def _people(here: Endpoints, clients: int) -> list[Client]:
    """By turns of a CLB and of its school."""
    people: list[Client] = []
    for who in islice(cycle(_WHO), clients):
        token = sign_in(here.pool_url, here.client, f"{here.origin}/", who, PASSWORD)
        at_clb = CAST[who].place.startswith("clb")
        people.append(Client(here.origin, token, None if at_clb else people[-1]))
        people[-1].start()
    return people


def _work(client: Client, until: float) -> None:
    number = 0
    while time.monotonic() < until:
        client.turn(number := number + 1)


def _watched(pid: int, seconds: int) -> list[float]:
    """Once each second."""
    bar, memory, start = Bar("load, seconds"), list[float](), time.monotonic()
    for second in range(1, seconds + 1):
        time.sleep(max(0.0, start + second - time.monotonic()))
        memory.append(_resident(pid))
        bar(second, seconds)
    return memory


def _resident(pid: int) -> float:
    said = subprocess.run(  # noqa: S603 - POSIX has it
        ["ps", "-o", "rss=", "-p", str(pid)],  # noqa: S607
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    return int(said.stdout) / 1024


def row(route: str, asked: Sequence[Asked]) -> tuple[object, ...]:
    ms = sorted(one.seconds * 1000 for one in asked)
    within = (ms[min(int(len(ms) * share), len(ms) - 1)] for share in (0.5, 0.95, 0.99, 1))
    return (
        route,
        len(ms),
        sum(bool(one.wrong) for one in asked),
        *(f"{one:.0f}" for one in within),
    )


def rows(asked: Sequence[Asked]) -> list[tuple[object, ...]]:
    routes = sorted({one.route for one in asked}, key=lambda route: route.partition(" ")[2])
    each = [row(route, [one for one in asked if one.route == route]) for route in routes]
    return [*each, row("all", asked)]


def told(found: Loaded) -> str:
    """In a sentence or two."""
    seconds, asked = len(found.memory), len(found.asked)
    first, last = found.first_and_last
    made = sum(len(one.made) for one in found.clients)
    return (
        f"{len(found.clients)} clients, {seconds} seconds: {asked:,} requests"
        f" ({asked / seconds:.0f} a second), {len(found.wrong)} wrong. Of {made:,} turns, what"
        f" {len(found.missing)} made"
        " could not be read back whole. Memory of the product:"
        f" {first:.0f} MB in the first minute, {last:.0f} MB in the last."
    )


def main(minutes: str = "", clients: str = "", quick: str = "") -> int:
    seconds = round(60 * float(minutes or (QUICK if quick else MINUTES)))
    with tempfile.TemporaryDirectory() as folder:
        print("The product starts, on ports and with data of its own")
        with beside(Path(folder)) as here:
            found = load(here, int(clients or CLIENTS), seconds)
    print_table(_HEAD, rows(found.asked))
    print(*found.wrong[:20], *found.missing[:20], told(found), sep="\n")
    is_wrong = bool(found.wrong or found.missing or found.grew)
    if not (quick or is_wrong):
        put_figures(DOCUMENT, f"{told(found)}\n\n{as_markdown(_HEAD, rows(found.asked))}")
    return int(is_wrong)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
