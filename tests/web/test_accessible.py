"""Every screen, by day and by night, wide and narrow, can be used by everybody."""

from datetime import UTC, datetime, timedelta

import pytest
from browsing import go_to, wait_until_kept
from desks import NOWHERE, go
from documents import FILE, announced, put
from looking import faults, faults_everywhere
from operating import Operator
from playwright.sync_api import expect
from shared_files import docx
from writing import DOSSIER, api_path

from local.people import CAST

HOME = f"/dossiers/{DOSSIER}"
HELD = "990011-090373"  # another school of the same CLB
CLB, SCHOOL = f"/instellingen/{DOSSIER[:6]}", f"/instellingen/{DOSSIER[7:]}"
LONG = "Arbeidsongeschiktheidsverzekeringsmaatschappijen"
ADDRESS = "https://www.voorbeeld.example/" + "een-heel-lang-pad-zonder-einde/" * 6
DAY = str((datetime.now(UTC) - timedelta(days=7)).date())
FULL = {
    "activity": "consultation",
    "description": f"Aanleiding.\n\nMet een adres dat lang is: {ADDRESS}",
    "understanding": "Zo begrijpen we het.",
    "advice": "Dit raden we aan.",
    "outcome": "Dit kwam ervan.",
    "domains": ["learning", "wellbeing", "preventive_health", "school_career"],
    "themes": ["lezen", LONG],
    "care_phase": "increased",
    "target_group": "De tweede graad",
    "signal_source": "Het zorgteam",
    "participants": [{"function": "leerkracht", "count": 4}],
    "contact_form": "on_site",
    "duration_minutes": 50,
    "follow_up_on": DAY,
    "site": "Vestiging Noord",
}


@pytest.fixture(scope="module")
def full(hands):
    """The screen of a registration with something of everything in it."""
    anna, sofie = hands("anna"), hands("sofie")
    screen = anna.register(f"Alles erop en eraan: {LONG}", **FULL)
    path = api_path(screen)
    for status in ("open", "reached", "partly", "dropped"):
        goal = anna.post(f"{path}/goals", {"text": f"Doel: {LONG}", "effect_level": "team"})
        changed = {"text": goal["text"], "status": status}
        anna.put(f"{path}/goals/{goal['id']}", changed, goal["version"])
    for status in ("open", "kept", "dropped"):
        agreed = {"text": f"Afspraak: {ADDRESS}", "party": "both", "due_on": DAY}
        agreement = sofie.post(f"{path}/agreements", agreed | {"function": "zorgcoördinator"})
        changed = agreed | {"status": status}
        sofie.put(f"{path}/agreements/{agreement['id']}", changed, agreement["version"])
    for kind in ("step_taken", "step_planned", "result", "remark", "question"):
        sofie.post(f"{path}/replies", {"kind": kind, "text": f"{LONG}: {ADDRESS}"})
    anna.post(f"{path}/replies", {"kind": "question", "text": "Een vraag."})
    told = {"subject": "fault", "institution": "990011", "screen": HOME, "browser": "Firefox"}
    anna.post("/messages", told | {"text": LONG})
    share_some(sofie, path.rsplit("/", 1)[-1])
    return screen


@pytest.fixture(scope="module")
def gone(running_product, hands):
    """A registration that was destroyed with what stood at it; and a dossier that is held."""
    anna, operator = hands("anna"), Operator(running_product)
    path = api_path(anna.register("Dubbel"))
    anna.post(f"{path}/goals", {"text": "Een doel."})
    anna.post(f"{path}/trash", {"reason": "Dubbel"}, anna.get(path)["version"])
    operator.destroy(DOSSIER, path.rsplit("/", 1)[-1])
    operator.hold(HELD)
    yield
    operator.release(HELD)


def share_some(sofie, registration):
    """A document that holds now, one at a registration, and one of each that asks for something."""
    for data, name, place in (
        (FILE, f"{LONG}.docx", {"kind": "cooperation_agreement", "pinned": True}),
        (FILE, f"Bijlage {LONG}.docx", {"registration_id": registration, "folder": LONG}),
        (docx("Jonas Peeters had ruzie."), f"Met namen {LONG}.docx", {}),
        (b"MZ", f"Geen echte {LONG}.docx", {}),
    ):
        shared = sofie.post(f"/dossiers/{DOSSIER}/documents", announced(data, name, **place))
        assert put(shared["upload"], data) == 200
    sofie.post(f"/dossiers/{DOSSIER}/documents", announced(FILE, "Nooit opgeladen.docx"))


def open_all(page):
    """What folds out, unfolded."""
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true })")


def home(page, full):
    go(page, "/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Welkom, ")


def tour(page, full):
    home(page, full)
    page.get_by_role("button", name="Nieuw hier?").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def dossiers(page, full):
    go(page, "/dossiers?kies")
    expect(page.get_by_role("link", name="De Sterrenwacht")).to_be_visible()


def worklist(page, full):
    go(page, "/werklijst")
    expect(page.get_by_role("heading", name="Nieuw van uw partners")).to_be_visible()
    open_all(page)


def dossier(page, full):
    go(page, HOME)
    expect(page.get_by_role("link", name=f"Alles erop en eraan: {LONG}")).to_be_visible()
    open_all(page)


def keys(page, full):
    dossier(page, full)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Sneltoetsen")).to_be_visible()


def new_registration(page, full):
    go(page, f"{HOME}/nieuw")
    expect(page.get_by_label("Onderwerp")).to_be_visible()


def new_registration_with_errors(page, full):
    new_registration(page, full)
    page.get_by_role("button", name="Registreer").click()
    expect(page.get_by_role("alert")).to_contain_text("Controleer uw gegevens")
    open_all(page)


def registration(page, full):
    go(page, full)
    expect(page.get_by_role("button", name="Reactie plaatsen")).to_be_visible()
    expect(page.locator("li.entry")).to_have_count(13)


def registration_unfolded(page, full):
    """The history, and each form that it has."""
    registration(page, full)
    page.get_by_role("button", name="Voeg een doelstelling toe").click()
    page.get_by_role("button", name="Voeg een afspraak toe").click()
    page.get_by_role("button", name="Bewaar").last.click()
    page.locator(".tools").get_by_role("button", name="Naar de prullenbak").first.click()
    open_all(page)
    page.get_by_role("button", name="Draag over aan een collega").click()
    expect(page.locator(".history li").filter(has_text="deelde een document")).to_have_count(1)
    expect(page.locator(".history li").nth(21)).to_be_visible()
    expect(page.get_by_label("Wie wordt de eigenaar?")).to_be_visible()


def documents(page, full):
    """Each of them unfolded, and what can be done with one."""
    go(page, f"{HOME}/documenten")
    for state in ("Geweigerd", "Staan hier namen in?", "Nog niet opgeladen", "Geldig"):
        expect(page.locator(".tag").get_by_text(state, exact=True).first).to_be_visible()
    folded = page.get_by_role("button", name="Meer over", expanded=False)
    while folded.count():
        folded.first.click()
    for place, button in enumerate(("Wijzig", "Naar de prullenbak", "Gegevens")):
        page.locator(".below").get_by_role("button", name=button, exact=True).nth(place).click()
    expect(page.locator(".versions li").first).to_be_visible()
    open_all(page)


def uploading(page, full):
    """One that is no use, and one that does not arrive."""
    go(page, f"{HOME}/documenten")
    page.route("**/incoming/**", lambda route: route.abort())
    names = (f"{LONG}.mp4", f"{LONG}.txt")
    sent = [{"name": name, "mimeType": "", "buffer": b"x"} for name in names]
    page.get_by_label("Kies bestanden").set_input_files(sent)
    expect(page.get_by_role("button", name="Probeer opnieuw")).to_be_visible()


def leaving(page, full):
    registration(page, full)
    page.get_by_role("textbox", name="Uw reactie").fill("Nog niet verstuurd.")
    wait_until_kept(page, "drafts", "Nog niet verstuurd.")
    page.get_by_role("button", name="Afmelden").click()
    expect(page.get_by_role("dialog", name="Er is nog niet alles verstuurd")).to_be_visible()


def names_found(page, full):
    registration(page, full)
    page.get_by_role("textbox", name="Uw reactie").fill(f"Jonas Peeters en juf Els: {ADDRESS}")
    page.get_by_role("button", name="Reactie plaatsen").click()
    dialog = page.get_by_role("dialog", name="Staat hier een naam?")
    dialog.get_by_role("button", name="Bewaar zo").click()
    expect(dialog.get_by_text("Kies wat er moet staan.").first).to_be_visible()


def names_while_typing(page, full):
    """In a text and in a line: what is sure, what is not, and what can become of it."""
    registration(page, full)
    text = f"Jonas Peeters en juf Els: {ADDRESS}. Roos is verdrietig."
    page.get_by_role("textbox", name="Uw reactie").fill(text)
    expect(page.locator(".names fieldset")).to_have_count(3)
    page.get_by_role("button", name="Voeg een afspraak toe").click()
    page.get_by_label("Functie").fill("juf Els en Roos")
    expect(page.locator(".names fieldset")).to_have_count(5)


def doubt(page, full):
    new_registration(page, full)
    page.get_by_label("Onderwerp").fill(f"Roos is verdrietig: {LONG}")
    page.get_by_label("Signaalfunctie").check()
    page.get_by_label("Er is geen cliëntrelatie").check()
    page.get_by_role("button", name="Registreer").click()
    expect(page.get_by_text("Mogelijk een naam: “Roos”.")).to_be_visible()
    expect(page.get_by_role("button", name="Reactie plaatsen")).to_be_visible()


def expired(page, full):
    """The token is spoiled on its way."""
    spoiled = {"authorization": "Bearer spoiled"}
    page.route("**/api/**", lambda route: route.continue_(headers=route.request.headers | spoiled))
    go(page, HOME)
    expect(page.get_by_role("dialog", name="Uw aanmelding is verlopen")).to_be_visible()
    page.unroute("**/api/**")


def revise(page, full):
    go(page, f"{full}/wijzig")
    expect(page.get_by_label("Onderwerp")).to_have_value(f"Alles erop en eraan: {LONG}")
    open_all(page)


def contact(page, full):
    go(page, f"/contact?van={HOME}")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.get_by_role("alert")).to_contain_text("Controleer uw gegevens")
    page.get_by_label("Voeg technische gegevens toe").check()


def messages(page, full):
    go(page, "/instellingen/990011/meldingen")
    expect(page.get_by_text(LONG)).to_be_visible()
    open_all(page)


def retention(page, full):
    """By the way that its local administrator finds it; and where the dossier says it."""
    home(page, full)
    page.get_by_role("link", name="Bewaring").click()
    page.get_by_role("link", name="De Wolkenvanger").click()
    expect(page.get_by_text("wordt vastgehouden sinds")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Samen met 1 doelstelling.")).to_be_visible()


def words(page, full):
    page.goto("/instellingen/990011/woorden")
    page.get_by_label("Woord of naam").fill(LONG)
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.locator("li.card .name")).to_have_text(LONG)
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_text("Schrijf eerst het woord.")).to_be_visible()


def rights(page, full):
    go(page, f"{SCHOOL}/toegang")
    expect(page.get_by_role("link", name="Wijzig de rechten van Tom Goossens")).to_be_visible()


def rights_of_somebody(page, full):
    """With what is wrong in the form, and each part unfolded."""
    go(page, f"{SCHOOL}/toegang/{CAST['tom'].id}")
    page.get_by_label("Lokale beheerder").check()
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("alert")).to_contain_text("Controleer uw gegevens")
    open_all(page)
    expect(page.get_by_text("toegekend: ").first).to_be_visible()


def invitations(page, full):
    go(page, f"{SCHOOL}/toegang/uitnodigen")
    page.get_by_role("button", name="Nodig uit").click()
    expect(page.get_by_role("alert")).to_contain_text("Vul een volledig e-mailadres in.")


def own_access(page, full):
    go(page, "/toegang?instelling=" + SCHOOL[-6:])
    expect(page.get_by_role("main")).to_contain_text("Vraag het aan de lokale beheerder")
    page.get_by_label("Zoek op naam").fill("de")
    page.get_by_role("button", name="Zoek").click()
    expect(page.get_by_text("gevonden")).to_be_visible()


def handover(page, full):
    go(page, f"{CLB}/overdracht/nieuw")
    page.get_by_label("Van wie?").select_option(label="Anna Verhulst, CLB-contactpersoon")
    expect(page.get_by_text("worden overgedragen.")).to_be_visible()
    page.get_by_role("button", name="Draag").click()
    expect(page.get_by_role("alert")).to_contain_text("Kies een collega.")


def year(page, full):
    """Of a CLB, which has more in it; a file was made before."""
    go(page, f"{CLB}/jaaroverzicht?weken=4")
    with page.expect_download():
        page.get_by_role("button", name="Cijfers als CSV").click()
    expect(page.get_by_text("Klaar: jaaroverzicht-")).to_be_visible()
    go(page, f"{CLB}/vervanging")
    page.go_back()
    expect(page.get_by_role("list", name="Eerder gemaakt")).to_be_visible()


def leave(page, full):
    go(page, f"{CLB}/vervanging")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("alert")).to_contain_text("Kies een dag.")


def no_access(page, full):
    go(page, "/dossiers/990044-091561")
    expect(page.get_by_role("alert")).to_be_visible()


def nowhere(page, full):
    go(page, "/dit/bestaat/niet")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina bestaat niet")


def guide(page, full):
    page.goto("/handleiding")
    expect(page.get_by_role("heading", level=1)).to_have_text("Handleiding")


def chapter(page, full):
    page.goto("/handleiding/toegang")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def signed_out(page, full):
    page.goto("/")
    expect(page.get_by_role("main").get_by_role("button", name="Aanmelden")).to_be_visible()


def pool(page, full):
    signed_out(page, full)
    page.get_by_role("main").get_by_role("button", name="Aanmelden").click()
    expect(page.get_by_role("button", name="Anna Verhulst")).to_be_visible()


SCREENS = {
    "": (signed_out, pool, guide, chapter),
    "noor": (home, contact, own_access),
    "anna": (
        *(home, tour, dossiers, dossier, keys, new_registration, new_registration_with_errors),
        *(registration, registration_unfolded, revise, contact, no_access, nowhere, expired),
        *(leaving, names_while_typing, names_found, doubt, worklist),
    ),
    "sofie": (dossier, registration, documents, uploading),
    "sara": (rights, rights_of_somebody, invitations),
    "clara": (messages, words, retention, handover, leave, year),
}
EACH = [(who, screen) for who, screens in SCREENS.items() for screen in screens]


@pytest.mark.parametrize(("who", "screen"), EACH)
def test_everybody_can_use(people, visitor, full, gone, who, screen):
    """A defect that axe names by its rule; or what lies beyond the edge, is cut, small or low."""
    page = people(who) if who else visitor()
    screen(page, full)

    assert faults_everywhere(page) == {}


def test_everybody_can_choose_between_two_texts(people, hands):
    anna, sofie, page = hands("anna"), hands("sofie"), people("anna")
    screen = anna.register("Twee teksten naast elkaar")
    goals = f"{api_path(screen)}/goals"
    goal = anna.post(goals, {"text": "Zo was het."})
    go(page, screen)
    page.get_by_role("button", name="Verfijn").click()
    page.get_by_label("Wat wilt u samen bereiken?").fill(f"Mijn tekst: {ADDRESS}")
    sofie.put(f"{goals}/{goal['id']}", {"text": LONG, "status": "open"}, goal["version"])
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("dialog", name="Iemand wijzigde dit")).to_be_visible()

    assert faults_everywhere(page) == {}


SPOILED = {  # none of which undoes another
    "label": "document.querySelector('label[for]').remove()",
    "color-contrast": "document.querySelector('h1').style.color = 'lightgrey'",
    "heading-order": "document.querySelector('h1').after(document.createElement('h4'))",
    "beyond": "document.querySelector('form').style.minWidth = '2000px'",
    "cut": "with (document.querySelector('h1').style) { width = '3em'; textWrap = 'nowrap' }",
    "small": "document.querySelector('form button').style = 'all: unset; font-size: 4px'",
    "low": "document.querySelector('.first').style = 'min-height: 0; padding: 0'",
}


@pytest.fixture
def spoiled(people, full):
    """A screen of which something is spoiled, by what runs in it; drawn anew for who comes next."""
    page = people("anna")
    new_registration(page, full)

    def spoil(*what):
        for one in what:
            page.evaluate(one)
        return page

    yield spoil
    go_to(page, NOWHERE)


def test_what_is_spoiled_is_found_out(spoiled):
    found = {fault.split(":")[0] for fault in faults(spoiled(*SPOILED.values()))}

    assert SPOILED.keys() - found == set()


HIDDEN = """document.styleSheets[0].insertRule("@media (width > 350px) { h4 { display: none } }")"""


BETWEEN = """document.styleSheets[0].insertRule(
    "@media (355px < width < 500px) { h1[tabindex] { width: 3em; text-wrap: nowrap } }")"""


def test_what_is_amiss_by_night_or_on_a_small_screen_alone_is_found_out(spoiled):
    by_night = "document.querySelector('h1').style.color = 'light-dark(black, #333)'"
    small = "document.querySelector('form').style.minWidth = '350px'"
    spoils = (by_night, small, SPOILED["heading-order"], HIDDEN, BETWEEN)
    found = faults_everywhere(spoiled(*spoils))

    kinds = {where: {fault.split(":")[0] for fault in each} for where, each in found.items()}
    assert kinds == {
        "1280 dark": {"color-contrast"},
        "390": {"cut"},
        "320 light": {"beyond", "heading-order", "empty-heading"},
        "320 dark": {"color-contrast", "beyond"},
    }
