"""``python bench/shares.py MODULE ATTRIBUTE``: where a warm request spends the processor.

On standard input and output as bench/probe.py; of each part the share of each package, by
cProfile, which makes many small calls look dearer than they are.
"""

import cProfile
import importlib
import json
import pstats
import re
import sys
import time
from collections import Counter
from typing import Any

PARTS = json.load(sys.stdin)
# The part of a path that names who wrote it; what is in none of them is Python's own.
WROTE = re.compile(
    r"/(chalicelib/domain/names|chalicelib/\w+|botocore|urllib3|chalice|pydantic\w*)/"
)


def package(path: str) -> str:
    found = WROTE.search(path)
    return found[1].replace("/", ".") if found else "Python itself"


def shares(profile: cProfile.Profile) -> dict[str, float]:
    """What is written in C counts with who called it."""
    spent: Counter[str] = Counter()
    functions: Any = vars(pstats.Stats(profile))["stats"]
    for (path, _, _), (_, _, own, _, callers) in functions.items():
        if path != "~":
            spent[package(path)] += own
            continue
        for (caller, _, _), (_, _, of_it, _) in callers.items():
            spent[package(caller)] += of_it
    total = sum(spent.values())
    return {name: own / total for name, own in spent.most_common() if own / total > 0.01}


def main(module: str, attribute: str) -> None:
    handler = getattr(importlib.import_module(module), attribute)
    said = []
    for event, times in PARTS:
        profile, key = cProfile.Profile(time.process_time), event["headers"].get("Idempotency-Key")
        for number in range(times):
            if key:
                event["headers"]["Idempotency-Key"] = f"{key}-{time.time_ns()}"
            if number < 5:  # it is not warm yet
                handler(event, None)
            else:
                profile.runcall(handler, event, None)
        said.append(shares(profile))
    print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
