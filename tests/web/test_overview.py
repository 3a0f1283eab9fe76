"""A school year in numbers: read, compared, and taken along as a file."""

from datetime import UTC, date, datetime

from playwright.sync_api import expect
from writing import DOSSIER

from chalicelib.domain.model import school_year
from chalicelib.domain.periods import day_of

SCHOOL = f"/dossiers/{DOSSIER}"
TODAY = day_of(datetime.now(UTC))
YEAR = school_year(date.fromisoformat(TODAY))
BEFORE = f"{int(YEAR[:4]) - 1}-{YEAR[:4]}"


def cells(page, table, row):
    """What stands in a row of a table: this year, and the year before."""
    found = page.get_by_role("table", name=table).get_by_role("row", name=row)
    return found.get_by_role("cell").all_inner_texts()


def test_a_school_reads_its_year_and_takes_it_along(people, hands):
    hands("anna").register("Voor de cijfers", activity_date=TODAY, themes=["cijfers"])
    sofie = people("sofie", SCHOOL)
    sofie.get_by_role("link", name="Jaaroverzicht").click()
    expect(sofie.get_by_role("table", name="Thema's")).to_contain_text("cijfers")
    assert cells(sofie, "Thema's", "cijfers") == ["1", "0"]
    expect(sofie.get_by_role("main")).not_to_contain_text("minuten")
    expect(sofie.get_by_role("main")).not_to_contain_text("Per school")

    with sofie.expect_download() as saved:
        sofie.get_by_role("button", name="Registraties als CSV").press("Enter")
    assert saved.value.suggested_filename == f"registraties-{YEAR}-{DOSSIER}.csv"
    text = saved.value.path().read_text(encoding="utf-8-sig")
    assert "Voor de cijfers" in text
    assert "Verhulst" not in text
    expect(sofie.get_by_text(f"Klaar: {saved.value.suggested_filename}")).to_be_visible()
    expect(sofie.get_by_role("button", name="Registraties als CSV")).to_be_focused()

    sofie.reload()
    again = sofie.get_by_role("button", name=f"Downloaden: Registraties {YEAR}, CSV").first
    with sofie.expect_download() as saved_again:
        again.press("Enter")
    assert saved_again.value.path().read_text(encoding="utf-8-sig") == text
    expect(again).to_be_focused()

    sofie.get_by_label("Schooljaar").select_option(BEFORE)
    expect(sofie.get_by_text(f"Schooljaar {BEFORE}, stand op")).to_be_visible()
    sofie.go_back()
    expect(sofie.get_by_text(f"Schooljaar {YEAR}, stand op")).to_be_visible()


def test_a_clb_sees_its_schools_and_which_are_quiet(people):
    anna = people("anna")
    anna.get_by_role("link", name="Jaaroverzicht").click()
    expect(anna.get_by_role("table", name="Per school")).to_be_visible()
    expect(anna.get_by_text("(alleen voor het CLB)")).to_be_visible()
    anna.get_by_label("Zonder registratie sinds").select_option("52 weken")
    expect(anna.get_by_text("Elke school had de laatste 52 weken een registratie.")).to_be_visible()
