"""What the web application weighs and how long it takes, beside what we hold it to."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

from bench.table import Table, middle
from bench.web_sizes import Built, packages
from bench.web_speed import DETAIL, LIST, NOTHING_KEPT, SIGN_IN, offline, speeds
from bench.web_visit import Visit
from bench.web_wire import first_visit, scripts, wire
from local.aside import product
from local.progress import step
from local.resources import ROOT
from local.visitor import browser
from local.web import APPLICATION

TITLE = "The web application"
WEB = ROOT / "web"
FIRST_LOAD, CHUNK, STYLES, WIRE = 25, 6, 8, 45  # KB of 1000 bytes, packed
LCP = {SIGN_IN: 2.0, LIST: 2.5, DETAIL: 3.0, NOTHING_KEPT: None}  # seconds
BLOCKED, MOVED, PACKAGES, OFFLINE = 200, 0.05, 8, 1.0


@dataclass(frozen=True)
class Figure:
    """``goal``: the most that it may be; without one it only tells."""

    what: str
    value: float | list[float]
    goal: float | None
    unit: str

    @property
    def row(self) -> tuple[object, ...]:
        if self.goal is None:
            return self.what, self.value, self.unit, "", ""
        verdict = "ok" if middle(self.value) <= self.goal else "over"
        return self.what, self.value, self.unit, f"{self.goal:g}", verdict


def measure_web() -> Iterator[Table]:
    """QUICK: only what needs no browser, of what is built now."""
    figures = _built() if os.environ.get("QUICK") else _visited()
    yield Table(TITLE, ("", "measured", "unit", "at most", ""), [one.row for one in figures])


def _built() -> list[Figure]:
    with step("web application") as said:
        said.append(APPLICATION.build())
    return [
        _size("JS of the first page", Built(WEB).weigh(Built(WEB).at_once), FIRST_LOAD),
        *_sizes(Built(WEB)),
        Figure("packages in it", len(packages(WEB)), PACKAGES, ""),
    ]


def _visited() -> list[Figure]:
    with step("web application and product, built and started") as said, product() as origin:
        said.append(origin)
        with browser() as chromium:
            with step("first visit"):
                visit = first_visit(chromium, origin, "sofie")
            seen = speeds(chromium, origin)
            with step("a start without a network"):
                away = offline(chromium, origin)
    return [
        _size("JS of the first page", scripts(visit.start), FIRST_LOAD),
        _size("JS with one's own first screen", scripts(visit.all), None),
        *_sizes(Built(WEB)),
        _size("first visit, all that is received", wire(visit.all), WIRE),
        *_speeds(seen),
        Figure("second visit without a network: first paint", away / 1000, OFFLINE, "s"),
        Figure("packages in it", len(packages(WEB)), PACKAGES, ""),
    ]


def _sizes(built: Built) -> list[Figure]:
    screens = [_size(f"chunk of {name}", built.own(name), CHUNK) for name in built.screens]
    return [
        *screens,
        _size("CSS, all of it", built.styles, STYLES),
        _size("kept for the next time, in the background", built.everything, None),
    ]


def _speeds(seen: dict[str, list[Visit]]) -> list[Figure]:
    every = [visit for visits in seen.values() for visit in visits]
    judged = [(name, visits) for name, visits in seen.items() if LCP[name]]
    return [
        *(Figure(f"LCP of {n}", [o.lcp / 1000 for o in v], LCP[n], "s") for n, v in seen.items()),
        *(Figure(f"blocked: {n}", [o.blocked for o in v], BLOCKED, "ms") for n, v in judged),
        Figure("moved (CLS), the worst visit", max(one.moved for one in every), MOVED, ""),
    ]


def _size(what: str, size: float, goal: float | None) -> Figure:
    return Figure(what, size / 1000, goal, "KB")
