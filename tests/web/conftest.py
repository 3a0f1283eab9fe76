"""People in browsers of their own, who sign in by clicking, at the whole product."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect
from products import Product
from writing import Hand

from local.people import CAST

expect.set_options(timeout=15_000)  # milliseconds: a machine may have more to do

People = Callable[..., Page]


@pytest.fixture(scope="session")
def browser_context_args(
    browser_context_args: dict[str, Any], running_product: Product
) -> dict[str, Any]:
    return browser_context_args | {
        "base_url": running_product.origin,
        "reduced_motion": "reduce",  # nothing that is measured moves meanwhile
    }


@pytest.fixture(autouse=True)
def complaints() -> Iterator[list[str]]:
    """What the browsers complained about in a test: errors, and what a policy refused. Nothing."""
    heard: list[str] = []
    yield heard
    assert heard == []


def listen(context: BrowserContext, complaints: list[str]) -> None:
    def on_console(said: ConsoleMessage) -> None:
        # What was refused or has no network is said by the screens, and by their tests.
        if said.type == "error" and not said.text.startswith("Failed to load resource"):
            complaints.append(said.text)

    context.on("console", on_console)
    context.on("weberror", lambda thrown: complaints.append(str(thrown.error)))


@pytest.fixture
def visitor(
    new_context: Callable[..., BrowserContext], complaints: list[str]
) -> Callable[..., Page]:
    """A page of somebody who is not signed in; what is given is for their context."""

    def enter(**context: Any) -> Page:
        made = new_context(**context)
        listen(made, complaints)
        return made.new_page()

    return enter


@pytest.fixture
def people(visitor: Callable[..., Page]) -> People:
    """The page of one of the cast, signed in, in a browser of their own, at an address."""

    def enter(who: str, at: str = "/", **context: Any) -> Page:
        page = visitor(**context)
        page.goto(at)
        sign_in(page, who)
        return page

    return enter


def sign_in(page: Page, who: str) -> None:
    """Through the page of the pool, and back to where they were."""
    page.get_by_role("main").get_by_role("button", name="Aanmelden").click()
    page.get_by_role("button", name=CAST[who].name).click()
    expect(page.get_by_role("button", name="Afmelden")).to_be_visible()


@pytest.fixture(scope="session")
def hands(running_product: Product) -> Callable[[str], Hand]:
    """One of the cast, who writes over the API what a test needs to be there."""
    known: dict[str, Hand] = {}

    def hand(who: str) -> Hand:
        if who not in known:
            known[who] = Hand.of(running_product, who)
        return known[who]

    return hand
