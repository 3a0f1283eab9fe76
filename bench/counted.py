"""``python bench/counted.py MODULE ATTRIBUTE``, under valgrind, which says what each process took.

On standard input as bench/probe.py; the first part is also the cold start. A child has in its
count what its parent did before it: one start serves for all. In the order of their ends there is
a child after the first answer, one after all were sent a few times, and one for each part.
"""

import importlib
import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

PARTS = json.load(sys.stdin)
FIRST = 3


class Failed(Exception):
    """A request that was not answered as it should be."""


def main(module: str, attribute: str) -> None:
    handler = getattr(importlib.import_module(module), attribute)
    in_a_child(send, handler, PARTS[0][0], 1)
    for event, _ in PARTS:
        send(handler, event, FIRST)
    in_a_child(lambda: None)
    for event, times in PARTS:
        in_a_child(send, handler, event, times)


def send(handler: Callable[..., Any], event: dict[str, Any], times: int) -> None:
    key = event["headers"].get("Idempotency-Key")
    for _ in range(times):
        if key:
            event["headers"]["Idempotency-Key"] = f"{key[:20]}-{time.time_ns()}"
        answer = handler(event, None)
        if answer["statusCode"] >= 400:
            raise Failed(answer)


def in_a_child(work: Callable[..., object], *arguments: Any) -> None:
    """Raises Failed where the child does not end well."""
    child = os.fork()
    if not child:
        work(*arguments)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        raise Failed


if __name__ == "__main__":
    main(*sys.argv[1:])
    os._exit(0)  # Lambda freezes a function; it does not take it apart
