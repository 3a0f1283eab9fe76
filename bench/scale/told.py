"""docs/scale.md and its charts: between the markers, nothing of it by hand."""

import math
from collections.abc import Callable, Iterator

from bench.figures import with_figures
from bench.scale import use
from bench.scale.drawn import bars
from bench.scale.headroom import headroom
from bench.scale.measured import Measured
from bench.scale.model import Load, cost, kept_gb, load
from bench.table import as_markdown
from bench.texts import ROOT

TOLD = ROOT / "docs/scale.md"
COSTS, LIMITS = ROOT / "docs/pictures/scale-costs.svg", ROOT / "docs/pictures/scale-limits.svg"


def told(before: str, measured: Measured) -> str:
    return with_figures(before, _tables(measured))


def charts(measured: Measured) -> dict[str, str]:
    """By the path under docs."""
    return {
        str(COSTS.relative_to(ROOT)): _costs(measured),
        str(LIMITS.relative_to(ROOT)): _limits(measured),
    }


def write(measured: Measured) -> None:
    TOLD.write_text(told(TOLD.read_text(encoding="utf-8"), measured), encoding="utf-8")
    for path, chart in charts(measured).items():
        (ROOT / path).write_text(chart, encoding="utf-8")


def _tables(measured: Measured) -> str:
    return "\n\n".join(
        [
            "**What is asked in a year**",
            as_markdown(("", *(size.name for size in use.SIZES)), list(_loads(measured))),
            "**What it costs in a year, US dollars**",
            as_markdown(_cost_head(), list(_cost_rows(measured))),
            "**How much of each limit is used**, in the busiest second, the tightest first",
            as_markdown(("", *(size.name for size in use.SIZES), "then"), list(_rooms(measured))),
        ]
    )


def _number(value: float) -> str:
    """Three figures, since no assumption has more."""
    if not value:
        return "0"
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{round(value, 2 - math.floor(math.log10(abs(value)))):,.{min(digits, 3)}f}"


def _loads(measured: Measured) -> Iterator[tuple[str, ...]]:
    loads = [load(size, measured) for size in use.SIZES]
    for name, of in _OF_A_LOAD.items():
        yield (name, *(_number(of(one)) for one in loads))
    for year in (1, use.YEARS):
        kept = [kept_gb(one, measured, year) for one in loads]
        yield (f"GB in the tables, year {year}", *(_number(tables) for tables, _ in kept))
        yield (f"GB of documents, year {year}", *(_number(bucket) for _, bucket in kept))


_OF_A_LOAD: dict[str, Callable[[Load], float]] = {
    "people": lambda one: one.people,
    "registrations": lambda one: one.registrations,
    "requests": lambda one: one.requests,
    "requests in the busiest second": lambda one: one.requests * one.per_second,
    "calls of DynamoDB": lambda one: one.calls,
    "read units": lambda one: one.read,
    "write units": lambda one: one.written,
}


def _cost_head() -> tuple[str, ...]:
    return ("", *(f"{size.name}, year {year}" for size in use.SIZES[:2] for year in (1, use.YEARS)))


def _cost_rows(measured: Measured) -> Iterator[tuple[str, ...]]:
    found = [
        cost(load(size, measured), measured, year)
        for size in use.SIZES[:2]
        for year in (1, use.YEARS)
    ]
    for name in found[0]:
        yield (name, *(_number(one[name]) for one in found))
    totals = [sum(one.values()) for one in found]
    yield ("**together**", *(_number(total) for total in totals))
    schools = [size.schools for size in use.SIZES[:2] for _ in (1, use.YEARS)]
    each = (_number(total / n) for total, n in zip(totals, schools, strict=True))
    yield ("of which for each school", *each)


def _rooms(measured: Measured) -> Iterator[tuple[str, ...]]:
    by_size = [{one.what: one for one in headroom(size, measured)} for size in use.SIZES]
    for last in headroom(use.SIZES[-1], measured):
        used = (f"{_number(100 * rooms[last.what].used)} %" for rooms in by_size)
        yield (f"{last.what} ({last.limit:,})", *used, last.then)


def _costs(measured: Measured) -> str:
    """Of each year of Flanders, beside the dearest."""
    one = load(use.FLANDERS, measured)
    totals = [sum(cost(one, measured, year).values()) for year in range(1, use.YEARS + 1)]
    rows = [
        (f"year {year}", total / max(totals), f"$ {_number(total)}")
        for year, total in enumerate(totals, 1)
    ]
    return bars("What all of Flanders costs in each of ten years, in US dollars", rows)


def _limits(measured: Measured) -> str:
    """Ten times Flanders, on a scale of tenfolds: the line is the limit."""
    rows = [
        (one.what, (math.log10(max(one.used, 1e-4)) + 4) / 6, f"{_number(100 * one.used)} %")
        for one in headroom(use.TEN_TIMES, measured)
    ]
    return bars("How much of each limit ten times Flanders takes, in tenfolds", rows, edge=4 / 6)
