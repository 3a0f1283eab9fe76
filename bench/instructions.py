"""Millions of instructions, counted by valgrind: nothing else that the machine does disturbs them.

A count is the difference between a run with and one without some requests more, so that all the
kinds of one function share the start and the first requests.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from bench.packed import PYTHON
from bench.rival import Rival
from local.progress import Bar

_TOOL = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
_FIRST, _MORE = 3, 20
Parts = list[tuple[str, int]]
Asked = tuple[Rival, Parts]


def can_count() -> bool:
    return bool(shutil.which("valgrind"))


def warm(rivals: dict[str, Rival], kinds: Iterable[str], title: str) -> dict[str, dict[str, float]]:
    """Of one warm request of each kind, by the name of the rival."""
    first = [(kind, _FIRST) for kind in kinds]
    asked = [
        (rival, parts)
        for rival in rivals.values()
        for parts in (first, *([*first, (kind, _MORE)] for kind, _ in first))
    ]
    counts = iter(_all(asked, title))
    found: dict[str, dict[str, float]] = {}
    for name in rivals:
        least = next(counts)
        found[name] = {kind: (next(counts) - least) / _MORE for kind, _ in first}
    return found


def cold(rivals: dict[str, Rival]) -> dict[str, float]:
    """From the start of the process to the first answer."""
    counts = _all([(rival, [("one", 1)]) for rival in rivals.values()], "instructions: cold")
    return dict(zip(rivals, counts, strict=True))


def stages(rival: Rival, codes: Iterable[str]) -> list[float]:
    """Of a new process in its environment that does this and ends."""
    return [
        _counted(
            subprocess.run(  # noqa: S603 - our own code
                [*_TOOL, PYTHON, "-c", f"{code}\nimport os; os._exit(0)"], env=rival.environment,
                capture_output=True, text=True, check=True,
            ).stderr
        )
        for code in codes
    ]  # fmt: skip


def _all(asked: list[Asked], title: str) -> list[float]:
    """As many at the same time as there are processors: they do not disturb each other."""
    bar, counts = Bar(title), list[float]()
    with ThreadPoolExecutor(os.cpu_count()) as together:
        for counted in together.map(_run, asked):
            counts.append(counted)
            bar(len(counts), len(asked))
    return counts


def _run(asked: Asked) -> float:
    rival, parts = asked
    return _counted(rival.run(parts, *_TOOL)[1])


def _counted(said: str) -> float:
    counted = re.search(r"I\s+refs:\s+([\d,]+)", said)
    if not counted:
        raise RuntimeError(said[-2000:])
    return int(counted[1].replace(",", "")) / 1e6
