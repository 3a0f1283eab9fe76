"""Everything can be done without a mouse."""

import re

from playwright.sync_api import expect
from writing import DOSSIER, api_path

HOME = f"/dossiers/{DOSSIER}"


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def focused(page):
    return page.locator(":focus")


def opened(page, title):
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_three_keys_after_the_skip_link_sign_in(visitor):
    page = visitor()
    page.goto("/")
    expect(page.get_by_role("main").get_by_role("button", name="Aanmelden")).to_be_visible()
    press(page, "Tab")
    expect(focused(page)).to_have_text("Naar de inhoud")
    expect(focused(page)).to_be_in_viewport(ratio=1)
    press(page, "Enter", "Tab")
    expect(focused(page)).to_have_text("Aanmelden")
    press(page, "Enter")

    expect(page.get_by_role("button", name="Anna Verhulst")).to_be_visible()
    press(page, "Tab")
    expect(focused(page)).to_contain_text("Anna Verhulst")
    press(page, "Enter")
    opened(page, "Welkom, Anna Verhulst")


def test_from_the_list_to_a_reaction(people, hands):
    for number in (1, 2):
        hands("anna").register(f"Met het toetsenbord {number}")
    anna = people("anna", HOME)
    expect(anna.get_by_role("link", name="toetsenbord 2")).to_be_visible()
    press(anna, "j")
    expect(focused(anna)).to_have_text("Met het toetsenbord 2")
    press(anna, "j")
    expect(focused(anna)).to_have_text("Met het toetsenbord 1")
    press(anna, "k", "Enter")
    opened(anna, "Met het toetsenbord 2")
    expect(focused(anna)).to_have_text("Met het toetsenbord 2")
    expect(anna.get_by_role("textbox", name="Uw reactie")).to_be_visible()

    press(anna, "r")
    expect(focused(anna)).to_have_attribute("name", "reply")
    anna.keyboard.type("Zonder muis: j k r / ? g d")
    expect(focused(anna)).to_have_value("Zonder muis: j k r / ? g d")
    press(anna, "Tab", "ArrowRight", "Tab")
    expect(focused(anna)).to_have_text("Reactie plaatsen")
    press(anna, "Enter")
    expect(anna.locator("li.entry")).to_contain_text("Zonder muis")
    expect(anna.locator("li.entry")).to_contain_text("Anna Verhulst")

    press(anna, "r")
    anna.keyboard.type("Nog een.")
    press(anna, "Control+Enter")
    expect(anna.locator("li.entry")).to_have_count(2)


def test_from_one_registration_to_the_next(people, hands):
    for number in (1, 2):
        hands("anna").register(f"Naast elkaar {number}")
    anna = people("anna", HOME)
    anna.get_by_role("link", name="Naast elkaar 2").click()
    expect(anna.get_by_role("textbox", name="Uw reactie")).to_be_visible()
    press(anna, "j")
    opened(anna, "Naast elkaar 1")
    expect(anna.get_by_role("textbox", name="Uw reactie")).to_be_visible()
    press(anna, "k")
    opened(anna, "Naast elkaar 2")


def test_keys_go_to_places(people):
    anna = people("anna", HOME)
    expect(anna.get_by_label("Zoek in de registraties")).to_be_visible()
    press(anna, "/")
    expect(focused(anna)).to_have_attribute("name", "q")
    anna.keyboard.type("njg?")  # a text, while somebody types
    expect(focused(anna)).to_have_value("njg?")
    expect(anna).to_have_url(re.compile(r"\?q=njg"))
    anna.get_by_role("link", name="Dossiers", exact=True).focus()
    press(anna, "g", "h")
    opened(anna, "Welkom, Anna Verhulst")
    press(anna, "g", "d")
    opened(anna, "Kies uw dossier")
    anna.get_by_role("link", name="De Sterrenwacht").press("Enter")
    expect(anna.get_by_role("link", name="Nieuwe registratie")).to_be_visible()
    press(anna, "n")
    opened(anna, "Nieuwe registratie")
    expect(focused(anna)).to_have_attribute("name", "title")


def test_a_dialog_holds_the_focus_and_gives_it_back(people):
    anna = people("anna")
    opened(anna, "Welkom, Anna Verhulst")
    help_button = anna.get_by_role("button", name="Sneltoetsen")
    help_button.press("Enter")
    dialog = anna.get_by_role("dialog", name="Sneltoetsen")
    expect(dialog).to_be_visible()
    press(anna, "g", "d")
    expect(dialog).to_be_visible()
    for _ in range(4):
        press(anna, "Tab")
        expect(anna.locator("#app > :not(dialog) :focus, #app > :not(dialog):focus")).to_have_count(
            0
        )
    press(anna, "Escape")
    expect(dialog).to_have_count(0)
    expect(help_button).to_be_focused()
    press(anna, "?")
    expect(dialog).to_be_visible()


def test_keys_that_are_switched_off_stay_off(afresh, subject):
    anna = afresh("anna", HOME)
    expect(anna.get_by_label("Zoek in de registraties")).to_be_visible()
    press(anna, "?")
    anna.get_by_label("Sneltoetsen gebruiken").press("Space")
    press(anna, "Escape")
    expect(anna.get_by_role("dialog")).to_have_count(0)
    for _ in ("at once", "after a reload"):
        press(anna, "/", "j", "?")
        expect(anna.locator("input:focus, a.name:focus, dialog")).to_have_count(0)
        anna.reload()
        expect(anna.get_by_role("link", name=subject)).to_be_visible()

    anna.get_by_role("button", name="Sneltoetsen").click()
    anna.get_by_label("Sneltoetsen gebruiken").press("Space")
    press(anna, "Escape", "/")
    expect(focused(anna)).to_have_attribute("name", "q")


def test_who_did_something_stays_where_they_were(people, hands):
    screen = hands("anna").register("De focus blijft")
    hands("anna").post(f"{api_path(screen)}/agreements", {"text": "Iets.", "party": "both"})
    anna = people("anna", screen)
    tick = anna.get_by_label("Nagekomen")
    tick.press("Space")
    expect(anna.locator(".notice")).to_contain_text("De afspraak is nagekomen.")
    expect(tick).to_be_focused()
    anna.get_by_role("button", name="Ongedaan maken").press("Enter")
    expect(anna.locator(".notice")).to_contain_text("Ongedaan gemaakt.")
    expect(anna.locator("body")).not_to_be_focused()
    anna.get_by_role("button", name="Afronden").press("Enter")
    expect(anna.get_by_role("button", name="Heropenen")).to_be_visible()
    expect(focused(anna)).to_have_count(1)
