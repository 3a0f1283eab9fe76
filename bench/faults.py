"""``make faults``: every route while things go wrong between it and AWS; docs/faults.md.

``python -m bench.faults [seed] [count] [route] [quick]``: 10,000 faults, or 300 that are quick;
``route``: only those with this in their name. Not 0 when something was lost, doubled, or told
wrong. The document is written by a whole run only.
"""

import math
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import SystemRandom

from bench.fault_kinds import KINDS
from bench.fault_stage import Stage, stage
from bench.fault_trials import Tally, measure
from bench.table import as_markdown, print_table, put_figures
from chalicelib.api.routes import Route
from chalicelib.api.table import ROUTES
from local.engines import ministack
from local.environment import keep_to_this_machine
from local.progress import Bar

COUNT, QUICK = 10_000, 300
DOCUMENT = Path(__file__).parent.parent / "docs" / "faults.md"
_ASK_NOTHING = {"/health", "/openapi.json"}  # of AWS
_HEAD = ("route", "faults", "at once", "busy", "after busy", "audit")


def routes(part: str = "") -> list[Route]:
    """Those that ask AWS for something, with this in their name."""
    asking = (route for route in ROUTES if route.path not in _ASK_NOTHING)
    return [route for route in asking if part in f"{route.method} {route.path}"]


def measured(on: Stage, chosen: Sequence[Route], seed: str, count: int) -> list[Tally]:
    """Each route, with its part of so many faults, and its own luck from the seed."""
    each, bar, tallies = math.ceil(count / len(chosen)), Bar("faults"), list[Tally]()
    for number, route in enumerate(chosen):
        tallies.append(measure(on, route, seed, each, number))
        bar(number + 1, len(chosen))
    return [one for one in tallies if one.sum or one.wrong]


def row(one: Tally) -> tuple[object, ...]:
    by_answer = (one.answers[name] for name in ("at once", "busy", "retried"))
    return (one.route, one.sum, *by_answer, one.traces)


def figures(tallies: Sequence[Tally], seed: str, seconds: float) -> str:
    """For the document."""
    kinds = Counter[str]()
    for one in tallies:
        kinds.update(one.faults)
    wrong = sum(len(one.wrong) for one in tallies)
    return "\n\n".join(
        [
            f"Seed `{seed}`: {kinds.total():,} faults in {len(tallies)} routes, of {len(kinds)}"
            f" kinds, in {seconds:.0f} seconds. Lost, doubled or told wrong: **{wrong}**.",
            as_markdown(("kind of fault", "times"), [(kind, kinds[kind]) for kind in KINDS]),
            as_markdown(_HEAD, [row(one) for one in tallies]),
            as_markdown(("route", *KINDS), [_by_kind(one) for one in tallies]),
        ]
    )


def _by_kind(one: Tally) -> tuple[object, ...]:
    return (one.route, *(one.faults[kind] or "" for kind in KINDS))


def main(seed: str = "", count: str = "", part: str = "", quick: str = "") -> int:
    seed, most = seed or str(SystemRandom().randrange(10**6)), QUICK if quick else COUNT
    most, start = int(count or most), time.monotonic()
    print(f"{most} faults, SEED={seed}")
    keep_to_this_machine()
    with tempfile.TemporaryDirectory() as folder, ministack(Path(folder)) as (s3, wait):
        wait()
        with stage(s3) as on:
            tallies = measured(on, routes(part), seed, most)
    print_table(_HEAD, [row(one) for one in tallies])
    wrong = [told for one in tallies for told in one.wrong]
    print(*wrong, sep="\n")
    print(f"{sum(one.sum for one in tallies)} faults, {len(wrong)} wrong, SEED={seed}")
    if not (part or quick or count or wrong):
        put_figures(DOCUMENT, figures(tallies, seed, time.monotonic() - start))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
