"""What the first visit transfers: from the first page, over signing in, to one's own first page."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser, Request

from local.visitor import go_in

THE_POOL = ("/sign-in/oauth2/authorize", "/sign-in/style.css")  # in production not our page

AHEAD = 1500  # milliseconds in which the first page asks for what signing in takes


@dataclass(frozen=True)
class Transferred:
    """Bytes that were received: of the body, as it is packed; and with its headers."""

    path: str
    kind: str
    body: int
    wire: int


@dataclass(frozen=True)
class FirstVisit:
    """``start``: for the first page alone. ``all``: until one's own first page is there."""

    start: list[Transferred]
    all: list[Transferred]


def first_visit(browser: Browser, origin: str, who: str) -> FirstVisit:
    """Without the worker, which fetches what it keeps in the background, after the page."""
    context = browser.new_context(locale="nl-BE", service_workers="block")
    page = context.new_page()
    seen: list[Transferred] = []
    page.on("requestfinished", _told_to(seen, origin))
    page.goto(origin)
    page.wait_for_timeout(AHEAD)
    page.wait_for_load_state("networkidle")
    start = list(seen)
    go_in(page, who)
    context.close()
    return FirstVisit(start, seen)


def _told_to(seen: list[Transferred], origin: str) -> Callable[[Request], None]:
    def tell(request: Request) -> None:
        path = request.url.removeprefix(origin).partition("?")[0]
        sizes = request.sizes()
        body, head = sizes["responseBodySize"], sizes["responseHeadersSize"]
        if body >= 0 and path not in THE_POOL:  # less: it came from the cache
            seen.append(Transferred(path, request.resource_type, body, body + head))

    return tell


def scripts(transferred: list[Transferred]) -> int:
    return sum(one.body for one in transferred if one.kind == "script")


def wire(transferred: list[Transferred]) -> int:
    return sum(one.wire for one in transferred)
