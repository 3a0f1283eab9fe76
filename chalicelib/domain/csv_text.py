"""A table as a file that a spreadsheet opens with a double click, where Dutch is spoken.

UTF-8 with a byte order mark, semicolons and CRLF. A cell that a spreadsheet would take for a
formula begins with an apostrophe.
"""

import csv
import io
from collections.abc import Iterable

MARK = "\ufeff"
_FULL_WIDTH = ("\uff1d", "\uff0b", "\uff0d", "\uff20")  # taken for the signs that they look like
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", *_FULL_WIDTH)

Cell = str | int


def csv_of(rows: Iterable[Iterable[Cell]]) -> str:
    """The lines alone: a file begins with MARK."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return file.getvalue()


def _safe(cell: Cell) -> Cell:
    """A number of ours is no formula."""
    if isinstance(cell, int):
        return cell
    is_formula = cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA)
    return f"'{cell}" if is_formula else cell
