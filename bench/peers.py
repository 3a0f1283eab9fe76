"""The name guard beside deduce and presidio: the same texts, the same scores, the same process.

Numbers are told apart from names only, and dates are left out: the others mark every date.
"""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bench.program import Program
from bench.score import PERSON, score
from bench.table import markdown
from bench.texts import MEASURE, ROOT, Gold, Mark, all_texts
from local.environment import keep_compiled
from local.progress import Bar, say

PLACE = ROOT / ".venv-peers"
PYTHON = str(PLACE / "bin" / "python")
LEARNED_FROM = MEASURE / "wikineural_nl_test.jsonl"
NUMBERS = ("NUMBER",)
ALIKE = dict.fromkeys(("RRN", "PHONE", "EMAIL", "ADDRESS", "IBAN"), "NUMBER")
COSTS = ("", "start, ms", "memory, MB", "ms per KB")
SCORES = ("", "recall", "precision", "F1", "false alarms")


@dataclass(frozen=True)
class Measured:
    marks: dict[str, list[tuple[Mark, ...]]]
    started: Any
    ended: Any


def measure_peers() -> int:
    if not PLACE.is_dir():
        print("The other guards are not installed: run `make bench-names`.", file=sys.stderr)
        return 1
    keep_compiled()
    sets = {name: [alike(gold) for gold in golds] for name, golds in all_texts().items()}
    try:
        peers = {title: measured(title, command, sets) for title, command in commands().items()}
    except (EOFError, subprocess.CalledProcessError):
        print("One of the guards stopped, and said why above.", file=sys.stderr)
        return 1
    table(sets, peers)
    return 0


def table(sets: dict[str, list[Gold]], peers: dict[str, Measured]) -> None:
    print("\nWhat they cost\n")
    markdown(COSTS, [(title, *_costs(one)) for title, one in peers.items()])
    for name, golds in sets.items():
        kinds = NUMBERS if "identifiers" in name else PERSON
        print(f"\n{name}: {len(golds)} texts\n")
        rows = ((t, *score(golds, one.marks[name], kinds).cells[1:]) for t, one in peers.items())
        markdown(SCORES, list(rows))


def commands() -> dict[str, tuple[str, ...]]:
    peers = {
        "the name guard": ("guard",),
        "deduce 3.0.6": ("deduce",),
        "presidio 2.2.366, patterns only": ("presidio", model("blank")),
    }
    if LEARNED_FROM.is_file():
        trained = model("learned", str(LEARNED_FROM))
        peers["presidio 2.2.366, NER trained on WikiNEuRal"] = ("presidio", trained)
    return peers


def model(name: str, *texts: str) -> str:
    """The folder of a pipeline, made when it is not there yet."""
    folder = PLACE / name
    if not (folder / "meta.json").is_file():
        command = [PYTHON, "-m", "bench.peer_model", str(folder), *texts]
        subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 - our own module
    return str(folder)


def measured(title: str, command: tuple[str, ...], sets: dict[str, list[Gold]]) -> Measured:
    """Started twice: the first time it may compile itself, and keep what it builds."""
    run = [PYTHON, "-m", "bench.peer", *command]
    say(f"  {title}: starting, which may take minutes the first time")
    with Program(run, ROOT) as peer:
        peer.said()
    bar, total = Bar(title), sum(map(len, sets.values()))
    with Program(run, ROOT) as peer:
        started = peer.said()
        marks = {name: list[tuple[Mark, ...]]() for name in sets}
        for done, (name, gold) in enumerate(_each(sets), start=1):
            marks[name].append(tuple(_alike(peer.marks(gold.text))))
            bar(done, total)
        return Measured(marks, started, peer.finish())


def _each(sets: dict[str, list[Gold]]) -> Iterator[tuple[str, Gold]]:
    for name, golds in sets.items():
        yield from ((name, gold) for gold in golds)


def alike(gold: Gold) -> Gold:
    return replace(gold, spans=tuple(_alike(gold.spans)))


def _alike(marks: tuple[Mark, ...]) -> Iterator[Mark]:
    for start, end, kind in marks:
        if kind == "PERSON" or kind in ALIKE:
            yield start, end, ALIKE.get(kind, kind)


def _costs(one: Measured) -> tuple[str, str, str]:
    memory = max(one.started["memory"], one.ended["memory"])
    return f"{one.started['ms']:.0f}", f"{memory:.0f}", f"{one.ended['ms_per_kb']:.2f}"
