"""Keeping what ACM said, as the rights of a person at the institutions that follow ACM."""

from collections.abc import Iterable, Iterator, Mapping

from ..domain import errors
from ..domain.identity import Access
from ..domain.rights import Source
from ..domain.vouched import Vouched
from . import keys
from .dynamo import Condition, Item, Write
from .engine import Engine
from .items import access_of
from .rights_writes import NO_WINDOWS
from .source_writes import source_of

_AT_ONCE = 50  # institutions: two items each, and no call takes more than a hundred

Found = Mapping[keys.Key, Item]


def follow(
    engine: Engine, table: str, person: Vouched, held: Iterable[Access], at: str
) -> list[Access]:
    """All rights of a person, those at institutions that follow ACM as it said them.

    ``held``: what they had. A call to read what is kept, and one to write what changes of it, for
    every 50 institutions. Of an item only what ACM says is written, so a block that is set
    meanwhile stays. Raises ChangedMeanwhile when an institution changes sides meanwhile; Busy.
    """
    rights = {access.institution: access for access in held}
    numbers = sorted({*rights, *person.roles})
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        found = engine.batch(table, _wanted(some, person.person_id))
        now = dict(_as_acm_says(person, some, found, at))
        writes = [write for one in now.values() for write in _keep(one, table, at)]
        if writes:
            engine.transact(writes)
        rights |= _kept(some, person.person_id, found) | now
    return list(rights.values())


def _wanted(numbers: Iterable[str], person_id: str) -> list[keys.Key]:
    both = ((keys.institution(n), keys.access(n, person_id)) for n in numbers)
    return [key for pair in both for key in pair]


def _kept(numbers: Iterable[str], person_id: str, found: Found) -> dict[str, Access]:
    """As it stands, rather than as the index had it a moment ago."""
    places = {number: keys.access(number, person_id) for number in numbers}
    return {number: access_of(found[key]) for number, key in places.items() if key in found}


def _as_acm_says(
    person: Vouched, numbers: Iterable[str], found: Found, at: str
) -> Iterator[tuple[str, Access]]:
    kept = _kept(numbers, person.person_id, found)
    for number in numbers:
        follows = source_of(found.get(keys.institution(number), {})) == Source.ACM
        access = person.access_at(number, kept.get(number), at) if follows else None
        if access and access != kept.get(number):
            yield number, access


def _keep(access: Access, table: str, at: str) -> Iterator[Write]:
    number, person_id = access.institution, access.person_id
    follows = (Condition("rights_from", "=", Source.ACM),)
    yield Write(table, keys.institution(number), require=follows, refusal=_lost)
    place, ended = keys.access(number, person_id), Item(until=access.until)
    if access.until <= at:
        yield Write(table, place, (Condition("pk", "exists"),), _lost, sets=ended)
        return
    by_person_pk, by_person_sk = keys.by_person(person_id, number)
    sets: Item = {
        **ended,
        "roles": access.roles,
        "name": access.name,
        "function": access.function,
        "by_person_pk": by_person_pk,
        "by_person_sk": by_person_sk,
    }
    # Windows are of assignments that were kept here before: ACM knows of none.
    yield Write(table, place, sets=sets, removes=NO_WINDOWS)


def _lost(found: Item | None) -> Exception:
    return errors.ChangedMeanwhile()
