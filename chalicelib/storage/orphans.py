"""What has no owner any more: registrations that are not closed, of who may own none here now.

Nobody has to notice that a right ended: this is worked out when it is read, from how much each
person still owns and from the rights as they are. It takes two Queries and a
look at who goes on for the CLB, one Query for each of at most ten such persons, and one call for
their dossiers.
"""

import re
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor

from ..domain.errors import Malformed
from ..domain.frozen import dataclass
from ..domain.identity import Access
from . import keys, staff_keys
from .dynamo import Condition, Item
from .engine import Engine
from .owned import OPEN
from .successors import Staff

_AT_ONCE = 10  # persons
_PAGE = 25  # registrations
_PLACE = re.compile(r"([\w.@-]{1,128})#([0-9]{6}#[0-9a-f-]{36})")
_AFTER_ALL = "999999#" + "f" * 36  # behind every registration of a person
_NOT_CLOSED = (Condition("status", "<>", "closed"),)


@dataclass(frozen=True)
class Orphan:
    """``place``: where it lies in the queue; ``item``: as the index has it, which may be late."""

    owner: str
    place: str
    item: Item

    @property
    def key(self) -> keys.Key:
        return str(self.item["pk"]), str(self.item["sk"])

    @property
    def school(self) -> str:
        return str(self.item["by_owner_sk"])[:6]


@dataclass(frozen=True)
class Queue:
    """A page of it; ``staff``: the rights of everybody; ``total``: ended dossiers included."""

    orphans: tuple[Orphan, ...]
    place: str | None  # where the next page goes on
    staff: Mapping[str, Access]
    total: int


def queue(engine: Engine, table: str, number: str, after: str, now: str) -> Queue:
    """A page after a place; one of 25 or less, also where more follow. Raises Malformed."""
    person, _, rest = after.partition("#")
    if after and not _PLACE.fullmatch(after):
        raise Malformed("Deze cursor is niet van deze lijst. Begin opnieuw zonder cursor.")
    staff, owned = _state(engine, table, number, now)
    without = _without_right(staff, owned, now)
    waiting = sorted(one for one in without if one >= person)
    some = waiting[:_AT_ONCE]
    with ThreadPoolExecutor(_AT_ONCE) as together:
        starts = (rest if one == person else "" for one in some)
        pages = together.map(
            lambda asked: _owned_by(engine, table, number, *asked), zip(some, starts, strict=True)
        )
        found, place = _first(zip(some, pages, strict=True))
    if place is None and len(waiting) > len(some):
        place = f"{some[-1]}#{_AFTER_ALL}"
    return Queue(found, place, staff, sum(without.values()))


def _state(
    engine: Engine, table: str, number: str, now: str
) -> tuple[dict[str, Access], dict[str, int]]:
    """Who works there, or did; and how much each of them owns that is not closed."""
    with ThreadPoolExecutor(1) as together:
        reading = together.submit(Staff(engine, table, number).everybody, now)
        owned = engine.all(table, staff_keys.owns(number, ""), ConsistentRead=True)
        staff = reading.result()
    counts = {str(i["sk"]).removeprefix("OWNS#"): int(str(i.get(OPEN, 0))) for i in owned}
    return staff, {person: amount for person, amount in counts.items() if amount > 0}


def ownerless(engine: Engine, table: str, number: str, now: str) -> dict[str, int]:
    """How much lies with each person who may own nothing here now."""
    return _without_right(*_state(engine, table, number, now), now)


def _without_right(
    staff: Mapping[str, Access], owned: Mapping[str, int], now: str
) -> dict[str, int]:
    may_own = {person for person, access in staff.items() if access.may_own(now)}
    return {person: amount for person, amount in owned.items() if person not in may_own}


def _owned_by(
    engine: Engine, table: str, number: str, person: str, after: str
) -> tuple[list[Item], Item]:
    pk, _ = keys.by_owner(number, "", person, "")
    return engine.page(
        table,
        "by_owner_pk = :pk AND by_owner_sk > :after",
        {":pk": pk, ":after": after or "0"},
        {},
        _NOT_CLOSED,
        IndexName="ByOwner",
    )


def _first(
    pages: Iterable[tuple[str, tuple[list[Item], Item]]],
) -> tuple[tuple[Orphan, ...], str | None]:
    """A page full, or as far as the engine looked."""
    found: list[Orphan] = []
    for person, (items, last) in pages:
        found += (Orphan(person, f"{person}#{item['by_owner_sk']}", item) for item in items)
        if len(found) > _PAGE:
            return tuple(found[:_PAGE]), found[_PAGE - 1].place
        if last:
            return tuple(found), f"{person}#{last['by_owner_sk']}"
    return tuple(found), None
