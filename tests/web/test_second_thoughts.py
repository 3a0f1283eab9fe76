"""What is taken back, left halfway or sent too late: nobody loses a text, also not another's."""

from playwright.sync_api import Locator, Page, expect
from threads import add_agreement, card, entry, field, head, notice, undo
from writing import DOSSIER, api_path


def entry_not_placed(page: Page) -> Locator:
    return page.locator(".entry").filter(has_text="Uw tekst is niet geplaatst.")


def test_only_who_ticked_first_can_take_it_back(people, hands):
    screen = hands("anna").register("Twee keer afgevinkt")
    sofie = people("sofie", screen)
    add_agreement(sofie, "Elke klas leest.")
    anna = people("anna", screen)
    entry(anna, "Elke klas").get_by_label("Nagekomen").check()
    expect(notice(anna)).to_contain_text("De afspraak is nagekomen.")

    entry(sofie, "Elke klas").get_by_label("Nagekomen").check()
    expect(notice(sofie)).to_contain_text("De afspraak is nagekomen.")
    assert notice(sofie).get_by_role("button", name="Ongedaan maken").count() == 0  # at once


def test_what_was_added_by_mistake_is_taken_back(people, hands):
    sofie = people("sofie", hands("anna").register("Per ongeluk"))
    field(sofie).fill("Te vroeg verstuurd.")
    sofie.get_by_label("Vraag", exact=True).check()
    sofie.get_by_role("button", name="Reactie plaatsen").click()
    expect(notice(sofie)).to_contain_text("De reactie is toegevoegd.")
    remark = sofie.get_by_label("Opmerking", exact=True)
    expect(remark).to_be_checked()
    sofie.get_by_label("Vraag", exact=True).dispatch_event(
        "click", {"detail": 2}
    )  # of a double one
    expect(remark).to_be_checked()
    undo(sofie)
    expect(entry(sofie, "Te vroeg")).to_have_count(0)
    expect(head(sofie)).not_to_contain_text("Wacht op het CLB")


def test_a_form_that_was_left_stands_open_again(people, hands):
    sofie = people("sofie", hands("anna").register("Halverwege"))
    sofie.get_by_role("button", name="Voeg een afspraak toe").click()
    text = sofie.get_by_label("Wat spreekt u af?")
    text.fill("Half getypt")
    expect(sofie.get_by_text("Concept bewaard om")).to_be_visible()
    sofie.reload()
    expect(text).to_have_value("Half getypt")
    expect(sofie.get_by_text("teruggezet.")).to_be_visible()

    sofie.get_by_role("button", name="Annuleer").click()
    expect(text).to_have_count(0)
    undo(sofie)
    expect(text).to_have_value("Half getypt")


def test_a_reply_to_what_was_closed_meanwhile_is_not_lost(people, hands):
    screen = hands("anna").register("Intussen afgerond")
    anna, sofie = people("anna", screen), people("sofie", screen)
    field(sofie).fill("Net te laat.")
    anna.get_by_role("button", name="Afronden").click()
    expect(notice(anna)).to_contain_text("De registratie is afgerond.")

    sofie.get_by_role("button", name="Reactie plaatsen").click()
    expect(notice(sofie)).to_contain_text("De eigenaar kan ze heropenen.")
    expect(field(sofie)).to_have_count(0)
    expect(entry_not_placed(sofie)).to_contain_text("Net te laat.")
    undo(anna)
    sofie.reload()
    expect(field(sofie)).to_have_value("Net te laat.")


def test_what_lies_in_the_trash_is_put_back_by_who_may(people, hands):
    screen = hands("anna").register("Per vergissing weg")
    hands("anna").post(f"{api_path(screen)}/trash", {"reason": "Het staat er twee keer."}, 1)
    trash = f"/dossiers/{DOSSIER}/prullenbak"
    anna, sofie = people("anna", trash), people("sofie", trash)
    for page in (anna, sofie):
        thrown = page.get_by_role("listitem").filter(has_text="Per vergissing weg")
        expect(thrown).to_contain_text("door Anna Verhulst: Het staat er twee keer.")

    expect(thrown).to_contain_text("De eigenaar kan dit terugzetten.")
    expect(thrown.get_by_role("button")).to_have_count(0)
    thrown = anna.get_by_role("listitem").filter(has_text="Per vergissing weg")
    thrown.get_by_role("button", name="Zet terug").click()
    expect(notice(anna)).to_contain_text("Registratie teruggezet.")
    expect(thrown).to_have_count(0)
    anna.get_by_role("link", name="← Dossier").click()
    expect(card(anna, "Per vergissing weg")).to_be_visible()
