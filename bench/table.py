"""A table as text: the first column to the left, numbers to the right."""

from collections.abc import Sequence
from pathlib import Path

BEGIN, END = "<!-- figures: measured, not written -->", "<!-- end of the figures -->"


def print_table(head: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> None:
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
