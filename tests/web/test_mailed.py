"""What somebody is mailed: chosen on a screen, read in a mail, and ended with one press."""

import re

from looking import faults, faults_everywhere
from playwright.sync_api import expect
from writing import api_path

from chalicelib.domain.mails import digest, invitation
from chalicelib.domain.notices import ALWAYS, Kind, Notice

AT = "2026-11-24T06:20:00.000Z"
SCHOOL = "Vrije Basisschool Arbeidsongeschiktheidsverzekering"


def test_a_choice_is_kept_at_once_and_can_be_taken_back(people, hands):
    tom = people("tom")
    tom.get_by_role("link", name="Meldingen", exact=True).click()
    documents = tom.get_by_label("Documenten", exact=True)
    expect(documents).to_have_value("daily")
    documents.focus()
    documents.select_option("weekly")
    expect(tom.get_by_text("Documenten: elke maandag")).to_be_visible()
    expect(documents).to_be_focused()
    assert hands("tom").get("/me/preferences")["documents"] == "weekly"

    tom.get_by_role("button", name="Ongedaan maken").click()
    expect(documents).to_have_value("daily")
    assert hands("tom").get("/me/preferences")["documents"] == "daily"

    tom.get_by_role("button", name="Stuur mij geen mails meer").click()
    expect(tom.get_by_text("U krijgt geen mails. ")).to_be_visible()
    expect(documents).to_be_disabled()
    assert faults_everywhere(tom) == {}
    tom.get_by_role("button", name="Stuur mij weer mails").click()
    expect(documents).to_be_enabled()


def test_a_question_is_mailed_and_its_reader_unsubscribes_without_signing_in(hands, visitor):
    anna, sofie = hands("anna"), hands("sofie")
    screen = anna.register("Een vraag die gemaild wordt")
    question = {"kind": "question", "text": "Wanneer overleggen we?"}
    anna.post(f"{api_path(screen)}/replies", question)
    page = visitor()
    mail = page.locator("li", has_text="sofie@school-a.example").get_by_role("link").first
    page.goto("/post")
    for _ in range(30):
        if mail.is_visible():
            break
        page.wait_for_timeout(500)  # the trail is looked at each two seconds
        page.reload()
    mail.click()
    assert faults(page) == []
    link = page.get_by_role("link", name=re.compile("uitschrijven#")).get_attribute("href")

    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(link)
    assert sofie.get("/me/preferences")["stopped"] is False  # whoever opens it changes nothing
    page.get_by_role("button", name="Schrijf mij uit").click()
    expect(page.get_by_role("status").filter(has_text="U krijgt geen mails meer.")).to_be_visible()
    assert sofie.get("/me/preferences")["stopped"] is True
    assert faults(page) == []
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("U krijgt weer mails")).to_be_visible()
    assert sofie.get("/me/preferences")["stopped"] is False


def test_a_mail_can_be_read_by_everybody(visitor):
    """In whatever a program for mail makes of its window, by day and by night."""
    kinds = sorted(set(Kind) - ALWAYS)
    told = [Notice("p", kind, "030569", kind, AT, "114983-030569") for kind in kinds]
    told += [Notice("p", Kind.MESSAGES, "114983", "m", AT)]
    names = {"030569": SCHOOL, "114983": "CLB De Brug"}
    mails = [
        digest("a@b.example", told, names, "https://dossier.example", "T" * 90),
        invitation("a@b.example", SCHOOL, "2026-12-08", "https://dossier.example"),
    ]
    page = visitor()
    for mail in mails:
        page.set_content(mail.html)
        assert faults_everywhere(page) == {}
