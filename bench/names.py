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
from bench.table import print_table
from bench.texts import ROOT, Gold, Mark, all_texts
from local.environment import keep_compiled

HEAD = ("", "texts", "recall", "precision", "F1", "false alarms")
PROCESSES = 4
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


def measure_names() -> None:
    """With LEXICON=folder also what ``make lexicon OUT=folder`` made."""
    sets = all_texts()
    print("\nThe name guard: overlap\n")
    print_table(HEAD, list(_quality(sets, ROOT)))
    if folder := os.environ.get("LEXICON"):
        print(f"\nThe same, with the lexicon in {folder}\n")
        with _house_with(Path(folder)) as house:
            print_table(HEAD, list(_quality(sets, Path(house))))
    keep_compiled()
    fresh("-c", "from chalicelib.domain.names import check; check('Jan')\nprint(0)")  # compiles
    print("\nWhat it costs: processor milliseconds, the least of some processes of its own\n")
    print_table(("", "measured"), list(_cost()))
    print("\nThe most spiteful texts of 100,000 characters\n")
    print_table(("", "ms/KB"), _worst(fresh("-m", "bench.reading", "spite")))
    print("\nWhat it adds to the start of the API function: medians\n")
    head = ("", "ms", "memory, MB", "modules of the guard", "million instructions")
    print_table(head, list(starts()))


def _quality(sets: dict[str, list[Gold]], house: Path) -> Iterator[tuple[str, ...]]:
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


def _cost() -> Iterator[tuple[str, str]]:
    """What is disturbed takes longer, never shorter: the least is the nearest."""
    measured = [fresh("-m", "bench.reading") for _ in range(PROCESSES)]
    for figure, title in COSTS.items():
        yield title, f"{min(one[figure] for one in measured):.2f}"


def _worst(spite: dict[str, float]) -> list[tuple[str, str]]:
    memory = spite.pop(MEMORY)
    slowest = sorted(spite.items(), key=lambda one: one[1], reverse=True)
    return [*((name, f"{ms:.2f}") for name, ms in slowest[:8]), (MEMORY, f"{memory:.1f}")]
