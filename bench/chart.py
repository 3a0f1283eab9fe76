"""docs/pictures/performance.svg: how many times the limit each takes, less is better.

Every word stands above its bar, so that it is read where a screen of 390 pixels makes it small;
blue and grey are seen on white and on black.
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from bench.goals import TIMES, figure
from bench.rival import LIMIT, OURS
from bench.table import Table, middle, ratio

WIDTH, LINE, BAR = 390, 19, 9
TITLES = {"cold": "Cold start to the first answer", "one": "One registration",
          "page": "A page of 25", "new": "A new registration"}  # fmt: skip
STYLE = (
    "text{font:14px system-ui,sans-serif;fill:#1f2328}.h{font-weight:700}"
    ".b{fill:#6e7781}.o{fill:#0969da}.g{stroke:#cf222e;stroke-width:3}"
    "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.b{fill:#8b949e}.o{fill:#58a6ff}"
    ".g{stroke:#ff7b72}}"
)
Times = dict[str, float]


def chart(table: Table) -> str:
    seen = {kind: _times(table, kind) for kind in TIMES}
    most = max(max(times.values()) for times in seen.values())
    drawn, y = list[str](), LINE
    for kind, times in seen.items():
        drawn += _group(kind, times, y, (WIDTH - 16) / most)
        y += LINE * 2 + len(times) * (LINE + BAR + 4)
    drawn.append(f'<text x="8" y="{y}">Red: the most that ours may take.</text>')
    return "\n".join([*_top(seen, y + 12), *drawn, "</svg>", ""])


def _times(table: Table, kind: str) -> Times:
    row = table.row(figure(kind, table))
    return {name: middle(ratio(row[name], row[LIMIT])) for name in table.head[1:]}


def _top(seen: dict[str, Times], height: int) -> Iterator[str]:
    """What a screen reader says: the title, and every figure."""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}"'
        f' role="img" aria-labelledby="title desc">'
    )
    yield '<title id="title">How many times the limit of botocore alone each takes</title>'
    told = (
        f"{TITLES[kind]}: "
        + ", ".join(f"{name} {value:.2f}{_goal(kind, name)}" for name, value in times.items())
        for kind, times in seen.items()
    )
    yield f'<desc id="desc">Less is better. {escape(". ".join(told))}.</desc>'
    yield f"<style>{STYLE}</style>"


def _group(kind: str, times: Times, y: int, scale: float) -> Iterator[str]:
    yield f'<text class="h" x="8" y="{y}">{TITLES[kind]}</text>'
    for name, value in times.items():
        y += LINE
        colour = "o" if name == OURS else "b"
        yield f'<text x="8" y="{y}">{escape(name)}: {value:.2f}{_goal(kind, name)}</text>'
        yield (
            f'<rect class="{colour}" x="8" y="{y + 4}" width="{value * scale:.0f}" height="{BAR}"/>'
        )
        if name == OURS:
            at = f"{8 + TIMES[kind] * scale:.0f}"
            yield f'<line class="g" x1="{at}" y1="{y + 2}" x2="{at}" y2="{y + 6 + BAR}"/>'
        y += BAR + 4


def _goal(kind: str, name: str) -> str:
    return f" (goal: {TIMES[kind]:.2f})" if name == OURS else ""
