"""Two years after a registration was closed, its authors are shown by their function alone."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from conftest import DOSSIER, caller
from documents import announced
from eras import Era

from chalicelib.domain.policy import Action, permit
from chalicelib.domain.words import Status
from chalicelib.storage.narrowed import Narrowed
from chalicelib.storage.store import Store
from local.people import CAST

CLOSED = datetime(2020, 2, 29, 22, 30, tzinfo=UTC)  # 29 February, late in the evening
YEARS = f"/dossiers/{DOSSIER}/registrations"
IDS = {CAST[who].id for who in ("anna", "sofie", "clara")}


@pytest.fixture
def closed(api, store):
    """Of Anna's, with what Sofie added to it and a document at it, closed by Clara."""
    era = Era(store, CLOSED)
    one = era.open(due_in=1)
    place = {"registration_id": one, "in_library": False}
    assert api.post("sofie", f"/dossiers/{DOSSIER}/documents", announced(**place)).status == 201
    era.status(one, Status.CLOSED)
    return one


def shown(store, closed, now):
    """Whatever is shown of it, as texts."""
    grant = permit(caller("bert"), Action.READ, DOSSIER)
    listed = store.registrations(grant, Narrowed(), None, now).json
    return [store.registration(grant, closed, now).json, listed]


@pytest.mark.parametrize(
    ("day", "is_named"), [("2022-02-27", True), ("2022-02-28", True), ("2022-03-01", False)]
)
def test_for_two_years_their_ids_say_who_it_was(store, closed, day, is_named):
    now = datetime.fromisoformat(f"{day}T23:30:00Z") - timedelta(hours=1)
    for text in shown(store, closed, now):
        assert any(person in text for person in IDS) is is_named, text


def test_after_that_there_is_a_function_and_a_side(api, closed):
    one = api.get("anna", f"{YEARS}/{closed}").json

    assert one["owner"] == {"id": "", "function": CAST["anna"].function, "side": "clb"}
    sofie = {"id": "", "function": CAST["sofie"].function, "side": "school"}
    entries = [*one["replies"], *one["agreements"], *one["documents"]]
    assert [entry["author"] for entry in entries] == [sofie] * 3
    assert one["documents"][0]["latest"]["author"] == sofie
    assert one["closed_at"].startswith("2020-02-29")


def test_so_does_what_happened_so_long_ago(api, closed):
    feed = api.get("anna", f"/dossiers/{DOSSIER}/changes").json["items"]
    old = [one for one in feed if one["at"] < "2021"]
    assert len(old) == 5
    assert {one["by"]["id"] for one in old} == {""}
    assert CAST["sofie"].id in {one["by"]["id"] for one in feed}  # who shared a document lately


def test_what_is_opened_again_is_open(api, closed):
    version = api.get("clara", f"{YEARS}/{closed}").json["version"]
    answer = api.change("clara", f"{YEARS}/{closed}/status", {"status": "open"}, version)

    assert (answer.status, "closed_at" in answer.json) == (200, False)
    assert answer.json["owner"]["id"] == CAST["anna"].id


def test_for_how_long_is_a_setting(dynamodb, tables, closed):
    seven = Store(dynamodb, tables, 7)
    for now, is_named in ((datetime(2026, 1, 1, tzinfo=UTC), True), (CLOSED.replace(2028), False)):
        read = json.loads(shown(seven, closed, now)[0])
        assert bool(read["owner"]["id"]) is is_named


def test_a_document_of_the_library_goes_by_the_day_on_which_each_file_was_shared(api, store):
    """It is not closed: the list, the document and its versions show who for two years."""
    now = datetime.now(UTC)
    Era(store, now)
    path = f"/dossiers/{DOSSIER}/documents"
    made = api.post("sofie", path, announced()).json
    new = {"name": "Nieuw.docx", "size": 7, "sha256": made["latest"]["sha256"]}
    assert api.change("anna", f"{path}/{made['id']}/versions", new, 1).status == 200

    for years, is_named in ((1, True), (3, False)):
        then = now + timedelta(days=365 * years)
        grant = permit(caller("bert"), Action.READ, DOSSIER)
        texts = (
            store.documents(grant, None, then).json,
            store.document(grant, made["id"], then).json,
            store.document_versions(grant, made["id"], then).json,
        )
        for text in texts:
            assert any(person in text for person in IDS) is is_named, text
            assert CAST["sofie"].function in text
