"""What is known around the texts of a dossier, in the memory of a warm function.

    of the dossier    the names of its two institutions, which nobody means a person by
    of the CLB        who may own a registration, by name: never a pupil or a teacher
    of both           the names of all others who may enter, or could

Three reads at the same time, for as long as they are trusted; after those, the staff of who goes
on for either of them under another number.
"""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from ..domain.caller import Role
from ..domain.errors import NotFound
from ..domain.grants import DossierGrant
from ..domain.guard import Around, around_dossier
from ..domain.ids import number_of, sides_of
from ..domain.numbers import elsewhere
from ..domain.words import Side
from . import keys
from .dynamo import Item
from .engine import Engine
from .items import access_of, dossier_of
from .successors import successors_of

_TRUSTED_FOR = 5 * 60  # seconds
_MOST_KEPT = 500  # dossiers and institutions; then all of it is read anew


def dossier_and_sides(engine: Engine, table: str, key: keys.Key) -> list[Item]:
    """A dossier, and what is known of both institutions; NotFound without a dossier."""
    sides = sides_of(key[0].removeprefix("DOSSIER#"))
    found = engine.batch(table, [key, *map(keys.institution, sides)])
    if key not in found:
        raise NotFound
    return [found.pop(key), *found.values()]


def successors(dossier_id: str, items: Iterable[Item]) -> dict[Side, list[str]]:
    """Who goes on for either side of a dossier, under other numbers."""
    sides, by_number = sides_of(dossier_id), {str(i["pk"]).partition("#")[2]: i for i in items}
    return {side: successors_of(by_number.get(number)) for number, side in sides.items()}


class Surroundings:
    """``clock`` gives seconds, as ``time.monotonic`` does."""

    def __init__(
        self, dynamodb: Any, tables: keys.Tables, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._engine = Engine(dynamodb)
        self._table = tables.dossiers
        self._clock = clock
        self._kept: dict[keys.Key, tuple[float, list[Item]]] = {}

    def of(self, grant: DossierGrant) -> Around:
        """NotFound without a dossier: the staff of any two institutions is nobody's business."""
        staff = {side: keys.access(number_of(grant.dossier_id, side), "") for side in Side}
        dossier = keys.dossier(grant.dossier_id)
        read = self._all((dossier, *staff.values()))
        after = successors(grant.dossier_id, read[dossier])
        places = {
            side: [staff[side], *(keys.access(number, "") for number in after[side])]
            for side in Side
        }
        read |= self._all(tuple(key for side in Side for key in places[side]))
        clb, school = (
            [access_of(item) for place in places[side] for item in read[place]] for side in Side
        )
        owners = [one.name for one in clb if Role.CLB in one.roles]
        others = [one.name for one in clb if Role.CLB not in one.roles]
        names = dossier_of(read[dossier][0]).names.values()
        return around_dossier(names, (*others, *(one.name for one in school)), owners)

    def registers_elsewhere(self, grant: DossierGrant) -> str | None:
        """The number that both agreed to register under, if it is not that of this dossier.

        As it was at most five minutes ago: a hint, which must cost nothing.
        """
        key = keys.dossier(grant.dossier_id)
        return elsewhere(dossier_of(self._all((key,))[key][0]))

    def _all(self, wanted: tuple[keys.Key, ...]) -> dict[keys.Key, list[Item]]:
        now = self._clock()
        if len(self._kept) > _MOST_KEPT:
            self._kept.clear()
        kept = {key: self._kept[key][1] for key in wanted if self._is_fresh(key, now)}
        missing = [key for key in wanted if key not in kept]
        if missing:
            with ThreadPoolExecutor(len(missing)) as together:
                kept |= zip(missing, together.map(self._read, missing), strict=True)
        self._kept |= {key: (now, kept[key]) for key in missing}
        return kept

    def _is_fresh(self, key: keys.Key, now: float) -> bool:
        return key in self._kept and now < self._kept[key][0] + _TRUSTED_FOR

    def _read(self, key: keys.Key) -> list[Item]:
        if key[1] == "DOSSIER":
            return dossier_and_sides(self._engine, self._table, key)
        return self._engine.all(self._table, key)
