"""What is due, for who is to be reminded of it: days of what waits, and ends of rights.

Everything is asked by day or by month, in ByDue; nothing is looked through.
"""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from ..domain.errors import ChangedMeanwhile
from ..domain.frozen import dataclass
from ..domain.model import Registration
from ..domain.rights import Rights
from ..domain.rights_ends import ends_after
from ..domain.words import DossierStatus
from . import keys, rights_keys
from .dynamo import Condition, Item, Write
from .engine import Engine
from .headers import registration_of
from .rights_items import next_end, rights_of
from .successors import Staff

_TOGETHER = 33  # to-do's: the row of each, its dossier's and its registration, in one call
_INDEX = {"index": "by_due", "IndexName": "ByDue"}


@dataclass(frozen=True)
class Waiting:
    """What waits for an institution until a day, and the registration that it is in."""

    institution: str
    due_on: str
    what: str  # FOLLOWUP, or AGREEMENT#<id>
    registration: Registration


class Reminders:
    def __init__(self, dynamodb: Any, tables: keys.Tables, now: str) -> None:
        self._engine = Engine(dynamodb)
        self._tables = tables
        self.staff = cache(
            lambda number: Staff(self._engine, tables.dossiers, number).everybody(now)
        )

    def waiting(self, day: date) -> Iterator[Waiting]:
        """As it is now, in dossiers that are active: the index may lag."""
        found = self._due((keys.due(day.isoformat(), ("", ""))[0], ""))
        for start in range(0, len(found), _TOGETHER):
            yield from self._as_they_are(found[start : start + _TOGETHER], day.isoformat())

    def _as_they_are(self, found: list[Item], day: str) -> Iterator[Waiting]:
        places = [_Place.of(item) for item in found]
        wanted = {key for place in places for key in (place.todo, place.row, place.header)}
        items = self._engine.batch(self._tables.dossiers, wanted)
        for place in places:
            todo, row, header = map(items.get, (place.todo, place.row, place.header))
            is_due = todo and json.loads(str(todo["card"])).get("due_on") == day
            if is_due and header and row and row["status"] == DossierStatus.ACTIVE:
                yield Waiting(place.number, day, place.what, registration_of(header))

    def ending(self, month: str) -> list[tuple[str, str, str]]:
        """Day, institution and person: of whom something ends in this month."""
        found = self._due((rights_keys.ending(month, "", "")[0], ""))
        places = (str(item["by_due_sk"]).split("#", 2) for item in found)
        return [(day, number, person) for day, number, person in places]

    def rights(self, number: str, person_id: str) -> Rights:
        """As they are now; NotFound without any."""
        key = rights_keys.assignments(number, person_id)
        return rights_of(self._engine.get(self._tables.dossiers, key))

    def look_ahead(self, rights: Rights, day: str) -> None:
        """From now on they are due for their next end after ``day``, if there is one.

        Raises ChangedMeanwhile.
        """
        coming = ends_after(rights, day)
        write = Write(
            self._tables.dossiers,
            keys.of(rights),
            require=(Condition("version", "=", rights.version),),
            refusal=lambda found: ChangedMeanwhile(),
            sets=next_end(coming[0], rights) if coming else {},
            removes=() if coming else ("by_due_pk", "by_due_sk"),
        )
        self._engine.transact([write])

    def _due(self, key: keys.Key) -> list[Item]:
        return self._engine.all(self._tables.dossiers, key, **_INDEX)


@dataclass(frozen=True)
class _Place:
    """``ORG#<nr>`` / ``DOSSIER#<d>#TODO#<r>#<what>``, taken apart."""

    number: str
    dossier_id: str
    registration_id: str
    what: str

    @classmethod
    def of(cls, item: Item) -> "_Place":
        _, dossier_id, _, registration_id, what = str(item["sk"]).split("#", 4)
        return cls(str(item["pk"]).partition("#")[2], dossier_id, registration_id, what)

    @property
    def todo(self) -> keys.Key:
        return keys.todo(self.number, self.dossier_id, self.registration_id, self.what)

    @property
    def row(self) -> keys.Key:
        return keys.row(self.number, self.dossier_id)

    @property
    def header(self) -> keys.Key:
        return keys.registration(self.dossier_id, self.registration_id)
