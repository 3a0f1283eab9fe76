"""People in browsers of their own, who sign in by clicking, at the whole product."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from browsing import listen, sign_in
from playwright.sync_api import BrowserContext, Page, expect
from products import Product
from writing import Hand

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
