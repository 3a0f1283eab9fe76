"""A visit to a page of the running product, by a slow machine over a slow network, and its cost."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

from playwright.sync_api import BrowserContext, Page

LATENCY = 400  # milliseconds for each request: slow 3G, as Chromium calls it
SPEED = 400_000 / 8  # bytes per second, down and up
SLOWER = 4  # times, the processor
PATIENCE = 30_000  # milliseconds

# The visit starts where the first page of it does, also when it goes on over the page to sign in.
WATCH = """
sessionStorage.setItem("visit", sessionStorage.getItem("visit") ?? performance.timeOrigin);
const start = Number(sessionStorage.getItem("visit"));
globalThis.visit = { lcp: 0, last: 0, moved: 0, blocked: 0, what: "" };
const watch = (type, look) =>
  new PerformanceObserver((list) => list.getEntries().forEach(look)).observe({ type, buffered: true });
watch("largest-contentful-paint", (one) => {
  visit.last = one.startTime;
  visit.lcp = performance.timeOrigin + one.startTime - start;
  visit.what = one.element?.textContent ?? "";
});
watch("layout-shift", (one) => { if (!one.hadRecentInput) visit.moved += one.value; });
watch("longtask", (one) => { visit.blocked += one.duration - 50; });
"""


@dataclass(frozen=True)
class Visit:
    """Seconds to the largest text from the start of the visit; and of its last page alone.

    ``moved``: the sum of all shifts. ``blocked``: the milliseconds of tasks beyond 50 each.
    """

    lcp: float
    last: float
    moved: float
    blocked: float
    what: str


def slow_visit(context: BrowserContext, address: str, shows: str, cold: bool = True) -> Visit:
    """To an address until ``shows`` is there; ``cold``: nothing is in the cache of the browser."""
    page = context.new_page()
    page.add_init_script(WATCH)
    slow_down(page, cold)
    page.goto(address, timeout=PATIENCE, wait_until="commit")
    page.locator(shows).first.wait_for(timeout=PATIENCE)
    page.wait_for_load_state("networkidle", timeout=PATIENCE)
    page.wait_for_timeout(300)  # the last paint is told a moment later
    seen: dict[str, Any] = page.evaluate("visit")
    page.close()
    return Visit(
        seen["lcp"] / 1000, seen["last"] / 1000, seen["moved"], seen["blocked"], seen["what"]
    )


def slow_down(page: Page, cold: bool) -> None:
    chromium = page.context.new_cdp_session(page)
    chromium.send("Network.enable")
    if cold:
        chromium.send("Network.clearBrowserCache")
    speed = {"downloadThroughput": SPEED, "uploadThroughput": SPEED}
    chromium.send(
        "Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY, **speed}
    )
    chromium.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def middle(visits: list[Visit], of: Callable[[Visit], float]) -> float:
    return float(median(of(visit) for visit in visits))
