"""docs/performance.md, from docs/performance.json: between the markers, nothing of it by hand."""

import json
import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.rival import LIMIT
from bench.table import as_markdown
from bench.texts import ROOT

KEPT, TOLD = ROOT / "docs/performance.json", ROOT / "docs/performance.md"
CHART = ROOT / "docs/pictures/performance.svg"
BEGIN, END = "<!-- make bench: from here -->", "<!-- make bench: to here -->"
FIGURES = {
    "cold_ms": "cold start to the first answer, CPU ms",
    "cold_minstr": "the same, million instructions",
    "one_ms": "one registration, CPU ms",
    "one_minstr": "the same, million instructions",
    "page_ms": "a page of 25, CPU ms",
    "page_minstr": "the same, million instructions",
    "new_ms": "a new registration, CPU ms",
    "new_minstr": "the same, million instructions",
    "cold_mb": "memory at the first answer, MB",
    "thousand_mb": "memory after 1,000 requests, MB",
    "grown_mb": "grown in 1,000 requests, MB",
    "package": "package, MB zipped",
}
# As many times the limit as each may be.
GOALS = {"cold": 1.0, "one": 0.75, "page": 0.15, "new": 0.90}
WIDTH, LINE, LEFT, SCALE = 720, 18, 230, 130  # the chart, in its own units


def middle(figure: Any) -> float:
    return float(statistics.median(figure)) if isinstance(figure, list) else float(figure)


def cell(figure: Any) -> str:
    """The median, and the least and the most where there are several."""
    if isinstance(figure, list) and len(figure) > 1:
        return f"{middle(figure):.3g} ({min(figure):.3g}–{max(figure):.3g})"
    return f"{middle(figure):.3g}"


def tables(result: dict[str, Any]) -> str:
    rivals: dict[str, dict[str, Any]] = result["rivals"]
    some = [name for name in FIGURES if all(name in one for one in rivals.values())]
    rows = [(FIGURES[name], *(cell(one[name]) for one in rivals.values())) for name in some]
    head = ("", *rivals)
    left_out = ["Left out: " + ", ".join(n for n in FIGURES if n not in some) + "."]
    return "\n\n".join(
        [
            "Median (least–most) of the turns." + (" A quick run." if result["quick"] else ""),
            *(left_out if len(some) < len(FIGURES) else []),
            as_markdown(head, rows),
            "Times the limit, and the goal:",
            as_markdown((*head, "goal of ours"), list(_ratios(rivals))),
        ]
    )


def _ratios(rivals: dict[str, dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    for kind, goal in GOALS.items():
        name = _best(kind, rivals)
        limit = middle(rivals[LIMIT][name])
        times = (f"{middle(one[name]) / limit:.2f}" for one in rivals.values())
        yield (
            FIGURES[name] if name.endswith("_ms") else f"{kind}, instructions",
            *times,
            f"{goal}",
        )


def _best(kind: str, rivals: dict[str, dict[str, Any]]) -> str:
    """Instructions where they were counted: nothing else that runs disturbs them."""
    counted = f"{kind}_minstr"
    return counted if all(counted in one for one in rivals.values()) else f"{kind}_ms"


def chart(result: dict[str, Any]) -> str:
    """Bars of how many times the limit; grey and blue are readable on white and on black."""
    rivals, drawn, y = result["rivals"], list[str](), LINE
    for kind in GOALS:
        name = _best(kind, rivals)
        drawn.append(f'<text x="8" y="{y}" font-weight="bold">{FIGURES[name]}</text>')
        if name.endswith("_minstr"):
            drawn[-1] = f'<text x="8" y="{y}" font-weight="bold">{kind}: instructions</text>'
        for title, one in rivals.items():
            y += LINE
            times = middle(one[name]) / middle(rivals[LIMIT][name])
            colour = "#2f7fd1" if title == "this application" else "#808080"
            wide = min(times * SCALE, WIDTH - LEFT - 60)
            drawn += [
                f'<text x="16" y="{y}">{title}</text>',
                f'<rect x="{LEFT}" y="{y - 11}" width="{wide:.0f}" height="13" fill="{colour}"/>',
                f'<text x="{LEFT + wide + 6:.0f}" y="{y}">{times:.2f}</text>',
            ]
        y += 2 * LINE
    dark = "@media (prefers-color-scheme:dark){text{fill:#ddd}}"
    style = f"<style>text{{font:13px sans-serif;fill:#333}}{dark}</style>"
    said = "Times the limit of botocore alone; less is better"
    top = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" role="img">'
    return "\n".join([top, f"<title>{said}</title>", style, *drawn, "</svg>", ""])


def told(before: str, result: dict[str, Any]) -> str:
    head, _, rest = before.partition(BEGIN)
    return f"{head}{BEGIN}\n\n{tables(result)}\n\n{END}{rest.partition(END)[2]}"


def write(result: dict[str, Any]) -> None:
    KEPT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    TOLD.write_text(told(TOLD.read_text(encoding="utf-8"), result), encoding="utf-8")
    CHART.write_text(chart(result), encoding="utf-8")


def kept(path: Path = KEPT) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8")))
