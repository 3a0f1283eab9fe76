"""The file of an export: a table for a spreadsheet, or pages to print.

Written line by line, so that a whole year of a CLB fits in memory.
"""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, NamedTuple

from ..domain import csv_text
from ..domain.csv_text import Cell
from ..domain.exports import MOST_ROWS
from ..domain.words import ExportFormat

Row = Sequence[Cell]
_SOME = 500  # rows that are turned into text together


class TooManyRows(Exception):
    """More than a sheet holds."""


@dataclass(frozen=True)
class Table:
    """``rows``: the head first. ``days``: the columns of which the cells are days."""

    name: str
    rows: Iterable[Row]
    widths: Sequence[int]
    days: frozenset[int] = frozenset()


def write_csv(file: BinaryIO, table: Table) -> None:
    file.write(csv_text.MARK.encode())
    some: list[Row] = []
    for row in table.rows:
        some.append(row)
        if len(some) == _SOME:
            file.write(csv_text.csv_of(some).encode())
            some.clear()
    file.write(csv_text.csv_of(some).encode())


def write_xlsx(file: BinaryIO, table: Table) -> None:
    """One sheet: a head that stays in view and filters, texts as texts, days as days.

    Raises TooManyRows.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - heavy, and here only

    # Nothing that a text looks like makes it a formula, an address or a number.
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(file, {"constant_memory": True, **plain}) as book:  # or it leaves its own files
        sheet = book.add_worksheet(table.name)
        for column, width in enumerate(table.widths):
            sheet.set_column(column, column, width)
        last = _fill(sheet, table, _Looks(*(book.add_format(look) for look in _LOOKS)))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(table.widths) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)


_LOOKS: tuple[dict[str, Any], ...] = (
    {"bold": True, "text_wrap": True, "valign": "top"},
    {"text_wrap": True, "valign": "top"},
    {"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"},
)


class _Looks(NamedTuple):
    head: Any
    text: Any
    day: Any


def _fill(sheet: Any, table: Table, looks: _Looks) -> int:
    """Returns the number of the last row, counted from 0."""
    last = 0
    for last, row in enumerate(table.rows):
        if last > MOST_ROWS:
            raise TooManyRows
        for column, cell in enumerate(row):
            if last and cell and column in table.days:
                day = date.fromisoformat(str(cell))
                sheet.write_datetime(last, column, day, looks.day)
            elif isinstance(cell, int):
                sheet.write_number(last, column, cell, looks.text)
            else:
                sheet.write_string(last, column, cell, looks.text if last else looks.head)
    return last


def write_html(file: BinaryIO, parts: Iterable[str]) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="\n", write_through=True)
    text.writelines(parts)
    text.detach()


WRITERS: Mapping[ExportFormat, Callable[[BinaryIO, Table], None]] = {
    ExportFormat.CSV: write_csv,
    ExportFormat.XLSX: write_xlsx,
}
