"""The registrations of a school year, as the year overview counts them.

ByYear has them by school and day, without what lies in the trash: a Query for each MB of that
year, and none of what is older. Nothing is read of a thread: its header counts what is in it.
"""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

from ..domain.errors import NotFound
from ..domain.frozen import dataclass
from ..domain.grants import DossierGrant, Grant
from ..domain.ids import number_of, sides_of
from ..domain.model import COUNTS, OUTCOMES
from ..domain.overview import Card
from ..domain.periods import day_of
from ..domain.quiet import Served
from ..domain.words import DossierStatus, Side
from . import keys
from .dynamo import Item
from .engine import Engine
from .entries import DUE
from .headers import asked_side

_COUNTED = (*COUNTS, *OUTCOMES)


@dataclass(frozen=True)
class Year:
    """``is_complete``: whether all of that year was read."""

    cards: tuple[Card, ...]
    is_complete: bool


@dataclass(frozen=True)
class School:
    """One that the CLB serves, or served."""

    served: Served
    is_active: bool


@dataclass(frozen=True)
class Years:
    """At most ``answers`` Queries a year, of at most ``size`` registrations and 1 MB each."""

    dynamodb: Any
    tables: keys.Tables
    answers: int = 16
    size: int = 2000

    def of_school(self, grant: DossierGrant, *years: str) -> list[Year]:
        """Each of these years of a dossier, at the same time. NotFound if there is no dossier."""
        clb, school = (number_of(grant.dossier_id, side) for side in Side)
        with ThreadPoolExecutor(len(years)) as together:
            found = list(together.map(lambda year: self.year(clb, school, year), years))
        if not any(year.cards for year in found):
            Engine(self.dynamodb).get(self.tables.dossiers, keys.dossier(grant.dossier_id))
        return found

    def of_clb(self, grant: Grant, *years: str) -> tuple[list[Year], list[School]]:
        """Each of these years of all schools of a CLB, and those schools.

        NotFound at a number that is not that of a CLB.
        """
        number = grant.institution
        with ThreadPoolExecutor(len(years) + 1) as together:
            rows = together.submit(
                Engine(self.dynamodb).all, self.tables.dossiers, keys.row(number, "")
            )
            found = list(together.map(lambda year: self.year(number, "", year), years))
            return found, list(schools_of(number, rows.result()))

    def year(self, clb: str, school: str, year: str) -> Year:
        """Of one school, or without one of all schools of the CLB."""
        pk, sk = keys.by_year(clb, school, year, "", "")
        condition, values = "by_year_pk = :pk", {":pk": pk}
        if school:
            condition += " AND begins_with(by_year_sk, :sk)"
            values[":sk"] = sk.partition("#")[0] + "#"
        cards: list[Card] = []
        last: Item = {}
        for _ in range(self.answers):
            items, last = Engine(self.dynamodb).page(
                self.tables.dossiers, condition, dict(values), last, IndexName="ByYear",
                Limit=self.size,
            )  # fmt: skip
            cards += map(card_of, items)
            if not last:
                break
        return Year(tuple(cards), not last)


def card_of(item: Item) -> Card:
    """A header, as ByYear has it."""
    card = json.loads(str(item["card"]))
    return Card(
        school=number_of(card["dossier_id"], Side.SCHOOL),
        activity_date=card["activity_date"],
        activity=card["activity"],
        status=str(item["status"]),
        domains=tuple(card.get("domains", ())),
        themes=tuple(card.get("themes", ())),
        care_phase=card.get("care_phase"),
        waiting_for=asked_side(item),
        minutes=int(str(item.get("minutes", 0))),
        counts={name: int(str(item[name])) for name in _COUNTED if name in item},
        due=tuple(_days(item)),
    )


def _days(item: Item) -> Iterator[str]:
    for name in DUE:
        days = item.get(name)
        if isinstance(days, frozenset):
            yield from (day.partition("#")[0] for day in days)


def schools_of(number: str, rows: list[Item]) -> Iterator[School]:
    """Those of a CLB, from its rows. NotFound where these are not those of a CLB."""
    for row in rows:
        if "#TODO#" not in str(row["sk"]):
            card = json.loads(str(row["card"]))
            if sides_of(card["id"])[number] is not Side.CLB:
                raise NotFound
            since = day_of(datetime.fromisoformat(card["started_at"]))
            served = Served(card["school"]["number"], card["school"]["name"], since)
            yield School(served, row["status"] == DossierStatus.ACTIVE)
