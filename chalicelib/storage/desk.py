"""What lies on a desk: each of somebody's institutions, and what of the work there is theirs."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from ..domain.caller import Caller, Role
from . import keys
from .dynamo import Condition
from .engine import Engine
from .standing import Standing, standing_of

_AT_ONCE = 10  # Queries at the same time
_NOT_CLOSED = (Condition("status", "<>", "closed"),)


class Desk:
    """A Query for each part of it, and all of them at the same time."""

    def __init__(self, dynamodb: Any, tables: keys.Tables) -> None:
        self._engine = Engine(dynamodb)
        self._table = tables.dossiers

    def standings(self, caller: Caller) -> list[Standing]:
        """Each of the caller's institutions: its dossiers, what is new there and what waits.

        A Query per institution, and one for what the caller has seen.
        """
        numbers = caller.institutions
        with ThreadPoolExecutor(min(len(numbers) + 1, _AT_ONCE)) as together:
            seen = together.submit(self._engine.all, self._table, keys.seen(caller.id, ""))
            asked = [keys.row(number, "") for number in numbers]
            rows = [together.submit(self._engine.all, self._table, key) for key in asked]
            return [
                standing_of(number, row.result(), seen.result())
                for number, row in zip(numbers, rows, strict=True)
            ]

    def owned(self, caller: Caller) -> frozenset[str]:
        """The ids of the registrations not closed that are theirs, or of whom they stand in for.

        A Query for each such owner.
        """
        owners = [(held.institution, caller.id) for held in caller.roles if held.role is Role.CLB]
        owners += [(number, person) for person, number in caller.acts_for]
        if not owners:
            return frozenset()
        with ThreadPoolExecutor(min(len(owners), _AT_ONCE)) as together:
            return frozenset().union(*together.map(lambda one: self._owned(*one), owners))

    def with_owned(self, caller: Caller) -> tuple[list[Standing], frozenset[str]]:
        """Both, at the same time."""
        with ThreadPoolExecutor(1) as together:
            owned = together.submit(self.owned, caller)
            return self.standings(caller), owned.result()

    def _owned(self, number: str, person_id: str) -> set[str]:
        place, index = (keys.by_owner(number, "", person_id, "")[0], ""), "by_owner"
        asked = {"IndexName": "ByOwner", "where": _NOT_CLOSED, "ProjectionExpression": "sk"}
        items = self._engine.all(self._table, place, index, **asked)
        return {str(item["sk"]).removeprefix("REG#") for item in items}
