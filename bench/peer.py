"""``python -m bench.peer NAME [MODEL]``: one way to find names, behind lines of JSON.

It first says how long it took to start, then the marks of each ``{"id", "text"}``, and at the end
what that cost: processor time and, from before the first import, memory. Runs in .venv-peers.
"""

import json
import sys
import time
from importlib import import_module

from bench.memory import peak

ANSWERS, sys.stdout = sys.stdout, sys.stderr  # what the others print is for people


def say(what: dict[str, object]) -> None:
    ANSWERS.write(json.dumps(what) + "\n")
    ANSWERS.flush()


def main(name: str, *given: str) -> None:
    before, at = peak(), time.process_time()
    find = import_module(f"bench.peer_{name}").loaded(*given)
    find("Jan")
    say({"ms": (time.process_time() - at) * 1000, "memory": peak() - before})
    spent, size = 0.0, 0
    for line in sys.stdin:
        asked = json.loads(line)
        at = time.process_time()
        spans = find(asked["text"])
        spent, size = spent + time.process_time() - at, size + len(asked["text"].encode())
        say({"id": asked["id"], "spans": spans})
    say({"ms_per_kb": spent * 1000 / max(size / 1024, 1), "memory": peak() - before})


if __name__ == "__main__":
    main(*sys.argv[1:])
