"""Documents in the browser: shared with what that takes, judged, kept in order and found again."""

import re
from pathlib import Path

from browsing import HOLDS
from playwright.sync_api import Locator, Page, expect
from shared_files import docx
from threads import notice, undo
from writing import DOSSIER

SCREEN = f"/dossiers/{DOSSIER}/documenten"
INCOMING = re.compile("/incoming/")  # where a file is put
SLOW = 400_000  # bytes a second
TEXT = docx("Wij spraken over het leesbeleid.")
NAMING = docx("Gisteren had Jonas Peeters ruzie op de speelplaats.")


def choose(page: Page, name: str, data: bytes, button: str = "Kies bestanden") -> None:
    sent = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.get_by_label(button, exact=True).set_input_files(sent)


def panel(page: Page) -> Locator:
    return page.get_by_role("region", name="Opladen")


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader").filter(has_text=name))


def below(page: Page, name: str) -> Locator:
    """What folds out under a document."""
    return row(page, name).locator("xpath=following-sibling::tr[1]")


def share(page: Page, name: str, data: bytes = TEXT) -> None:
    choose(page, name, data)
    expect(panel(page)).to_contain_text("Alles is gedeeld.")
    expect(row(page, name)).to_be_visible()


ASKS = "() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))"  # before it is left
DROPPED = """(name) => {
    const dropped = new DataTransfer();
    dropped.items.add(new File(["x"], name));
    return dropped;
}"""


def drop(page: Page, name: str) -> None:
    """A file, on the page: it says meanwhile that it can be let go."""
    expect(page.get_by_text("of sleep ze naar deze pagina")).to_be_visible()
    held = {"dataTransfer": page.evaluate_handle(DROPPED, name)}
    page.dispatch_event("h1", "dragover", held)
    expect(page.get_by_text("Laat los om te delen.")).to_be_visible()
    page.dispatch_event("h1", "drop", held)


def is_kept(page: Page, text: str) -> bool:
    """In what this device keeps of what was read."""
    kept: bool = page.evaluate(HOLDS, ["answers", text])
    return kept


def throttle(page: Page, upload: int) -> None:
    line = page.context.new_cdp_session(page)
    whole = {"offline": False, "latency": 0, "downloadThroughput": -1}
    line.send("Network.emulateNetworkConditions", whole | {"uploadThroughput": upload})


def test_an_upload_shows_how_far_it_is_goes_on_elsewhere_and_can_be_stopped(people):
    sofie = people("sofie", SCREEN)
    throttle(sofie, SLOW)
    choose(sofie, "Lang verslag.pdf", b"x" * 3_000_000)
    done = panel(sofie).get_by_role("progressbar", name="Lang verslag.pdf")
    expect(done).to_have_attribute("max", "3000000")
    expect(done).not_to_have_attribute("value", "0")
    expect(panel(sofie)).to_contain_text(re.compile(r"onderweg: [1-9]\d? %"))
    expect(panel(sofie).get_by_role("status")).to_have_text("Lang verslag.pdf wordt opgeladen.")

    sofie.get_by_role("link", name="← Dossier").click()
    expect(sofie.get_by_role("link", name="Documenten")).to_be_visible()
    sofie.get_by_role("button", name="Afmelden").click()
    asked = sofie.get_by_role("dialog", name="Er is nog niet alles verstuurd")
    expect(asked).to_contain_text("Er wordt nog 1 bestand opgeladen.")
    asked.get_by_role("button", name="Blijf aangemeld").click()
    expect(done).to_be_visible()
    sofie.get_by_role("link", name="Documenten").click()
    expect(row(sofie, "Lang verslag.pdf")).to_contain_text("Nog niet opgeladen")
    assert sofie.evaluate(ASKS)
    panel(sofie).get_by_role("button", name="Annuleer: Lang verslag.pdf").click()

    expect(panel(sofie)).to_have_count(0)
    assert not sofie.evaluate(ASKS)
    expect(row(sofie, "Lang verslag.pdf")).to_have_count(0)
    throttle(sofie, -1)


def test_what_did_not_arrive_is_tried_again_and_can_be_downloaded(people):
    sofie = people("sofie", SCREEN)
    sofie.route(INCOMING, lambda route: route.abort())
    choose(sofie, "Onderweg verloren.docx", TEXT)
    expect(panel(sofie)).to_contain_text("De verbinding viel weg")
    sofie.unroute(INCOMING)
    panel(sofie).get_by_role("button", name="Probeer opnieuw: Onderweg verloren.docx").click()
    expect(panel(sofie)).to_contain_text("Alles is gedeeld.")

    expect(row(sofie, "Onderweg verloren.docx")).to_have_count(1)
    with sofie.expect_download() as saved:
        sofie.get_by_role("button", name="Download Onderweg verloren.docx").click()
    assert saved.value.suggested_filename == "Onderweg verloren.docx"
    assert Path(saved.value.path()).read_bytes().startswith(b"PK")

    assert not is_kept(sofie, "X-Amz-Signature")
    sofie.context.set_offline(True)
    expect(sofie.get_by_role("button", name="Download Onderweg")).to_be_disabled()
    expect(sofie.get_by_text("Opladen en downloaden kan pas weer")).to_be_visible()
    sofie.get_by_role("button", name="Meer over Onderweg verloren.docx").click()
    expect(sofie.get_by_role("button", name="Gegevens")).to_be_visible()
    for button in ("Kies bestanden", "Nieuwe versie van Onderweg verloren.docx"):
        expect(sofie.get_by_label(button, exact=True)).to_have_count(0)
    sofie.context.set_offline(False)


def test_what_is_refused_says_why_and_another_file_takes_its_place(people):
    sofie = people("sofie", SCREEN)
    drop(sofie, "film.mp4")
    expect(panel(sofie)).to_contain_text("Dit soort bestand kan niet gedeeld worden.")
    choose(sofie, "Geen echte.docx", b"MZ, een programma")
    expect(panel(sofie)).to_contain_text("Geweigerd: De inhoud past niet bij de naam.")
    choose(sofie, "Verslag\u202excod.pdf", TEXT)
    turned = panel(sofie).get_by_role("listitem").filter(has_text="Verslag\ufffdxcod.pdf")
    expect(turned).to_contain_text("Hierin staan onzichtbare of onleesbare tekens.")
    refused = row(sofie, "Geen echte.docx")
    expect(sofie.get_by_role("table", name="Niet gedeeld")).to_contain_text("Geen echte.docx")
    sofie.get_by_role("button", name="Verwijder Geen echte.docx").click()
    undo(sofie)
    expect(refused).to_contain_text("Bewaar het bestand opnieuw in de juiste vorm.")
    expect(refused.get_by_role("button", name="Download")).to_have_count(0)

    sofie.get_by_role("button", name="Meer over Geen echte.docx").click()
    choose(sofie, "Wel echte.docx", TEXT, "Nieuwe versie van Geen echte.docx")
    expect(refused.get_by_role("button", name="Download")).to_be_visible()
    below(sofie, "Geen echte").get_by_role("button", name="Versies (2)").click()
    expect(sofie.locator(".versions li")).to_contain_text(["Versie 2: Wel echte", "Geweigerd"])


def test_nobody_is_named_in_a_file_nor_in_its_name(people):
    sofie = people("sofie", SCREEN)
    choose(sofie, "Ruzie van Jonas Peeters.docx", NAMING)
    question = sofie.get_by_role("dialog", name="Staat hier een naam?")
    expect(question).to_contain_text("Bij het bestand Ruzie van Jonas Peeters.docx:")
    question.get_by_label("de leerling").check()
    question.get_by_role("button", name="Deel zo").click()
    flagged = row(sofie, "Ruzie van de leerling.docx")
    expect(flagged).to_contain_text("Hier lijkt iemand genoemd te worden: de tekst.")
    found = sofie.get_by_role("group", name="Namen in Ruzie van de leerling.docx")
    expect(found).to_contain_text("“Jonas Peeters” (naam)")

    anna = people("anna", SCREEN)
    expect(row(anna, "Ruzie van de leerling.docx")).to_contain_text("Sofie Maertens kijkt het na.")
    expect(anna.get_by_text("Jonas")).to_have_count(0)
    assert is_kept(sofie, "Ruzie van de leerling.docx")
    assert not is_kept(sofie, "Jonas")
    no_name = found.get_by_role("button", name="Dit is geen leerling of leerkracht")
    sofie.context.set_offline(True)
    expect(found).to_contain_text("Beslissen kan pas weer met een verbinding.")
    expect(no_name).to_have_count(0)
    sofie.context.set_offline(False)
    no_name.click()
    undo(sofie)
    expect(found).to_contain_text("De woorden zelf worden niet langer bewaard.")
    no_name.click()
    expect(panel(sofie)).to_have_count(0)  # nothing asks for attention any more
    expect(flagged.get_by_role("button", name="Download")).to_be_visible()
    expect(flagged.get_by_role("button", name="Meer over")).to_be_focused()


def test_documents_are_kept_in_order_and_come_back_from_the_trash(people, hands):
    # A dossier of its own: what others leave in one is listed too, and takes the focus.
    made = hands("clara").post("/dossiers", {"clb": "990011", "school": "199471"})
    anna = people("anna", f"/dossiers/{made['id']}/documenten")
    share(anna, "Afspraken.docx")
    anna.get_by_role("button", name="Meer over Afspraken.docx").click()
    below(anna, "Afspraken.docx").get_by_role("button", name="Wijzig", exact=True).click()
    form = anna.get_by_role("form", name="Wijzig Afspraken.docx")
    form.get_by_label("Soort").select_option("cooperation_agreement")
    form.get_by_label("Map").fill("Beleid")
    form.get_by_role("button", name="Bewaar").click()
    expect(anna.get_by_role("table", name="Beleid")).to_contain_text("Afspraken.docx")
    expect(anna.get_by_role("button", name="Meer over Afspraken.docx")).to_be_focused()
    below(anna, "Afspraken.docx").get_by_role("button", name="Dit geldt nu").click()
    pinned = anna.get_by_role("table", name="Geldige samenwerkingsafspraken")
    expect(pinned).to_contain_text("Afspraken.docx")

    anna.get_by_label("Zoek in de documenten").fill("beleid")
    expect(anna.get_by_role("rowheader")).to_have_count(1)
    anna.get_by_role("button", name="Naar de prullenbak").click()
    anna.locator("form").get_by_role("button", name="Naar de prullenbak").click()
    expect(notice(anna)).to_contain_text("ligt in de prullenbak.")
    expect(anna.get_by_role("heading", level=1)).to_be_focused()
    undo(anna)
    expect(pinned).to_contain_text("Afspraken.docx")


def test_a_document_hangs_at_a_registration_and_is_taken_off(people, hands):
    screen = hands("anna").register("Met een bijlage")
    sofie = people("sofie", screen)
    share(sofie, "Bijlage.docx")
    sofie.get_by_role("button", name="Meer over Bijlage.docx").click()
    sofie.get_by_role("button", name="Haal van deze registratie").click()
    expect(row(sofie, "Bijlage.docx")).to_have_count(0)
    undo(sofie)
    expect(row(sofie, "Bijlage.docx")).to_be_visible()
    sofie.goto(SCREEN)
    expect(sofie.get_by_role("button", name="Afmelden")).to_be_visible()
    expect(row(sofie, "Bijlage.docx").get_by_role("link")).to_have_text("Met een bijlage")


def test_nothing_is_shared_any_more_in_a_dossier_that_has_ended(people, hands):
    clara = hands("clara")
    made = clara.post("/dossiers", {"clb": "990011", "school": "199778"})
    screen = f"/dossiers/{made['id']}/documenten"
    anna = people("anna", screen)
    expect(anna.get_by_text("Nog geen documenten. Sleep een bestand hierheen")).to_be_visible()
    clara.put(f"/dossiers/{made['id']}", {"status": "ended"}, made["version"])
    anna.reload()

    expect(anna.get_by_text("Dit dossier is beëindigd")).to_be_visible()
    expect(anna.get_by_label("Kies bestanden")).to_have_count(0)
    expect(people("sofie", screen).get_by_text("Dit bestaat niet")).to_be_visible()
