"""``python bench/probe.py MODULE ATTRIBUTE``: a function in a process of its own, and its costs.

Imports only what Lambda's own start has loaded too. On standard input a list of ``[event, times]``;
on standard output, in JSON, processor ms and memory in MB after each of them, and the last status.
``{n}`` in a key of a request is the number of the call: each is a new one.
"""

import importlib
import json
import os
import sys
import time

PARTS = json.load(sys.stdin)


class Context:
    function_name = "api"
    memory_limit_in_mb = 512
    aws_request_id = "of-the-bench"

    @staticmethod
    def get_remaining_time_in_millis() -> int:
        return 15_000


def peak() -> float:
    with open("/proc/self/status", encoding="ascii", errors="replace") as lines:  # noqa: PTH123
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def main(module: str, attribute: str) -> None:
    handler = getattr(importlib.import_module(module), attribute)
    said, context = [], Context()
    for event, times in PARTS:
        before, status, key = time.process_time(), 0, event["headers"].get("Idempotency-Key")
        for _ in range(times):
            if key:
                event["headers"]["Idempotency-Key"] = f"{key}-{time.time_ns()}"
            status = handler(event, context)["statusCode"]
        now = time.process_time()
        said.append(
            {"ms": now * 1000, "took": (now - before) * 1000, "memory": peak(), "status": status}
        )
    print(json.dumps(said), flush=True)
    os._exit(0)  # Lambda freezes a function; it does not take it apart


if __name__ == "__main__":
    main(*sys.argv[1:])
