"""Who comes to work at a school finds everything that was there, also what was thrown away."""

import pytest
from conftest import QUICK, access_item

from local.people import CAST, SCHOOL


@pytest.fixture
def come_to_work(dynamodb, tables):
    """Noor, who had no role, becomes a zorgcoördinator; the claims that say so."""
    item = access_item(CAST["noor"], roles={"SS": [SCHOOL]})

    def come():
        dynamodb.put_item(TableName=tables.dossiers, Item=item)
        return {"context_roles": f"{SCHOOL}:030569"}

    return come


@pytest.fixture
def past(api, dossier):
    """A year of Anna and Sofie: a thread, something closed, and something in the trash."""
    paths = [api.post("anna", f"{dossier}/registrations", QUICK).headers["Location"] for _ in "abc"]
    thread = {
        "replies": {"kind": "question", "text": "Welke klassen?"},
        "goals": {"text": "Meer rust"},
        "agreements": {"text": "We evalueren samen.", "party": "both"},
    }
    made = {name: api.post("sofie", f"{paths[0]}/{name}", body) for name, body in thread.items()}
    goal = f"{paths[0]}/goals/{made['goals'].json['id']}"
    api.change("sofie", f"{goal}/trash", {"reason": "Dubbel"}, 1)
    api.change("anna", f"{paths[1]}/status", {"status": "closed"}, 1)
    api.change("anna", f"{paths[2]}/trash", {"reason": "Dubbel"}, 1)
    return paths


def test_a_new_colleague_reads_all_that_the_others_read(api, dossier, past, come_to_work, block):
    """And goes on where somebody left, although nobody handed anything over."""
    read = [f"{dossier}{what}" for what in ("", "/registrations", "/trash", "/changes", "/people")]
    read += past
    before = {path: api.get("sofie", path).json for path in read}
    assert api.ask("noor", "GET", dossier).status == 404

    claims = come_to_work()
    block("sofie")

    for path in read:
        seen = api.ask("noor", "GET", path, **claims).json
        if path.endswith("/people"):  # Sofie's name stays with what she wrote
            names = {one["id"]: one.get("name") for one in seen["items"]}
            assert names[CAST["sofie"].id] == "Sofie Maertens"
        elif path.endswith("/changes"):
            assert seen["items"] == before[path]["items"]
        else:
            assert seen == before[path]
    assert [len(before[f"{dossier}{what}"]["items"]) for what in ("/registrations", "/trash")] == [
        2,
        2,
    ]


def test_a_new_colleague_answers_and_finds_what_waits(api, past, come_to_work):
    api.post("anna", f"{past[0]}/replies", {"kind": "question", "text": "Hoe loopt het?"})
    claims = come_to_work()

    waiting = api.ask("noor", "GET", "/worklist", **claims).json["waiting"]
    answer = {"kind": "remark", "text": "Goed."}
    key = {"Idempotency-Key": "k"}

    assert "Hoe loopt het?" in {todo["text"] for todo in waiting}
    assert api.ask("noor", "POST", f"{past[0]}/replies", answer, key, **claims).status == 201
    goal = api.ask("noor", "GET", past[0], **claims).json["replies"][-1]
    assert goal["author"]["id"] == CAST["noor"].id
