"""The web application as it is built and served, in a real browser."""

import pytest

from bench.web_visit import SlowNetwork
from local.visitor import HAS_STARTED, wait_until

IS_SHOWN = "() => document.querySelector('img')?.naturalWidth > 0"


def start(page, product):
    """Until the files are kept on the device."""
    page.goto(product.origin)
    wait_until(page, HAS_STARTED)


@pytest.fixture
def complaints(page):
    """What the browser complained about: errors, and what a policy refused."""
    heard = []
    page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


def test_it_starts_under_its_policy_without_a_complaint(page, running_product, complaints):
    start(page, running_product)

    assert page.locator("h1").count() == 1
    assert complaints == []


def test_once_it_has_started_it_starts_without_a_network(page, running_product):
    start(page, running_product)
    page.context.set_offline(True)
    page.goto(f"{running_product.origin}/handleiding")

    assert page.locator("h1").count() == 1


def test_on_a_slow_network_it_starts_with_what_is_kept(page, running_product):
    start(page, running_product)
    SlowNetwork(page.context.browser, latency=60_000).slow_down_workers()
    page.goto(f"{running_product.origin}/handleiding", timeout=10_000)

    assert page.locator("h1").count() == 1


def test_a_picture_of_the_guide_is_kept_once_it_was_seen(page, running_product):
    start(page, running_product)
    page.goto(f"{running_product.origin}/handleiding/contact")
    page.locator("img").first.scroll_into_view_if_needed()
    wait_until(page, IS_SHOWN)
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.context.set_offline(True)
    page.reload()
    page.locator("img").first.scroll_into_view_if_needed()

    wait_until(page, IS_SHOWN)


def test_a_text_does_not_become_a_script(page, running_product):
    page.goto(running_product.origin)

    for attempt in ("document.body.innerHTML = '<b>x</b>'", "trustedTypes.createPolicy('x', {})"):
        refused = page.evaluate(f"() => {{ try {{ {attempt} }} catch (e) {{ return e.name }} }}")
        assert refused == "TypeError"
