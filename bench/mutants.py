"""``make mutants``: the code is changed a little, and a test has to notice.

``python -m bench.mutants [part] [sample] [seed]``, by the Python of .venv-mutants. ``part`` is
files or folders of the code; of each file ``sample`` mutants are asked, drawn by ``seed``: 0 is
all. mutmut makes them and runs the tests; what came of it is kept in docs/mutants.json, and told
in docs/mutants.md. Not 0 when mutmut could not do its work.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from random import Random, SystemRandom
from typing import Any, NamedTuple

from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.utils.format_utils import get_mutant_name

from bench.figures import put_figures
from bench.mutants_box import BOX, STATISTICS, made_box, only_tests
from bench.table import as_markdown, print_table
from bench.texts import ROOT
from local.progress import say

KEPT, DOCUMENT = ROOT / "docs" / "mutants.json", ROOT / "docs" / "mutants.md"
PROGRAM = Path(sys.executable).with_name("mutmut")
PARTS = ("chalicelib/domain", "chalicelib/storage")
SAMPLE = 30  # of a file
AT_MOST = 60  # tests of one mutant, of those that come by and need an engine
_HEAD = ("file", "mutants", "asked", "killed", "survived", "no test", "% killed")
SURVIVED, NO_TESTS = {0}, {5, 33}  # what pytest ended with, and what mutmut says without tests


class Told(NamedTuple):
    """Of one file: how many there are, how many were asked, and the names of what lived on."""

    mutants: int
    asked: int
    seed: int
    survived: list[str]
    untested: list[str]

    @property
    def killed(self) -> int:
        return self.asked - len(self.survived) - len(self.untested)


def files_of(part: str) -> list[str]:
    """The files of a part that have mutants at all, by their place in the repository."""
    place = ROOT / part
    files = [place] if place.is_file() else sorted(place.glob("*.py"))
    return [str(file.relative_to(ROOT)) for file in files]


def mutants_of(file: str) -> list[str]:
    made = mutate_file_contents(file, (ROOT / file).read_text(encoding="utf-8"))
    return [get_mutant_name(Path(file), name) for name in made.mutant_names]


def drawn(names: list[str], sample: int, seed: int) -> list[str]:
    """The same for the same seed and file, whichever others are asked along."""
    if not sample or len(names) <= sample:
        return names
    return sorted(Random(f"{seed} {names[0]}").sample(names, sample))  # noqa: S311 - no secret


def run_mutmut(names: Iterable[str]) -> bool:
    """Whether it came to the end. One process: the machine is for others too."""
    command = [str(PROGRAM), "run", "--max-children", "1", *names]
    ended = subprocess.run(command, cwd=BOX, check=False)  # noqa: S603 - our own program
    return ended.returncode == 0


def verdicts(files: Iterable[str]) -> dict[str, int]:
    """Name of a mutant → how its tests ended."""
    found: dict[str, int] = {}
    for file in files:
        meta = BOX / "mutants" / f"{file}.meta"
        if meta.is_file():
            found |= json.loads(meta.read_text())["exit_code_by_key"]
    return found


def ask(names: list[str], files: list[str]) -> dict[str, int]:
    """How each ended, by the tests that were chosen of those that come by."""
    if not STATISTICS.is_file():
        run_mutmut(["none"])  # it makes all of them, sees which tests come by, and finds no "none"
    only_tests(AT_MOST)
    if not run_mutmut(names):
        raise SystemExit("mutmut did not come to its end: what it said stands above.")
    ended = verdicts(files)
    return {name: ended[name] for name in names}


def told(names: list[str], ended: dict[str, int], seed: int) -> Told:
    asked = [name for name in names if name in ended]
    survived = [name for name in asked if ended[name] in SURVIVED]
    untested = [name for name in asked if ended[name] in NO_TESTS]
    return Told(len(names), len(asked), seed, survived, untested)


def row(file: str, one: Told) -> tuple[object, ...]:
    share = str(100 * one.killed // one.asked) if one.asked else "–"  # down: 100 is all of them
    lived = len(one.survived), len(one.untested)
    return (file.removeprefix("chalicelib/"), one.mutants, one.asked, one.killed, *lived, share)


def in_all(them: Iterable[Told]) -> Told:
    every = list(them)
    survived = [name for one in every for name in one.survived]
    untested = [name for one in every for name in one.untested]
    mutants, asked = sum(one.mutants for one in every), sum(one.asked for one in every)
    return Told(mutants, asked, 0, survived, untested)


def keep(found: dict[str, Told]) -> dict[str, Told]:
    """With what earlier runs found of other files."""
    before = json.loads(KEPT.read_text()) if KEPT.is_file() else {}
    every = {file: Told(**one) for file, one in before.items()} | found
    kept: dict[str, Any] = {file: every[file]._asdict() for file in sorted(every)}
    KEPT.write_text(json.dumps(kept, indent=1) + "\n")
    return {file: every[file] for file in sorted(every)}


def write(every: dict[str, Told]) -> None:
    rows = [row(file, one) for file, one in every.items() if one.asked]
    rows.append(row("**all of these**", in_all(every.values())))
    seeds = {one.seed for one in every.values() if one.asked < one.mutants}
    said = ", ".join(map(str, sorted(seeds))) or "none: all were asked"
    put_figures(DOCUMENT, f"Seed of the samples: {said}.\n\n{as_markdown(_HEAD, rows)}")


def main(part: str = "", sample: str = "", seed: str = "") -> int:
    """Each as it was typed after make; empty is what is usual."""
    number = int(seed or SystemRandom().randrange(10_000))
    say(f"  seed {number}: the same mutants again with SEED={number}")
    made_box()
    os.chdir(BOX)  # mutmut reads what it may change from there
    files = [file for one in part.split() or PARTS for file in files_of(one)]
    names = {file: mutants_of(file) for file in files}
    if not any(names.values()):
        say("  Nothing there can be changed: it has no functions.")
        return 0
    chosen = [one for of in names.values() for one in drawn(of, int(sample or SAMPLE), number)]
    ended = ask(chosen, files)
    found = {file: told(of, ended, number) for file, of in names.items() if of}
    print_table(_HEAD, [row(file, one) for file, one in found.items()])
    for name in (name for one in found.values() for name in one.survived):
        say(f"  survived: {name}")
    write(keep(found))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
