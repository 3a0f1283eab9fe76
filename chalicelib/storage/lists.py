"""What is read and shown: one call each, and lists that cost the same whatever lies behind them."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

from ..domain.errors import NotFound
from ..domain.grants import DossierGrant, Grant
from ..domain.identity import with_successors
from ..domain.ids import moment, number_of
from ..domain.retention import NAMED_FOR, named_after
from ..domain.staffing import Delegation
from ..domain.words import Side
from . import answers, keys, pages, staff_keys, words
from .answers import Answer
from .dynamo import Item
from .engine import Engine
from .items import access_of
from .narrowed import Narrowed
from .readers import Reader, event
from .staff_items import delegation_of
from .surroundings import dossier_and_sides, successors

_PAGE = 25  # registrations, or messages
_EVENTS = 100  # changes
_AT_ONCE = 10  # Queries at the same time


class Lists:
    """A read takes one call; where several are needed they are made at the same time."""

    def __init__(self, dynamodb: Any, tables: keys.Tables, named_for: int = NAMED_FOR) -> None:
        """``named_for``: years after it was closed that a registration names its authors."""
        self._dynamodb = dynamodb
        self._engine = Engine(dynamodb)
        self._tables = tables
        self._named_for = named_for

    def reader(self, grant: Grant, now: datetime) -> Reader:
        return Reader(grant.side, named_after(now, self._named_for))

    def dossier(self, grant: DossierGrant) -> Answer:
        return answers.answer(self._get(keys.dossier(grant.dossier_id)), Reader(grant.side))

    def registration(self, grant: DossierGrant, registration_id: str, now: datetime) -> Answer:
        """With its whole thread, as it is now: who just wrote reads it back."""
        items = self._thread(grant, registration_id)
        to = self.reader(grant, now)
        return Answer(answers.with_thread(items, to), answers.version(items[0]))

    def registrations(
        self, grant: DossierGrant, narrowed: Narrowed, cursor: str | None, now: datetime
    ) -> Answer:
        """A page, latest activity first; an empty first page is that of a dossier that exists.

        Narrowed, it looks through at most 1 MB and may be short, or empty with a cursor.
        """
        place = keys.by_dossier(grant.dossier_id, "", "")[0]
        to = self.reader(grant, now)
        shown = lambda item: answers.listed(item, to)  # noqa: E731
        return self._listed(grant, place, cursor, shown, narrowed)

    def trash(self, grant: DossierGrant, cursor: str | None, now: datetime) -> Answer:
        """What lies in the trash of a dossier, the latest first."""
        place = keys.trash(grant.dossier_id, "", "")[0]
        to = self.reader(grant, now)
        shown = lambda item: answers.in_trash(item, to)  # noqa: E731
        return self._listed(grant, place, cursor, shown, Narrowed())

    def changes(self, grant: DossierGrant, since: str, cursor: str | None, now: datetime) -> Answer:
        """The feed from the moment ``since`` on, oldest first, and where to go on.

        That is said once, on the first page: on a later one it would skip what was committed
        meanwhile. What is older than what shows names, shows none.
        """
        pk = keys.dossier(grant.dossier_id)[0]
        items, last = self._engine.page(
            self._tables.audit,
            "pk = :pk AND sk > :since",
            {":pk": pk, ":since": since},
            {"pk": pk, "sk": pages.unwrap(cursor, since)} if cursor else {},
            Limit=_EVENTS,
        )
        if not items and not cursor:
            self._get(keys.dossier(grant.dossier_id))
        rest = pages.wrap(str(last["sk"])) if last else None
        next_since = None if cursor else moment(now - pages.OVERLAP)
        to = self.reader(grant, now)
        cards = (event(item, to) for item in items)
        return answers.page(cards, rest, next_since=next_since)

    def people(self, grant: DossierGrant, now: str) -> Answer:
        """Names by person id, of both sides; also of who left, as long as their name is kept."""
        table, numbers = self._tables.dossiers, {s: number_of(grant.dossier_id, s) for s in Side}
        with ThreadPoolExecutor(len(numbers) + 1) as together:
            key = keys.dossier(grant.dossier_id)
            dossier = together.submit(dossier_and_sides, self._engine, table, key)
            staff = lambda number: self._engine.all(table, keys.access(number, ""))  # noqa: E731
            own = {side: together.submit(staff, number) for side, number in numbers.items()}
            after = successors(grant.dossier_id, dossier.result())  # NotFound: nobody's business
            later = {side: [*together.map(staff, after[side])] for side in Side}
            entering = [
                (access, side)
                for side, number in numbers.items()
                for access in with_successors(
                    number,
                    map(access_of, own[side].result()),
                    (access_of(item) for items in later[side] for item in items),
                    now,
                ).values()
            ]
        # Who worked at one side and works at the other: as what they may do now.
        entering.sort(key=lambda one: one[0].holds(now))
        people = {access.person_id: (access, side) for access, side in entering}
        return answers.page((answers.person(*one, now) for one in people.values()), None)

    def messages(self, grant: Grant, cursor: str | None) -> Answer:
        """A page of what was sent to the institution of the grant, the latest first."""
        first = keys.message(grant.institution, "")
        asked = (self._tables.dossiers, first, cursor, _PAGE)
        items, rest = pages.latest(self._engine, *asked)
        return answers.page((str(item["body"]) for item in items), rest)

    def words(self, grant: Grant, now: datetime) -> Answer:
        """What is no name at the institution of the grant, in the order of the alphabet.

        With the names of who said so, which are read at the same time.
        """
        table, number = self._tables.dossiers, grant.institution
        with ThreadPoolExecutor(2) as together:
            staff = together.submit(self._engine.all, table, keys.access(number, ""))
            found = self._engine.all(table, keys.word(number, ""))
            names = {one.person_id: one.name for one in map(access_of, staff.result())}
        return answers.page((words.shown(w, names) for w in found if words.holds(w, now)), None)

    def acting_for(self, person_id: str) -> list[Delegation]:
        """For whom somebody acts, or will, or did until lately."""
        key, index = staff_keys.by_delegate(person_id, "", ""), {"index": "by_person"}
        items = self._engine.all(self._tables.dossiers, key, **index, IndexName="ByPerson")
        return [delegation_of(item) for item in items]

    def institutions(self, numbers: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Number → (kind, name) of those that exist."""
        wanted = {keys.institution(number): number for number in numbers}
        found = self._engine.batch(self._tables.dossiers, wanted)
        return {wanted[key]: (str(org["kind"]), str(org["name"])) for key, org in found.items()}

    def _listed(
        self,
        grant: DossierGrant,
        place: str,
        cursor: str | None,
        shown: Callable[[Item], str],
        narrowed: Narrowed,
    ) -> Answer:
        where = narrowed.conditions()
        items, last = self._engine.page(
            self._tables.dossiers,
            "by_dossier_pk = :pk",
            {":pk": place},
            pages.start_in_dossier(grant.dossier_id, place, cursor) if cursor else {},
            where,
            IndexName="ByDossier",
            ScanIndexForward=False,
            **({} if where else {"Limit": _PAGE}),  # DynamoDB limits before it filters
        )
        if not items and not cursor:
            self._get(keys.dossier(grant.dossier_id))
        if len(items) > _PAGE:
            items, last = items[:_PAGE], items[_PAGE - 1]
        rest = pages.wrap(str(last["by_dossier_sk"])) if last else None
        return answers.page(map(shown, items), rest)

    def _thread(self, grant: DossierGrant, registration_id: str) -> list[Item]:
        """The header first; NotFound without one."""
        key = keys.registration(grant.dossier_id, registration_id)
        items = self._engine.all(self._tables.dossiers, key, ConsistentRead=True)
        if not items or items[0]["sk"] != key[1]:
            raise NotFound
        return items

    def _get(self, key: keys.Key) -> Item:
        return self._engine.get(self._tables.dossiers, key)
