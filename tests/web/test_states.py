"""Each state that a screen can be in: empty, loading, wrong, offline, forbidden, met, ended."""

import re

import pytest
from playwright.sync_api import expect
from writing import DOSSIER, api_path

HOME = f"/dossiers/{DOSSIER}"
NO_ACCESS = "Dit bestaat niet, of u hebt er geen toegang toe."


def field(page):
    """Where a reaction is written."""
    return page.get_by_role("textbox", name="Uw reactie")


def texts_at_the_api(hand, screen, kind="replies"):
    """What became of a thread."""
    return [entry["text"] for entry in hand.get(api_path(screen))[kind]]


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


def test_what_is_not_found_can_be_looked_for_again(people):
    anna = people("anna", f"{HOME}?q=olifantenpaadje")
    expect(anna.get_by_text("Geen registraties gevonden.")).to_be_visible()
    anna.get_by_role("button", name="Wis filters").click()

    expect(anna.get_by_role("link", name="Startoverleg met het zorgteam")).to_be_visible()


def test_who_waits_sees_that_it_loads(people):
    anna, held = people("anna"), []
    anna.route(f"**/api{HOME}/registrations", held.append)
    anna.goto(HOME)

    expect(anna.get_by_text("Bezig met laden…")).to_have_count(1)
    expect(anna.locator(".bone").first).to_be_visible()
    held.pop().continue_()
    expect(anna.get_by_role("link", name="Startoverleg met het zorgteam")).to_be_visible()
    expect(anna.locator(".bone")).to_have_count(0)


def test_what_goes_wrong_has_a_number_to_report(people):
    anna = people("anna")
    # What is asked is broken on its way, so the API itself refuses it.
    broken = f"**/api{HOME}/registrations"
    anna.route(broken, lambda route: route.continue_(url=f"{route.request.url}?cursor=broken"))
    anna.goto(HOME)
    problem = anna.get_by_role("alert")

    expect(problem).to_contain_text(re.compile(r"Referentie: \S{8,}"))
    anna.unroute(broken)
    problem.get_by_role("button", name="Probeer opnieuw").click()
    expect(anna.get_by_role("link", name="Startoverleg met het zorgteam")).to_be_visible()
    expect(problem).to_have_count(0)


@pytest.mark.parametrize("at", ["", "/registrations", "/nieuw"])
def test_who_has_no_access_is_not_told_that_it_exists(people, hands, at):
    screen = hands("anna").register("Niet voor Olga") if at == "/registrations" else HOME + at
    olga = people("olga", screen)

    expect(olga.get_by_role("alert")).to_contain_text(NO_ACCESS)
    expect(olga.get_by_role("link", name="Hoe vraag ik toegang?")).to_be_visible()
    for secret in ("Sterrenwacht", "Niet voor Olga", "Anna"):
        expect(olga.get_by_text(secret)).to_have_count(0)


@pytest.mark.parametrize("at", ["/", "/dossiers"])
def test_who_has_no_role_reads_what_is_missing_and_whom_to_ask(people, at):
    noor = people("noor", at)

    expect(noor.get_by_role("region", name="U hebt nog geen toegang")).to_contain_text("rol")
    noor.get_by_role("link", name="Hoe vraag ik de rol aan").click()
    expect(noor).to_have_url(re.compile("/handleiding/toegang$"))


def test_what_was_read_can_be_read_without_a_network(people):
    anna = people("anna", HOME)
    title = anna.get_by_role("link", name="Startoverleg met het zorgteam")
    expect(title).to_be_visible()
    anna.wait_for_function("navigator.serviceWorker.controller !== null")
    anna.context.set_offline(True)
    expect(anna.get_by_text("Geen verbinding. U kunt lezen")).to_be_visible()
    anna.reload()

    expect(title).to_be_visible()
    expect(anna.locator(".stamp").first).to_contain_text("bewaard vandaag om")
    anna.context.set_offline(False)
    expect(anna.locator(".stamp")).to_have_count(0)
    expect(anna.get_by_text("Geen verbinding.")).to_have_count(0)
    expect(title).to_be_visible()


def test_what_is_sent_without_a_network_goes_once_when_it_is_back(people, hands):
    screen = hands("anna").register("Zonder netwerk")
    anna, sent = people("anna", screen), []
    anna.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    field(anna).fill("Dit vertrekt later.")
    anna.context.set_offline(True)
    anna.get_by_role("button", name="Reactie plaatsen").click()
    waiting = anna.get_by_role("listitem").filter(has_text="Dit vertrekt later.")

    expect(waiting).to_contain_text("Wacht op verbinding")
    anna.context.set_offline(False)
    expect(waiting).not_to_contain_text("Wacht op verbinding")
    expect(waiting).to_contain_text("Anna Verhulst")
    assert texts_at_the_api(hands("anna"), screen) == ["Dit vertrekt later."]


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
    field(anna).fill("Eén keer, graag.")
    anna.get_by_role("button", name="Reactie plaatsen").click()

    expect(anna.get_by_role("listitem").filter(has_text="Eén keer")).to_contain_text("Anna Verhulst")
    assert len(keys) == 2
    assert len(set(keys)) == 1
    assert texts_at_the_api(hands("anna"), screen) == ["Eén keer, graag."]


def test_who_clicks_twice_starts_one_registration(people, hands):
    anna = people("anna", f"{HOME}/nieuw")
    anna.get_by_label("Onderwerp").fill("Twee keer geklikt")
    anna.get_by_label("Signaalfunctie").check()
    anna.get_by_label("Er is geen cliëntrelatie").check()
    anna.get_by_role("button", name="Registreer").dblclick()

    expect(anna.get_by_role("heading", level=1)).to_have_text("Twee keer geklikt")
    found = hands("anna").get(f"{HOME}/registrations?q=geklikt")["items"]
    assert [one["title"] for one in found] == ["Twee keer geklikt"]
