"""Toekenning opzoeken: who of an institution has which right, on which day, until when."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from .errors import Malformed
from .fields import is_day
from .frozen import dataclass
from .office import Person
from .periods import day_of
from .rights import Assignment, Right
from .text import fold

_LONGEST_WITHIN = 366  # days


@dataclass(frozen=True)
class Wanted:
    """``today``, and what is asked: by right, part of a name, on a day, ending soon."""

    today: str
    right: Right | None = None
    q: str = ""
    on: str | None = None
    ends_within: int | None = None

    @classmethod
    def asked(cls, query: Callable[[str], str | None], today: str) -> "Wanted":
        """From the texts of a query. Raises Malformed."""
        right, within = query("right"), query("ends_within")
        return cls(
            today,
            _right(right) if right else None,
            fold(query("q") or ""),
            _day(query("on")),
            _days(within) if within else None,
        )

    def takes(self, one: Assignment) -> bool:
        if self.right and one.right is not self.right:
            return False
        if self.on:
            return one.held_on(self.on, _ended_on(one))
        if one.is_past(self.today):
            return False
        return self.ends_within is None or one.last <= self._soon

    @property
    def _soon(self) -> str:
        days = timedelta(days=self.ends_within or 0)
        return (date.fromisoformat(self.today) + days).isoformat()


def found_in(staff: Iterable[Person], wanted: Wanted) -> list[Person]:
    """By name, each with those assignments that were asked for.

    Who enters by what Gebruikersbeheer Vlaanderen says has none, and is found by their roles; who
    is blocked is found when nothing in particular is asked.
    """
    found = (_narrowed(person, wanted) for person in staff if _is_named(person, wanted.q))
    return sorted((person for person in found if person), key=lambda one: one.place)


def _narrowed(person: Person, wanted: Wanted) -> Person | None:
    fitting = tuple(one for one in person.rights.assignments if wanted.takes(one))
    if not fitting and not _stands_otherwise(person, wanted):
        return None
    return replace(person, rights=replace(person.rights, assignments=fitting))


def _stands_otherwise(person: Person, wanted: Wanted) -> bool:
    if wanted.on or wanted.ends_within is not None:
        return False
    if wanted.right:
        return not person.access.windows and wanted.right.value in person.access.roles
    return person.access.blocked or (bool(person.access.roles) and not person.access.windows)


def _is_named(person: Person, q: str) -> bool:
    access = person.access
    return q in fold(f"{access.name} {access.function} {access.email}")


def _ended_on(one: Assignment) -> str:
    return day_of(datetime.fromisoformat(one.ended.at)) if one.ended else ""


def _right(text: str) -> Right:
    try:
        return Right(text)
    except ValueError:
        raise Malformed(f"'right' is een van: {', '.join(Right)}.") from None


def _day(text: str | None) -> str | None:
    if text and not is_day(text):
        raise Malformed("Geef als 'on' een bestaande datum, zoals 2026-11-23.")
    return text or None


def _days(text: str) -> int:
    if text.isdecimal() and text.isascii() and len(text) < 4 and 0 < int(text) <= _LONGEST_WITHIN:
        return int(text)
    raise Malformed("Geef als 'ends_within' een aantal dagen, van 1 tot 366.")
