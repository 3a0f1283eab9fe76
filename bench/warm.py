"""Our other routes, warm, from the zip that is deployed: what people ask most of the API.

By `bench/scale/use.py`. Few times each, since a thread takes 200 entries. Left out is what cannot
be asked twice with the same words (a change of a registration has to name its version) and what
asks S3 (the search for institutions): their calls are counted among all routes.
"""

import json
import os
from collections.abc import Iterator

from bench import instructions
from bench.documents import make_document
from bench.rival import LIMIT, OURS, Rival, event, rivals_in
from bench.table import Table, ratio
from bench.world import DOSSIER, NUMBERS, World, world
from local.progress import Bar

TITLE = "Our other routes, warm"
HEAD = ("route", "CPU ms", "that, × one registration of the limit", "million instructions",
        "those, × one registration of the limit")  # fmt: skip
_TEXT = "We hingen de afspraken op in elke klas en bespraken ze met de leerlingen."
_READ = (
    "/me",
    "/dossiers",
    "/worklist",
    "/dossiers/{dossier_id}",
    "/dossiers/{dossier_id}/registrations",
    "/dossiers/{dossier_id}/changes",
    "/dossiers/{dossier_id}/registrations/{registration_id}",
    "/dossiers/{dossier_id}/documents",
    "/dossiers/{dossier_id}/documents/{document_id}/content",
    "/dossiers/{dossier_id}/overview?school_year=2026-2027",
    "/dossiers/{dossier_id}/people",
    "/clbs/{number}/overview?school_year=2026-2027",
)
_WRITTEN: dict[str, object] = {
    "POST /dossiers/{dossier_id}/registrations/{registration_id}/replies": {
        "kind": "question",
        "text": _TEXT,
    },
    "PUT /dossiers/{dossier_id}/seen": {"events": 0},
    "POST /name-checks": {"dossier_id": DOSSIER, "texts": {"text": _TEXT}},
}


def measure_warm() -> Iterator[Table]:
    quick = bool(os.environ.get("QUICK"))
    with world() as here:
        rivals = rivals_in(here)
        ours, limit = rivals[OURS], rivals[LIMIT]
        kinds = _events(here, ours)
        took = _took(ours, limit, kinds, *((1, 10) if quick else (5, 20)))
        counted, least = _instructions(ours, limit, [] if quick else kinds)
    rows = [
        (kind, took[kind], ratio(took[kind], took[LIMIT]), counted.get(kind),
         counted[kind] / least if counted else None)
        for kind in kinds
    ]  # fmt: skip
    yield Table(TITLE, HEAD, rows)


def _instructions(ours: Rival, limit: Rival, kinds: list[str]) -> tuple[dict[str, float], float]:
    """Of ours by kind, and of the limit's one registration."""
    if not kinds or not instructions.can_count():
        return {}, 0
    (counted,) = instructions.count({OURS: ours}, kinds, "instructions: other routes")
    (least,) = instructions.count({LIMIT: limit}, ["one"], "instructions: the limit")
    return counted, least["one"]


def _events(here: World, ours: Rival) -> list[str]:
    """The kinds that were put with those of ours."""
    registration = ours.events["one"]["pathParameters"]["registration_id"]
    ids = {"dossier_id": DOSSIER, "number": NUMBERS["clb_a"], "registration_id": registration}
    ids |= make_document(here, 0, "")
    grows = here.fill(1).rpartition("/")[2]  # what is read meanwhile keeps its thread
    asked = {f"GET {path}": None for path in _READ} | _WRITTEN
    for kind, body in asked.items():
        method, _, path = kind.partition(" ")
        text = "" if body is None else json.dumps(body)
        there = ids | ({"registration_id": grows} if body else {})
        ours.events[kind] = event(method, path.format(**there), text)
    return list(asked)


def _took(
    ours: Rival, limit: Rival, kinds: list[str], turns: int, times: int
) -> dict[str, list[float]]:
    """CPU ms of each turn, by kind; of the limit one registration, under its own name."""
    took, bar = dict[str, list[float]](), Bar("other routes")
    for turn in range(turns):
        for rival, some, names in ((ours, kinds, kinds), (limit, ["one"], [LIMIT])):
            parts = [part for kind in some for part in ((kind, 5), (kind, times))]
            for name, said in zip(names, rival.run(parts)[0][1::2], strict=True):
                took.setdefault(name, []).append(said["took"] / times)
        bar(turn + 1, turns)
    return took
