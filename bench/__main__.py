"""``make bench``: what each route costs, what the web application does, how the guard reads."""

import sys

from bench.beside import measure_beside
from bench.names import measure_names
from bench.peers import measure_peers
from bench.rival import PLACE
from bench.routes import measure_growth, measure_routes
from bench.table import print_table
from bench.told import write
from bench.web import measure_web
from bench.world import world
from bench.years import measure_years


def measure_api() -> None:
    with world() as here:
        here.fill(50)
        print("\nOn DynamoDB, per request, in a dossier of 50 (quick and full by turns)\n")
        print_table(("route", "status", "calls", "RCU", "WCU"), measure_routes(here))
        print("\nA page of 25 registrations, by the size of the dossier\n")
        print_table(("registrations", "calls", "RCU"), measure_growth(here, (10, 100, 1000)))


def measure_years_of_clb() -> None:
    with world() as here:
        print("\nThe year of a CLB of 60 schools, by what it holds and by what all years hold\n")
        head = ("request", "in that year", "in all years", "calls", "RCU", "s")
        print_table(head, list(measure_years(here)))


def measure_application() -> None:
    print("\nThe web application\n")
    figures = measure_web()
    print()
    print_table(("", "measured", "at most", ""), [one.row for one in figures])


def measure_rivals() -> int:
    if not PLACE.is_dir():
        print("What ours is measured beside is not installed: run `make bench`.", file=sys.stderr)
        return 1
    print("\nThe packaged function beside others: docs/performance.md\n")
    write(measure_beside())
    return 0


PARTS = {
    "beside": measure_rivals,
    "api": measure_api,
    "years": measure_years_of_clb,
    "web": measure_application,
    "names": measure_names,
}
ASKED = PARTS | {"peers": measure_peers}  # only when it is asked for: make bench-names


def main(wanted: list[str]) -> int:
    """``wanted``: names of ASKED; nothing is all PARTS. Not 0 when one of them failed."""
    return max(ASKED[name]() or 0 for name in wanted or PARTS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
