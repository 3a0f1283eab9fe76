"""A table of figures: printed, put in a document, or kept as JSON with all that was measured."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from local.progress import say

BEGIN, END = "<!-- figures: measured, not written -->", "<!-- end of the figures -->"


@dataclass(frozen=True)
class Table:
    """A cell is a text, a number, or the list of what each turn gave."""

    title: str
    head: tuple[str, ...]
    rows: Sequence[Sequence[Any]]

    def show(self) -> None:
        say(f"\n{self.title}\n")
        print_table(self.head, [tuple(map(cell, row)) for row in self.rows])

    @property
    def markdown(self) -> str:
        return as_markdown(self.head, [tuple(map(cell, row)) for row in self.rows])

    def row(self, name: str) -> dict[str, Any]:
        """By the names of the columns. LookupError without such a row."""
        for row in self.rows:
            if row[0] == name:
                return dict(zip(self.head, row, strict=True))
        raise LookupError(name)


def middle(figure: Any) -> float:
    return float(statistics.median(figure)) if isinstance(figure, list) else float(figure)


def ratio(figure: Any, to: Any) -> Any:
    """Turn by turn where there are turns: a busy moment is then in both."""
    if isinstance(figure, list):
        return [one / other for one, other in zip(figure, to, strict=True)]
    return figure / to


def cell(figure: Any) -> str:
    """Of several the median, the least and the most; an absent figure is a dash."""
    if isinstance(figure, list) and len(figure) > 1:
        return f"{_short(middle(figure))} ({_short(min(figure))}–{_short(max(figure))})"
    if isinstance(figure, list):
        figure = figure[0]
    return "–" if figure is None else _short(figure) if isinstance(figure, float) else str(figure)


def _short(figure: float) -> str:
    return f"{figure:,.0f}" if abs(figure) >= 100 else f"{figure:.3g}"


def print_table(head: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> None:
    table = [head, *(tuple(str(cell) for cell in row) for row in rows)]
    widths = [max(len(row[column]) for row in table) for column in range(len(head))]
    for number, row in enumerate(table):
        first, *others = (
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  " + "  ".join([first, *others]), flush=True)
        if number == 0:
            print("  " + "  ".join("-" * width for width in widths))


def markdown(head: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> None:
    """As a table of a document, to be put in one."""
    print(as_markdown(head, rows))


def as_markdown(head: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> str:
    lines = (head, ("---", *("---:" for _ in head[1:])), *rows)
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in lines)


def put_figures(path: Path, figures: str) -> None:
    """Between the two marks in a document that has them."""
    before, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{BEGIN}\n\n{figures}\n{END}{after}", encoding="utf-8")
