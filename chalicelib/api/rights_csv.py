"""The list of rights as a file for a spreadsheet.

UTF-8 with a byte order mark, semicolons and CRLF: what Excel opens with a double click where
Dutch is spoken. A cell that a spreadsheet would take for a formula begins with an apostrophe.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from ..domain.office import Person
from ..domain.periods import day_of
from ..domain.rights import Assignment, Right, State, Step

_HEAD = (
    "Naam;Functie;E-mail;Recht;Van;Tot en met;Toestand;Reden;Toegekend op;Toegekend door"
    ";Geblokkeerd"
)
_FULL_WIDTH = ("\uff1d", "\uff0b", "\uff0d", "\uff20")  # taken for the signs that they look like
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", *_FULL_WIDTH)
RIGHTS = {
    Right.BASE: "IRIS CLBonline gebruiker",
    Right.CLB: "samenwerkingsdossier-clb",
    Right.SCHOOL: "samenwerkingsdossier-school",
    Right.ADMIN: "lokale beheerder",
}
_STATES = {
    State.ACTIVE: "actief",
    State.FUTURE: "nog niet begonnen",
    State.OVER: "afgelopen",
    State.ENDED: "beëindigd",
}


def csv_of(people: Iterable[Person], day: str, names: Mapping[str, str]) -> str:
    """A row for each assignment, as it stood on a day; one without for who has none here."""
    file = io.StringIO()
    file.write("\ufeff")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEAD.split(";"))
    for person in people:
        writer.writerows([_safe(cell) for cell in row] for row in _rows(person, day, names))
    return file.getvalue()


def _rows(person: Person, day: str, names: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    access, blocked = person.access, "ja" if person.access.blocked else ""
    who = (access.name, access.function, access.email)
    for one in person.rights.assignments:
        yield (*who, *_cells(one, day), *_granted(one.granted, names), blocked)
    if not person.rights.assignments:
        roles = ", ".join(RIGHTS[Right(role)] for role in sorted(access.roles))
        yield (*who, roles, *("",) * 6, blocked)


def _cells(one: Assignment, day: str) -> tuple[str, ...]:
    was_ended_later = one.ended and day_of(datetime.fromisoformat(one.ended.at)) > day
    state = replace(one, ended=None).state(day) if was_ended_later else one.state(day)
    return RIGHTS[one.right], one.first, one.last, _STATES[state], one.granted.reason


def _granted(step: Step, names: Mapping[str, str]) -> tuple[str, str]:
    return step.at[:10], names.get(step.by) or step.function or step.by


def _safe(cell: str) -> str:
    is_formula = cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA)
    return f"'{cell}" if is_formula else cell
