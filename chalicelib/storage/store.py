"""The dossier in DynamoDB: a few reads, and one write."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from ..domain.decisions import Decision
from ..domain.errors import NotFound, SinceRemoved
from ..domain.identity import Access
from ..domain.model import Registration
from ..domain.policy import Caller, Grant, number_of
from ..domain.words import Side
from . import answers, keys, pages
from .answers import Answer
from .dynamo import Item, merged
from .engine import Engine
from .headers import registration_of
from .items import access_of, item_of
from .once import AlreadyDone, Once, record
from .standing import Standing, standing_of
from .writes import writes_of

_PAGE = 25  # registrations
_EVENTS = 100  # changes
_AT_ONCE = 10  # Queries at the same time


class Store:
    """A read takes one call, a change at most two; ``bench/`` counts them."""

    def __init__(self, dynamodb: Any, tables: keys.Tables) -> None:
        self._engine = Engine(dynamodb)
        self._tables = tables

    def dossier(self, grant: Grant) -> Answer:
        key = keys.dossier(grant.dossier_id)
        return _answer(self._get(key), key, grant)

    def registration(self, grant: Grant, registration_id: str) -> Answer:
        """With its whole thread, as it is now: who just wrote reads it back."""
        key = keys.registration(grant.dossier_id, registration_id)
        items = self._engine.all(self._tables.dossiers, key, ConsistentRead=True)
        if not items or items[0]["sk"] != key[1]:
            raise NotFound
        return Answer(answers.with_thread(items, grant.side), answers.version(items[0]))

    def registration_to_change(self, grant: Grant, registration_id: str) -> Registration:
        return registration_of(self._get(keys.registration(grant.dossier_id, registration_id)))

    def registrations(self, grant: Grant, cursor: str | None) -> Answer:
        """A page, latest activity first; an empty first page is that of a dossier that exists."""
        place = keys.by_dossier(grant.dossier_id, "", "")[0]
        items, last = self._engine.page(
            self._tables.dossiers,
            "by_dossier_pk = :pk",
            {":pk": place},
            pages.start_in_dossier(grant.dossier_id, cursor) if cursor else {},
            IndexName="ByDossier",
            ScanIndexForward=False,
            Limit=_PAGE,
        )
        if not items and not cursor:
            self._get(keys.dossier(grant.dossier_id))
        rest = pages.wrap(str(last["by_dossier_sk"])) if last else None
        return answers.page((answers.listed(item, grant.side) for item in items), rest)

    def changes(
        self, grant: Grant, since: str, cursor: str | None, next_since: str | None
    ) -> Answer:
        """The feed from the moment ``since`` on, oldest first; ``next_since``: where to go on."""
        pk = keys.dossier(grant.dossier_id)[0]
        items, last = self._engine.page(
            self._tables.audit,
            "pk = :pk AND sk > :since",
            {":pk": pk, ":since": since},
            {"pk": pk, "sk": pages.unwrap(cursor, since)} if cursor else {},
            ConsistentRead=True,
            Limit=_EVENTS,
        )
        if not items and not cursor:
            self._get(keys.dossier(grant.dossier_id))
        rest = pages.wrap(str(last["sk"])) if last else None
        return answers.page((str(item["card"]) for item in items), rest, next_since=next_since)

    def standings(self, caller: Caller) -> list[Standing]:
        """Each of the caller's institutions: its dossiers, what is new there and what waits.

        A Query per institution, and one for what the caller has seen, all at the same time.
        """
        numbers, table = caller.institutions, self._tables.dossiers
        with ThreadPoolExecutor(min(len(numbers) + 1, _AT_ONCE)) as together:
            seen = together.submit(self._engine.all, table, keys.seen(caller.id, ""))
            rows = [together.submit(self._engine.all, table, keys.row(n, "")) for n in numbers]
            return [
                standing_of(number, row.result(), seen.result())
                for number, row in zip(numbers, rows, strict=True)
            ]

    def people(self, grant: Grant, now: str) -> Answer:
        """Names by person id, of both sides; also of who left, as long as their name is kept."""
        table, numbers = self._tables.dossiers, {s: number_of(grant.dossier_id, s) for s in Side}
        with ThreadPoolExecutor(len(numbers) + 1) as together:
            dossier = together.submit(self._get, keys.dossier(grant.dossier_id))
            found = {
                side: together.submit(self._engine.all, table, keys.access(number, ""))
                for side, number in numbers.items()
            }
            dossier.result()  # NotFound: the staff of any two institutions is nobody's business
            return answers.page(
                (
                    answers.person(access_of(item), side, now)
                    for side, items in found.items()
                    for item in items.result()
                ),
                None,
            )

    def rights(self, person_id: str) -> list[Access]:
        """Where somebody may enter, or might until it ended."""
        key = keys.by_person(person_id, "")
        items = self._engine.all(
            self._tables.dossiers, key, index="by_person", IndexName="ByPerson"
        )
        return [access_of(item) for item in items if str(item["sk"]).startswith("ACCESS#")]

    def institutions(self, numbers: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Number → (kind, name) of those that exist."""
        wanted = {keys.institution(number): number for number in numbers}
        found = self._engine.batch(self._tables.dossiers, wanted)
        return {wanted[key]: (str(org["kind"]), str(org["name"])) for key, org in found.items()}

    def commit(self, decision: Decision, once: Once | None = None) -> Answer:
        """The one write: a change, its audit event and its idempotency key, all or none.

        A repeated request is answered with the current value of what the first one made.
        """
        key = keys.of(decision.after)
        if decision.fields:
            writes = list(writes_of(decision, self._tables))
            if once:
                writes.insert(1, record(once, key, self._tables.dossiers))  # after the right
            try:
                self._engine.transact(merged(writes))
            except AlreadyDone as done:
                return self._again(decision.grant, done.made)
        return _answer(item_of(decision.after), key, decision.grant)

    def _again(self, grant: Grant, key: keys.Key) -> Answer:
        try:
            item = self._get(key)
        except NotFound:
            raise SinceRemoved from None
        if "trashed_at" in item:
            raise SinceRemoved
        return _answer(item, key, grant)

    def _get(self, key: keys.Key) -> Item:
        return self._engine.get(self._tables.dossiers, key)


def _answer(item: Item, key: keys.Key, grant: Grant) -> Answer:
    return Answer(answers.of(item, grant.side), answers.version(item), id=key[1].rpartition("#")[2])
