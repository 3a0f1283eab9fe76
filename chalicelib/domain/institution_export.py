"""Reading the ministry's export of institutions; ``docs/institutions.md`` describes it.

What cannot be right is refused whole, with one sentence (Dutch) that says on which line; what
is merely odd is taken in, with a warning.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any, get_args

from .frozen import dataclass
from .institutions import FIELDS, Institution, Kind

_KINDS = get_args(Kind)
_NUMBERED = ("number", "community", "clb")
_DIGITS = re.compile("[0-9]{1,6}")
_LONGEST_FIELD = 200
_LARGEST_LOSS = 15  # percent of the institutions that were known
# Control characters, what a decoder gave up on, and é that was read as Ã©
_UNREADABLE = re.compile("[\x00-\x1f\x7f-\x9f\ufffd]|\u00c3[\u00a0-\u00bf]")


class BadExport(ValueError):
    """An export that is not taken in; its text is the sentence that says why."""


@dataclass(frozen=True)
class Export:
    """What a file holds: its institutions by number, and what is odd about them (in Dutch)."""

    institutions: tuple[Institution, ...]
    warnings: tuple[str, ...]


def lines_of(data: bytes) -> list[str]:
    """The lines of a file; raises BadExport if it is not UTF-8 (a byte order mark may lead)."""
    try:
        return list(StringIO(data.decode("utf-8-sig"), newline=""))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _bad(line, "dit is geen UTF-8; bewaar het bestand opnieuw, als UTF-8") from error


def read_export(lines: Iterable[str]) -> Export:
    """The institutions in an export, whatever the order of its rows.

    Raises BadExport at the first line that cannot be right.
    """
    rows = _rows(lines)
    _check_header(next(rows, (1, []))[1])
    found, warnings = _distinct((line, _institution(line, row)) for line, row in rows if row)
    if not found:
        raise _bad(2, "het bestand bevat geen enkele instelling")
    for line, one in found.values():
        _check_clb(line, one, found)
    odd = [_odd_digit(line, one.number) for line, one in found.values()]
    institutions = sorted((one for _, one in found.values()), key=lambda one: one.number)
    return Export(tuple(institutions), (*warnings, *filter(None, odd)))


def refuse_shrunken(before: int, after: int) -> None:
    """Raises BadExport if ``after`` institutions are too few, where ``before`` were known."""
    if after * 100 < before * (100 - _LARGEST_LOSS):
        raise BadExport(
            f"Het bestand telt {after} instellingen en het vorige {before}: meer dan"
            f" {_LARGEST_LOSS} % minder wordt alleen ingevoerd als u dat bevestigt (allow_shrink)."
        )


def check_digit(number: str) -> str:
    """The sixth digit that the first five ask for: Luhn modulo 10, with 1 for 0.

    Observed in all 4,155 numbers of 2021-2022, documented nowhere: a reason to look twice only.
    """
    values = [int(digit) * (2 - place % 2) for place, digit in enumerate(number[:5])]
    return str(-sum(value // 10 + value % 10 for value in values) % 10 or 1)


def _rows(lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it starts on."""
    reader = csv.reader(lines, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _bad(line, "dit is geen CSV; kijk de aanhalingstekens na") from error
        except UnicodeDecodeError as error:
            raise _bad(line, "dit is geen UTF-8; bewaar het bestand opnieuw, als UTF-8") from error
        yield line, row


def _check_header(header: list[str]) -> None:
    if not header:
        raise _bad(1, "het bestand is leeg, of begint met een lege lijn")
    header[0] = header[0].removeprefix("\ufeff")
    if tuple(header) == FIELDS:
        return
    missing = [name for name in FIELDS if name not in header]
    unknown = [name for name in header if name not in FIELDS]
    what = [f"{', '.join(missing)} ontbreekt"] if missing else []
    what += [f"{', '.join(unknown)[:80]!r} is onbekend"] if unknown else []
    why = " en ".join(what) or "ze staan in een andere volgorde"
    raise _bad(1, f"de kolommen moeten, met komma's, {','.join(FIELDS)} zijn: {why}")


def _institution(line: int, row: list[str]) -> Institution:
    if len(row) != len(FIELDS):
        raise _bad(line, f"{len(row)} velden in plaats van {len(FIELDS)}")
    values: dict[str, Any] = {n: _text(line, n, text) for n, text in zip(FIELDS, row, strict=True)}
    if values["kind"] not in _KINDS:
        raise _bad(line, f"soort '{values['kind'][:20]}' is geen {' of '.join(_KINDS)}")
    for name in _NUMBERED:
        if values[name] or name == "number":
            values[name] = _number(line, name, values[name])
    if not values["name"] and values["kind"] == "school":
        raise _bad(line, f"school {values['number']} heeft geen naam")
    values["name"] = values["name"] or f"CLB {values['number']}"
    return Institution(**values)


def _text(line: int, name: str, text: str) -> str:
    if _UNREADABLE.search(text):
        raise _bad(line, f"{name} bevat onleesbare tekens; bewaar het bestand opnieuw, als UTF-8")
    if len(text) > _LONGEST_FIELD:
        raise _bad(line, f"{name} is langer dan {_LONGEST_FIELD} tekens")
    return unicodedata.normalize("NFC", text.strip())


def _number(line: int, name: str, text: str) -> str:
    if not _DIGITS.fullmatch(text):
        raise _bad(line, f"{name} '{text[:20]}' is geen nummer van hoogstens 6 cijfers")
    return text.zfill(6)


def _distinct(
    rows: Iterable[tuple[int, Institution]],
) -> tuple[dict[str, tuple[int, Institution]], list[str]]:
    found: dict[str, tuple[int, Institution]] = {}
    warnings = []
    for line, one in rows:
        first, known = found.setdefault(one.number, (line, one))
        if known != one:
            raise _bad(line, f"{one.number} staat ook op lijn {first}, met andere gegevens")
        if first != line:
            warnings.append(f"Lijn {line}: {one.number} staat ook op lijn {first}, net zo.")
    return found, warnings


def _check_clb(line: int, one: Institution, found: dict[str, tuple[int, Institution]]) -> None:
    if one.clb and (one.clb not in found or found[one.clb][1].kind != "clb"):
        raise _bad(line, f"{one.clb}, het CLB van {one.number}, staat niet als CLB in dit bestand")


def _odd_digit(line: int, number: str) -> str:
    if number[5] == check_digit(number):
        return ""
    return f"Lijn {line}: het controlecijfer van {number} is niet {check_digit(number)}."


def _bad(line: int, what: str) -> BadExport:
    return BadExport(f"Lijn {line}: {what}.")
