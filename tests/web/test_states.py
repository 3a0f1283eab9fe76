"""Each state that a screen can be in: empty, loading, wrong, offline, forbidden, met, ended."""

import re
import time
from contextlib import suppress

import pytest
from browsing import NOTHING, go_to, on_device, wait_until_kept
from clients import client
from playwright.sync_api import Error, expect
from writing import DOSSIER, api_path, texts_at_the_api

from local.people import CAST

HOME = f"/dossiers/{DOSSIER}"
NO_ACCESS = "Dit bestaat niet, of u hebt er geen toegang toe."


# The half second after which a draft is kept does not pass.
NOT_YET = """() => {
    const { setTimeout } = window;
    window.setTimeout = (what, after) => (after === 500 ? 0 : setTimeout(what, after));
}"""


def hold(page, address):
    """Keeps a request back; returns what lets it go on to the API, once it was asked."""
    held = []
    page.route(address, lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it is given

    def let_go():
        deadline = time.monotonic() + 15
        while not held and time.monotonic() < deadline:
            page.wait_for_timeout(20)  # a screen that loads may have to fetch its own code first
        held.pop().continue_()

    return let_go


def field(page):
    """Where a reaction is written."""
    return page.get_by_role("textbox", name="Uw reactie")


@pytest.fixture
def empty_dossier(hands):
    """With a school where nobody of the cast works."""
    clb, school = "990011", "199174"
    hands("clara").post("/dossiers", {"clb": clb, "school": school})
    return f"/dossiers/{clb}-{school}"


def test_an_empty_dossier_says_what_comes_first(people, empty_dossier):
    anna, clara = people("anna", empty_dossier), people("clara", empty_dossier)

    expect(clara.get_by_text("Uw CLB start de eerste registratie.")).to_be_visible()
    expect(clara.get_by_role("link", name="Start de eerste registratie")).to_have_count(0)
    anna.get_by_role("link", name="Start de eerste registratie").click()
    expect(anna.get_by_role("heading", level=1)).to_have_text("Nieuwe registratie")


def test_what_is_not_found_can_be_looked_for_again(people, subject):
    anna = people("anna", f"{HOME}?q=olifantenpaadje")
    expect(anna.get_by_text("Geen registraties gevonden.")).to_be_visible()
    anna.get_by_role("button", name="Wis filters").click()

    expect(anna.get_by_role("link", name=subject)).to_be_visible()


def test_who_waits_sees_that_it_loads(people, subject):
    anna = people("anna")
    let_go = hold(anna, f"**/api{HOME}/registrations")
    anna.goto(HOME)

    expect(anna.get_by_text("Bezig met laden…")).to_have_count(1)
    expect(anna.locator(".bone").first).to_be_visible()
    let_go()
    expect(anna.get_by_role("link", name=subject)).to_be_visible()
    expect(anna.locator(".bone")).to_have_count(0)


def test_what_goes_wrong_has_a_number_to_report(people, subject):
    anna = people("anna")
    # What is asked is broken on its way, so the API itself refuses it.
    broken = f"**/api{HOME}/registrations"
    anna.route(broken, lambda route: route.continue_(url=f"{route.request.url}?cursor=broken"))
    anna.goto(HOME)
    problem = anna.get_by_role("alert")

    expect(problem).to_contain_text(re.compile(r"Referentie: \S{8,}"))
    anna.unroute(broken)
    problem.get_by_role("button", name="Probeer opnieuw").click()
    expect(anna.get_by_role("link", name=subject)).to_be_visible()
    expect(problem).to_have_count(0)


@pytest.mark.parametrize("what", ["dossier", "registration", "new registration"])
def test_who_has_no_access_is_not_told_that_it_exists(people, hands, what):
    screens = {"dossier": HOME, "new registration": f"{HOME}/nieuw"}
    olga = people("olga", screens.get(what) or hands("anna").register("Niet voor het andere CLB"))

    expect(olga.get_by_role("alert")).to_contain_text(NO_ACCESS)
    expect(olga.get_by_role("link", name="Hoe vraag ik toegang?")).to_be_visible()
    for secret in ("Sterrenwacht", "Niet voor het andere CLB", "Anna"):
        expect(olga.get_by_text(secret)).to_have_count(0)


@pytest.mark.parametrize("at", ["/", "/dossiers"])
def test_who_has_no_role_reads_what_is_missing_and_whom_to_ask(people, at):
    noor = people("noor", at)

    expect(noor.get_by_role("region", name="U hebt nog geen toegang")).to_contain_text("rol")
    noor.get_by_role("link", name="Hoe vraag ik de rol aan").click()
    expect(noor).to_have_url(re.compile("/handleiding/toegang$"))


def test_what_was_done_but_not_answered_is_done_once(people, hands):
    screen = hands("anna").register("Een verloren antwoord")
    anna, keys = people("anna", screen), []

    def lose_first(route):
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) > 1:
            return route.continue_()
        assert route.fetch().status == 201
        return route.abort("connectionreset")

    anna.route("**/replies", lose_first)
    field(anna).fill("Maar een keer, graag.")
    anna.get_by_role("button", name="Reactie plaatsen").click()

    expect(anna.get_by_role("listitem").filter(has_text="Maar een keer")).to_contain_text(
        "Anna Verhulst"
    )
    assert len(keys) == 2
    assert len(set(keys)) == 1
    assert texts_at_the_api(hands("anna"), screen) == ["Maar een keer, graag."]


def test_who_clicks_twice_starts_one_registration(people, hands):
    anna = people("anna", f"{HOME}/nieuw")
    anna.get_by_label("Onderwerp").fill("Twee keer geklikt")
    anna.get_by_label("Signaalfunctie").check()
    anna.get_by_label("Er is geen cliëntrelatie").check()
    anna.get_by_role("button", name="Registreer").dblclick()

    expect(anna.get_by_role("heading", level=1)).to_have_text("Twee keer geklikt")
    found = hands("anna").get(f"{HOME}/registrations?q=geklikt")["items"]
    assert [one["title"] for one in found] == ["Twee keer geklikt"]


THREE_WAYS = {
    "Neem mijn tekst": "Mijn tekst.",
    "Neem de andere": "De tekst van de school.",
    "Voeg samen": "De tekst van de school.\n\nMijn tekst.",
}


@pytest.mark.parametrize("choice", THREE_WAYS)
def test_who_comes_second_chooses_what_becomes_of_both_texts(people, hands, choice):
    screen = hands("anna").register("Twee schrijvers")
    goals = f"{api_path(screen)}/goals"
    goal = hands("anna").post(goals, {"text": "Zo was het."})
    anna = people("anna", screen)
    anna.get_by_role("button", name="Verfijn").click()
    anna.get_by_label("Wat wilt u samen bereiken?").fill("Mijn tekst.")
    theirs = {"text": "De tekst van de school.", "status": "open"}
    hands("sofie").put(f"{goals}/{goal['id']}", theirs, goal["version"])
    anna.get_by_role("button", name="Bewaar").click()

    dialog = anna.get_by_role("dialog", name="Iemand wijzigde dit terwijl u schreef")
    expect(dialog).to_contain_text("Mijn tekst.")
    expect(dialog).to_contain_text("De tekst van de school.")
    for _ in range(2):
        anna.keyboard.press("Escape")
    dialog.get_by_role("button", name=choice).click()
    expect(dialog).to_have_count(0)
    if choice == "Voeg samen":  # to be read before it is kept
        anna.get_by_role("button", name="Bewaar").click()
    expect(anna.get_by_role("button", name="Verfijn")).to_be_visible()
    assert texts_at_the_api(hands("anna"), screen, "goals") == [THREE_WAYS[choice]]


def test_two_who_changed_other_fields_need_no_choice(people, hands):
    screen = hands("anna").register("Twee beheerders", advice="Zo was het.")
    anna = people("anna", screen)
    anna.get_by_role("link", name="Wijzig", exact=True).click()
    anna.get_by_label("Onderwerp").fill("Twee beheerders, twee velden")
    theirs = {"title": "Twee beheerders", "activity": "signal", "activity_date": "2026-11-16"}
    path = api_path(screen)
    hands("clara").put(path, theirs | {"boundary_confirmed": True, "advice": "Zo wordt het."}, 1)
    anna.get_by_role("button", name="Bewaar").click()

    expect(anna.get_by_role("heading", level=1)).to_have_text("Twee beheerders, twee velden")
    expect(anna.get_by_role("region", name="Advies")).to_contain_text("Zo wordt het.")


def test_a_session_that_ends_keeps_what_was_typed(people, hands):
    screen = hands("anna").register("Een verlopen sessie")
    anna = people("anna", screen)
    # The name check of what is typed would be refused too, and its dialog hide the button.
    with anna.expect_response("**/api/name-checks"):
        field(anna).fill("Dit mag niet verloren gaan.")
    anna.get_by_label("Vraag", exact=True).check()

    # The token is spoiled on its way: the API does not take it any more.
    def spoil(route):
        route.continue_(headers=route.request.headers | {"authorization": "Bearer spoiled"})

    anna.route("**/api/**", spoil)
    anna.get_by_role("button", name="Reactie plaatsen").click()
    dialog = anna.get_by_role("dialog", name="Uw aanmelding is verlopen")
    expect(dialog).to_be_visible()
    for _ in range(2):  # browsers let a second one through
        anna.keyboard.press("Escape")
    expect(dialog).to_be_visible()
    expect(field(anna)).to_have_value("Dit mag niet verloren gaan.")

    anna.unroute("**/api/**")
    dialog.get_by_role("button", name="Meld opnieuw aan").click()
    expect(field(anna)).to_have_value("Dit mag niet verloren gaan.")
    expect(anna.get_by_label("Vraag", exact=True)).to_be_checked()
    anna.get_by_role("button", name="Reactie plaatsen").click()
    expect(anna.locator("li.entry")).to_contain_text("Anna Verhulst")
    assert texts_at_the_api(hands("anna"), screen) == ["Dit mag niet verloren gaan."]


@pytest.fixture
def sign_out_all(running_product):
    """Ends every session of one of the cast, as who administers the pool does."""
    endpoint = f"http://127.0.0.1:{running_product.port + 2}"
    cognito = client("cognito-idp", endpoint)
    (pool,) = cognito.list_user_pools(MaxResults=10)["UserPools"]
    return lambda who: cognito.admin_user_global_sign_out(
        UserPoolId=pool["Id"], Username=CAST[who].id
    )


def test_a_token_is_renewed_while_somebody_works(afresh, subject):
    anna = afresh("anna", HOME)
    title = anna.get_by_role("link", name=subject)
    expect(title).to_be_visible()
    with anna.expect_response("**/oauth2/token") as renewal:
        anna.clock.install()
        anna.clock.fast_forward("14:30")
        title.click()

    assert "grant_type=refresh_token" in renewal.value.request.post_data
    expect(anna.get_by_role("heading", name="Afspraken")).to_be_visible()
    expect(anna.get_by_role("dialog")).to_have_count(0)


def test_who_was_signed_out_by_the_pool_signs_in_again_and_goes_on(afresh, hands, sign_out_all):
    anna = afresh("anna", hands("anna").register("Afgemeld door de beheerder"))
    # The name check of what is typed asks the API too: later, it would be the one that is refused.
    with anna.expect_response("**/api/name-checks"):
        field(anna).fill("Dit blijft staan.")
    sign_out_all("anna")
    anna.clock.install()
    anna.clock.fast_forward("14:30")
    anna.get_by_role("button", name="Reactie plaatsen").click()

    anna.get_by_role("button", name="Meld opnieuw aan").click()
    expect(field(anna)).to_have_value("Dit blijft staan.")


def test_who_signs_out_leaves_nothing_behind_in_any_tab(afresh):
    anna = afresh("anna", HOME, keeps=True)
    other = anna.context.new_page()
    other.goto(f"{HOME}/nieuw")
    expect(other.get_by_label("Onderwerp")).to_be_visible()
    assert on_device(anna)["answers"]
    other.evaluate(NOT_YET)
    other.get_by_label("Onderwerp").fill("Nog niet bewaard")
    anna.get_by_role("button", name="Afmelden").click()

    for page in (anna, other):
        expect(page.get_by_role("main").get_by_role("button", name="Aanmelden")).to_be_visible()
        assert on_device(page) == NOTHING
    anna.goto(HOME)
    anna.get_by_role("main").get_by_role("button", name="Aanmelden").click()
    expect(anna.get_by_role("button", name="Sofie Maertens")).to_be_visible()


def test_what_was_asked_before_signing_out_is_not_kept_after_it(afresh):
    anna = afresh("anna", HOME, keeps=True)
    other = anna.context.new_page()
    let_go = hold(other, f"**/api{HOME}")
    with other.expect_request(f"**/api{HOME}"):
        other.goto(HOME)
    anna.get_by_role("button", name="Afmelden").click()
    expect(other.get_by_role("main").get_by_role("button", name="Aanmelden")).to_be_visible()
    with other.expect_response(f"**/api{HOME}"):
        let_go()

    assert on_device(other) == NOTHING


def test_who_has_a_draft_is_warned_before_they_sign_out(afresh, hands):
    screen = hands("anna").register("Een concept")
    anna = afresh("anna", screen)
    field(anna).fill("Nog niet verstuurd.")
    expect(anna.get_by_text("Concept bewaard om")).to_be_visible()
    anna.get_by_role("button", name="Afmelden").click()
    warning = anna.get_by_role("dialog", name="Er is nog niet alles verstuurd")

    warning.get_by_role("button", name="Blijf aangemeld").click()
    expect(field(anna)).to_have_value("Nog niet verstuurd.")
    anna.get_by_role("button", name="Afmelden").click()
    warning.get_by_role("button", name="Wis en meld af").click()
    expect(anna.get_by_role("main").get_by_role("button", name="Aanmelden")).to_be_visible()
    assert on_device(anna) == NOTHING


def test_a_draft_survives_a_reload_and_a_tab_that_crashes(afresh):
    anna = afresh("anna", f"{HOME}/nieuw")
    anna.get_by_label("Onderwerp").fill("Half geschreven")
    anna.reload()  # before the half second in which it is kept
    expect(anna.get_by_label("Onderwerp")).to_have_value("Half geschreven")
    anna.get_by_label("Onderwerp").fill("Half geschreven, en meer")
    wait_until_kept(anna, "drafts", "Half geschreven, en meer")
    other = anna.context.new_page()
    with anna.expect_event("crash"), suppress(Error):
        anna.goto("chrome://crash")

    other.goto(f"{HOME}/nieuw")
    expect(other.get_by_label("Onderwerp")).to_have_value("Half geschreven, en meer")
    other.get_by_role("button", name="Wis concept").click()
    expect(other.get_by_label("Onderwerp")).to_have_value("")


def test_a_choice_that_is_remembered_is_made_once(afresh):
    anna = afresh("anna", "/dossiers")
    anna.get_by_label("Onthoud mijn keuze").check()
    anna.get_by_role("link", name="De Sterrenwacht").click()
    expect(anna.get_by_role("link", name="Nieuwe registratie")).to_be_visible()

    go_to(anna, "/dossiers")
    expect(anna).to_have_url(re.compile(f"{HOME}$"))
    anna.get_by_role("link", name="Dossiers", exact=True).click()
    anna.get_by_label("Onthoud mijn keuze").uncheck()
    go_to(anna, "/dossiers")
    expect(anna.get_by_role("heading", level=1)).to_have_text("Kies uw dossier")
    expect(anna.get_by_label("Onthoud mijn keuze")).not_to_be_checked()


def test_who_goes_back_after_signing_in_is_still_signed_in(afresh):
    sofie = afresh("sofie", HOME)
    for _ in range(2):
        with sofie.expect_response("**/oauth2/token"):  # of the page that comes, not this one
            sofie.evaluate("history.back()")
        expect(sofie.get_by_role("button", name="Afmelden")).to_be_visible()
        expect(sofie.get_by_text("Het aanmelden is niet gelukt")).to_have_count(0)
