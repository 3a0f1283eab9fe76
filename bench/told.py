"""docs/performance.md and its chart, of docs/performance.json, that holds all that was measured.

Between the markers of the document nothing is of a hand: what is there is read from the figures.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from bench.beside import TITLE
from bench.chart import chart
from bench.goals import Tables, goals
from bench.rival import LIMIT
from bench.table import Table, as_markdown, cell, ratio
from bench.texts import ROOT

KEPT, TOLD = ROOT / "docs/performance.json", ROOT / "docs/performance.md"
CHART = ROOT / "docs/pictures/performance.svg"
BEGIN, END = "<!-- make bench: from here -->", "<!-- make bench: to here -->"
Parts = dict[str, list[Any]]  # by a name of the parts: its tables, as JSON
# The order of the document; each with what has to be known to read it.
HEADINGS = {
    "beside": "",
    "warm": "Ours alone, as packaged: what people ask most, by `bench/scale/use.py`, and can be"
    " asked twice with the same words. A thread grows while it is measured.",
    "clients": "Each behind the same small server, one request at a time as an instance of Lambda"
    " does it; of ten requests seven are for one registration, two for a page of 25, one writes."
    " The clients share the machine with what they ask, so only ratios say something.",
    "growth": "",
    "api": "",
    "years": "",
    "web": "Slow 3G (400 ms, 400 kbit/s) and a processor four times slower; the seconds are those"
    " of the machine.",
    "names": "",
}


def kept() -> Parts:
    return dict(json.loads(KEPT.read_text(encoding="utf-8"))) if KEPT.is_file() else {}


def keep(part: str, tables: Sequence[Table]) -> None:
    """This part in place of what was kept of it; the document and the chart follow."""
    found = [{"title": one.title, "head": one.head, "rows": _rounded(one.rows)} for one in tables]
    parts = {**kept(), part: found}
    parts = {name: parts[name] for name in HEADINGS if name in parts}
    KEPT.write_text(as_json(parts), encoding="utf-8")
    write(parts)


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
    head = f'"title": {_json(table["title"])}, "head": {_json(table["head"])}'
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
    head, _, rest = before.partition(BEGIN)
    return (
        f"{head}{BEGIN}\n\n" + "\n\n".join(_sections(parts)) + f"\n\n{END}{rest.partition(END)[2]}"
    )


def _sections(parts: Parts) -> Iterator[str]:
    tables = by_title(parts)
    yield "## Goals"
    yield as_markdown(("", "goal", "measured", ""), [goal.row for goal in goals(tables)])
    for part, said in HEADINGS.items():
        for number, table in enumerate(read(parts.get(part, []))):
            yield f"## {table.title}" if number == 0 else f"### {table.title}"
            if said and number == 0:
                yield said
            yield table.markdown
            if table.title == TITLE:
                yield "As many times the limit:"
                yield as_markdown(table.head, list(_times(table)))


def _times(table: Table) -> Iterator[tuple[str, ...]]:
    for row in table.rows[:-2]:  # growth and the size are no multiples of nothing
        named = table.row(row[0])
        times = (cell(ratio(named[name], named[LIMIT])) for name in table.head[1:])
        yield row[0], *times
