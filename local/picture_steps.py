"""What every picture begins with: somebody signed in, their dossier, and what is to be seen."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page

Enter = Callable[[str], Page]  # the page of one of the cast, signed in
Scene = Callable[[Enter], Page]


def dossier_of(page: Page) -> Page:
    """The first of their dossiers."""
    page.goto("/dossiers?kies")
    page.locator("main a.name").first.click()
    page.locator("main section h2").first.wait_for()
    return page


def to_top(what: Locator) -> None:
    what.evaluate("(one) => scrollTo(0, one.getBoundingClientRect().top + scrollY - 16)")
