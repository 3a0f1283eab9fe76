"""Who is reminded of what, and when: told by numbers and ids, so that no text goes along."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from .caller import Role
from .frozen import dataclass
from .identity import Access
from .ids import sides_of
from .model import Registration
from .notices import Kind, Notice
from .rights import Rights
from .rights_ends import ends_after
from .words import Side

SOON = 3  # days before its day that an agreement is told of
LATE = 7  # days after it that it still is, where no job ran before
WARNED = (14, 60)  # days before a right ends
ENDED = 30  # days after it that its end is still told, where no job ran before


@dataclass(frozen=True)
class Today:
    """The day in Brussels, and the moment that a notice gets."""

    day: str
    at: str

    def days_to(self, day: str) -> int:
        return (date.fromisoformat(day) - date.fromisoformat(self.day)).days

    def others(self, first: int, last: int) -> list[date]:
        """The days from so many days from now to so many."""
        today = date.fromisoformat(self.day)
        return [today + timedelta(days=days) for days in range(first, last + 1)]


def occasion(what: str, days: int) -> str:
    """Which time it is told: an agreement before its day and after it, a follow-up on its day."""
    if what == "FOLLOWUP":
        return "today" if days <= 0 else ""
    return "soon" if days >= 0 else "late"


def reminded(one: Registration, number: str, staff: Mapping[str, Access], at: str) -> Iterator[str]:
    """At the CLB its owner; without an owner who may enter, its administrators. At the school
    everybody who works there."""
    if sides_of(one.dossier_id)[number] is Side.SCHOOL:
        yield from holding(staff, Role.SCHOOL, at)
    elif one.owner.id in staff and staff[one.owner.id].may_own(at):
        yield one.owner.id
    else:
        yield from holding(staff, Role.ADMIN, at)


def holding(staff: Mapping[str, Access], role: Role, at: str) -> list[str]:
    return [person for person, access in staff.items() if role in access.roles_at(at)]


def page_of(one: Registration) -> str:
    return f"/dossiers/{one.dossier_id}/registraties/{one.id}"


def of_ends(rights: Rights, admins: Iterable[str], today: Today) -> Iterator[Notice]:
    """Of each day on which something of somebody's rights ends: they, and who can prolong it."""
    number, person = rights.institution, rights.person_id
    for last in ends_after(rights, ""):
        when = _when(today.days_to(last))
        if when:
            key = f"rights#{number}#{person}#{last}#{when}"
            for who in sorted({person, *admins}):
                yield Notice(who, Kind.RIGHTS, number, key, today.at)


def _when(days: int) -> str:
    """Which time the end of a right is told, if it is; its last day is the day 0."""
    if days < 0:
        return "ended" if days >= -ENDED else ""
    return next((str(most) for most in WARNED if days <= most), "")
