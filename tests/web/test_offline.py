"""Without a network: what was read can be read, what was written goes later, who left has left."""

from browsing import NOTHING, on_device
from playwright.sync_api import expect
from threads import field, head
from writing import DOSSIER, api_path, texts_at_the_api

from local.visitor import wait_until

HOME = f"/dossiers/{DOSSIER}"
KEPT = "() => navigator.serviceWorker.controller !== null"  # the files, after the page


def whole(page):
    """Every part of this registration came, before the network goes: here no worker keeps them."""
    expect(page.get_by_role("heading", name="Documenten")).to_be_visible()
    expect(page.get_by_text("Meer", exact=True)).to_be_visible()
    expect(field(page)).to_be_visible()


def test_what_was_read_can_be_read_without_a_network(afresh, subject):
    anna = afresh("anna", HOME, keeps=True)
    title = anna.get_by_role("link", name=subject)
    expect(title).to_be_visible()
    wait_until(anna, KEPT, within=60)
    anna.context.set_offline(True)
    expect(anna.get_by_text("Geen verbinding. U kunt lezen")).to_be_visible()
    anna.reload()

    expect(title).to_be_visible()
    expect(anna.locator(".stamp").first).to_contain_text("bewaard vandaag om")
    anna.context.set_offline(False)
    anna.get_by_role("button", name="Verbind opnieuw").click()
    expect(anna.locator(".stamp")).to_have_count(0)
    expect(anna.get_by_text("Geen verbinding.")).to_have_count(0)
    expect(title).to_be_visible()


def test_what_was_kept_is_read_again_when_the_network_is_back(people, hands, subject):
    anna = people("anna", HOME)
    title = anna.get_by_role("link", name=subject)
    title.click()
    expect(anna.get_by_role("heading", level=1)).to_have_text(subject)
    whole(anna)
    anna.context.set_offline(True)
    anna.get_by_role("link", name="← Dossier").click()
    expect(anna.locator(".stamp")).to_have_count(1)
    hands("bert").register("Intussen gestart")

    anna.context.set_offline(False)
    expect(anna.get_by_role("link", name="Intussen gestart")).to_be_visible()
    expect(anna.locator(".stamp")).to_have_count(0)


def test_what_is_sent_without_a_network_goes_once_when_it_is_back(people, hands):
    screen = hands("anna").register("Zonder netwerk")
    anna, sent = people("anna", screen), []
    anna.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    field(anna).fill("Dit vertrekt later.")
    whole(anna)
    anna.context.set_offline(True)
    anna.get_by_role("button", name="Reactie plaatsen").click()
    waiting = anna.get_by_role("listitem").filter(has_text="Dit vertrekt later.")

    expect(waiting).to_contain_text("Wacht op verbinding")
    anna.context.set_offline(False)
    expect(waiting).not_to_contain_text("Wacht op verbinding")
    expect(waiting).to_contain_text("Anna Verhulst")
    assert texts_at_the_api(hands("anna"), screen) == ["Dit vertrekt later."]


def test_what_was_read_can_be_looked_through_without_a_network(people, hands, subject):
    hands("anna").register("Écoles en talen")
    anna = people("anna", HOME)
    expect(anna.get_by_role("link", name=subject)).to_be_visible()
    anna.context.set_offline(True)
    anna.get_by_label("Zoek in de registraties").fill("ECOLES")

    expect(anna.get_by_role("link", name=subject)).to_have_count(0)
    expect(anna.get_by_role("link", name="Écoles en talen")).to_be_visible()
    expect(anna.locator(".stamp")).to_contain_text("bewaard vandaag om")
    anna.get_by_label("Afgerond", exact=True).check()
    expect(anna.get_by_text("Geen registraties gevonden.")).to_be_visible()


def test_who_leaves_without_a_network_has_left_the_pool_too_once_it_is_back(afresh):
    anna = afresh("anna", HOME, keeps=True)
    wait_until(anna, KEPT, within=60)
    anna.context.set_offline(True)
    anna.get_by_role("button", name="Afmelden").click()
    come_in = anna.get_by_role("main").get_by_role("button", name="Aanmelden")
    expect(come_in).to_be_visible()
    assert on_device(anna) == NOTHING | {"local": 1}  # that the pool still has to hear it

    anna.context.set_offline(False)
    anna.reload()
    come_in.click()
    expect(anna.get_by_role("button", name="Sofie Maertens")).to_be_visible()


def test_what_is_done_without_a_network_goes_in_the_order_in_which_it_was_done(people, hands):
    screen = hands("anna").register("Alles na elkaar")
    anna = people("anna", screen)
    field(anna).fill("Eerst dit.")
    anna.get_by_role("button", name="Voeg een doelstelling toe").click()
    anna.get_by_label("Wat wilt u samen bereiken?").fill("Dan dit.")
    whole(anna)
    anna.context.set_offline(True)
    anna.get_by_role("button", name="Reactie plaatsen").click()
    anna.get_by_role("button", name="Bewaar").click()
    anna.get_by_role("button", name="Afronden").click()
    waiting = anna.get_by_role("button", name="Wacht op verbinding…")
    expect(waiting).to_have_count(2)
    expect(head(anna).get_by_text("Open", exact=True)).to_be_visible()

    anna.context.set_offline(False)
    expect(head(anna).get_by_text("Afgerond", exact=True)).to_be_visible()
    expect(waiting).to_have_count(0)
    expect(anna.get_by_label("Wat wilt u samen bereiken?")).to_have_count(0)
    kept = hands("anna").get(api_path(screen))
    assert kept["status"] == "closed"
    assert [one["text"] for one in kept["replies"] + kept["goals"]] == ["Eerst dit.", "Dan dit."]
