"""Addresses at which mail does not arrive, marked where the address is kept."""

from contextlib import suppress
from typing import Any

from ..domain.errors import ChangedMeanwhile
from . import keys, rights_keys
from .dynamo import Condition, Write
from .engine import Engine


class Undeliverable:
    def __init__(self, dynamodb: Any, tables: keys.Tables) -> None:
        self._engine = Engine(dynamodb)
        self._table = tables.dossiers

    def mark(self, who: str, email: str, why: str, at: str) -> int:
        """Of a person wherever they have that address now, or of an invitation; can be repeated."""
        said = f"{why} {at} {email.lower()}"
        return sum(self._mark(place, said, email.lower()) for place in self._places(who))

    def _places(self, who: str) -> list[keys.Key]:
        if who.startswith("invited:"):
            return [rights_keys.invitation(*who.split(":")[1:])]
        index: dict[str, Any] = {"index": "by_person", "IndexName": "ByPerson"}
        found = self._engine.all(self._table, keys.by_person(who, ""), **index)
        return [(str(item["pk"]), str(item["sk"])) for item in found]

    def _mark(self, place: keys.Key, said: str, email: str) -> int:
        """Nothing where it is another address by now."""
        is_person = place[1].startswith("ACCESS#")
        has = Condition("email", "=", email) if is_person else Condition("pk", "exists")
        with suppress(ChangedMeanwhile):
            self._engine.transact(
                [
                    Write(
                        self._table,
                        place,
                        require=(has,),
                        refusal=lambda found: ChangedMeanwhile(),
                        sets={"undeliverable": said},
                    )
                ]
            )
            return 1
        return 0
