"""The device of each of the cast, signed in once: a sign-in costs more than most tests do."""

from collections.abc import Callable
from contextlib import suppress

from browsing import sign_in, signed_in
from playwright.sync_api import BrowserContext, Error, Page, expect

NOWHERE = "/nergens"  # a screen that asks and keeps nothing
SIZE = {"width": 1280, "height": 720}  # that of Playwright itself
GO = """(address) => {
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
}"""
# What is no part of a screen stays on when somebody goes elsewhere; most of it can be closed.
CLOSE = """() => document.querySelectorAll('.notice > .plain, .uploads > .plain')
    .forEach((button) => button.click())"""
STAYS = "() => document.querySelector('dialog, .notice, .uploads') !== null"
DROP_DRAFTS = """() => new Promise((resolve) => {
    indexedDB.open("samenwerkingsdossier").onsuccess = ({ target: { result: database } }) => {
        const dropping = database.transaction("drafts", "readwrite");
        dropping.objectStore("drafts").clear();
        dropping.oncomplete = resolve;
        database.close();
    };
})"""


def go(page: Page, address: str) -> None:
    """As a link does: the application stays loaded."""
    page.evaluate(GO, address)


class Desks:
    """Lends the page of somebody who is signed in, and takes it back as it was lent."""

    def __init__(self, new: Callable[[], BrowserContext]) -> None:
        self._new = new
        self._free: dict[str, Page] = {}
        self._lent: dict[str, Page] = {}

    def lend(self, who: str, at: str = "/") -> Page:
        page = self._free.pop(who, None) or self._lent.get(who) or self._made(who)
        self._lent[who] = page
        go(page, at)
        return page

    def take_back(self, *, spoiled: bool) -> None:
        """``spoiled``: nobody knows what these pages are in the middle of."""
        while self._lent:
            who, page = self._lent.popitem()
            if spoiled:
                page.context.close()
            else:
                self._free[who] = tidied(page)

    def close(self) -> None:
        for page in self._free.values():
            page.context.close()

    def _made(self, who: str) -> Page:
        page = self._new().new_page()
        page.goto("/")
        sign_in(page, who)
        return page


def tidied(page: Page) -> Page:
    """Somewhere else, with a network; no draft, dialog or notice is left. Raises AssertionError
    when somebody signed out."""
    with suppress(Error):  # what was held back is no longer waited for
        page.unroute_all(behavior="ignoreErrors")
    page.context.set_offline(False)
    page.set_viewport_size(SIZE)
    page.emulate_media(color_scheme="light")
    signed_in(page)  # which a page that was asked for again is only a moment later
    go(page, NOWHERE)
    page.evaluate(CLOSE)
    if page.evaluate(STAYS):
        page.goto(NOWHERE)
        signed_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina bestaat niet")
    page.evaluate(DROP_DRAFTS)
    return page
