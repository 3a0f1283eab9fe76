"""Who may come in: found, given a role, let in and shown out; as the official guide has it."""

from pathlib import Path

from playwright.sync_api import Page, expect
from threads import notice
from writing import DOSSIER

from local.people import CAST

SCHOOL = DOSSIER[7:]
BASE = {"rights": ["iris-clbonline-gebruiker"], "reason": "Nieuw op school"}


def go_on(page: Page, reason: str) -> None:
    page.get_by_label("Reden", exact=True).fill(reason)
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("heading", name="Controleer voor u bevestigt")).to_be_visible()


def test_the_last_administrator_stays_and_reads_why(people):
    sara = people("sara", f"/instellingen/{SCHOOL}/toegang/{CAST['sara'].id}")
    sara.get_by_label("Lokale beheerder", exact=True).uncheck()
    go_on(sara, "Andere taak")
    sara.get_by_role("button", name="Beëindig").click()
    expect(sara.get_by_role("alert")).to_contain_text("Zo blijft er geen lokale beheerder over.")
    expect(sara.get_by_role("alert")).to_be_focused()


def test_the_local_administrator_lets_a_colleague_in(people, afresh, hands):
    invited = BASE | {"email": CAST["noor"].email}
    hands("sara").post(f"/institutions/{SCHOOL}/invitations", invited)
    noor = afresh("noor")  # no other test finds her token with the role in it
    noor.get_by_role("link", name="Kijk na wat er ontbreekt").click()
    expect(noor.get_by_role("main")).to_contain_text("(samenwerkingsdossier-school) niet")
    expect(noor.get_by_role("main")).to_contain_text("Sara De Wilde")

    sara = people("sara")
    sara.get_by_role("link", name="Toegangsrechten").click()
    sara.get_by_label("Gebruikersrecht").select_option(label="IRIS CLBonline gebruiker")
    sara.get_by_role("button", name="Zoek", exact=True).click()
    pencil = sara.get_by_role("link", name="Wijzig de rechten van Noor Jacobs")
    expect(pencil).to_be_visible()
    with sara.expect_download() as saving:
        sara.get_by_role("button", name="Bewaar als CSV").click()
    assert Path(saving.value.path()).read_text("utf-8").startswith("\ufeffNaam;")

    pencil.click()
    sara.get_by_label("samenwerkingsdossier-school").check()
    sara.get_by_role("button", name="Volgende").click()
    expect(sara.get_by_role("alert")).to_be_focused()
    go_on(sara, "Volgt de zorg op")
    expect(sara.get_by_role("heading", level=1)).to_be_focused()
    expect(sara.get_by_role("main")).to_contain_text("geen → wordt vanaf vandaag tot en met")
    sara.get_by_role("button", name="Ken toe").click()
    expect(notice(sara)).to_contain_text("De rechten van Noor Jacobs zijn gewijzigd.")

    noor.get_by_role("button", name="Kijk opnieuw na").click()
    noor.get_by_role("button", name="Meld opnieuw aan").click()
    expect(noor.get_by_role("heading", level=1)).to_contain_text("Welkom, Noor")
    noor.get_by_role("link", name="Dossiers").click()
    noor.get_by_role("link", name="CLB De Kompasroos").click()
    expect(noor.get_by_role("heading", level=1)).to_contain_text("De Sterrenwacht")

    sara.get_by_label("IRIS CLBonline gebruiker", exact=True).uncheck()
    go_on(sara, "Werkt elders")
    sara.get_by_role("button", name="Beëindig").click()
    expect(sara.get_by_text("Geen enkel recht.")).to_be_visible()
