"""Our Lambda function as it is packaged beside what others build on: the same engine, one run.

Three endpoints: one registration, a page of 25, a new one in one transaction. Ours also
authorises on what is kept, writes the audit trail and keeps the key of the request. The engine is
spoken to without TLS, so a certificate bundle is read by nobody.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from boto3.dynamodb.types import TypeSerializer
from botocore.session import Session

from bench.texts import ROOT
from bench.world import DOSSIER, FULL, NUMBERS, QUICK, World, world
from local.direct import claims_of
from local.environment import function_variables
from local.events import match, proxy_event
from local.messages import Request
from local.packaged import package
from local.people import CAST
from local.progress import Bar, say, step

PLACE = ROOT / ".venv-rivals"
PYTHON = str(PLACE / "bin" / "python")
TABLE = "rivals"
OURS, LIMIT = "this application", "botocore alone (the limit)"
MANY = "/dossiers/{dossier_id}/registrations"
WARM = ("one", "page", "new")
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
        command = [*before, PYTHON, str(ROOT / "bench/probe.py"), self.module, self.attribute]
        sent = json.dumps([(self.events[kind], times) for kind, times in parts])
        done = subprocess.run(  # noqa: S603 - our own code
            command, input=sent, capture_output=True, text=True, check=False, cwd=tempfile.gettempdir(),
            env=os.environ | self.variables | {"PYTHONPATH": os.pathsep.join(self.paths)},
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{self.module}: {done.stderr[-2000:]}")
        said = json.loads(done.stdout)
        if any(part["status"] not in (200, 201) for part in said):
            raise RuntimeError(f"{self.module}: {said}")
        return said, done.stderr


def measure_beside() -> dict[str, Any]:
    """``{"quick", "versions", "rivals": {name: figures}}``; lists are one value of each turn."""
    quick = bool(os.environ.get("QUICK"))
    with tempfile.TemporaryDirectory(prefix="beside-") as folder, world() as here:
        with step("the package, as it is deployed"):
            place = unpacked(Path(folder))
        rivals = rivals_in(here, place)
        figures = {name: dict[str, Any]() for name in rivals}
        for name, cold in _turns(rivals, 3 if quick else 15, [("one", 1)], "cold starts"):
            figures[name].setdefault("cold_ms", []).append(cold[0]["ms"])
            figures[name].setdefault("cold_mb", []).append(cold[0]["memory"])
        times = 50 if quick else 300
        warm = [part for kind in WARM for part in ((kind, 5), (kind, times))]
        for name, said in _turns(rivals, 1 if quick else 5, warm, "warm requests"):
            for number, kind in enumerate(WARM):
                took = said[number * 2 + 1]["took"] / times
                figures[name].setdefault(f"{kind}_ms", []).append(took)
        thousand = [("one", 1), ("one", 333), ("page", 333), ("new", 333)]
        for name, said in _turns(rivals, 0 if quick else 1, thousand, "a thousand requests"):
            figures[name] |= {"thousand_mb": said[-1]["memory"]}
            figures[name] |= {"grown_mb": said[-1]["memory"] - said[0]["memory"]}
        if not quick and shutil.which("valgrind"):
            for name, counted in instructions(rivals):
                figures[name] |= counted
        for name, size in sizes(place).items():
            figures[name]["package"] = size
    return {"quick": quick, "rivals": figures}


def _turns(
    rivals: dict[str, Rival], turns: int, parts: list[tuple[str, int]], title: str
) -> Iterator[tuple[str, list[Any]]]:
    """By turns, so that a busy moment is everybody's; once before, so that all is compiled."""
    bar = Bar(title)
    for turn in range(turns):
        for number, (name, rival) in enumerate(rivals.items(), 1):
            if turn == 0:
                rival.run([("one", 1)])
            yield name, rival.run(parts)[0]
            bar(turn * len(rivals) + number, turns * len(rivals))


def instructions(rivals: dict[str, Rival]) -> Iterator[tuple[str, dict[str, float]]]:
    """Millions: of a cold start with its first answer, and of one warm request of each kind."""
    bar, few, more = Bar("instructions"), 5, 25
    for number, (name, rival) in enumerate(rivals.items(), 1):
        found = {"cold_minstr": _counted(rival, [("one", 1)])}
        for kind in WARM:
            least = _counted(rival, [(kind, few)])
            found[f"{kind}_minstr"] = (_counted(rival, [(kind, more)]) - least) / (more - few)
        yield name, found
        bar(number, len(rivals))


def _counted(rival: Rival, parts: list[tuple[str, int]]) -> float:
    tool = ["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    said = rival.run(parts, "valgrind", *tool)[1]
    counted = re.search(r"I\s+refs:\s+([\d,]+)", said)
    if not counted:
        raise RuntimeError(said[-2000:])
    return int(counted[1].replace(",", "")) / 1e6


def unpacked(folder: Path) -> Path:
    """The zip as it is deployed, with the one compiled library for this machine's processor."""
    package(folder / "package", whole=True)
    with zipfile.ZipFile(folder / "package/out/deployment.zip") as archive:
        archive.extractall(folder / "task")
    shutil.copy(folder / "package/out/deployment.zip", folder / "task.zip")
    for library in PLACE.glob("lib/python*/site-packages/pydantic_core/*.so"):
        shutil.copy(library, folder / "task/pydantic_core")
    return folder / "task"


def rivals_in(here: World, task: Path) -> dict[str, Rival]:
    endpoint = here.dynamodb.meta.endpoint_url
    common = {"PYTHONHASHSEED": "0", "AWS_ENDPOINT_URL_DYNAMODB": endpoint, "RIVALS_TABLE": TABLE}
    last = here.fill(50)
    for kind, text in (("replies", {"kind": "question"}), ("goals", {})):
        said = {"text": "We bespraken de afspraken in elke klas.", **text}
        here.ask("anna", f"POST {last}/{kind}", said, Idempotency_Key=f"thread-{kind}")
    ours = common | function_variables(endpoint) | {
        "DOSSIER_TABLE": here.tables.dossiers, "AUDIT_TABLE": here.tables.audit,
        "AWS_DATA_PATH": str(task / "sdk-data"),
    }  # fmt: skip
    _fill_rivals(here)
    theirs = _events(f"/dossiers/{DOSSIER}/registrations/{49:032}")
    others = {
        LIMIT: "bare", "chalice, naive": "naive",
        "Powertools": "powertools", "FastAPI and Mangum": "fast",
    }  # fmt: skip
    return {OURS: Rival("app", "app", (str(task),), _events(last), ours)} | {
        title: Rival(f"bench.rivals.{name}", "handler", (str(ROOT),), theirs, common)
        for title, name in others.items()
    }


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
        "one": _event("GET", one),
        "page": _event("GET", many),
        "new": _event("POST", many, json.dumps(FULL)),
    }


def _event(method: str, path: str, body: str = "") -> Event:
    headers = {"Content-Type": "application/json", "Host": "api.example.org"}
    if body:
        headers["Idempotency-Key"] = "bench"
    claims = claims_of(CAST["anna"], NUMBERS["clb_a"]) | {"number": NUMBERS["clb_a"]}
    route = match((MANY, MANY + "/{registration_id}"), path)
    if route is None:
        raise LookupError(path)
    request = Request(method, path, "", tuple(headers.items()), body.encode())
    return proxy_event(request, route, "a-request", claims, ())


def sizes(task: Path) -> dict[str, float]:
    """MB of the zip; of the rivals what they need beside the SDK, which the runtime has."""
    listed = {"chalice, naive": ["chalice", "pydantic"], LIMIT: [],
              "Powertools": ["aws_lambda_powertools", "pydantic"],
              "FastAPI and Mangum": ["fastapi", "mangum", "pydantic"]}  # fmt: skip
    said = {OURS: task.with_suffix(".zip").stat().st_size / 1e6}
    for name, packages in listed.items():
        command = [PYTHON, str(ROOT / "bench/weighed.py"), *packages]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
        said[name] = float(done.stdout)
    return said


def spread(values: list[float]) -> str:
    """The median, and from the least to the most."""
    return f"{statistics.median(values):.3g} ({min(values):.3g}–{max(values):.3g})"


if __name__ == "__main__":
    say(json.dumps(measure_beside(), indent=1))
