"""Pictures of what stands around registrations: documents, rights, and handing over."""

from io import BytesIO

from playwright.sync_api import FilePayload, Page

from local.picture_steps import Enter, dossier_of, to_top


def documents(enter: Enter) -> Page:
    """A document of each partner; the agreements of the CLB hold now."""
    agreements, report = "Samenwerkingsafspraken 2026.pdf", "Verslag van het zorgoverleg.pdf"
    page = _share(enter("anna"), agreements)
    page.get_by_role("button", name=f"Meer over {agreements}").click()
    page.get_by_role("button", name="Wijzig", exact=True).click()
    page.get_by_role("form").get_by_label("Soort").select_option("cooperation_agreement")
    page.get_by_role("button", name="Bewaar").click()
    page.get_by_role("button", name="Dit geldt nu").click()
    page.get_by_role("table", name="Geldige samenwerkingsafspraken").wait_for()
    page = _share(enter("sofie"), report)
    page.reload()
    page.get_by_role("button", name=f"Download {report}").wait_for()
    to_top(page.get_by_role("heading", level=2).first)
    return page


def rights(enter: Enter) -> Page:
    page = enter("sara")
    page.goto("/")
    page.get_by_role("link", name="Toegangsrechten").click()
    page.get_by_role("link", name="Wijzig de rechten van Tom").wait_for()
    to_top(page.get_by_text("personen", exact=False).last)
    return page


def handover(enter: Enter) -> Page:
    page = enter("clara")
    page.goto("/")
    page.get_by_role("link", name="Overdracht").click()
    page.get_by_role("link", name="Draag registraties over").click()
    page.get_by_label("Van wie?").select_option(index=1)
    page.get_by_label("Naar wie?").select_option(index=1)
    page.get_by_text("overgedragen.").wait_for()
    to_top(page.get_by_role("heading", level=1))
    return page


def _share(page: Page, name: str) -> Page:
    from pypdf import PdfWriter  # noqa: PLC0415 - of what judges documents; only a picture needs it

    dossier_of(page).get_by_role("link", name="Documenten").click()
    made, written = BytesIO(), PdfWriter()
    written.add_blank_page(595, 842)
    written.write(made)
    file: FilePayload = {"name": name, "mimeType": "application/pdf", "buffer": made.getvalue()}
    page.get_by_label("Kies bestanden", exact=True).set_input_files(file)
    page.get_by_role("button", name=f"Download {name}").wait_for()
    return page
