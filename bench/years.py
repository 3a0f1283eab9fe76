"""What the year of a CLB costs, by how much that year holds and by how much all its years hold.

The headers are put into the table as they are kept, without their threads: to write 100,000 of
them over the API would take longer than all other measurements together.
"""

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.world import FULL, NUMBERS, QUICK, World
from chalicelib.domain.exports_model import Export, Wanted
from chalicelib.domain.ids import moment, new_id
from chalicelib.domain.model import Author, Registration
from chalicelib.domain.words import ExportFormat, ExportKind, Side
from chalicelib.storage import keys
from chalicelib.storage.dynamo import to_raw
from chalicelib.storage.exports import Exports
from chalicelib.storage.headers import header_of
from local.people import CAST
from local.progress import Bar

CLB = NUMBERS["clb_a"]
SCHOOLS = 60  # of a CLB
_NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
_BATCH = 25  # items: as many as DynamoDB takes
_CALLS = 8  # at the same time
# How much there is of the year of now, and of older ones: first those grow, then the year itself.
SIZES = ((1_000, 0), (1_000, 99_000), (10_000, 99_000))
SMALL = ((100, 0), (100, 900), (1_000, 900))


def measure_years(here: World) -> Iterator[tuple[object, ...]]:
    """(registrations of that year, of all years, calls, RCU, seconds) of each request."""
    now = older = 0
    for in_year, before in SMALL if os.environ.get("QUICK") else SIZES:
        _fill(here, in_year - now, 2026, now)
        _fill(here, before - older, 2016, older)
        now, older = in_year, before
        for name, path in _PATHS.items():
            yield (name, f"{now:,}", f"{now + older:,}", *_asked(here, path))
        yield ("a step of an export", f"{now:,}", f"{now + older:,}", *_step(here))


_PATHS = {
    "overview of the CLB": f"/clbs/{CLB}/overview?school_year=2026-2027",
    "overview of a school": f"/dossiers/{CLB}-070000/overview?school_year=2026-2027",
}


def _asked(here: World, path: str) -> tuple[object, ...]:
    here.meter.reset()
    start = time.perf_counter()
    answer = here.ask("anna", f"GET {path}")
    seconds = time.perf_counter() - start
    if answer.status != 200:
        raise RuntimeError(answer.text)
    return sum(here.meter.calls.values()), f"{here.meter.read:g}", f"{seconds:.2f}"


def _step(here: World) -> tuple[object, ...]:
    """A hundred registrations with their threads."""
    wanted = Wanted(CLB, "", ExportKind.REGISTRATIONS, ExportFormat.CSV, "2026-2027")
    at = moment(_NOW)
    export = Export(new_id(_NOW), wanted, Author("", "", Side.CLB), at, at)
    here.meter.reset()
    start = time.perf_counter()
    read = Exports(here.dynamodb, here.tables).read(export, {})
    seconds = time.perf_counter() - start
    if read.entries != 100:
        raise RuntimeError(f"{read.entries} registrations in a step")
    return sum(here.meter.calls.values()), f"{here.meter.read:g}", f"{seconds:.2f}"


def _fill(here: World, size: int, year: int, first: int) -> None:
    """So many more of the school year that begins in ``year``, or of the nine from then on: the
    year before that of now stays empty, since an overview reads it too."""
    bar = Bar(f"filling the years of a CLB: {size}")
    spread = 1 if year == 2026 else 9
    batches = range(first, first + size, _BATCH)

    def put(start: int) -> None:
        some = range(start, min(start + _BATCH, first + size))
        items = [_item(number, year + number % spread) for number in some]
        puts = [{"PutRequest": {"Item": item}} for item in items]
        here.dynamodb.batch_write_item(RequestItems={here.tables.dossiers: puts})

    with ThreadPoolExecutor(_CALLS) as together:
        for done, _ in enumerate(together.map(put, batches), 1):
            bar(min(done * _BATCH, size), size)


def _item(number: int, year: int) -> Any:
    day = (datetime(year, 9, 1, tzinfo=UTC) + timedelta(days=number % 300)).date().isoformat()
    anna = CAST["anna"]
    one = Registration(
        id=new_id(_NOW + timedelta(milliseconds=number)),
        dossier_id=f"{CLB}-07{number % SCHOOLS:04}",
        content=(QUICK, FULL)[number % 2] | {"activity_date": day},
        owner=Author(anna.id, anna.function, Side.CLB),
        opened_at=moment(_NOW),
        last_activity_at=moment(_NOW),
        active_at={Side.CLB: moment(_NOW)},
        active_by={Side.CLB: "registration"},
        revised_by=anna.id,
    )
    pk, sk = keys.of(one)
    return to_raw({"pk": pk, "sk": sk, **header_of(one)})
