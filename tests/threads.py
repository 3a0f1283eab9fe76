"""What somebody does on the screen of a registration, and what they look at there."""

from playwright.sync_api import Locator, Page, expect

from local.people import CAST


def card(page: Page, title: str) -> Locator:
    """In the list of a dossier."""
    return page.get_by_role("listitem").filter(has=page.get_by_role("link", name=title))


def entry(page: Page, text: str) -> Locator:
    """A goal, an agreement or a reply, in the thread of a registration."""
    return page.locator("li.entry").filter(has_text=text)


def head(page: Page) -> Locator:
    return page.locator(".registration-head")


def notice(page: Page) -> Locator:
    return page.locator(".notice")


def undo(page: Page) -> None:
    notice(page).get_by_role("button", name="Ongedaan maken").click()
    expect(notice(page)).to_contain_text("Ongedaan gemaakt.")


def field(page: Page) -> Locator:
    """Where a reaction is written."""
    return page.get_by_role("textbox", name="Uw reactie")


def reply(page: Page, text: str, kind: str) -> None:
    field(page).fill(text)
    page.get_by_label(kind, exact=True).check()
    page.get_by_role("button", name="Reactie plaatsen").click()
    expect(entry(page, text)).to_contain_text(kind)
    expect(field(page)).to_have_value("")


def add_goal(page: Page, text: str) -> None:
    page.get_by_role("button", name="Voeg een doelstelling toe").click()
    page.get_by_label("Wat wilt u samen bereiken?").fill(text)
    page.get_by_role("button", name="Bewaar").click()
    expect(entry(page, text)).to_be_visible()


def add_agreement(page: Page, text: str) -> None:
    page.get_by_role("button", name="Voeg een afspraak toe").click()
    page.get_by_label("Wat spreekt u af?").fill(text)
    page.get_by_label("CLB en school", exact=True).check()
    page.get_by_role("button", name="over 2 weken").click()
    page.get_by_role("button", name="Bewaar").click()
    expect(entry(page, text)).to_contain_text("tegen")


def choose(page: Page, label: str, who: str) -> None:
    person = CAST[who]
    page.get_by_label(label).select_option(label=f"{person.name}, {person.function}")
