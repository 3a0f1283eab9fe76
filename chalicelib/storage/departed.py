"""Who left an institution: their name goes after some years, their function and dates stay."""

from typing import Any

from ..domain.errors import ChangedMeanwhile
from . import keys
from .dynamo import Condition, Write
from .engine import Engine

_OF_A_PERSON = ("name", "email", "undeliverable")


class Departed:
    def __init__(self, dynamodb: Any, tables: keys.Tables) -> None:
        self._engine = Engine(dynamodb)
        self._table = tables.dossiers

    def named(self, number: str, before: str) -> list[keys.Key]:
        """Whose last right at an institution ended before this moment, and who is named still."""
        where = (Condition("until", "<", before), Condition("name", "exists"))
        found = self._engine.all(self._table, keys.access(number, ""), where=where)
        return [(str(item["pk"]), str(item["sk"])) for item in found]

    def forget(self, place: keys.Key, before: str) -> None:
        """Raises ChangedMeanwhile when they were given a right again."""
        write = Write(
            self._table,
            place,
            require=(Condition("until", "<", before),),
            refusal=lambda found: ChangedMeanwhile(),
            removes=_OF_A_PERSON,
        )
        self._engine.transact([write])
