"""docs/licences.md: what is shipped of others, and what they ask of whoever passes it on.

``python -m local.licences`` writes it; a test holds it to what is installed.
"""

import json
import re
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "licences.md"
# What may be shipped with a program under the EUPL without asking more of who passes it on than to
# keep the texts: each package has its own along (local/shipped.py).
ALLOWED = {"MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "PSF-2.0"}
_LISTS = {
    "requirements.txt": "API and jobs",
    "requirements-judge.txt": "layer of `judge_upload`",
    "requirements-export.txt": "layer of `export`",
}
_SAID = {"Apache License 2.0": "Apache-2.0", "PSFL": "PSF-2.0", "Apache 2.0": "Apache-2.0"}
_HEAD = """\
# Licences

The product is under the [EUPL-1.2](../LICENSE). What is shipped of others with it, and under which
licence; `python -m local.licences` writes this from what is installed, and a test refuses a licence
that is not one of {allowed}.
The words of the name guard have their sources and licences in [names.md](names.md). What only
builds or tests is not shipped.

| package | licence | shipped in |
| --- | --- | --- |
"""
# Two files of it go along (chalice package).
_CHALICE = "chalice"


class Shipped(NamedTuple):
    name: str
    licence: str
    where: str


def shipped() -> list[Shipped]:
    """By where it goes, then by name; each once."""
    found: dict[str, Shipped] = {}
    for one in (*_of_python(), *_of_web()):
        found.setdefault(one.name.lower(), one)
    return list(found.values())


def _of_python() -> Iterator[Shipped]:
    for name, where in _LISTS.items():
        wanted = re.findall(r"^([\w.-]+)(?:\[.*\])?==", (ROOT / name).read_text("utf-8"), re.M)
        for one in sorted(_with_what_it_needs(wanted), key=str.lower):
            yield Shipped(one, licence_of(distribution(one)), where)
    yield Shipped(_CHALICE, licence_of(distribution(_CHALICE)), "API and jobs, two files")


def _with_what_it_needs(names: list[str]) -> set[str]:
    """What an extra or another platform would need is not installed."""
    found = set(names)
    for name in names:
        needed = (one for one in distribution(name).requires or () if "extra ==" not in one)
        plain = [re.split(r"[^\w.-]", one)[0] for one in needed if ";" not in one]
        found |= _with_what_it_needs([one for one in plain if one not in found])
    return found


def licence_of(one: Distribution) -> str:
    """By its SPDX expression, or by what packages said before there was one."""
    said = one.metadata["License-Expression"] or one.metadata["License"] or "not said"
    first = said.strip().splitlines()[0]
    return _SAID.get(first, first)


def _of_web() -> Iterator[Shipped]:
    text = (ROOT / "web" / "package-lock.json").read_text(encoding="utf-8")
    for place, one in json.loads(text)["packages"].items():
        if place and not one.get("dev"):
            yield Shipped(place.removeprefix("node_modules/"), one["license"], "web application")


def told() -> str:
    rows = (f"| {one.name} | {one.licence} | {one.where} |\n" for one in shipped())
    return _HEAD.format(allowed=", ".join(sorted(ALLOWED))) + "".join(rows)


if __name__ == "__main__":
    DOCUMENT.write_text(told(), encoding="utf-8")
