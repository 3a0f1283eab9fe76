"""The functions that are measured beside each other, each in a process of its own, and their world.

The engine is spoken to without TLS, so a certificate bundle is read by nobody.
"""

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from typing import Any

from boto3.dynamodb.types import TypeSerializer
from botocore.session import Session

from bench.packed import PYTHON, packed
from bench.texts import ROOT
from bench.world import DOSSIER, FULL, NUMBERS, QUICK, World
from chalicelib.api.table import ROUTES
from local.direct import claims_of
from local.environment import function_variables
from local.events import match, proxy_event
from local.messages import Request
from local.people import CAST

TABLE = "rivals"
OURS, LIMIT = "this application", "botocore alone (the limit)"
PATHS = sorted({route.path for route in ROUTES})
CLAIMS = claims_of(CAST["anna"], NUMBERS["clb_a"]) | {"number": NUMBERS["clb_a"]}
Event = dict[str, Any]


@dataclass(frozen=True)
class Rival:
    """A function and the requests it is sent; ``paths``: where its code is."""

    module: str
    attribute: str
    paths: tuple[str, ...]
    events: dict[str, Event]
    variables: dict[str, str]

    def run(self, parts: list[tuple[str, int]], *before: str) -> tuple[list[Any], str]:
        """What the probe said of so many requests of each kind; ``before``: a program to run it
        in, whose own words are the second. Raises RuntimeError for an answer that is no success."""
        sent = json.dumps([(self.events[kind], times) for kind, times in parts])
        done = self.started("probe.py", sent, *before)
        if done.returncode:
            raise RuntimeError(f"{self.module}: {done.stderr[-2000:]}")
        said = json.loads(done.stdout)
        if any(part["status"] >= 400 for part in said):
            raise RuntimeError(f"{self.module}: {said}")
        return said, done.stderr

    def started(self, program: str, sent: str, *before: str) -> subprocess.CompletedProcess[str]:
        """A program of this folder with the function, in its environment, until it ends."""
        return subprocess.run(  # noqa: S603 - our own code
            [*before, *self.command(program)], input=sent, capture_output=True, text=True,
            check=False, cwd=tempfile.gettempdir(), env=self.environment,
        )  # fmt: skip

    def command(self, program: str) -> list[str]:
        return [PYTHON, str(ROOT / "bench" / program), self.module, self.attribute]

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | self.variables | {"PYTHONPATH": os.pathsep.join(self.paths)}


def rivals_in(here: World) -> dict[str, Rival]:
    """Ours first, then the limit. In a dossier of 50, of which the last has a thread of two."""
    ours = our_function(here, _events(_filled(here)))
    _fill_rivals(here)
    theirs = _events(f"/dossiers/{DOSSIER}/registrations/{49:032}")
    others = {
        LIMIT: "bare", "chalice, naive": "naive",
        "Powertools": "powertools", "FastAPI and Mangum": "fast",
    }  # fmt: skip
    return {OURS: ours} | {
        title: Rival(f"bench.rivals.{name}", "handler", (str(ROOT),), theirs, _common(here))
        for title, name in others.items()
    }


def our_function(here: World, events: dict[str, Event]) -> Rival:
    endpoint, task = here.dynamodb.meta.endpoint_url, packed()
    variables = function_variables(endpoint) | {
        "DOSSIER_TABLE": here.tables.dossiers, "AUDIT_TABLE": here.tables.audit,
        "AWS_DATA_PATH": str(task / "sdk-data"),
    }  # fmt: skip
    return Rival("app", "app", (str(task),), events, _common(here) | variables)


def _common(here: World) -> dict[str, str]:
    endpoint = here.dynamodb.meta.endpoint_url
    return {"PYTHONHASHSEED": "0", "AWS_ENDPOINT_URL_DYNAMODB": endpoint, "RIVALS_TABLE": TABLE}


def _filled(here: World) -> str:
    """The path of the last registration."""
    last = here.fill(50)
    for kind, text in (("replies", {"kind": "question"}), ("goals", {})):
        said = {"text": "We bespraken de afspraken in elke klas.", **text}
        here.ask("anna", f"POST {last}/{kind}", said, Idempotency_Key=f"thread-{kind}")
    return last


def _fill_rivals(here: World) -> None:
    """The same registrations, as the rivals keep them."""
    typed = TypeSerializer().serialize
    keys = {"pk": "HASH", "sk": "RANGE"}
    unmetered = Session().create_client("dynamodb", endpoint_url=here.dynamodb.meta.endpoint_url)
    unmetered.create_table(
        TableName=TABLE, BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": k, "AttributeType": "S"} for k in keys],
        KeySchema=[{"AttributeName": k, "KeyType": kind} for k, kind in keys.items()],
    )  # fmt: skip
    for number in range(50):
        own = {"id": f"{number:032}", "dossier_id": DOSSIER, "author": "anna", "version": 1}
        when = {"opened_at": f"2026-11-23T08:00:{number:02}Z"}
        key = {"pk": DOSSIER, "sk": f"R#{number:032}"}
        item = typed({**key, **(QUICK, FULL)[number % 2], **own, **when})["M"]
        unmetered.put_item(TableName=TABLE, Item=item)


def _events(one: str) -> dict[str, Event]:
    many = f"/dossiers/{DOSSIER}/registrations"
    return {
        "one": event("GET", one),
        "page": event("GET", many),
        "new": event("POST", many, json.dumps(FULL)),
    }


def event(method: str, target: str, body: str = "", **more: str) -> Event:
    """Of Anna, for a route of ours or, with the same words, of a rival."""
    path, _, query = target.partition("?")
    headers = {"Content-Type": "application/json", "Host": "api.example.org", **more}
    if body:
        headers["Idempotency-Key"] = "bench"
    route = match(PATHS, path)
    if route is None:
        raise LookupError(path)
    request = Request(method, path, query, tuple(headers.items()), body.encode())
    return proxy_event(request, route, "a-request", CLAIMS, ())
