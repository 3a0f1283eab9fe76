"""All registrations of a colleague go to another one, and come back."""

from playwright.sync_api import expect
from threads import choose, notice
from writing import DOSSIER, api_path

from local.people import CAST

CLB = f"/instellingen/{DOSSIER[:6]}"


def owner_of(hands, screen: str) -> str:
    return str(hands("anna").get(api_path(screen))["owner"]["id"])


def test_a_handover_is_followed_and_undone(people, hands):
    screen = hands("anna").register("Voor wie blijft")
    clara = people("clara")
    clara.get_by_role("link", name="Overdracht en vervanging").click()
    clara.get_by_role("link", name="Draag registraties over").click()
    choose(clara, "Van wie?", "anna")
    expect(clara.get_by_text("worden overgedragen.")).to_be_visible()
    clara.get_by_role("button", name="Draag").click()
    expect(clara.get_by_role("alert")).to_contain_text("Naar wie?: Kies een collega.")
    choose(clara, "Naar wie?", "bert")
    clara.get_by_role("button", name="Draag").click()
    expect(clara.get_by_text("registraties overgedragen.")).to_be_visible()
    assert owner_of(hands, screen) == CAST["bert"].id

    clara.get_by_role("button", name="Maak ongedaan").click()
    expect(clara.get_by_text("registraties teruggezet.")).to_be_visible()
    assert owner_of(hands, screen) == CAST["anna"].id


def test_who_stands_in_does_so_in_the_name_of_the_owner(people, hands):
    screen = hands("anna").register("Tijdens het verlof")
    clara = people("clara", f"{CLB}/vervanging")
    choose(clara, "Wie is afwezig?", "anna")
    choose(clara, "Wie vervangt?", "bert")
    clara.get_by_role("button", name="over 2 weken").click()
    clara.get_by_role("button", name="Bewaar").click()
    expect(notice(clara)).to_contain_text("Bert Claessens vervangt Anna Verhulst.")

    bert = people("bert", screen)
    expect(bert.get_by_text("U treedt op namens Anna Verhulst")).to_be_visible()
    bert.get_by_role("button", name="In opvolging nemen").click()
    expect(notice(bert)).to_contain_text("De registratie is in opvolging.")

    clara.get_by_role("button", name="Beëindig nu").click()
    expect(clara.get_by_text("Niemand wordt vervangen.")).to_be_visible()
    bert.reload()
    expect(bert.get_by_role("button", name="Reageer")).to_be_visible()
    expect(bert.get_by_role("button", name="Afronden")).to_have_count(0)
