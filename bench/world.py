"""A dossier on an in-memory DynamoDB that says what each call consumes, and the API on it."""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from botocore.session import Session

import app as functions
from chalicelib.domain.institutions import Institution
from chalicelib.storage.files import Files
from chalicelib.storage.keys import Tables, access, by_person
from chalicelib.storage.store import Store
from local.access import give_access
from local.direct import Answered, ask, claims_of
from local.engines import dynoxide
from local.environment import keep_to_this_machine
from local.people import CAST
from local.progress import Bar
from local.resources import create_tables, template

SECRET = "of the bench"  # noqa: S105 - it proves nothing to anybody

NUMBERS = {"clb_a": "114983", "school_a": "030569", "clb_b": "114991", "school_b": "041233"}
DOSSIER = f"{NUMBERS['clb_a']}-{NUMBERS['school_a']}"
QUICK = {
    "activity": "signal",
    "title": "Pestsignalen in de tweede graad",
    "activity_date": "2026-11-16",
    "boundary_confirmed": True,
}
TEXT = (
    "Op de speelplaats nemen de signalen toe; het team vraagt hoe het die samen kan opvolgen en"
    " welke afspraken er in de klassen al zijn. "
)
FULL = QUICK | {
    "activity": "consultation",
    "title": "Differentiatie in de B-stroom: hoe verdelen we de uren?",
    "domains": ["learning", "wellbeing"],
    "themes": ["differentiatie", "klasklimaat"],
    "care_phase": "increased",
    "target_group": "leerkrachten van de eerste graad",
    "description": TEXT * 6,
    "understanding": TEXT * 4,
    "advice": TEXT * 4,
    "participants": [{"function": "zorgcoördinator", "count": 1}],
    "contact_form": "on_site",
    "duration_minutes": 50,
}


@dataclass
class Meter:
    """What DynamoDB was asked since it was last read: calls by operation, and capacity units."""

    calls: Counter[str] = field(default_factory=Counter)
    read: float = 0.0
    written: float = 0.0

    def watch(self, dynamodb: Any) -> None:
        events = dynamodb.meta.events
        events.register("before-parameter-build.dynamodb", self._ask_for_capacity)
        events.register("after-call.dynamodb", self._count)

    def reset(self) -> None:
        self.calls.clear()
        self.read = self.written = 0.0

    def _ask_for_capacity(self, params: dict[str, Any], **_: Any) -> None:
        params["ReturnConsumedCapacity"] = "TOTAL"

    def _count(self, model: Any, parsed: dict[str, Any], **_: Any) -> None:
        self.calls[model.name] += 1
        consumed = parsed.get("ConsumedCapacity", [])
        units = sum(
            one["CapacityUnits"] for one in (consumed if isinstance(consumed, list) else [consumed])
        )
        if model.name.startswith("Transact"):
            self.written += units
        else:
            self.read += units


@dataclass(frozen=True)
class World:
    dynamodb: Any
    tables: Tables
    meter: Meter

    def ask(self, who: str, target: str, body: Any = None, **headers: str) -> Answered:
        person = CAST[who]
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return ask(functions.app, claims_of(person, NUMBERS[person.place]), target, body, sent)

    def fill(self, size: int, dossier_id: str = DOSSIER) -> str:
        """``size`` registrations, quick and full by turns; returns the path of the last."""
        path, bar = "", Bar(f"filling a dossier of {size}")
        for number in range(size):
            bar(number + 1, size)
            body = (QUICK, FULL)[number % 2]
            target = f"POST /dossiers/{dossier_id}/registrations"
            made = self.ask("anna", target, body, Idempotency_Key=f"{dossier_id}-{number}")
            path = made.headers["Location"].removeprefix("/api")
        return path

    def know_of(self, person_id: str) -> None:
        """Somebody who works at another institution."""
        number = NUMBERS["school_b"]
        pk, sk = access(number, person_id)
        by_pk, by_sk = by_person(person_id, number)
        item = {
            "pk": pk,
            "sk": sk,
            "by_person_pk": by_pk,
            "by_person_sk": by_sk,
            "name": "Een collega",
        }
        raw = {name: {"S": value} for name, value in item.items()}
        self.dynamodb.put_item(TableName=self.tables.dossiers, Item=raw)

    def know(self, number: str, kind: str) -> None:
        item = {"pk": f"ORG#{number}", "sk": "ORG", "kind": kind, "name": f"Instelling {number}"}
        raw = {name: {"S": value} for name, value in item.items()}
        self.dynamodb.put_item(TableName=self.tables.dossiers, Item=raw)


class NoDirectory:
    """The directory is one object in S3: it has no part in what DynamoDB is asked."""

    def search(self, q: str) -> list[str]:
        return [Institution("030569", "school", "Instelling 030569").card]


def _later(institution: str, handover_id: str) -> None:
    """A function of its own takes it further, which is not what a request costs."""


@contextmanager
def world() -> Iterator[World]:
    """The first dossier, started and empty."""
    keep_to_this_machine()
    os.environ["LARGEST_DOCUMENT"] = str(50 * 1024**2)
    os.environ["MAIL_SECRET"] = SECRET
    tables, meter = Tables("bench-dossiers", "bench-audit-trail"), Meter()
    with dynoxide() as endpoint:
        dynamodb = Session().create_client("dynamodb", endpoint_url=endpoint)
        create_tables(
            dynamodb, template(), {"DossierTable": tables.dossiers, "AuditTable": tables.audit}
        )
        files = Files(Session().create_client("s3", endpoint_url=endpoint), "bench")  # it signs
        functions.services.__dict__.update(
            store=Store(dynamodb, tables),
            directory=NoDirectory(),
            files=files,
            take_further=_later,
            make_export=_later,
        )
        here = World(dynamodb, tables, meter)
        for place, number in NUMBERS.items():
            here.know(number, place.partition("_")[0])
        give_access(dynamodb, tables, CAST.values(), NUMBERS, datetime.now(UTC))
        clb, school = DOSSIER.split("-")
        here.ask("clara", "POST /dossiers", {"clb": clb, "school": school}, Idempotency_Key="1")
        meter.watch(dynamodb)
        yield here
