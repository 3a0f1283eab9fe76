"""Who does whose work at an institution: what is shown of it, in one or two calls."""

import json
from collections import Counter
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from ..domain.errors import NotFound
from ..domain.grants import Grant
from ..domain.identity import Access
from ..domain.staffing import Delegation, Handover
from ..domain.words import DossierStatus, Status
from . import answers, keys, pages, staff_keys
from .answers import Answer
from .dynamo import Item
from .engine import Engine
from .json_text import text_of
from .orphans import Orphan, Queue, ownerless, queue
from .staff_items import delegation_of, handover_of
from .successors import Staff

_PAGE = 25  # handovers


class Staffing:
    """Handovers, delegations, and what has no owner."""

    def __init__(self, dynamodb: Any, tables: keys.Tables) -> None:
        self._engine = Engine(dynamodb)
        self._tables = tables

    def handover(self, grant: Grant, handover_id: str) -> Handover:
        """Raises NotFound."""
        key = staff_keys.handover(grant.institution, handover_id)
        return handover_of(self._engine.get(self._tables.dossiers, key))

    def handovers(
        self, grant: Grant, cursor: str | None, may_see: Callable[[Handover], bool]
    ) -> Answer:
        """A page, the latest first, of what somebody may see: it may be short."""
        first = staff_keys.handover(grant.institution, "")
        asked = (self._tables.dossiers, first, cursor, _PAGE)
        items, rest = pages.latest(self._engine, *asked)
        shown = (str(item["body"]) for item in items if may_see(handover_of(item)))
        return answers.page(shown, rest)

    def preview(self, grant: Grant, person: str) -> Answer:
        """How much somebody owns, by school; two Queries at the same time."""
        table, number = self._tables.dossiers, grant.institution
        with ThreadPoolExecutor(2) as together:
            rows = together.submit(self._engine.all, table, keys.row(number, ""))
            counts = self._counts(number, person)
            dossiers = {str(r["sk"])[15:]: r for r in rows.result() if "status" in r}
        schools = sorted({school for school, _ in counts})
        shown = [_school(one, dossiers.get(one), counts) for one in schools]
        totals = {name: sum(one[name] for one in shown) for name in ("open", "closed")}
        return answers.text({"from": person, "schools": shown, **totals})

    def _counts(self, number: str, person: str) -> Counter[tuple[str, bool]]:
        """By school, and whether they are closed."""
        pk, _ = keys.by_owner(number, "", person, "")
        table, index = self._tables.dossiers, {"index": "by_owner", "IndexName": "ByOwner"}
        found = self._engine.all(table, (pk, ""), **index)
        return Counter((str(i["by_owner_sk"])[:6], i["status"] == Status.CLOSED) for i in found)

    def colleagues(self, grant: Grant, now: str) -> Answer:
        """Who works at the institution, or did as long as their name is kept."""
        staff = self._staff(grant).everybody(now)
        return answers.page((answers.colleague(one, now) for one in staff.values()), None)

    def people(self, grant: Grant, wanted: Collection[str], now: str) -> dict[str, Access]:
        """The rights of some people at the institution, by person id."""
        staff = self._staff(grant)
        found = self._engine.batch(self._tables.dossiers, staff.to_read(wanted))
        return staff.some(wanted, found, now)

    def _staff(self, grant: Grant) -> Staff:
        return Staff(self._engine, self._tables.dossiers, grant.institution)

    def orphans(self, grant: Grant, cursor: str | None, now: str) -> Answer:
        """A page of what has no owner, with the names of who had it and of the schools."""
        table, number = self._tables.dossiers, grant.institution
        after = pages.decoded(cursor) if cursor else ""
        page = queue(self._engine, table, number, after, now)
        rest = pages.wrap(page.place) if page.place else None
        return answers.page(self._shown(number, page), rest, total=page.total)

    def waiting(self, grant: Grant, now: str) -> int:
        """How many registrations have no owner, those in ended dossiers among them."""
        return sum(ownerless(self._engine, self._tables.dossiers, grant.institution, now).values())

    def _shown(self, number: str, page: Queue) -> list[str]:
        """In an ended dossier nobody writes: what is open there waits for nobody."""
        wanted = {keys.row(number, f"{number}-{one.school}") for one in page.orphans}
        rows = self._engine.batch(self._tables.dossiers, wanted) if wanted else {}
        names = {
            sk[15:]: json.loads(str(row["card"]))["school"]
            for (_, sk), row in rows.items()
            if row["status"] == DossierStatus.ACTIVE
        }
        return [
            _orphan(one, names[one.school], page.staff.get(one.owner))
            for one in page.orphans
            if one.school in names
        ]

    def delegations(self, grant: Grant, now: str) -> Answer:
        """Those that did not end yet."""
        key = staff_keys.delegations(grant.institution)
        items = self._engine.all(self._tables.dossiers, key)
        return answers.page((str(i["card"]) for i in items if str(i["until"]) > now), None)

    def delegation(self, grant: Grant, delegation_id: str) -> Delegation:
        """Raises NotFound."""
        key = staff_keys.delegations(grant.institution)
        for item in self._engine.all(self._tables.dossiers, key, ConsistentRead=True):
            if item["id"] == delegation_id:
                return delegation_of(item)
        raise NotFound


def _school(number: str, row: Item | None, counts: Counter[tuple[str, bool]]) -> dict[str, Any]:
    """In an ended dossier nothing is written: what is in it stays where it is."""
    card = json.loads(str(row["card"])) if row else {}
    return {
        "number": number,
        "name": card.get("school", {}).get("name", number),
        "open": counts[number, False],
        "closed": counts[number, True],
        "ended": not row or row["status"] != DossierStatus.ACTIVE,
    }


def _orphan(one: Orphan, school: dict[str, str], access: Access | None) -> str:
    """As a list shows a registration, with why nobody owns it."""
    owner = {"id": one.owner, "function": access.function if access else ""}
    name = {"name": access.name} if access and access.name else {}
    lost = {"right": _right(access), **({"until": access.until} if access else {})}
    more = {"school": school, "status": one.item["status"], "owner": {**owner, **name}, **lost}
    return answers.joined(str(one.item["card"]), text_of(more))


def _right(access: Access | None) -> str:
    if access is None:
        return "none"
    return "blocked" if access.blocked else "ended"
