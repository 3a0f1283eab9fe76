"""Who may come in: found, given a role, let in and shown out; as the official guide has it."""

from pathlib import Path

from desks import go
from looking import faults, faults_everywhere
from playwright.sync_api import Page, expect
from threads import choose, notice
from writing import DOSSIER

from local.people import CAST

SCHOOL, CLB = DOSSIER[7:], f"/instellingen/{DOSSIER[:6]}"
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


def test_who_is_blocked_stops_and_reads_why_and_what_they_had_goes_to_others(people, afresh, hands):
    hands("bert").register("Wie volgt dit op?")
    bert = afresh("bert", f"/dossiers/{DOSSIER}/nieuw")
    clara = people("clara", f"{CLB}/toegang/{CAST['bert'].id}")
    clara.get_by_role("heading", name="Blokkeer meteen").click()
    clara.get_by_label("Reden van de blokkering").fill("Wachtwoord gestolen")
    clara.get_by_role("button", name="Blokkeer meteen").click()
    expect(notice(clara)).to_contain_text("Bert Claessens is geblokkeerd.")

    bert.get_by_label("Onderwerp").fill("Dit komt er niet meer")
    bert.get_by_label("Signaalfunctie").check()
    bert.get_by_label("Er is geen cliëntrelatie").check()
    bert.get_by_role("button", name="Registreer").click()
    expect(bert.get_by_role("alert")).to_contain_text(
        "Uw toegang tot deze instelling is beëindigd."
    )
    bert.reload()
    expect(bert.get_by_role("alert")).to_contain_text("Uw toegang is geblokkeerd. Spreek uw lokale")

    go(clara, f"{CLB}/zonder-eigenaar")
    orphan = clara.get_by_role("listitem").filter(has_text="Wie volgt dit op?")
    expect(orphan).to_contain_text("Bert Claessens is hier geblokkeerd.")
    assert faults_everywhere(clara) == {}
    choose(clara, "Wie wordt de eigenaar?", "anna")
    clara.get_by_role("button", name="Deel").click()
    expect(clara.get_by_text("overgedragen.")).to_be_visible()
    assert faults(clara) == []
    clara.get_by_role("link", name="Zonder eigenaar").click()
    expect(clara.get_by_text("Elke registratie die loopt, heeft een eigenaar.")).to_be_visible()

    unblocked = {"blocked": False, "reason": "Nieuw wachtwoord"}
    at = f"{CLB.replace('instellingen', 'institutions')}/assignments/{CAST['bert'].id}/block"
    hands("clara").put(at, unblocked)
    clara.get_by_role("link", name="Overdrachten").click()
    listed = clara.get_by_role("link", name="Zonder eigenaar, naar Anna")
    expect(listed).to_be_visible()
    assert faults(clara) == []
    listed.click()
    clara.get_by_role("button", name="Maak ongedaan").click()
    expect(clara.get_by_text("teruggezet.")).to_be_visible()


def test_both_sides_agree_on_one_number_and_who_registers_elsewhere_reads_it(people, hands):
    home = f"/dossiers/{DOSSIER}"
    anna = people("anna", home)
    anna.get_by_text("Stel een nummer voor").click()
    schools = anna.get_by_label("Nummer van de school").locator("option")
    other = schools.filter(has_not_text=DOSSIER[7:]).nth(1)
    number, name = (other.text_content() or "").split(" ", 1)
    anna.get_by_label("Nummer van de school").select_option(number)
    anna.get_by_role("button", name="Stel voor").click()
    expect(notice(anna)).to_contain_text("Uw voorstel staat in het dossier.")

    sofie = people("sofie", home)
    expect(sofie.get_by_text("De kant van het CLB stelde")).to_contain_text(number)
    sofie.get_by_role("button", name="Ga akkoord").click()
    expect(notice(sofie)).to_contain_text("Afgesproken.")

    go(anna, f"{home}/nieuw")
    expect(anna.get_by_text(f"om onder nummer {number} te registreren")).to_be_visible()
    go(anna, home)
    anna.get_by_text("Wissel van school").click()
    anna.get_by_role("link", name=f"{name}, {number}").click()
    expect(anna.get_by_role("heading", level=1)).to_contain_text(name)

    mine, at = {"registers_under": DOSSIER[7:]}, home
    proposed = hands("anna").put(at, mine, hands("anna").get(at)["version"])
    hands("sofie").post(f"{at}/registers-under/confirm", {}, proposed["version"])
