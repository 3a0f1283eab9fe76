"""People in browsers of their own, who signed in by clicking, at the whole product."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from browsing import listen, sign_in
from desks import Desks
from playwright.sync_api import Browser, BrowserContext, Page, expect
from products import Product
from writing import Hand

expect.set_options(timeout=15_000)  # milliseconds: a machine may have more to do

People = Callable[..., Page]

# Without it everything works, but for a start without a network (device/start-worker.ts).
WITHOUT_WORKER = "delete Navigator.prototype.serviceWorker"


@pytest.fixture(scope="session")
def browser_context_args(
    browser_context_args: dict[str, Any], running_product: Product
) -> dict[str, Any]:
    return browser_context_args | {
        "base_url": running_product.origin,
        "reduced_motion": "reduce",  # nothing that is measured moves meanwhile
    }


@pytest.fixture(scope="session")
def heard() -> list[str]:
    """What the browsers complain about."""
    return []


@pytest.fixture(autouse=True)
def complaints(heard: list[str]) -> Iterator[list[str]]:
    """What they complained about in a test: errors, and what a policy refused. Nothing."""
    heard.clear()
    yield heard
    assert heard == []


@pytest.fixture(scope="session")
def desks(
    browser: Browser, browser_context_args: dict[str, Any], heard: list[str]
) -> Iterator[Desks]:
    def new() -> BrowserContext:
        made = browser.new_context(**browser_context_args)
        listen(made, heard)
        made.add_init_script(WITHOUT_WORKER)
        return made

    made = Desks(new)
    yield made
    made.close()


@pytest.fixture
def people(desks: Desks, request: pytest.FixtureRequest) -> Iterator[People]:
    """The page of one of the cast, signed in, at an address: on the device that all tests share
    in which nobody signs out, and nothing depends on what is kept there."""
    failed = request.session.testsfailed
    yield desks.lend
    desks.take_back(spoiled=request.session.testsfailed > failed)


@pytest.fixture
def visitor(
    new_context: Callable[..., BrowserContext], complaints: list[str]
) -> Callable[..., Page]:
    """A page of somebody who is not signed in, on a device of this test. ``keeps``: it has the
    service worker too, which fetches every file of the application."""

    def enter(*, keeps: bool = False) -> Page:
        made = new_context()
        listen(made, complaints)
        if not keeps:
            made.add_init_script(WITHOUT_WORKER)
        return made.new_page()

    return enter


@pytest.fixture
def afresh(visitor: Callable[..., Page]) -> People:
    """As ``people``, on a device of this test: who comes to an address and signs in there."""

    def enter(who: str, at: str = "/", *, keeps: bool = False) -> Page:
        page = visitor(keeps=keeps)
        page.goto(at)
        sign_in(page, who)
        return page

    return enter


@pytest.fixture(scope="module")
def hands(running_product: Product) -> Callable[[str], Hand]:
    """One of the cast, who writes over the API what a test needs to be there."""
    known: dict[str, Hand] = {}

    def hand(who: str) -> Hand:
        if who not in known:
            known[who] = Hand.of(running_product, who)
        return known[who]

    return hand


_subjects = count(1)


@pytest.fixture
def subject(hands: Callable[[str], Hand]) -> str:
    """What the latest registration is about, one of this test: it is high in the list."""
    title = f"Overleg {next(_subjects)} met het zorgteam"
    hands("anna").register(title)
    return title
