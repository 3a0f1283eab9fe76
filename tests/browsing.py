"""Somebody with a browser: signing in, and what is kept on the device."""

from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

from local.people import CAST
from local.visitor import wait_until

NOTHING = {"answers": 0, "caches": 0, "drafts": 0, "local": 0, "notes": 0, "session": 0}
COUNTS = """() => new Promise((resolve) => {
    indexedDB.open("samenwerkingsdossier").onsuccess = ({ target: { result: database } }) => {
        const shelves = [...database.objectStoreNames];
        const reading = database.transaction(shelves);
        const counts = shelves.map((shelf) => reading.objectStore(shelf).count());
        reading.oncomplete = async () => resolve({
            ...Object.fromEntries(shelves.map((shelf, place) => [shelf, counts[place].result])),
            local: localStorage.length,
            session: sessionStorage.length,
            caches: (await caches.keys()).filter((name) => !name.startsWith("files-")).length,
        });
        database.close();
    };
})"""
HOLDS = """([shelf, text]) => new Promise((resolve) => {
    indexedDB.open("samenwerkingsdossier").onsuccess = ({ target: { result: database } }) => {
        const all = database.transaction(shelf).objectStore(shelf).getAll();
        all.onsuccess = () => resolve(JSON.stringify(all.result).includes(text));
        database.close();
    };
})"""


def on_device(page: Page) -> dict[str, Any]:
    """How much is kept, by where; the files of the application are nobody's, and not counted."""
    kept: dict[str, Any] = page.evaluate(COUNTS)
    return kept


def wait_until_kept(page: Page, shelf: str, text: str) -> None:
    wait_until(page, HOLDS, [shelf, text])


def sign_in(page: Page, who: str) -> None:
    """Through the page of the pool, and back to where they were."""
    page.get_by_role("main").get_by_role("button", name="Aanmelden").click()
    page.get_by_role("button", name=CAST[who].name).click()
    signed_in(page)


def signed_in(page: Page) -> None:
    expect(page.get_by_role("button", name="Afmelden")).to_be_visible()


def go_to(page: Page, address: str) -> None:
    """Who is signed in opens an address: over the page of the pool, which sends them on."""
    page.goto(address)
    signed_in(page)


def listen(context: BrowserContext, complaints: list[str]) -> None:
    """To what a browser complains about: errors, and what a policy refused."""

    def on_console(said: ConsoleMessage) -> None:
        # What was refused or has no network is said by the screens, and by their tests.
        if said.type == "error" and not said.text.startswith("Failed to load resource"):
            complaints.append(said.text)

    context.on("console", on_console)
    context.on("weberror", lambda thrown: complaints.append(str(thrown.error)))
