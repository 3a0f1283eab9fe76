"""How long somebody waits, on a slow machine with a slow network: three visits."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page

from bench.web_visit import PATIENCE, SlowNetwork, Visit, slow_visit
from local.progress import step
from local.visitor import HAS_STARTED, sign_in, wait_until

TIMES = 3
WHO = "sofie"
IN_LIST = "main a[href*='/registraties/']"
IN_DETAIL = "main article, main .registration"
SIGN_IN, LIST, DETAIL, NOTHING_KEPT = "sign-in page", "list", "detail", "list, nothing kept yet"


def speeds(browser: Browser, origin: str) -> dict[str, list[Visit]]:
    """The sign-in page as a first visit; then what somebody opens who works here more often.

    Their session at the sign-in page still exists, the worker has the files, and the address is
    opened in a new tab: so every visit goes over the sign-in page and back.
    """
    network, seen = SlowNetwork(browser), dict[str, list[Visit]]()
    with _somebody(browser, origin) as (context, dossier, registration):
        addresses = {LIST: (dossier, IN_LIST), DETAIL: (registration, IN_DETAIL)}
        with step("slow visits: the sign-in page"):
            seen[SIGN_IN] = [_as_new(network, browser, origin) for _ in range(TIMES)]
        for name, (address, shows) in addresses.items():
            with step(f"slow visits: {name}"):
                visits = [slow_visit(network, context, address, shows) for _ in range(TIMES)]
                seen[name] = visits
    with _somebody(browser, origin, "block") as (context, dossier, _), step("slow visits: cold"):
        cold = [slow_visit(network, context, dossier, IN_LIST, cold=True) for _ in range(TIMES)]
        seen[NOTHING_KEPT] = cold
    return seen


def offline(browser: Browser, origin: str) -> float:
    """Milliseconds to the first paint of the guide without a network, on the second visit."""
    context = browser.new_context(locale="nl-BE")
    page = context.new_page()
    page.goto(origin)
    wait_until(page, HAS_STARTED, within=PATIENCE / 1000)
    context.set_offline(True)
    page.goto(f"{origin}/handleiding")
    page.locator("main h1").wait_for()
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    context.close()
    return float(painted)


def _as_new(network: SlowNetwork, browser: Browser, origin: str) -> Visit:
    context = browser.new_context(locale="nl-BE")
    visit = slow_visit(network, context, origin, "main button")
    context.close()
    return visit


@contextmanager
def _somebody(
    browser: Browser, origin: str, workers: str = "allow"
) -> Iterator[tuple[BrowserContext, str, str]]:
    """Signed in at full speed; and the addresses of a dossier and a registration of theirs."""
    context = browser.new_context(locale="nl-BE", service_workers=workers)  # type: ignore[arg-type]  # one of two words
    page = context.new_page()
    sign_in(page, origin, WHO)
    dossier = _first(page, "main a[href='/dossiers']", IN_LIST)
    registration = page.locator(IN_LIST).first.get_attribute("href")
    if workers == "allow":
        wait_until(page, HAS_STARTED, within=PATIENCE / 1000)
    page.close()
    yield context, dossier, f"{origin}{registration}"
    context.close()


def _first(page: Page, link: str, shows: str) -> str:
    """Where a link leads to: past the choice of a dossier, to whoever has only one."""
    page.locator(link).first.click()
    page.locator(shows).first.wait_for()
    return page.url
