"""The list of rights as a file for a spreadsheet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from ..domain import csv_text
from ..domain.office import Person
from ..domain.periods import day_of
from ..domain.rights import Assignment, Right, State, Step

_HEAD = (
    "Naam;Functie;E-mail;Recht;Van;Tot en met;Toestand;Reden;Toegekend op;Toegekend door"
    ";Geblokkeerd"
)
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
    rows = (row for person in people for row in _rows(person, day, names))
    return csv_text.MARK + csv_text.csv_of([_HEAD.split(";"), *rows])


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
