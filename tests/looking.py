"""What is wrong with a screen for people: by the rules of axe, and what axe does not see."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from playwright.sync_api import Page

from local.resources import ROOT

AXE = (ROOT / "web/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = """(tags) => axe.run({ runOnly: tags }).then((found) => found.violations.flatMap(
    ({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`)))"""

MEASURES = (ROOT / "tests/measures.js").read_text(encoding="utf-8")
COLOURS = ("light", "dark")
WIDTHS = (1280, 390, 320)


def faults(page: Page) -> list[str]:
    """In the screen as it is shown now."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(RULES, TAGS)
    measured: list[str] = page.evaluate(MEASURES)
    return found + measured


def faults_everywhere(page: Page) -> dict[str, list[str]]:
    """By day and by night, on a wide screen and on phones: where there are any."""
    return {where: found for where in _everywhere(page) if (found := faults(page))}


def _everywhere(page: Page) -> Iterator[str]:
    colours: Any
    for width, colours in product(WIDTHS, COLOURS):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=colours)
        yield f"{width} {colours}"
