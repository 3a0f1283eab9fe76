"""Werkt mijn toegang? What is missing at an institution, and who can do something about it."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from .caller import Role
from .frozen import dataclass
from .identity import Access
from .ids import moment
from .office import Person
from .periods import day_of
from .rights import Assignment, Right, State
from .words import Side

_NAMES = {
    Right.BASE: "het recht 'IRIS CLBonline gebruiker'",
    Right.CLB: "de rol 'Samenwerkingsdossier voor CLB’s' (samenwerkingsdossier-clb)",
    Right.SCHOOL: "de rol 'Samenwerkingsdossier voor scholen' (samenwerkingsdossier-school)",
    Right.ADMIN: "de rol 'lokale beheerder'",
}
_AT = {Side.CLB: Right.CLB, Side.SCHOOL: Right.SCHOOL}
_ELSEWHERE = {Side.CLB: Right.SCHOOL, Side.SCHOOL: Right.CLB}


@dataclass(frozen=True)
class Place:
    """An institution, as somebody asks about their rights there."""

    number: str
    kind: str
    name: str
    is_own: bool  # whether its rights are kept here
    person: Person
    staff: tuple[Access, ...]

    def asked(self, now: str) -> list[Access]:
        """The local administrators, by name; who asks needs no telling of themselves."""
        admins = (one for one in self.staff if Role.ADMIN in one.roles_at(now) and one.name)
        others = (one for one in admins if one.person_id != self.person.access.person_id)
        return sorted(others, key=lambda one: one.name)


@dataclass(frozen=True)
class Finding:
    """What is the matter; ``code`` for programs, ``sentence`` for people."""

    code: str
    sentence: str
    right: Right | None = None
    day: str = ""


def findings(place: Place, now: datetime) -> list[Finding]:
    """What works, and all that does not, in the order in which it has to be put right."""
    at, side = moment(now), Side(place.kind)
    access = place.person.access
    works = access.roles_at(at)
    found = [
        Finding("works", f"Hier werkt {_NAMES[Right(role)]}.", Right(role))
        for role in sorted(works)
    ]
    if access.blocked:
        return [Finding("blocked", "Uw toegang is hier geblokkeerd. Niets werkt tot dat weg is.")]
    if not place.is_own:
        return [*found, *_elsewhere(bool(works))]
    return [*found, *_missing(place, side, works, day_of(now))]


def _elsewhere(works: bool) -> Iterator[Finding]:
    if not works:
        yield Finding(
            "elsewhere",
            "De rechten van deze instelling staan in Gebruikersbeheer Vlaanderen. Laat ze daar"
            " toekennen en meld u daarna opnieuw aan.",
        )


def _missing(place: Place, side: Side, works: frozenset[str], day: str) -> Iterator[Finding]:
    wrong = _ELSEWHERE[side]
    if wrong.value in place.person.access.roles:
        which = "een CLB" if side is Side.CLB else "een school"
        yield Finding("wrong_kind", f"Dit is {which}: {_NAMES[wrong]} werkt hier niet.", wrong)
    latest = {one.right: one for one in place.person.rights.assignments}
    if latest or works:
        yield from _base(latest.pop(Right.BASE, None), works, day)
        yield from _roles(latest, side, works, day)
    else:
        yield Finding("nothing", "U hebt hier geen enkel recht.")


def _base(base: Assignment | None, works: frozenset[str], day: str) -> Iterator[Finding]:
    if base or not works:
        yield from _state_of(base, Right.BASE, "no_base", day)


def _roles(
    latest: Mapping[Right, Assignment], side: Side, works: frozenset[str], day: str
) -> Iterator[Finding]:
    if not latest and not works:
        yield from _state_of(None, _AT[side], "no_context_role", day)
    for one in latest.values():
        if one.right.value not in works:
            yield from _state_of(one, one.right, "", day)


def _state_of(one: Assignment | None, right: Right, absent: str, day: str) -> Iterator[Finding]:
    name = _NAMES[right]
    if one is None:
        yield Finding(absent, f"U hebt hier {name} niet.", right)
        return
    said = {
        State.FUTURE: ("not_started", f"{name} begint pas op {_dutch(one.first)}.", one.first),
        State.OVER: ("over", f"{name} liep tot en met {_dutch(one.last)}.", one.last),
        State.ENDED: ("ended", f"{name} werd beëindigd.", ""),
    }
    if found := said.get(one.state(day)):
        code, sentence, at = found
        yield Finding(code, sentence[0].upper() + sentence[1:], right, at)


def _dutch(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)}/{int(month)}/{year}"
