"""What is on the pictures: people of the cast at work in the demo, until there is something to see.

Each scene leaves a page as it is to be taken. They follow one another: what is new to Sofie was
registered by Anna two scenes before.
"""

from playwright.sync_api import Page

from local.picture_office import documents, handover, rights
from local.picture_steps import Enter, Scene, dossier_of, to_top

THREAD = "Meer conflicten op de speelplaats tijdens de middagpauze"
TITLE = "Huiswerk in de eerste graad"
IN_DUTCH = """(date) => {
    const day = date.value.split("-").reverse().join("/");
    date.style.width = `${date.offsetWidth}px`;
    date.type = "text";
    date.value = day;
}"""  # as the browser of our users does: Debian's speaks English
REPLY = "We bespraken het advies met het team. Vanaf maandag houden we samen toezicht."
REMARK = "Sinds gisteren zie ik twee keer dezelfde afspraak in de lijst."
IDEA = "Kan de lijst ook op thema gesorteerd worden?"


def start(enter: Enter) -> Page:
    page = enter("sofie")
    page.goto("/")
    return page


def dossiers(enter: Enter) -> Page:
    page = enter("anna")
    page.goto("/dossiers")
    return page


def new_registration(enter: Enter) -> Page:
    dossier_of(enter("sofie")).get_by_role("button", name="Markeer alles als gelezen").click()
    page = dossier_of(enter("anna"))
    page.get_by_role("link", name="Nieuwe registratie").click()
    page.get_by_label("Onderwerp").fill(TITLE)
    page.get_by_label("Signaalfunctie").check()
    page.get_by_label("Er is geen cliëntrelatie").check()
    page.get_by_text("Concept bewaard").wait_for()
    page.get_by_label("Datum").evaluate(IN_DUTCH)
    to_top(page.get_by_role("heading", level=1))
    return page


def dossier(enter: Enter) -> Page:
    writer = enter("anna")
    writer.get_by_role("button", name="Registreer").click()
    writer.get_by_role("heading", level=1, name=TITLE).wait_for()
    page = dossier_of(enter("sofie"))
    to_top(page.locator("main section h2").first)
    return page


def registration(enter: Enter) -> Page:
    return _registration(enter("sofie"))


def reply(enter: Enter) -> Page:
    page = _registration(enter("sofie"))
    page.get_by_role("textbox", name="Uw reactie").fill(REPLY)
    page.get_by_label("Gezette stap").check()
    to_top(page.get_by_role("form", name="Uw reactie"))
    return page


def conflict(enter: Enter) -> Page:
    """Bert at his own registration, in two windows at once: both change the advice."""
    one, other = enter("bert"), enter("bert again")
    for page in (one, other):
        dossier_of(page).get_by_role("link", name="Studiekeuze bespreken met ouders").first.click()
        page.get_by_role("link", name="Wijzig", exact=True).click()
    _advise(one, "Nodig de ouders per klas uit, in kleine groepen.")
    one.get_by_role("heading", level=1, name="Studiekeuze").wait_for()
    _advise(other, "Nodig de ouders uit op een avond, met enkele oud-leerlingen.")
    other.get_by_role("button", name="Neem mijn tekst").wait_for()
    return other


def contact(enter: Enter) -> Page:
    page = enter("sofie")
    _message(page, "Fout in het systeem", REMARK)
    to_top(page.get_by_role("heading", level=1))
    return page


def messages(enter: Enter) -> Page:
    writer = enter("sofie")
    _send(writer)
    _message(writer, "Idee", IDEA)
    _send(writer)
    page = enter("sara")
    page.goto("/")
    page.get_by_role("link", name="Meldingen").click()
    page.get_by_text(IDEA).wait_for()
    return page


GUIDE: dict[str, Scene] = {
    "start": start,
    "dossiers": dossiers,
    "nieuwe-registratie": new_registration,
    "dossier": dossier,
    "registratie": registration,
    "reageren": reply,
    "conflict": conflict,
    "contact": contact,
    "meldingen": messages,
    "documenten": documents,
    "toegang-geven": rights,
    "overdragen": handover,
}


def whole_dossier(enter: Enter) -> Page:
    return dossier_of(enter("sofie"))


def _registration(page: Page) -> Page:
    dossier_of(page).get_by_role("link", name=THREAD).last.click()
    page.get_by_role("textbox", name="Uw reactie").wait_for()
    return page


def _advise(page: Page, text: str) -> None:
    page.get_by_label("Advies").fill(text)
    page.get_by_role("button", name="Bewaar").click()


def _message(page: Page, subject: str, text: str) -> None:
    page.goto("/contact")
    page.get_by_label(subject).check()
    page.get_by_label("Wat wilt u laten weten?").fill(text)


def _send(page: Page) -> None:
    page.get_by_role("button", name="Verstuur").click()
    page.get_by_role("heading", name="SD-").wait_for()
