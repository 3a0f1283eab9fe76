"""First names of the population of Belgium, as Statbel publishes them: an operator may add them.

Two layouts are read, as text in UTF-8 or Windows-1252 (Latin-1), with a comma, semicolon, bar or
tab between the columns, and with other columns left aside:

- of 2013: ``name,total,flandre,below18``, a name a line;
- of today: ``CD_REFNIS|TX_MUNTY_DESCR_NL|…|TX_FST_NAME|MS_FREQUENCY``, a name and a municipality
  a line, women and men in a file each. Those are summed.

The lists by hand go first: a frequency adds a name or raises its level, and never turns a Dutch
word, a place or a closed word into one (``homographs.txt`` does that).
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from chalicelib.domain.names.lexicon import CELLS, PLAIN_WORD

from .words import Words, plain_forms

NAME, COUNT = ("tx_fst_name", "name"), ("ms_frequency", "total")
# How many people have to have a name before it is frequent, known, or a name at all.
LEVELS = ((500, 3), (50, 2), (5, 1))
MOST = CELLS * 9 // 10  # a fuller table is slow, and a full one is never done looking


class Unreadable(Exception):
    """A file that the operator gave is not what it should be; the message is for them."""


def counted(files: Iterable[Path]) -> Counter[str]:
    """How many people have each first name. Raises Unreadable."""
    counts: Counter[str] = Counter()
    for file in files:
        before = counts.total()
        for name, count in _rows(file):
            counts[name] += count
        if counts.total() == before:
            raise Unreadable(f"{file} holds no first names.")
    return counts


def _rows(file: Path) -> Iterator[tuple[str, int]]:
    lines = _text(file).splitlines()
    if not lines:
        raise Unreadable(f"{file} is empty.")
    mark = max("|;,\t", key=lines[0].count)
    try:
        head, *rows = csv.reader(lines, delimiter=mark)
    except csv.Error as error:
        raise Unreadable(f"{file} is no table: {error}.") from error
    name, count = _column(file, head, NAME), _column(file, head, COUNT)
    for number, row in enumerate(rows, start=2):
        if any(row):
            yield _read(file, number, row, (name, count))


def _text(file: Path) -> str:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Unreadable(f"{file} cannot be read: {error.strerror}.") from error
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable(f"{file} is no text in UTF-8 or Latin-1: save a workbook as CSV first.")


def _column(file: Path, head: list[str], wanted: tuple[str, ...]) -> int:
    names = [name.strip().lower() for name in head]
    for name in wanted:
        if name in names:
            return names.index(name)
    raise Unreadable(f"{file} has no column {' or '.join(wanted)}: it has {', '.join(names)[:80]}.")


def _read(file: Path, number: int, row: list[str], places: tuple[int, int]) -> tuple[str, int]:
    try:
        name, count = (row[place].strip() for place in places)
        return name, int(count)
    except (IndexError, ValueError) as error:
        raise Unreadable(f"{file}, line {number}: no name and number of people there.") from error


def level(count: int) -> int:
    """1 to 3, as in the lists of names; 0 for a name that hardly anybody has."""
    return next((level for least, level in LEVELS if count >= least), 0)


class CountedWords(Words):
    """The sources with the counts laid over their first names."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        super().__init__()

    def _first(self) -> dict[str, int]:
        found = super()._first()
        taken = self.dutch | self.common | self.places | self.closed | set(self.homographs)
        for name, count in self._counts.items():
            for key in plain_forms(name) - taken:
                found[key] = max(found.get(key, 0), level(count))
        return {key: value for key, value in found.items() if value}

    def values(self) -> dict[str, int]:
        return with_room(super().values())


def with_room(values: dict[str, int]) -> dict[str, int]:
    count = sum(value != PLAIN_WORD for value in values.values())  # the others are in the filter
    if count > MOST:
        raise Unreadable(f"{count} names and words are too many: there is room for {MOST}.")
    return values
