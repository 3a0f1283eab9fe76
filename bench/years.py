"""What the year of a CLB costs, by how much that year holds and by how much all its years hold."""

import os
import time
from collections.abc import Iterator

from bench.filling import NOW, put_headers
from bench.table import Table
from bench.world import NUMBERS, World, world
from chalicelib.domain.exports_model import Export, Wanted
from chalicelib.domain.ids import moment, new_id
from chalicelib.domain.model import Author
from chalicelib.domain.words import ExportFormat, ExportKind, Side
from chalicelib.storage.exports import Exports

CLB = NUMBERS["clb_a"]
SCHOOLS = 60  # of a CLB
# How much there is of the year of now, and of older ones: first those grow, then the year itself.
SIZES = ((1_000, 0), (1_000, 99_000), (10_000, 99_000))
SMALL = ((100, 0), (100, 900), (1_000, 900))
HEAD = ("request", "in that year", "in all years", "calls", "RCU", "s")
_PATHS = {
    "overview of the CLB": f"/clbs/{CLB}/overview?school_year=2026-2027",
    "overview of a school": f"/dossiers/{CLB}-070000/overview?school_year=2026-2027",
}


def measure_years() -> Iterator[Table]:
    title = f"The year of a CLB of {SCHOOLS} schools, by what it holds and by what all years hold"
    with world() as here:
        yield Table(title, HEAD, list(_years(here)))


def _years(here: World) -> Iterator[tuple[object, ...]]:
    now = older = 0
    for in_year, before in SMALL if os.environ.get("QUICK") else SIZES:
        _fill(here, range(now, in_year), 2026)
        _fill(here, range(older, before), 2016)
        now, older = in_year, before
        for name, path in _PATHS.items():
            yield (name, f"{now:,}", f"{now + older:,}", *_asked(here, path))
        yield ("a step of an export", f"{now:,}", f"{now + older:,}", *_step(here))


def _asked(here: World, path: str) -> tuple[int, float, float]:
    here.meter.reset()
    start = time.perf_counter()
    answer = here.ask("anna", f"GET {path}")
    seconds = time.perf_counter() - start
    if answer.status != 200:
        raise RuntimeError(answer.text)
    return sum(here.meter.calls.values()), here.meter.read, seconds


def _step(here: World) -> tuple[int, float, float]:
    """A hundred registrations with their threads."""
    wanted = Wanted(CLB, "", ExportKind.REGISTRATIONS, ExportFormat.CSV, "2026-2027")
    at = moment(NOW)
    export = Export(new_id(NOW), wanted, Author("", "", Side.CLB), at, at)
    here.meter.reset()
    start = time.perf_counter()
    read = Exports(here.dynamodb, here.tables).read(export, {})
    seconds = time.perf_counter() - start
    if read.entries != 100:
        raise RuntimeError(f"{read.entries} registrations in a step")
    return sum(here.meter.calls.values()), here.meter.read, seconds


def _fill(here: World, numbers: range, year: int) -> None:
    """More of the school year that begins in ``year``, or of the nine from then on: the year
    before that of now stays empty, since an overview reads it too."""
    spread = 1 if year == 2026 else 9

    def where(number: int) -> tuple[str, int]:
        return f"{CLB}-07{number % SCHOOLS:04}", year + number % spread

    put_headers(here, numbers, where, f"filling the years of a CLB: {len(numbers)}")
