"""Our Lambda function as it is packaged beside what others build on: the same engine, one run.

Three endpoints: one registration, a page of 25, a new one in one transaction. Ours also
authorises on what is kept, writes the audit trail and keeps the key of the request. The engine is
spoken to without TLS, so a certificate bundle is read by nobody.
"""

import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.rival import LIMIT, OURS, PLACE, PYTHON, Rival, rivals_in
from bench.texts import ROOT
from bench.world import world
from local.packaged import package
from local.progress import Bar, step

WARM = ("one", "page", "new")
Figures = dict[str, dict[str, Any]]


def measure_beside() -> dict[str, Any]:
    """``{"quick", "rivals": {name: figures}}``; a list has one value of each turn."""
    quick = bool(os.environ.get("QUICK"))
    with tempfile.TemporaryDirectory(prefix="beside-") as folder, world() as here:
        with step("the package, as it is deployed"):
            place = unpacked(Path(folder))
        rivals = rivals_in(here, place)
        figures: Figures = {name: {"package": size} for name, size in sizes(place).items()}
        figures = {name: figures[name] for name in rivals}
        _starts(rivals, figures, 3 if quick else 15)
        _warm(rivals, figures, *((1, 50) if quick else (5, 300)))
        if not quick:
            _thousand(rivals, figures)
        if not quick and shutil.which("valgrind"):
            for name, counted in instructions(rivals):
                figures[name] |= counted
    return {"quick": quick, "rivals": figures}


def _starts(rivals: dict[str, Rival], figures: Figures, turns: int) -> None:
    for name, cold in _turns(rivals, turns, [("one", 1)], "cold starts"):
        figures[name].setdefault("cold_ms", []).append(cold[0]["ms"])
        figures[name].setdefault("cold_mb", []).append(cold[0]["memory"])


def _warm(rivals: dict[str, Rival], figures: Figures, turns: int, times: int) -> None:
    parts = [part for kind in WARM for part in ((kind, 5), (kind, times))]
    for name, said in _turns(rivals, turns, parts, "warm requests"):
        for number, kind in enumerate(WARM):
            took = said[number * 2 + 1]["took"] / times
            figures[name].setdefault(f"{kind}_ms", []).append(took)


def _thousand(rivals: dict[str, Rival], figures: Figures) -> None:
    parts = [("one", 1), ("one", 333), ("page", 333), ("new", 333)]
    for name, said in _turns(rivals, 1, parts, "a thousand requests"):
        last = said[-1]["memory"]
        figures[name] |= {"thousand_mb": last, "grown_mb": last - said[0]["memory"]}


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
