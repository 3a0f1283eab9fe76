"""The doorlichtingsbundel names what can be had at a registration, and nothing else."""

import pytest
from conftest import DOSSIER, QUICK
from documents import get

from chalicelib.jobs.exports import Maker
from chalicelib.storage.exports import Exports

BUNDLE = {"what": "bundle", "format": "html", "school_year": "2026-2027"}


@pytest.fixture
def bundle(api, dynamodb, tables, objects):
    """As it comes down."""

    def made():
        asked = api.post("sofie", f"/dossiers/{DOSSIER}/exports", BUNDLE)
        place = asked.headers["Location"].removeprefix("/api")
        Maker(Exports(dynamodb, tables), objects).make({})
        return get(api.get("sofie", f"{place}/content").json["url"])[1].decode()

    yield made
    objects.end("exports/")


def test_a_bundle_names_the_documents_at_a_registration_that_can_be_had(api, sharing, bundle):
    """Of one that was not judged yet, nor of one in the trash, nothing is told."""
    made = api.post("anna", f"/dossiers/{DOSSIER}/registrations", QUICK).headers["Location"]
    place = {"registration_id": made.rpartition("/")[2]}
    for name in ("Zorg & co.docx", "Plan.docx"):
        sharing.shared("sofie", name=name, **place)
    sharing.share("sofie", name="Ongelezen.docx", **place)
    sharing.change(
        "anna", sharing.shared("anna", name="Weg.docx", **place), "trash", {"reason": "Dubbel"}
    )

    shown = bundle()

    documents = "<h3>Documenten</h3><ul><li>Zorg &amp; co.docx</li><li>Plan.docx</li></ul>"
    assert shown.count("<h3>Documenten</h3>") == shown.count(documents) == 1
    assert not any(name in shown for name in ("Ongelezen", "Weg.docx"))
