"""A visit to a page of the running product, by a slow machine over a slow network, and its cost."""

import json
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page

LATENCY = 400  # milliseconds for each request
SPEED = 400_000 // 8  # bytes per second, down and up
SLOWER = 4  # times, the processor
PATIENCE = 60_000  # milliseconds
NETWORK = {"offline": False, "downloadThroughput": SPEED, "uploadThroughput": SPEED}

# A visit starts where its first page does, also when it goes on over the page to sign in.
WATCH = """
globalThis.visit = JSON.parse(sessionStorage.getItem("visit")) ??
  { start: performance.timeOrigin, lcp: 0, moved: 0, blocked: 0 };
const watch = (type, look) => {
  const each = (list) => {
    list.getEntries().forEach(look);
    sessionStorage.setItem("visit", JSON.stringify(visit));
  };
  new PerformanceObserver(each).observe({ type, buffered: true });
};
watch("navigation", () => undefined);
watch("largest-contentful-paint", (one) => {
  visit.lcp = performance.timeOrigin + one.startTime - visit.start;
});
watch("layout-shift", (one) => { if (!one.hadRecentInput) visit.moved += one.value; });
let painted = Infinity;
watch("paint", (one) => { painted = Math.min(painted, one.startTime); });
watch("longtask", (one) => {
  if (one.startTime > painted) visit.blocked += one.duration - 50;
});
"""


@dataclass(frozen=True)
class Visit:
    """``lcp``: milliseconds from the start of the visit to the largest content of its last page.

    ``moved``: every layout shift together. ``blocked``: milliseconds, of each long task after the
    first paint of its page what is beyond 50.
    """

    lcp: float
    moved: float
    blocked: float


class SlowNetwork:
    """For pages, and for the service workers of the browser, which have a network of their own."""

    def __init__(self, browser: Browser, latency: int = LATENCY) -> None:
        """``latency``: milliseconds for each request."""
        self._browser = browser.new_browser_cdp_session()
        self._network = NETWORK | {"latency": latency}
        self._slow: set[str] = set()

    def slow_down(self, page: Page, cold: bool) -> None:
        """``cold``: and empty the cache of the browser."""
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        if cold:
            session.send("Network.clearBrowserCache")
        session.send("Network.emulateNetworkConditions", self._network)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        self.slow_down_workers()

    def slow_down_workers(self) -> None:
        for worker in self._workers() - self._slow:
            self._slow_down_worker(worker)
        self._slow |= self._workers()

    def _workers(self) -> set[str]:
        found = self._browser.send("Target.getTargets")["targetInfos"]
        return {one["targetId"] for one in found if one["type"] == "service_worker"}

    def _slow_down_worker(self, worker: str) -> None:
        """It also keeps the worker alive."""
        to = {"targetId": worker, "flatten": False}
        session = self._browser.send("Target.attachToTarget", to)["sessionId"]
        enable: dict[str, object] = {"id": 1, "method": "Network.enable"}
        slow = {"method": "Network.emulateNetworkConditions", "params": self._network}
        for message in (enable, {"id": 2, **slow}):
            told = {"sessionId": session, "message": json.dumps(message)}
            self._browser.send("Target.sendMessageToTarget", told)


def slow_visit(
    network: SlowNetwork, context: BrowserContext, address: str, shows: str, cold: bool = False
) -> Visit:
    """In a new tab, until the element ``shows`` is there and nothing more comes."""
    page = context.new_page()
    page.add_init_script(WATCH)
    network.slow_down(page, cold)
    page.goto(address, timeout=PATIENCE, wait_until="commit")
    page.locator(shows).first.wait_for(timeout=PATIENCE)
    page.wait_for_load_state("networkidle", timeout=PATIENCE)
    seen = page.evaluate("visit")
    page.close()
    return Visit(seen["lcp"], seen["moved"], seen["blocked"])
