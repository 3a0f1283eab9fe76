"""A table as text: the first column to the left, numbers to the right."""

from collections.abc import Sequence


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
