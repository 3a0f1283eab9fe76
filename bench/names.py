"""How well and how fast the name guard reads, and what it adds to a cold start."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.cold import starts
from bench.fresh import fresh
from bench.program import Program
from bench.reading import MEMORY
from bench.score import IDENTIFIERS, PERSON, score
from bench.table import Table
from bench.texts import ROOT, Gold, Mark, all_texts
from local.environment import keep_compiled

HEAD = ("", "texts", "recall", "precision", "F1", "false alarms")
PROCESSES, TIMES = 4, 9
COST = "What the name guard costs: processor milliseconds"
SPITE = "The most spiteful texts of 100,000 characters"
START = "What the name guard adds to the start of the API function"
COSTS = {
    "start": "start: import and a first text, ms",
    "memory": "memory once started, MB",
    "after": "memory after our own texts, MB",
    "short": "texts of a line, words never seen, ms/KB",
    "page": "texts of a page, words seen, ms/KB",
    "long": "one text of all of them, ms/KB",
    "count": "the machine: counting to a million, ms",
}
GUARD = (sys.executable, "-m", "chalicelib.domain.names")


def measure_names() -> Iterator[Table]:
    """With LEXICON=folder also what ``make lexicon OUT=folder`` made. QUICK: our own texts."""
    sets = all_texts()
    if quick := bool(os.environ.get("QUICK")):
        sets = dict(list(sets.items())[:1])
    yield Table("The name guard: overlap", HEAD, list(_quality(sets, ROOT)))
    if folder := os.environ.get("LEXICON"):
        with _house_with(Path(folder)) as house:
            title = f"The same, with the lexicon in {folder}"
            yield Table(title, HEAD, list(_quality(sets, Path(house))))
    keep_compiled()
    fresh("-c", "from chalicelib.domain.names import check; check('Jan')\nprint(0)")  # compiles
    yield Table(COST, ("", "processes of its own"), _cost(1 if quick else PROCESSES))
    if not quick:
        worst = _worst(fresh("-m", "bench.reading", "spite"))
        yield Table(SPITE, ("", "ms/KB"), worst)
    head = ("", "ms", "memory, MB", "modules of the guard", "million instructions")
    yield Table(START, head, list(starts(1 if quick else TIMES)))


def _quality(sets: dict[str, list[Gold]], house: Path) -> Iterator[tuple[object, ...]]:
    for name, golds in sets.items():
        marks = _marks(golds, house)
        if "identifiers" not in name:
            yield name, *score(golds, marks, PERSON).cells
        if name == "of others":
            sure = _marks(golds, house, "--sure")
            yield f"{name}, sure marks only", *score(golds, sure, PERSON).cells
        if "of others" in name:
            yield f"{name}: numbers", *score(golds, marks, IDENTIFIERS).cells


def _marks(golds: list[Gold], house: Path, *options: str) -> list[Sequence[Mark]]:
    with Program([*GUARD, *options], house) as guard:
        return [guard.marks(gold.text) for gold in golds]


def _house_with(folder: Path) -> tempfile.TemporaryDirectory[str]:
    """A copy of what is shipped, with the files of ``folder`` for its lexicon."""
    house = tempfile.TemporaryDirectory(prefix="lexicon-")
    shutil.copytree(ROOT / "chalicelib", Path(house.name) / "chalicelib")
    data = Path(house.name) / "chalicelib/domain/names/data"
    shutil.copy(folder / "lexicon.bin", data / "lexicon.bin")
    return house


def _cost(processes: int) -> list[tuple[str, list[float]]]:
    """What is disturbed takes longer, never shorter: the least is the nearest."""
    measured = [fresh("-m", "bench.reading") for _ in range(processes)]
    return [(title, [one[figure] for one in measured]) for figure, title in COSTS.items()]


def _worst(spite: dict[str, float]) -> list[tuple[str, float]]:
    memory = spite.pop(MEMORY)
    slowest = sorted(spite.items(), key=lambda one: one[1], reverse=True)
    return [*slowest[:8], (MEMORY, memory)]
