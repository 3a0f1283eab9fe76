"""What the job reads and writes to take a handover one step further; three calls a step."""

from collections.abc import Collection, Iterable
from typing import Any

from ..domain.frozen import dataclass
from ..domain.handovers import Step
from ..domain.identity import Access
from ..domain.ids import number_of
from ..domain.model import Registration
from ..domain.staffing import Handover
from ..domain.words import DossierStatus, Side, Status, Which
from . import handover_writes, keys, staff_keys
from .dynamo import Item, merged
from .engine import Engine
from .headers import registration_of
from .orphans import queue
from .staff_items import Part, handover_of, part_of
from .successors import Staff

_LOOKED_AT = 100  # entries of an index


@dataclass(frozen=True)
class Candidates:
    """What may go along, and where the step after it goes on; nothing at the end of a round."""

    registrations: tuple[keys.Key, ...]
    place: str
    owners: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Read:
    """The registrations of a step as they are now, which dossiers are active, who may own."""

    registrations: dict[keys.Key, Registration]
    active: frozenset[str]
    staff: dict[str, Access]


class HandoverSteps:
    def __init__(self, dynamodb: Any, tables: keys.Tables) -> None:
        self._engine = Engine(dynamodb)
        self._tables = tables

    def under_way(self) -> list[tuple[str, str]]:
        """Institution and id of every handover that is not finished."""
        pk, _ = staff_keys.under_way("", "")
        index = {"index": "by_due", "IndexName": "ByDue"}
        found = self._engine.all(self._tables.dossiers, (pk, ""), **index)
        pairs = (str(item["by_due_sk"]).partition("#") for item in found)
        return [(number, handover_id) for number, _, handover_id in pairs]

    def get(self, number: str, handover_id: str) -> Handover:
        key = staff_keys.handover(number, handover_id)
        return handover_of(self._engine.get(self._tables.dossiers, key))

    def total(self, handover: Handover, now: str) -> int:
        """How many there are to go, as far as the index knows."""
        if not handover.giver:
            number, table = handover.institution, self._tables.dossiers
            return queue(self._engine, table, number, "", now).total
        pk, _ = keys.by_owner(handover.institution, "", handover.giver, "")
        index = {"index": "by_owner", "IndexName": "ByOwner"}
        found = self._engine.all(self._tables.dossiers, (pk, ""), **index)
        return sum(_is_wanted(handover, item) for item in found)

    def candidates(self, handover: Handover, most: int, now: str) -> Candidates:
        """At most so many, from where the handover stands on; looks on until it finds some."""
        place: str | None = handover.place
        while place is not None:
            items, following = self._look(handover, place, now)
            wanted = [(at, item) for at, item in items if _is_wanted(handover, item)][:most]
            if wanted:
                found = tuple((str(i["pk"]), str(i["sk"])) for _, i in wanted)
                owners = frozenset(str(i["by_owner_pk"]).split("#", 2)[2] for _, i in wanted)
                return Candidates(found, wanted[-1][0], owners)
            place = following
        return Candidates((), "")

    def _look(
        self, handover: Handover, place: str, now: str
    ) -> tuple[list[tuple[str, Item]], str | None]:
        """Entries of the index, each with its place, and where the next look begins."""
        table = self._tables.dossiers
        if not handover.giver:
            page = queue(self._engine, table, handover.institution, place, now)
            return [(one.place, one.item) for one in page.orphans], page.place
        items, last = self._engine.page(
            table,
            "by_owner_pk = :pk AND by_owner_sk > :place",
            {
                ":pk": keys.by_owner(handover.institution, "", handover.giver, "")[0],
                ":place": place or "0",
            },
            {},
            IndexName="ByOwner",
            Limit=_LOOKED_AT,
        )
        following = str(last["by_owner_sk"]) if last else None
        return [(str(item["by_owner_sk"]), item) for item in items], following

    def part(self, handover: Handover) -> Part | None:
        """What the next step back is about; nothing behind the last one."""
        number = int(handover.place or 0)
        if number >= handover.parts:
            return None
        key = staff_keys.handed(handover.institution, handover.id, number)
        return part_of(self._engine.get(self._tables.dossiers, key))

    def read(
        self, handover: Handover, wanted: Iterable[keys.Key], people: Collection[str], now: str
    ) -> Read:
        """All of it in one call, as it is now; one more for each CLB that goes on for this one."""
        headers, table = set(wanted), self._tables.dossiers
        staff = Staff(self._engine, table, handover.institution)
        dossiers = {pk.removeprefix("DOSSIER#") for pk, _ in headers}
        rows = {keys.row(number_of(one, Side.SCHOOL), one): one for one in dossiers}
        found = self._engine.batch(table, {*headers, *rows, *staff.to_read(people)})
        active = [
            one
            for key, one in rows.items()
            if key in found and found[key]["status"] == DossierStatus.ACTIVE
        ]
        return Read(
            {key: registration_of(found[key]) for key in headers if key in found},
            frozenset(active),
            staff.some(people, found, now),
        )

    def commit(self, step: Step) -> None:
        """Raises ChangedMeanwhile, DossierEnded, AccessEnded, NoColleague, Busy."""
        self._engine.transact(merged(handover_writes.writes_of(step, self._tables)))


def _is_wanted(handover: Handover, item: Item) -> bool:
    """As far as the index knows: a last round finds what it does not know yet."""
    wanted = handover.which is Which.ALL or item["status"] != Status.CLOSED
    school = str(item["by_owner_sk"])[:6]
    return wanted and (not handover.schools or school in handover.schools)
