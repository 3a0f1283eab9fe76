"""Millions of instructions, counted by valgrind: what else the machine does disturbs none."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor

from bench.packed import PYTHON
from bench.rival import Rival
from local.progress import Bar

_TOOL = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
_TIMES = 20
COLD = "cold"
Counted = dict[str, float]  # by kind; COLD: from the start of the process to the first answer


def can_count() -> bool:
    return bool(shutil.which("valgrind"))


def count(rivals: dict[str, Rival], kinds: Iterable[str], title: str) -> Iterator[Counted]:
    """Of each rival, of one warm request of each kind and of a cold one of the first.

    As many at the same time as there are processors: they do not disturb each other.
    """
    bar, wanted = Bar(title), list(kinds)
    with ThreadPoolExecutor(os.cpu_count()) as together:
        counted = together.map(lambda rival: _count(rival, wanted), rivals.values())
        for number, one in enumerate(counted, 1):
            bar(number, len(rivals))
            yield one


def _count(rival: Rival, kinds: list[str]) -> Counted:
    sent = json.dumps([(rival.events[kind], _TIMES) for kind in kinds])
    cold, least, *each = _of_children(rival.started("counted.py", sent, *_TOOL))
    warm = zip(kinds, ((one - least) / _TIMES for one in each), strict=True)
    return {COLD: cold, **dict(warm)}


def stages(rival: Rival, lines: Iterable[str]) -> list[float]:
    """Of a new process in its environment, what it took after each of these lines of Python."""
    child = "\nif os.fork() == 0: os._exit(0)\nos.wait()\n"
    code = "import os\n" + "".join(line + child for line in lines) + "os._exit(0)"
    done = subprocess.run(  # noqa: S603 - our own code
        [*_TOOL, PYTHON, "-c", code], env=rival.environment,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return _of_children(done)


def _of_children(done: subprocess.CompletedProcess[str]) -> list[float]:
    """In the order of their ends; the parent is the last."""
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    counts = re.findall(r"I\s+refs:\s+([\d,]+)", done.stderr)
    return [int(one.replace(",", "")) / 1e6 for one in counts[:-1]]
