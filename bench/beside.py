"""Our Lambda function as it is packaged beside what others build on: the same engine, one run.

Three endpoints: one registration, a page of 25, a new one in one transaction. Ours also
authorises on what is kept, writes the audit trail and keeps the key of the request. The engine is
spoken to without TLS, so a certificate bundle is read by nobody.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import instructions
from bench.held import held
from bench.packed import PYTHON, packed
from bench.rival import LIMIT, OURS, Rival, rivals_in
from bench.table import Table
from bench.texts import ROOT
from bench.world import world
from local.progress import Bar

TITLE = "The packaged function beside others"
WARM = {"one": "one registration", "page": "a page of 25", "new": "a new registration"}
FIGURES = {
    "cold_ms": "cold start to the first answer, CPU ms",
    "cold_minstr": "cold start to the first answer, million instructions",
    **{f"{kind}_ms": f"{title}, CPU ms" for kind, title in WARM.items()},
    **{f"{kind}_minstr": f"{title}, million instructions" for kind, title in WARM.items()},
    "cold_mb": "memory at the first answer, MB",
    "thousand_mb": "memory after 1,000 requests, MB",
    "grown_mb": "grown in 1,000 requests, MB",
    "package": "package, MB zipped",
}
Figures = dict[str, dict[str, Any]]  # by rival, then by a name of FIGURES


def measure_beside() -> Iterator[Table]:
    """A list has one value of each turn."""
    quick = bool(os.environ.get("QUICK"))
    with world() as here:
        rivals = rivals_in(here)
        figures: Figures = {name: {"package": size} for name, size in sizes(packed()).items()}
        _starts(rivals, figures, 3 if quick else 15)
        _warm(rivals, figures, *((1, 40) if quick else (5, 300)))
        if not quick:
            _thousand(rivals, figures)
        if not quick and instructions.can_count():
            _instructions(rivals, figures)
        yield _table(rivals, figures)
        yield from held(rivals[OURS], WARM, figures[OURS].get("cold_minstr"))


def _table(rivals: dict[str, Rival], figures: Figures) -> Table:
    rows = [
        (title, *(figures[rival][name] for rival in rivals))
        for name, title in FIGURES.items()
        if name in figures[OURS]
    ]
    return Table(TITLE, ("", *rivals), rows)


def _starts(rivals: dict[str, Rival], figures: Figures, turns: int) -> None:
    for name, cold in by_turns(rivals, turns, [("one", 1)], "cold starts"):
        figures[name].setdefault("cold_ms", []).append(cold[0]["ms"])
        figures[name].setdefault("cold_mb", []).append(cold[0]["memory"])


def _warm(rivals: dict[str, Rival], figures: Figures, turns: int, times: int) -> None:
    parts = [part for kind in WARM for part in ((kind, 5), (kind, times))]
    for name, said in by_turns(rivals, turns, parts, "warm requests"):
        for number, kind in enumerate(WARM):
            took = said[number * 2 + 1]["took"] / times
            figures[name].setdefault(f"{kind}_ms", []).append(took)


def _thousand(rivals: dict[str, Rival], figures: Figures) -> None:
    parts = [("one", 1), ("one", 333), ("page", 333), ("new", 333)]
    for name, said in by_turns(rivals, 1, parts, "a thousand requests"):
        last = said[-1]["memory"]
        figures[name] |= {"thousand_mb": last, "grown_mb": last - said[0]["memory"]}


def _instructions(rivals: dict[str, Rival], figures: Figures) -> None:
    counts = instructions.count(rivals, WARM, "instructions")
    for name, counted in zip(rivals, counts, strict=True):
        figures[name] |= {f"{kind}_minstr": one for kind, one in counted.items()}


def by_turns(
    rivals: dict[str, Rival], turns: int, parts: list[tuple[str, int]], title: str
) -> Iterator[tuple[str, list[Any]]]:
    """So that a busy moment is everybody's; once before, so that all is compiled."""
    bar = Bar(title)
    for turn in range(turns):
        for number, (name, rival) in enumerate(rivals.items(), 1):
            if turn == 0:
                rival.run([("one", 1)])
            yield name, rival.run(parts)[0]
            bar(turn * len(rivals) + number, turns * len(rivals))


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
