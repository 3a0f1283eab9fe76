"""What our figures are held to, and whether they reach it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bench import beside, growth, routes
from bench.rival import LIMIT, OURS
from bench.table import Table, cell, middle, ratio

Tables = dict[str, Table]  # by title
LISTED = "GET /dossiers/{dossier_id}/registrations"


@dataclass(frozen=True)
class Goal:
    """``over``: what does not reach it, where that is only some."""

    what: str
    most: float
    unit: str
    measured: Any  # nothing where it was not
    over: str = ""

    @property
    def row(self) -> tuple[str, ...]:
        return self.what, f"≤ {self.most:g} {self.unit}".strip(), cell(self.measured), self._verdict

    @property
    def _verdict(self) -> str:
        if self.measured is None:
            return "not measured"
        if middle(self.measured) <= self.most:
            return "reached"
        return f"**not reached**{self.over}"


# As many times the limit as each may be, by a name of beside.FIGURES.
TIMES = {"cold": 1.0, "one": 0.75, "page": 0.15, "new": 0.90}
_NAMED = {"cold": "cold start to the first answer", **beside.WARM}


def figure(kind: str, table: Table) -> str:
    """Its row: of instructions where they were counted, since nothing else disturbs them."""
    counted = beside.FIGURES[f"{kind}_minstr"]
    return counted if any(row[0] == counted for row in table.rows) else beside.FIGURES[f"{kind}_ms"]


def goals(tables: Tables) -> Iterator[Goal]:
    if table := tables.get(beside.TITLE):
        for kind, most in TIMES.items():
            row = table.row(figure(kind, table))
            unit = "× the limit, " + ("instructions" if "instr" in figure(kind, table) else "CPU")
            yield Goal(_NAMED[kind], most, unit, ratio(row[OURS], row[LIMIT]))
        yield from _of_memory(table)
        package = table.row(beside.FIGURES["package"])[OURS]
        yield Goal("package of the API, zipped, compiled", 4.2, "MB", package)
    if table := tables.get(growth.DOSSIERS):
        yield _of_growth(table)
    if table := tables.get(routes.TITLE):
        yield Goal("capacity of a page of 25", 1.5, "RCU", table.row(LISTED)["RCU"])
        yield from _of_calls(table)


def _of_memory(table: Table) -> Iterator[Goal]:
    row = table.row(beside.FIGURES["cold_mb"])
    yield Goal("memory at the first answer", 1.05, "× the limit", ratio(row[OURS], row[LIMIT]))
    grown = table.row(beside.FIGURES["grown_mb"])
    yield Goal("memory grown in 1,000 requests", 1.5, "MB", grown[OURS])


def _of_growth(table: Table) -> Goal:
    """Instructions, of the page in the largest dossier against that in the smallest with 25."""
    sizes = {_size(row[1]): row[-1] for row in table.rows if row[0] == growth.PAGE}
    least = min(size for size in sizes if size >= 25)
    grown = sizes[max(sizes)] / sizes[least] if sizes[least] else None
    return Goal(f"a page of 25, of {max(sizes):,}", 1.05, f"× one of {least:,}", grown)


def _size(told: str) -> int:
    return int(told.replace(",", ""))


def _of_calls(table: Table) -> Iterator[Goal]:
    """Calls that are made at the same time count each, as DynamoDB does."""
    for what, most, change in (("read", 1, False), ("change", 2, True)):
        routes_of_it = [row for row in table.rows if (row[0][:3] != "GET") is change]
        calls = {row[0]: _calls(row[2]) for row in routes_of_it}
        over = ", ".join(f"`{route}` {n}" for route, n in calls.items() if n > most)
        title = f"calls of DynamoDB for a {what}, the most of {len(calls)} routes"
        yield Goal(title, most, "", max(calls.values()), f": {over}")


def _calls(told: str) -> int:
    """Of ``1 Query + 1 TransactWriteItems``."""
    return sum(int(word) for word in told.split() if word.isdigit())
