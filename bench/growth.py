"""Whether a request costs more in a larger dossier, or to who works with more schools."""

import os
from collections.abc import Iterator

from bench import instructions
from bench.filling import all_in, put_headers
from bench.rival import event, our_function
from bench.table import Table
from bench.world import DOSSIER, NUMBERS, World, world
from local.progress import Bar

SIZES, SMALL = (10, 50, 1_000, 100_000), (10, 50, 1_000)
SCHOOLS = (1, 10, 100)
DOSSIERS = "By the size of a dossier"
CLBS = "By the number of schools that a CLB has a dossier with"
HEAD = ("request", "of", "calls", "RCU", "million instructions")
PAGE = "a page of 25"
CLB = NUMBERS["clb_a"]
_OF_CLB = {
    "the list of dossiers": "/dossiers",
    "who one is": "/me",
    "what is to be done": "/worklist",
    "overview of the CLB": f"/clbs/{CLB}/overview?school_year=2026-2027",
}
Paths = dict[tuple[str, int], str]  # by the request, and of how many


def measure_growth() -> Iterator[Table]:
    with world() as here:
        sizes = SMALL if os.environ.get("QUICK") else SIZES
        yield Table(DOSSIERS, HEAD, _measured(here, _in_dossiers(here, sizes)))
    with world() as here:
        yield Table(CLBS, HEAD, list(_by_schools(here)))


def _in_dossiers(here: World, sizes: tuple[int, ...]) -> Paths:
    """A dossier of its own for each size; the last registration of it is written over the API."""
    pages, ones = Paths(), Paths()
    for number, size in enumerate(sizes):
        dossier_id = _dossier(here, f"0305{number:02}")
        title = f"filling a dossier of {size:,}"
        put_headers(here, range(size - 1), all_in(dossier_id), title)
        ones["one registration", size] = here.fill(1, dossier_id)
        pages[PAGE, size] = f"/dossiers/{dossier_id}/registrations"
    return pages | ones


def _by_schools(here: World) -> Iterator[tuple[object, ...]]:
    """A registration in each dossier. The world begins with one."""
    dossiers = [DOSSIER]
    here.fill(1)
    for schools in SCHOOLS:
        bar, first = Bar(f"dossiers with {schools} schools"), len(dossiers)
        for number in range(first, schools):
            dossiers.append(_dossier(here, f"07{number:04}"))
            bar(number + 1, schools)
        numbers = range(first, schools)
        put_headers(here, numbers, lambda number: (dossiers[number], 2026), "and in each something")
        yield from _measured(here, {(name, schools): path for name, path in _OF_CLB.items()})


def _dossier(here: World, school: str) -> str:
    here.know(school, "school")
    pair = {"clb": CLB, "school": school}
    here.ask("clara", "POST /dossiers", pair, Idempotency_Key=school)
    return f"{CLB}-{school}"


def _measured(here: World, paths: Paths) -> list[tuple[object, ...]]:
    counted: dict[str, float] = {}
    if instructions.can_count() and not os.environ.get("QUICK"):
        events = {_kind(at): event("GET", path) for at, path in paths.items()}
        ours = {"": our_function(here, events)}
        (counted,) = instructions.count(ours, events, "instructions")
    rows: list[tuple[object, ...]] = []
    for at, path in paths.items():
        here.meter.reset()
        if here.ask("anna", f"GET {path}").status != 200:
            raise RuntimeError(path)
        calls = sum(here.meter.calls.values())
        rows.append((at[0], f"{at[1]:,}", calls, here.meter.read, counted.get(_kind(at))))
    return rows


def _kind(at: tuple[str, int]) -> str:
    return f"{at[0]}, {at[1]}"
