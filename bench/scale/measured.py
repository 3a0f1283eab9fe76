"""What each route takes of DynamoDB and how large things are; docs/scale.json keeps it."""

import json
import re
from dataclasses import dataclass
from typing import Any, Self

from bench.routes import measure_routes
from bench.texts import ROOT
from bench.world import DOSSIER, FULL, World

KEPT = ROOT / "docs/scale.json"
_BYTES = ("registration", "trail", "row")
_SAMPLE = 40  # registrations with a thread
_INDEXES = ("ByDossier", "ByYear", "ByOwner", "ByPerson", "ByDue")
_THREAD = {
    "replies": {"kind": "question", "text": FULL["understanding"]},
    "goals": {"text": FULL["advice"]},
    "agreements": {"text": FULL["advice"], "party": "both", "due_on": "2026-12-18"},
}


@dataclass(frozen=True)
class Cost:
    """Of one request: calls of DynamoDB, and the units that they consume."""

    calls: int
    read: float
    written: float


@dataclass(frozen=True)
class Measured:
    """``routes``: by ``METHOD /path``. Bytes: of a ``registration`` with a thread of three, of its
    ``trail``, and of the ``row`` of a dossier in the list of an institution.
    """

    routes: dict[str, Cost]
    registration: int
    trail: int
    row: int

    @classmethod
    def kept(cls) -> Self:
        found = json.loads(KEPT.read_text(encoding="utf-8"))
        routes = {route: Cost(*cost) for route, cost in found["routes"].items()}
        return cls(routes, *(found[name] for name in _BYTES))

    def keep(self) -> None:
        routes = {name: [one.calls, one.read, one.written] for name, one in self.routes.items()}
        found = {"routes": routes} | {name: getattr(self, name) for name in _BYTES}
        text = json.dumps(found, indent=1)
        KEPT.write_text(re.sub(r"\[\s+(\S+)\s+(\S+)\s+(\S+)\s+\]", r"[\1 \2 \3]", text) + "\n")


def measure(here: World) -> Measured:
    """In a dossier of 50, as `make bench` fills it."""
    before, trail = _stored(here), _bytes(here, here.tables.audit)
    for number in range(_SAMPLE):
        _with_thread(here, number)
    stored, traced = _stored(here) - before, _bytes(here, here.tables.audit) - trail
    here.fill(50 - _SAMPLE)
    routes = {str(row[0]): _cost(row) for row in measure_routes(here)}
    return Measured(routes, stored // _SAMPLE, traced // _SAMPLE, _row(here))


def _with_thread(here: World, number: int) -> None:
    at = f"/dossiers/{DOSSIER}/registrations"
    made = here.ask("anna", f"POST {at}", FULL, Idempotency_Key=f"scale-{number}").json["id"]
    for kind, body in _THREAD.items():
        target = f"POST {at}/{made}/{kind}"
        here.ask("anna", target, body, Idempotency_Key=f"scale-{number}-{kind}")


def _cost(row: tuple[Any, ...]) -> Cost:
    """Of a row of ``measure_routes``: its calls are told as ``1 Query + 1 TransactWriteItems``."""
    calls = sum(map(int, re.findall(r"\d+", row[2])))
    return Cost(calls, float(row[3]), float(row[4]))


def _stored(here: World) -> int:
    """Bytes in the table and in its indexes, for which AWS asks the same."""
    table = here.tables.dossiers
    return _bytes(here, table) + sum(_bytes(here, table, IndexName=name) for name in _INDEXES)


def _row(here: World) -> int:
    pk = f"ORG#{DOSSIER.partition('-')[0]}"
    key = {"pk": {"S": pk}, "sk": {"S": f"DOSSIER#{DOSSIER}"}}
    return _size(here.dynamodb.get_item(TableName=here.tables.dossiers, Key=key)["Item"])


def _bytes(here: World, table: str, **scanned: str) -> int:
    pages = here.dynamodb.get_paginator("scan").paginate(TableName=table, **scanned)
    return sum(_size(item) for page in pages for item in page["Items"])


def _size(value: Any) -> int:
    """As DynamoDB counts, near enough: names and values in UTF-8, and what is around them."""
    if isinstance(value, dict):
        return sum(len(name.encode()) + _size(one) for name, one in value.items()) + 1
    if isinstance(value, list):
        return sum(map(_size, value)) + 3
    return len(str(value).encode()) if not isinstance(value, bytes) else len(value)
