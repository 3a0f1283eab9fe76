"""``make bench``: what our function takes beside others, each route, and how the guard reads."""

import os
import sys
from collections.abc import Callable, Iterable

from bench.beside import measure_beside
from bench.clients import measure_clients
from bench.growth import measure_growth
from bench.names import measure_names
from bench.packed import RIVALS
from bench.peers import measure_peers
from bench.routes import measure_api
from bench.table import Table
from bench.told import keep, kept, write
from bench.warm import measure_warm
from bench.web import measure_web
from bench.years import measure_years
from local.progress import say, since_start

PARTS: dict[str, Callable[[], Iterable[Table]]] = {
    "beside": measure_beside,
    "warm": measure_warm,
    "clients": measure_clients,
    "growth": measure_growth,
    "api": measure_api,
    "years": measure_years,
    "web": measure_web,
    "names": measure_names,
}
PEERS = "peers"  # only when it is asked for: make bench-names
TOLD = "told"  # measures nothing, writes docs/performance.md again
BESIDE_OTHERS = {"beside", "warm", "clients", "growth"}


def main(wanted: list[str]) -> int:
    """``wanted``: names of PARTS; nothing is all of them. Not 0 when one could not be measured."""
    if wanted == [TOLD]:
        write(kept())
        return 0
    if wanted == [PEERS]:
        return measure_peers()
    if unknown := [name for name in wanted if name not in PARTS]:
        print(f"There is no part {', '.join(unknown)}: choose from {', '.join(PARTS)}; or,"
              f" alone, {PEERS} or {TOLD}.", file=sys.stderr)  # fmt: skip
        return 2
    parts = wanted or [*PARTS]
    if BESIDE_OTHERS & {*parts} and not RIVALS.is_dir():
        print("What ours is measured beside is not installed: run `make bench`.", file=sys.stderr)
        return 1
    for number, name in enumerate(parts, 1):
        say(f"\n{name}, {number} of {len(parts)}; {since_start():.0f} s so far")
        _measure(name)
    return 0


def _measure(name: str) -> None:
    tables = []
    for table in PARTS[name]():
        table.show()
        tables.append(table)
    if not os.environ.get("QUICK"):  # its few turns are no figures to keep
        keep(name, tables)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
