"""What the guard adds to the start of the API function: nothing until a text is written."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator

from bench.fresh import fresh
from bench.texts import ROOT
from local.environment import keep_compiled, keep_to_this_machine
from local.progress import Bar

SAY = """
import json, sys, time
ms = time.process_time() * 1000
from bench.memory import peak
modules = sum(name.startswith("chalicelib.domain.names") for name in sys.modules)
print(json.dumps([ms, peak(), modules]))
"""
STAGES = {
    "import app": "import app",
    "and the guard's modules": "import app, chalicelib.domain.names",
    "and a first text": (
        "import app; from chalicelib.domain.guard import Around, find;"
        " find({'title': 'Overleg met de zorgcel'}, Around())"
    ),
}
Row = tuple[str, list[float], list[float], int, float | None]


def starts(times: int) -> Iterator[Row]:
    """Processor ms, memory in MB, modules of the guard, millions of instructions.

    Instructions only where INSTRUCTIONS is set and valgrind is there: it takes a minute.
    """
    keep_to_this_machine()
    keep_compiled()
    fresh("-c", STAGES["and a first text"] + SAY)  # compiles what was not
    seen: dict[str, list[list[float]]] = {stage: [] for stage in STAGES}
    bar = Bar("starting the API function")
    for number in range(times):  # by turns, so that a busy moment is everybody's
        for stage, code in STAGES.items():
            seen[stage].append(fresh("-c", code + SAY))
        bar(number + 1, times)
    for stage, several in seen.items():
        ms, memory, modules = (list(column) for column in zip(*several, strict=True))
        yield stage, ms, memory, int(modules[0]), instructions(STAGES[stage])


def instructions(code: str) -> float | None:
    valgrind = shutil.which("valgrind")
    if not valgrind or not os.environ.get("INSTRUCTIONS"):
        return None
    quick = ["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    done = subprocess.run(  # noqa: S603 - our own code
        [valgrind, *quick, sys.executable, "-c", code],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )  # fmt: skip
    counted = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    return int(counted[1].replace(",", "")) / 1e6 if counted else None
