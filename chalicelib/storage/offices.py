"""What is read of the rights at an institution: to show them, and to change them."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

from ..domain.errors import NotFound
from ..domain.grants import Grant
from ..domain.identity import Access
from ..domain.office import Office, Person
from ..domain.rights import Invitation, Rights, Source, Step
from ..domain.self_check import Place
from ..domain.sources import to_stop
from . import keys, rights_keys
from .dynamo import Item
from .engine import Engine
from .items import access_of
from .rights_items import admins_of, invitation_of, rights_of
from .source_writes import PER_TRANSACTION, source_of, stopping

_AT_ONCE = 10  # Queries at the same time


class Offices:
    """Made with an engine and the names of the tables."""

    _engine: Engine
    _tables: keys.Tables

    def office_to_change(self, grant: Grant, person_id: str, *, giving: bool = False) -> Office:
        """The institution of a grant, and a person; NotFound for a number that is not known.

        One call; for who is about to be given something also, at the same time, where else they
        have rights.
        """
        with ThreadPoolExecutor(1) as together:
            everywhere = together.submit(self.rights, person_id) if giving else None
            office = self.office(grant.institution, person_id)
            if everywhere is None:
                return office
            others = (one for one in everywhere.result() if one.institution != grant.institution)
            return replace(office, elsewhere=tuple(others))

    def rights(self, person_id: str) -> list[Access]:
        """Where somebody may enter, or might until it ended."""
        found = self._by_person(keys.by_person(person_id, ""))
        return [access_of(item) for item in found if str(item["sk"]).startswith("ACCESS#")]

    def person(self, grant: Grant, person_id: str) -> tuple[Person, dict[str, str]]:
        """Somebody, and the names of all who may or might enter, which say who did what.

        NotFound for who never had anything to do with the institution.
        """
        table, number = self._tables.dossiers, grant.institution
        with ThreadPoolExecutor(1) as together:
            staff = together.submit(self._engine.all, table, keys.access(number, ""))
            key = rights_keys.assignments(number, person_id)
            given = self._engine.batch(table, [key]).get(key)
            by_id = {_id(item): item for item in staff.result()}
        if not given and person_id not in by_id:
            raise NotFound
        names = {person: access_of(item).name for person, item in by_id.items()}
        return _person(number, person_id, by_id.get(person_id), given), names

    def staff(self, grant: Grant, **more: Any) -> list[Person]:
        """Everybody of an institution, in two Queries at the same time.

        All of them, since who looks for somebody knows a name, and no key starts with that; an
        institution has some hundreds at most.
        """
        table, number = self._tables.dossiers, grant.institution
        with ThreadPoolExecutor(1) as together:
            entering = together.submit(self._engine.all, table, keys.access(number, ""), **more)
            given = self._engine.all(table, rights_keys.assignments(number, ""), **more)
            by_id = {_id(item): item for item in entering.result()}
        rights = {_id(item): item for item in given}
        people = sorted(by_id.keys() | rights.keys())
        return [_person(number, p, by_id.get(p), rights.get(p)) for p in people]

    def stop(self, grant: Grant, source: Source, why: Step) -> int:
        """Of how many people something ended that the other source gave.

        Raises ChangedMeanwhile; what it did until then is done, and can be repeated.
        """
        people = self.staff(grant, ConsistentRead=True)
        stops = [stop for person in people if (stop := to_stop(person, source, why))]
        for start in range(0, len(stops), PER_TRANSACTION):
            part = stops[start : start + PER_TRANSACTION]
            self._engine.transact([*stopping(part, why.at, self._tables)])
        return len(stops)

    def invitations(self, grant: Grant) -> tuple[list[Invitation], dict[str, str]]:
        """The latest first, and the names of the staff; two Queries at the same time."""
        table, number = self._tables.dossiers, grant.institution
        with ThreadPoolExecutor(1) as together:
            staff = together.submit(self._engine.all, table, keys.access(number, ""))
            found = self._engine.all(table, rights_keys.invitation(number, ""))
            people = map(access_of, staff.result())
            names = {person.person_id: person.name for person in people}
        return [invitation_of(item) for item in reversed(found)], names

    def admins_due(self, month: str, at: str) -> list[str]:
        """The institutions whose last administrator's period ended in a month, before ``at``."""
        key = (rights_keys.admins_end(month, "")[0], "")
        found = self._engine.all(self._tables.dossiers, key, index="by_due", IndexName="ByDue")
        ends = (str(item["by_due_sk"]).partition("#") for item in found)
        return [number for end, _, number in ends if end <= at]

    def invitation_to_change(self, number: str, invitation_id: str) -> Invitation:
        key = rights_keys.invitation(number, invitation_id)
        return invitation_of(self._engine.get(self._tables.dossiers, key))

    def invited(self, email: str) -> list[tuple[str, str]]:
        """(institution, id) of the open invitations to an address."""
        found = self._by_person(rights_keys.invited(email, "", ""))
        return [(_institution(item), str(item["sk"]).partition("#")[2]) for item in found]

    def places(self, person_id: str, asked: Iterable[str]) -> list[Place]:
        """The institutions where somebody has, had or may get rights, and those they ask about.

        One Query for which they are; then, at the same time, one call for all of these and a
        Query for the staff of each.
        """
        here = {one.institution for one in self.rights(person_id)}
        numbers = sorted(here | {*asked})
        table = self._tables.dossiers
        orgs = {number: keys.institution(number) for number in numbers}
        given = {number: rights_keys.assignments(number, person_id) for number in numbers}
        with ThreadPoolExecutor(_AT_ONCE) as together:
            staff = {n: together.submit(self._engine.all, table, keys.access(n, "")) for n in orgs}
            found = self._engine.batch(table, [*orgs.values(), *given.values()]) if orgs else {}
            return [
                _place(found[orgs[n]], found.get(given[n]), person_id, staff[n].result())
                for n in numbers
                if orgs[n] in found
            ]

    def office(self, number: str, person_id: str = "") -> Office:
        """Without a person: for what is about the institution."""
        wanted = (
            keys.institution(number),
            rights_keys.admins(number),
            keys.access(number, person_id),
            rights_keys.assignments(number, person_id),
        )
        found = self._engine.batch(self._tables.dossiers, wanted)
        org, admins, access, given = map(found.get, wanted)
        if not org:
            raise NotFound
        return Office(
            kind=str(org["kind"]),
            is_own=_is_own(org),
            admins=admins_of(number, admins),
            rights=rights_of(given) if given else Rights(person_id, number),
            here=access_of(access) if access else None,
        )

    def _by_person(self, key: keys.Key) -> list[Item]:
        more: dict[str, Any] = {"index": "by_person", "IndexName": "ByPerson"}
        return self._engine.all(self._tables.dossiers, key, **more)


def _is_own(org: Item) -> bool:
    return source_of(org) == Source.OWN


def _place(org: Item, given: Item | None, person_id: str, staff: list[Item]) -> Place:
    number = _institution(org)
    own = next((item for item in staff if _id(item) == person_id), None)
    everybody = tuple(access_of(item) for item in staff)
    person = _person(number, person_id, own, given)
    return Place(number, str(org["kind"]), str(org["name"]), _is_own(org), person, everybody)


def _person(number: str, person_id: str, access: Item | None, given: Item | None) -> Person:
    return Person(
        access_of(access) if access else Access(person_id, number, frozenset(), ""),
        rights_of(given) if given else Rights(person_id, number),
    )


def _id(item: Item) -> str:
    return str(item["sk"]).partition("#")[2]


def _institution(item: Item) -> str:
    return str(item["pk"]).partition("#")[2]
