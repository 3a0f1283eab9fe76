"""What is wrong with a screen for people: by the rules of axe, and what axe does not see."""

from collections.abc import Iterator
from typing import Any

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

MEASURES = (ROOT / "tests/measures.js").read_text(encoding="utf-8")
WIDTHS = (1280, 390, 320)


def faults(page: Page, options: Any = ALL) -> list[str]:
    """In the screen as it is shown now."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(RULES, options)
    measured: list[str] = page.evaluate(MEASURES)
    return found + measured


def faults_everywhere(page: Page) -> dict[str, list[str]]:
    """By day and by night, on a wide screen and on phones: where there are any."""
    looked = {where: faults(page, options) for where, options in _everywhere(page)}
    return {where: found for where, found in looked.items() if found}


def _everywhere(page: Page) -> Iterator[tuple[str, Any]]:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="light")
        yield f"{width} light", ALL if width == WIDTHS[0] else NARROWER
        page.emulate_media(color_scheme="dark")
        yield f"{width} dark", BY_NIGHT
