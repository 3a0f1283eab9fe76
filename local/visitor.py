"""Somebody of the cast in a real browser, at a product that runs: for measurements and pictures."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from local.browser import ARGUMENTS, chromium
from local.people import CAST
from local.trouble import StartError

HAS_STARTED = "() => navigator.serviceWorker.getRegistration().then((one) => !!one?.active)"


@contextmanager
def browser() -> Iterator[Browser]:
    """This machine's Chromium. StartError when there is none."""
    program = chromium()
    if program is None:
        raise StartError("there is no Chromium: install it, or name one with CHROMIUM=")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield started
        started.close()


def sign_in(page: Page, origin: str, who: str) -> None:
    page.goto(origin)
    go_in(page, who)


def go_in(page: Page, who: str) -> None:
    """From the first page, over the page of the pool, until their own first page is there."""
    page.get_by_role("main").get_by_role("button", name="Aanmelden").click()
    page.get_by_role("button", name=CAST[who].name).click()
    page.get_by_role("heading", level=1, name=CAST[who].name).wait_for()
    page.wait_for_load_state("networkidle")


def wait_until(page: Page, question: str, argument: Any = None, *, within: float = 15.0) -> None:
    """Until a page says yes to a function, or to the promise of one; ``within``: seconds.

    Playwright's ``wait_for_function`` makes code of a text at every look but the first, which the
    policy of our pages refuses. Raises TimeoutError.
    """
    deadline = time.monotonic() + within
    while not page.evaluate(question, argument):
        if time.monotonic() > deadline:
            raise TimeoutError(f"not within {within:g} s: {question}")
        page.wait_for_timeout(50)
