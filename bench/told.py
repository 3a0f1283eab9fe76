"""docs/performance.md and its chart, of docs/performance.json, that holds all that was measured.

Between the markers of the document nothing is of a hand: what is there is read from the figures.
"""

import json
import os
import platform
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from bench.beside import TITLE
from bench.chart import chart
from bench.figures import with_figures
from bench.goals import Tables, goals
from bench.rival import LIMIT
from bench.table import Table, as_markdown, cell, ratio
from bench.texts import ROOT

KEPT, TOLD = ROOT / "docs/performance.json", ROOT / "docs/performance.md"
CHART = ROOT / "docs/pictures/performance.svg"
Parts = dict[str, list[Any]]  # by a name of the parts: its tables, as JSON
# The order of the document; each with what has to be known to read it.
HEADINGS = {
    "beside": "Beside other foundations",
    "clients": "End to end over HTTP",
    "warm": "Our other routes",
    "growth": "Growth",
    "api": "Calls and capacity of every route",
    "years": "The year of a CLB",
    "web": "The web application",
    "names": "The name guard",
}
_TOLD = {  # what has to be known to read it
    "clients": "Each behind the same small server, one request at a time as an instance of Lambda"
    " does it; of ten requests seven are for one registration, two for a page of 25, one writes."
    " The clients share the machine with what they ask, so only ratios say something.",
    "warm": "Ours alone, as packaged: what people ask most, by `bench/scale/use.py`, and can be"
    " asked twice with the same words.",
    "web": "Slow 3G (400 ms, 400 kbit/s) and a processor four times slower; the seconds are those"
    " of the machine.",
}


def kept() -> Parts:
    return dict(json.loads(KEPT.read_text(encoding="utf-8"))) if KEPT.is_file() else {}


def keep(part: str, tables: Sequence[Table]) -> None:
    """This part in place of what was kept of it; the document and the chart follow."""
    found = [
        {"title": one.title, "when": _when(), "head": one.head, "rows": _rounded(one.rows)}
        for one in tables
    ]
    parts = {**kept(), part: found}
    parts = {name: parts[name] for name in HEADINGS if name in parts}
    KEPT.write_text(as_json(parts), encoding="utf-8")
    write(parts)


def _when() -> str:
    """And how much else the machine did: what is timed is worth less on a busy one."""
    load, processors = os.getloadavg()[1], os.cpu_count()
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {platform.machine()}:"
        f" {processors} processors, {load:.1f} asked for in the last five minutes"
    )


def write(parts: Parts) -> None:
    TOLD.write_text(told(TOLD.read_text(encoding="utf-8"), parts), encoding="utf-8")
    if beside := by_title(parts).get(TITLE):
        CHART.write_text(chart(beside), encoding="utf-8")


def as_json(parts: Parts) -> str:
    """A row a line, with its turns."""
    said = (f"{_json(part)}: [{','.join(map(_of_table, some))}\n]" for part, some in parts.items())
    return "{\n" + ",\n".join(said) + "\n}\n"


def _of_table(table: dict[str, Any]) -> str:
    rows = ",\n".join(f"  {_json(row)}" for row in table["rows"])
    names = ("title", "when", "head")
    head = ", ".join(f"{_json(name)}: {_json(table[name])}" for name in names)
    return f'\n {{{head}, "rows": [\n{rows}\n ]}}'


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _rounded(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_rounded(one) for one in value]
    return float(f"{value:.6g}") if isinstance(value, float) else value


def read(tables: list[Any]) -> list[Table]:
    return [Table(one["title"], tuple(one["head"]), one["rows"]) for one in tables]


def by_title(parts: Parts) -> Tables:
    return {table.title: table for tables in parts.values() for table in read(tables)}


def told(before: str, parts: Parts) -> str:
    return with_figures(before, "\n\n".join(_sections(parts)))


def _sections(parts: Parts) -> Iterator[str]:
    yield "## Goals"
    yield as_markdown(("", "goal", "measured", ""), [goal.row for goal in goals(by_title(parts))])
    for part, tables in parts.items():
        yield f"## {HEADINGS[part]}"
        yield f"*{tables[0]['when']}.* {_TOLD.get(part, '')}".strip()
        for table in read(tables):
            yield f"**{table.title}**"
            yield table.markdown
            if table.title == TITLE:
                yield "**As many times the limit**"
                yield as_markdown(table.head, list(_times(table)))


def _times(table: Table) -> Iterator[tuple[str, ...]]:
    for row in table.rows[:-2]:  # growth and the size are no multiples of nothing
        named = table.row(row[0])
        times = (cell(ratio(named[name], named[LIMIT])) for name in table.head[1:])
        yield row[0], *times
