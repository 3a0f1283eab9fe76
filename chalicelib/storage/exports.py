"""What the job reads to make an export, and how it keeps each step."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from ..domain.errors import ChangedMeanwhile, NotFound
from ..domain.export_rows import Whole
from ..domain.exports_model import Export
from ..domain.frozen import dataclass
from ..domain.ids import number_of
from ..domain.model import Entry
from ..domain.overview import Card
from ..domain.policy import Action, permit_platform
from ..domain.words import Side
from . import export_keys, keys
from .dynamo import Condition, Item, Write
from .engine import Engine
from .export_items import export_item, export_of
from .store import Store
from .years import Years, schools_of

PER_STEP = 100  # registrations
_TOGETHER = 8  # threads that are read at the same time
_ANY_NUMBER = 1_000_000  # of answers: nobody waits for a job


@dataclass(frozen=True)
class Read:
    """Registrations with their threads, how many entries of the index they come from, and the
    place of the last of those: where the next step goes on."""

    registrations: tuple[Whole, ...]
    entries: int
    place: str


class Exports:
    """``per_step``: how many registrations a part holds at most."""

    def __init__(self, dynamodb: Any, tables: keys.Tables, per_step: int = PER_STEP) -> None:
        self._per_step = per_step
        self._engine = Engine(dynamodb)
        self._tables = tables
        self._store = Store(dynamodb, tables)
        self._years = Years(dynamodb, tables, answers=_ANY_NUMBER)

    def under_way(self) -> list[tuple[str, str]]:
        """Scope and id of every export that is being made."""
        pk, _ = export_keys.under_way("", "")
        index = {"index": "by_due", "IndexName": "ByDue"}
        found = self._engine.all(self._tables.dossiers, (pk, ""), **index)
        pairs = (str(item["by_due_sk"]).partition("#") for item in found)
        return [(scope, export_id) for scope, _, export_id in pairs]

    def get(self, scope: str, export_id: str) -> Export:
        """Raises NotFound."""
        key = export_keys.export(scope, export_id)
        return export_of(self._engine.get(self._tables.dossiers, key))

    def commit(self, after: Export) -> None:
        """Over the version before it. Raises ChangedMeanwhile: another one made this step."""
        was = Condition("version", "=", after.version - 1)
        kept = Write(
            self._tables.dossiers,
            export_keys.of(after),
            require=(was,),
            refusal=lambda found: ChangedMeanwhile(),
            put=export_item(after),
        )
        self._engine.transact([kept])

    def schools(self, export: Export) -> dict[str, str]:
        """Their names by number, ended dossiers too; of a dossier, the one."""
        rows = self._engine.all(self._tables.dossiers, keys.row(_clb(export), export.dossier_id))
        served = (school.served for school in schools_of(_clb(export), rows))
        return {one.number: one.name for one in served}

    def cards(self, export: Export, *years: str) -> list[tuple[Card, ...]]:
        """Of each of these years all that there is."""
        clb, school = _clb(export), _school(export)
        return [self._years.year(clb, school, year).cards for year in years]

    def read(self, export: Export, names: dict[str, str]) -> Read:
        """What comes after the place of the export, by school and day; nothing at the end."""
        items = self._entries(export)
        with ThreadPoolExecutor(_TOGETHER) as together:
            found = together.map(lambda item: self._whole(item, names), items)
            wholes = tuple(whole for whole in found if whole)
        place = str(items[-1]["by_year_sk"]) if items else export.place
        return Read(wholes, len(items), place)

    def _entries(self, export: Export) -> list[Item]:
        """Of the index. A blank sorts before whatever a key goes on with."""
        school, year = _school(export), export.wanted.school_year
        values: Item = {
            ":pk": keys.by_year(_clb(export), school, year, "", "")[0],
            ":from": f"{export.place} " if export.place else school or "0",
            ":to": f"{school}~",
        }
        items, _ = self._engine.page(
            self._tables.dossiers,
            "by_year_pk = :pk AND by_year_sk BETWEEN :from AND :to",
            values,
            {},
            IndexName="ByYear",
            Limit=self._per_step,
        )
        return items

    def _whole(self, item: Item, names: dict[str, str]) -> Whole | None:
        """As it is now; nothing of what went to the trash since the index was written."""
        dossier_id, registration_id = str(item["pk"])[8:], str(item["sk"])[4:]
        grant = permit_platform(Action.MAKE_EXPORT, dossier_id, Side.CLB)
        try:
            registration, thread, documents = self._store.thread_with_documents(
                grant, registration_id
            )
        except NotFound:
            return None
        if registration.trashed:
            return None
        live = sorted(_live(thread), key=lambda entry: (entry.added_at, entry.id))
        school = names.get(number_of(dossier_id, Side.SCHOOL), "")
        return Whole(registration, tuple(live), school, documents)


def _live(thread: tuple[Entry, ...]) -> Iterator[Entry]:
    return (entry for entry in thread if not entry.trashed)


def _clb(export: Export) -> str:
    dossier_id = export.dossier_id
    return number_of(dossier_id, Side.CLB) if dossier_id else export.wanted.institution


def _school(export: Export) -> str:
    return number_of(export.dossier_id, Side.SCHOOL) if export.dossier_id else ""
