"""``make bench``: what every route costs on DynamoDB, and what does not grow with a dossier."""

import sys

from bench.routes import measure_growth, measure_routes
from bench.world import world


def main() -> int:
    with world() as here:
        here.fill(50)
        print("\nOn DynamoDB, per request, in a dossier of 50 (quick and full by turns)\n")
        _print(("route", "status", "calls", "RCU", "WCU"), measure_routes(here))
        print("\nA page of 25 registrations, by the size of the dossier\n")
        _print(("registrations", "calls", "RCU"), measure_growth(here, (10, 100, 1000)))
    return 0


def _print(head: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    table = [head, *(tuple(str(cell) for cell in row) for row in rows)]
    widths = [max(len(row[column]) for row in table) for column in range(len(head))]
    for number, row in enumerate(table):
        first, *others = (
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  " + "  ".join([first, *others]))
        if number == 0:
            print("  " + "  ".join("-" * width for width in widths))


if __name__ == "__main__":
    sys.exit(main())
