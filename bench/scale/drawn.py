"""A chart of bars as SVG: readable on white and on black, and on a telephone."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

WIDTH, LINE, BAR = 640, 46, 14  # its own units: about as many pixels on a wide screen
_STYLE = (
    "<style>text{font:15px sans-serif;fill:#333}rect{fill:#2f7fd1}.over{fill:#c9482b}"
    "@media(prefers-color-scheme:dark){text{fill:#ddd}}</style>"
)


def bars(title: str, rows: Sequence[tuple[str, float, str]], edge: float | None = None) -> str:
    """``rows``: what, how long between 0 and 1, what is written behind it.

    ``edge``: where a bar gets another colour, and a line is drawn.
    """
    high = LINE * len(rows) + 10
    top = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high}" role="img">'
    drawn = [line for number, row in enumerate(rows) for line in _bar(number, row, edge)]
    if edge is not None:
        x = round(edge * WIDTH)
        drawn.append(f'<path d="M{x} 0V{high}" stroke="#c9482b" stroke-dasharray="4 4"/>')
    return "\n".join([top, f"<title>{escape(title)}</title>", _STYLE, *drawn, "</svg>", ""])


def _bar(number: int, row: tuple[str, float, str], edge: float | None) -> tuple[str, str, str]:
    what, long, told = row
    y = number * LINE + 18
    over = ' class="over"' if edge is not None and long > edge else ""
    wide = max(2, round(min(1, long) * WIDTH))
    return (
        f'<text x="0" y="{y}">{escape(what)}</text>',
        f'<text x="{WIDTH}" y="{y}" text-anchor="end">{escape(told)}</text>',
        f'<rect x="0" y="{y + 6}" width="{wide}" height="{BAR}"{over}/>',
    )
