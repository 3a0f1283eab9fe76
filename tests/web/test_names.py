"""Nobody is named: who writes a name is asked what to write instead, and loses no text."""

from desks import go
from playwright.sync_api import expect
from threads import entry, field, notice, undo
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


# --- while somebody writes

PUPILS = [
    *("Emma", "Lotte", "Noah", "Lucas", "Arthur", "Olivia", "Louise", "Jef", "Finn", "Juliette"),
    *("Marie", "Liam", "Kobe", "Lowie", "Elise"),
]
TEACHERS = ["Katrien", "Sofie", "Veerle", "Annelies", "Hilde"]
REPORT = "\n".join(
    [f"Ook {name} leest graag." for name in PUPILS] + [f"Juf {name} helpt." for name in TEACHERS]
)


def asked(page):
    """The questions of a page to the name guard, as they are sent."""
    sent = []
    page.on("request", lambda one: sent.append(one) if "/name-checks" in one.url else None)
    return sent


def found(page, word):
    return page.locator(".names fieldset").filter(has_text=f"“{word}”")


def test_a_name_is_marked_while_somebody_types_and_one_press_writes_a_function(people, hands):
    screen = hands("anna").register("Namen onder het typen")
    anna = people("anna", screen)
    questions = asked(anna)
    before = "Roos is moe. Volgens juf Els leest Jonas Peeters. Jonas Peeters wil dat."
    after = "Roos is moe. Volgens juf Els leest de leerling. De leerling wil dat."
    field(anna).press_sequentially(before)
    marks = anna.locator(".behind > mark")
    expect(marks).to_have_text(["Roos", "Els", "Jonas Peeters", "Jonas Peeters"])
    expect(marks.first).to_have_class("doubtful")
    heard = "2 namen en 1 mogelijke naam gevonden in “Uw reactie”"
    expect(anna.get_by_role("status").filter(has_text=heard)).to_have_count(1)
    assert len(questions) == 1

    found(anna, "Els").get_by_text("Dit is geen leerling of leerkracht").press("Enter")
    expect(found(anna, "Jonas Peeters").get_by_role("button").first).to_be_focused()
    anna.keyboard.press("Enter")
    expect(field(anna)).to_have_value(after)
    expect(found(anna, "Roos").get_by_role("button").first).to_be_focused()
    undo(anna)
    expect(field(anna)).to_have_value(before)
    found(anna, "Jonas Peeters").get_by_role("button", name="de leerling").click()
    found(anna, "Roos").get_by_text("Dit is geen leerling of leerkracht").click()
    expect(field(anna)).to_be_focused()
    anna.get_by_role("button", name="Reactie plaatsen").click()

    expect(entry(anna, after)).to_contain_text("Anna Verhulst")  # without a question
    assert texts_at_the_api(hands("anna"), screen) == [after]
    expect(anna.get_by_text("Mogelijk een naam")).to_have_count(0)


def test_of_a_whole_report_the_names_go_together(people, hands):
    anna = people("anna", hands("anna").register("Een heel verslag"))
    questions = asked(anna)
    field(anna).fill(REPORT)
    anna.locator("summary").get_by_text("20 namen gevonden").click()
    anna.get_by_role("button", name="Vervang 15 namen door “de leerling”").click()
    anna.get_by_role("button", name="Vervang 5 namen door “de leerkracht”").click()

    lines = ["Ook de leerling leest graag."] * 15 + ["De leerkracht helpt."] * 5
    expect(field(anna)).to_have_value("\n".join(lines))
    expect(anna.locator(".behind, .names")).to_have_count(0)
    assert len(questions) <= 3


def test_without_an_answer_nobody_is_stopped(people, hands):
    screen = hands("anna").register("Geen antwoord")
    anna = people("anna", screen)
    anna.route("**/name-checks", lambda route: route.abort())
    with anna.expect_event("requestfailed"):
        field(anna).press_sequentially("Roos is verdrietig.")
    anna.get_by_role("button", name="Reactie plaatsen").click()

    expect(entry(anna, "Roos is verdrietig.")).to_contain_text("Anna Verhulst")
    expect(anna.get_by_role("alert")).to_have_count(0)


# --- what may be a name


def test_what_may_be_a_name_is_asked_about_calmly_also_when_it_was_sent_later(people, hands):
    anna = people("anna", "/handleiding")  # to come back to without a network
    expect(anna.get_by_role("heading", level=1)).to_have_text("Handleiding")
    go(anna, hands("anna").register("Misschien een naam"))
    expect(field(anna)).to_be_visible()
    anna.context.set_offline(True)
    field(anna).fill("Roos is verdrietig.")
    anna.get_by_role("button", name="Reactie plaatsen").click()
    expect(anna.get_by_text("Wacht op verbinding")).to_be_visible()
    anna.get_by_role("link", name="Handleiding", exact=True).click()
    anna.context.set_offline(False)
    doubt = notice(anna).filter(has_text="Mogelijk een naam: “Roos”. Klopt dat?")
    doubt.get_by_role("button", name="Aanpassen").click()

    form = entry(anna, "Uw reactie")
    expect(form.get_by_role("textbox")).to_be_focused()
    expect(doubt).to_have_count(0)
    form.get_by_role("textbox").fill("De leerling is verdrietig.")
    form.get_by_role("button", name="Bewaar").click()
    expect(entry(anna, "De leerling is verdrietig.")).to_be_visible()


# --- what is no name


def words_at_the_api(hand):
    """Of this test: others confirm words too."""
    listed = [one["word"] for one in hand.get("/institutions/990011/words")["items"]]
    return [one for one in listed if one == "Zilverberk"]


def test_an_administrator_keeps_the_words_that_are_no_name(people, hands):
    clara = people("clara", "/instellingen/990011/meldingen")
    clara.get_by_role("link", name="Woorden die geen naam zijn").click()
    clara.get_by_label("Woord of naam").fill("Zilverberk")
    clara.get_by_role("button", name="Voeg toe").click()
    word = clara.locator("li.card").filter(has_text="Zilverberk")
    expect(word).to_contain_text("Door Clara Lauwers, coördinator")
    expect(word).to_contain_text("Vervalt op")
    word.get_by_role("button", name="Haal weg").click()
    expect(word).to_have_count(0)
    assert words_at_the_api(hands("clara")) == []
    undo(clara)
    assert words_at_the_api(hands("clara")) == ["Zilverberk"]
    expect(word).to_contain_text("Clara Lauwers")
