"""A registration from its first line to its last, by Anna at the CLB and Sofie at her school."""

import re

from browsing import go_to, wait_until_kept
from playwright.sync_api import Page, expect
from threads import add_agreement, add_goal, card, entry, field, head, notice, reply, undo
from writing import DOSSIER, api_path

HOME = f"/dossiers/{DOSSIER}"


def start(page: Page, title: str) -> None:
    """The quick form, and nothing more."""
    page.get_by_role("link", name="Nieuwe registratie").click()
    page.get_by_label("Onderwerp").fill(title)
    page.get_by_label("Signaalfunctie").check()
    page.get_by_label("Er is geen cliëntrelatie").check()
    page.get_by_role("button", name="Registreer").click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()


def test_the_clb_asks_and_the_school_answers(people):
    anna, sofie = people("anna", HOME), people("sofie", "/dossiers")
    title = "Samen lezen in de derde graad"
    start(anna, title)
    expect(notice(anna)).to_contain_text("Registratie gestart.")

    sofie.reload()  # her only dossier: she comes straight to it
    expect(card(sofie, title)).to_contain_text("Nieuw: registratie")
    sofie.get_by_role("link", name=title).click()
    expect(head(sofie)).to_contain_text("Eigenaar: Anna Verhulst (CLB)")
    expect(head(sofie)).to_contain_text("Signaalfunctie")
    reply(sofie, "Mogen ouders meelezen?", "Vraag")
    expect(head(sofie)).to_contain_text("Wacht op het CLB")
    add_goal(sofie, "Elke klas leest een kwartier per dag.")
    add_agreement(sofie, "We kiezen samen twintig boeken.")
    sofie.get_by_role("link", name="← Dossier").click()
    expect(card(sofie, title)).not_to_contain_text("Nieuw")

    anna.get_by_role("link", name="← Dossier").click()
    expect(card(anna, title)).to_contain_text("Wacht op het CLB")
    anna.get_by_role("link", name=title).first.click()
    expect(entry(anna, "Mogen ouders meelezen?")).to_contain_text("Sofie Maertens")
    expect(anna.locator(".divider")).to_have_text("nieuw")
    reply(anna, "Ja, op woensdag.", "Opmerking")
    expect(head(anna)).not_to_contain_text("Wacht op het CLB")


def test_the_worklist_has_what_waits_and_what_is_new_until_it_is_read(people, hands):
    path = api_path(hands("anna").register("Meer rust in de gang"))
    hands("sofie").post(f"{path}/replies", {"kind": "question", "text": "Wie houdt toezicht?"})
    anna = people("anna", "/werklijst")
    todo = anna.get_by_role("listitem").filter(has_text="Wie houdt toezicht?")
    expect(todo).to_contain_text("Vraag")
    news = anna.get_by_role("listitem").filter(has=anna.get_by_role("button", name="Markeer"))
    read = news.first.get_by_role("button", name="Markeer als gelezen")
    expect(news.first).to_contain_text("reactie")

    read.click()
    expect(anna.get_by_text("U bent helemaal bij.")).to_be_visible()
    undo(anna)
    expect(read).to_be_visible()
    read.click()
    anna.get_by_text("Al gelezen").click()
    anna.get_by_role("button", name="Markeer als ongelezen").first.click()
    expect(read).to_be_visible()
    expect(news.first).to_contain_text("1 nieuw")

    todo.get_by_role("link").click()
    expect(anna.get_by_role("heading", level=1, name="Meer rust in de gang")).to_be_visible()


def test_its_owner_revises_it_and_takes_that_back(people, hands):
    anna = people("anna", hands("anna").register("Leesplezier"))
    anna.get_by_role("link", name="Wijzig", exact=True).click()
    anna.get_by_label("Onderwerp").fill("Leesplezier op woensdag")
    anna.get_by_text("Aanleiding, advies en resultaat").click()
    anna.get_by_label("Advies").fill("Begin klein, met één klas.")
    anna.get_by_role("button", name="Bewaar").click()

    expect(anna.get_by_role("heading", level=1)).to_have_text("Leesplezier op woensdag")
    expect(anna.get_by_role("region", name="Advies")).to_contain_text("Begin klein")
    undo(anna)
    expect(anna.get_by_role("heading", level=1)).to_have_text("Leesplezier")


def test_its_owner_takes_it_up_closes_it_and_opens_it_again(people, hands):
    anna = people("anna", hands("anna").register("Een rustige speelplaats"))
    anna.get_by_role("button", name="In opvolging nemen").click()
    expect(head(anna).get_by_text("In opvolging", exact=True)).to_be_visible()
    anna.get_by_role("button", name="Afronden").click()
    expect(notice(anna)).to_contain_text("De registratie is afgerond.")
    expect(anna.get_by_text("er kan niets meer bij")).to_be_visible()
    expect(field(anna)).to_have_count(0)

    anna.get_by_role("button", name="Heropenen").click()
    expect(head(anna).get_by_text("Open", exact=True)).to_be_visible()
    expect(field(anna)).to_be_visible()
    anna.get_by_text("Geschiedenis").click()
    expect(anna.locator(".history li")).to_have_count(4)


def test_its_owner_hands_it_over_to_a_colleague(people, hands):
    anna = people("anna", hands("anna").register("Een nieuwe eigenaar"))
    anna.get_by_text("Meer", exact=True).click()
    anna.get_by_role("button", name="Draag over aan een collega").click()
    anna.get_by_label("Wie wordt de eigenaar?").select_option(label="Bert Claessens, psycholoog")
    anna.get_by_role("button", name="Draag over", exact=True).click()

    expect(head(anna)).to_contain_text("Eigenaar: Bert Claessens (CLB), psycholoog")
    expect(anna.get_by_role("button", name="Afronden")).to_have_count(0)
    expect(field(anna)).to_be_visible()


def test_an_agreement_is_ticked_and_that_is_taken_back(people, hands):
    sofie = people("sofie", hands("anna").register("Afspraken nakomen"))
    add_agreement(sofie, "De klassenraad bespreekt het.")
    tick = entry(sofie, "De klassenraad").get_by_label("Nagekomen")

    tick.check()
    expect(notice(sofie)).to_contain_text("De afspraak is nagekomen.")
    undo(sofie)
    expect(tick).not_to_be_checked()
    sofie.reload()
    expect(tick).not_to_be_checked()


def test_what_is_thrown_away_comes_back(people, hands):
    screen = hands("anna").register("Een vergissing")
    anna, sofie = people("anna", screen), people("sofie", screen)
    reply(sofie, "Verkeerd dossier, sorry.", "Opmerking")
    entry(sofie, "Verkeerd dossier").get_by_role("button", name="Naar de prullenbak").click()
    sofie.locator("form.inset").get_by_role("button", name="Naar de prullenbak").click()
    expect(entry(sofie, "Verkeerd dossier")).to_have_count(0)
    undo(sofie)
    expect(entry(sofie, "Verkeerd dossier")).to_be_visible()

    anna.get_by_text("Meer", exact=True).click()
    anna.locator(".more").get_by_role("button", name="Naar de prullenbak").click()
    anna.get_by_label("Andere").check()
    anna.get_by_label("Welke reden?").fill("Het staat er twee keer.")
    anna.locator("form.inset").get_by_role("button", name="Naar de prullenbak").click()
    expect(anna).to_have_url(re.compile(f"{HOME}$"))
    expect(card(anna, "Een vergissing")).to_have_count(0)
    undo(anna)
    expect(anna.get_by_role("heading", level=1)).to_have_text("Een vergissing")


def test_what_was_read_is_new_no_longer(people, hands):
    hands("anna").register("Nieuws 1")
    read = hands("anna").register("Nieuws 2")
    sofie = people("sofie", HOME)
    news = sofie.locator(".news")
    fresh = sofie.locator(".tag.new")
    expect(card(sofie, "Nieuws 2").locator(fresh)).to_be_visible()
    go_to(sofie, read)
    wait_until_kept(sofie, "notes", read.split("/")[-1])
    sofie.goto(HOME)
    expect(card(sofie, "Nieuws 1").locator(fresh)).to_be_visible()
    expect(card(sofie, "Nieuws 2").locator(fresh)).to_have_count(0)

    sofie.get_by_role("button", name="Markeer alles als gelezen").click()
    expect(news).to_have_count(0)
    expect(fresh).to_have_count(0)
    undo(sofie)
    expect(news).to_be_visible()
    expect(card(sofie, "Nieuws 1").locator(fresh)).to_be_visible()
    sofie.get_by_role("button", name="Markeer alles als gelezen").click()
    expect(news).to_have_count(0)
    sofie.get_by_role("link", name="Samenwerkingsdossier").click()
    expect(sofie.get_by_role("heading", level=1)).to_have_text("Welkom, Sofie Maertens")
    expect(fresh).to_have_count(0)
