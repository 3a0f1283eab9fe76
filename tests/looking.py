"""What is wrong with a screen for people: by the rules of axe, and what axe does not see."""

from collections.abc import Iterator
from typing import Any, Literal

from playwright.sync_api import Page

from local.resources import ROOT

AXE = (ROOT / "web/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
RULES = """(options) => axe.run(options).then((found) => found.violations.flatMap(
    ({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`)))"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL = {"runOnly": TAGS, "resultTypes": ["violations"]}
# Sound and film, which are loaded to be judged, are the same however wide the screen is.
NARROWER = ALL | {"preload": False}
# Between day and night the colours differ, and nothing else (test_house.py).
COLOURED = ["color-contrast", "link-in-text-block"]
BY_NIGHT = NARROWER | {"runOnly": {"type": "rule", "values": COLOURED}}
# What axe asks of places and sizes; all else it reads in the page, and in what of it is shown.
PLACED = ["target-size", "scrollable-region-focusable", *COLOURED]
MOVED = NARROWER | {"runOnly": {"type": "rule", "values": PLACED}}
# Whether the same page is there as when this was asked before, and the same of it is shown.
IS_SAME = """() => {
    const shown = (one) => {
        const { width, height, right, bottom } = one.getBoundingClientRect();
        const isSeen = one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
        return [isSeen, width && height, right > 0 && bottom > 0].map(Boolean);
    };
    const all = [...document.querySelectorAll("*")];
    const now = document.documentElement.outerHTML + all.map(shown);
    const before = window.shownBefore;
    window.shownBefore = now;
    return now === before;
}"""

MEASURES = (ROOT / "tests/measures.js").read_text(encoding="utf-8")
Scheme = Literal["light", "dark"]
# Where axe is asked: of what lies between, only what is measured can differ (no style of ours gives
# another colour, name or order to a width). Each change of theme draws all anew.
LOOKS: tuple[tuple[int, tuple[Scheme, ...]], ...] = (
    (1280, ("light", "dark")),
    (320, ("dark", "light")),
)
BETWEEN = 390


def faults(page: Page, options: Any = ALL) -> list[str]:
    """In the screen as it is shown now."""
    return _by_axe(page, options) + _measured(page)


def _by_axe(page: Page, options: Any) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(RULES, options)
    return found


def _measured(page: Page) -> list[str]:
    """What lies beyond the edge, is cut, small or low."""
    found: list[str] = page.evaluate(MEASURES)
    return found


def faults_everywhere(page: Page) -> dict[str, list[str]]:
    """By day and by night, on a wide screen and on phones: where there are any."""
    looked = {where: faults(page, options) for where, options in _everywhere(page)}
    page.set_viewport_size({"width": BETWEEN, "height": 800})
    looked[f"{BETWEEN}"] = _measured(page)
    return {where: found for where, found in looked.items() if found}


def _everywhere(page: Page) -> Iterator[tuple[str, Any]]:
    for width, schemes in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        by_day = MOVED if page.evaluate(IS_SAME) else NARROWER
        by_day = ALL if width == LOOKS[0][0] else by_day
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme)
            yield f"{width} {scheme}", BY_NIGHT if scheme == "dark" else by_day
