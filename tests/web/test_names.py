"""Nobody is named: who writes a name is asked what to write instead, and loses no text."""

from playwright.sync_api import expect
from threads import entry, field
from writing import texts_at_the_api

TEXT = "Jonas Peeters is stiller. Volgens juf Els helpt Wablieft. Bel 0470 12 34 56."


def test_a_name_is_written_as_a_function_and_what_is_no_name_stays(people, hands):
    screen = hands("anna").register("Geen namen hier")
    anna = people("anna", screen)
    field(anna).fill(TEXT)
    anna.get_by_role("button", name="Reactie plaatsen").click()
    dialog = anna.get_by_role("dialog", name="Staat hier een naam?")
    dialog.get_by_role("button", name="Bewaar zo").click()
    expect(dialog.get_by_text("Fout: Kies wat er moet staan.").first).to_be_visible()
    choose(dialog, "Jonas Peeters", "de leerling")
    choose(dialog, "Els", "de leerkracht")
    choose(dialog, "0470 12 34 56", "Laat het weg")
    dialog.get_by_role("button", name="Bewaar zo").click()

    expect(dialog).to_have_count(0)
    told = "De leerling is stiller. Volgens de leerkracht helpt Wablieft. Bel …."
    expect(entry(anna, told)).to_contain_text("Anna Verhulst")
    assert texts_at_the_api(hands("anna"), screen) == [told]


def test_who_says_that_it_is_no_name_is_believed(people, hands):
    screen = hands("anna").register("Een toets met een naam")
    anna = people("anna", screen)
    field(anna).fill("Volgens juf Griet.")
    anna.get_by_role("button", name="Reactie plaatsen").click()
    dialog = anna.get_by_role("dialog", name="Staat hier een naam?")
    choose(dialog, "Griet", "Dit is geen leerling of leerkracht")
    dialog.get_by_role("button", name="Bewaar zo").press("Enter")

    expect(entry(anna, "Volgens juf Griet.")).to_contain_text("Anna Verhulst")


def test_who_goes_back_finds_their_text(people, hands):
    anna = people("anna", hands("anna").register("Terug naar de tekst"))
    field(anna).fill("Volgens juf Marleen.")
    anna.get_by_role("button", name="Reactie plaatsen").click()
    dialog = anna.get_by_role("dialog", name="Staat hier een naam?")
    expect(dialog).to_be_visible()
    anna.keyboard.press("Escape")

    expect(dialog).to_have_count(0)
    expect(field(anna)).to_have_value("Volgens juf Marleen.")
    expect(anna.get_by_text("Herschrijf het")).to_be_visible()


def choose(dialog, word, what):
    group = dialog.get_by_role("group").filter(has_text=f"“{word}”")
    group.get_by_label(what).check()
