"""What holds our figures: where a cold start and a warm request spend the processor."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bench import instructions
from bench.rival import Rival
from bench.table import Table

COLD, SHARES = "Where our cold start goes", "Where our warm requests go"
# In this order, so that each is what it adds. What the measuring loads Lambda has loaded too.
_STAGES = {
    "the interpreter": "",
    "what the measuring loads": "import importlib, json, os, sys, time",
    "botocore": "import botocore.session, botocore.client",
    "chalice": "import chalice",
    "pydantic": "import pydantic",
    "the rest of `import app`": "import app",
}
_TIMES = 60


def held(ours: Rival, warm: Mapping[str, str], cold: float | None) -> Iterator[Table]:
    """``cold``: the instructions of the whole of it, where they were counted."""
    if cold is not None:
        yield Table(COLD, ("", "million instructions", "share"), list(_stages(ours, cold)))
    yield Table(SHARES, ("processor time, %", *warm.values()), _shares(ours, list(warm)))


def _stages(ours: Rival, cold: float) -> Iterator[tuple[str, float, float]]:
    reached = [0.0, *instructions.stages(ours, _STAGES.values()), cold]
    for number, title in enumerate([*_STAGES, "the first answer, the client made for it"]):
        own = reached[number + 1] - reached[number]
        yield title, own, own / cold


def _shares(ours: Rival, kinds: list[str]) -> list[tuple[Any, ...]]:
    sent = json.dumps([(ours.events[kind], _TIMES) for kind in kinds])
    done = ours.started("shares.py", sent)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    columns = json.loads(done.stdout)
    names = dict.fromkeys(name for column in columns for name in column)
    rows = [(name, *(_percent(column.get(name)) for column in columns)) for name in names]
    return sorted(rows, key=lambda row: -sum(share or 0 for share in row[1:]))


def _percent(share: float | None) -> float | None:
    return None if share is None else share * 100
