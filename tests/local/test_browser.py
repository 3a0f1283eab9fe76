"""The web application as it is built and served, in a real browser."""

import pytest


def start(page, product):
    """Until the files are kept on the device."""
    page.goto(product.origin)
    page.wait_for_function("navigator.serviceWorker.ready.then(() => true)", timeout=10_000)


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


def test_a_text_does_not_become_a_script(page, running_product):
    page.goto(running_product.origin)

    for attempt in ("document.body.innerHTML = '<b>x</b>'", "trustedTypes.createPolicy('x', {})"):
        refused = page.evaluate(f"() => {{ try {{ {attempt} }} catch (e) {{ return e.name }} }}")
        assert refused == "TypeError"
