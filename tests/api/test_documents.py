"""Documents over the API: shared, moved, replaced, put away and brought back, by both sides."""

import pytest
from conftest import DOSSIER, ELSEWHERE, QUICK
from documents import FILE, PATH, announced
from shared_files import CLEAN, docx, pdf

from local.people import CAST

REASON = {"reason": "Dubbel gedeeld"}
PLACE = {"name": "Verslag.docx", "kind": "report"}


@pytest.fixture
def registration(opened):
    return opened.rpartition("/")[2]


def test_both_sides_share_and_both_see_what_the_other_shared(api, dossier):
    for who in ("anna", "sofie"):
        made = api.post(who, PATH, announced(folder="Overleg"))
        assert made.status == 201
        assert made.headers["Location"] == f"/api{PATH}/{made.json['id']}"

    for who in ("bert", "tom", "clara"):
        found = api.get(who, PATH).json["items"]
        assert [one["author"]["side"] for one in found] == ["school", "clb"]
        assert {one["folder"] for one in found} == {"Overleg"}
        assert not any("upload" in one for one in found)


def test_only_who_announced_a_file_is_told_where_to_put_it(api, dossier):
    made = api.post("sofie", PATH, announced()).json

    there = {who: api.get(who, f"{PATH}/{made['id']}").json for who in ("sofie", "tom", "anna")}

    assert {who for who, one in there.items() if "upload" in one} == {"sofie"}


def test_sent_again_it_is_shared_once_and_the_address_is_given_again(api, dossier):
    first, again = (api.post("sofie", PATH, announced(), "k") for _ in range(2))

    assert again.json["id"] == first.json["id"]
    assert again.json["upload"]["url"].partition("?")[0] in first.json["upload"]["url"]
    assert len(api.get("sofie", PATH).json["items"]) == 1


def test_once_it_says_that_it_is_there_no_address_is_given_any_more(api, dossier):
    made = api.post("sofie", PATH, announced()).json
    uploaded = f"{PATH}/{made['id']}/versions/1/uploaded"
    told = [api.ask("sofie", "PUT", uploaded) for _ in range(2)]

    assert [one.status for one in told] == [200, 200]
    assert told[0].json == told[1].json
    assert "uploaded_at" in told[0].json["latest"]
    assert "upload" not in api.get("sofie", f"{PATH}/{made['id']}").json
    assert api.ask("tom", "PUT", uploaded).status == 403
    for number in ("0", "2", "99999", "999999", "x", "-1", "١"):
        path = f"{PATH}/{made['id']}/versions/{number}/uploaded"
        assert api.ask("sofie", "PUT", path).status == 404


# --- names of files


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.txt",
        "..\\x.txt",
        ".txt",
        "a/b.pdf",
        "C:x.pdf",
        "Verslag\u202efdp.exe",
        "Verslag\u202excod.pdf",
        "Verslag\0.pdf",
        "a\nb.pdf",
        "x" * 252 + ".pdf",
        "Verslag",
        "Verslag.exe",
        "Verslag.docm",
        "Verslag.pdf.",
        "Verslag.pdf.html",
        "",
    ],
)
def test_a_name_that_is_none_is_refused(api, dossier, name):
    answer = api.post("anna", PATH, announced(name=name))

    assert (answer.status, answer.json["errors"][0]["loc"]) == (422, ["name"])


def test_a_name_that_names_somebody_is_refused_where_it_does(api, dossier):
    answer = api.post("anna", PATH, announced(name="Verslag Lotte Vermeulen.docx"))

    assert (answer.status, answer.json["type"]) == (422, "/problems/names-found")
    assert {one["field"] for one in answer.json["names"]} == {"name"}
    assert api.post("anna", PATH, announced(folder="Lotte Vermeulen")).status == 422


def test_a_document_may_be_called_after_who_is_no_pupil_or_teacher(api, dossier):
    name = "Mail info@kompas.example.docx"
    words = [name[5:-5]]

    assert api.post("anna", PATH, announced(name=name)).status == 422
    words = [api.post("anna", PATH, announced(name=name)).json["names"][0]]
    told = name[words[0]["start"] : words[0]["end"]]
    assert api.post("anna", PATH, announced(name=name, names_confirmed=[told])).status == 201


@pytest.mark.parametrize(
    ("wrong", "loc"),
    [
        ({"size": 0}, ["size"]),
        ({"size": "12"}, ["size"]),
        ({"sha256": "x"}, ["sha256"]),
        ({"sha256": "A" * 44}, ["sha256"]),
        ({"kind": "contract"}, ["kind"]),
        ({"folder": "a" * 61}, ["folder"]),
        ({"folder": "a\nb"}, ["folder"]),
        ({"registration_id": "x"}, ["registration_id"]),
        ({"in_library": False}, ["in_library"]),
        ({"pinned": True}, ["pinned"]),
    ],
)
def test_what_cannot_be_is_refused_where_it_is(api, dossier, wrong, loc):
    answer = api.post("anna", PATH, announced() | wrong)

    assert (answer.status, answer.json["errors"][0]["loc"]) == (422, loc)


def test_a_file_over_the_limit_is_refused_before_it_is_uploaded(api, dossier, monkeypatch):
    monkeypatch.setenv("LARGEST_DOCUMENT", str(len(FILE) - 1))

    answer = api.post("anna", PATH, announced())

    assert (answer.status, answer.json["type"]) == (413, "/problems/document-too-large")


def test_a_text_file_is_no_larger_than_what_is_read_of_it(api, dossier):
    sent = announced(name="Verslag.txt") | {"size": 4_000_001}

    answer = api.post("anna", PATH, sent)

    assert (answer.status, answer.json["type"]) == (413, "/problems/document-too-large")
    assert "tekstbestand" in answer.json["detail"]
    assert api.post("anna", PATH, sent | {"name": "Verslag.pdf"}).status == 201
    assert api.post("anna", PATH, sent | {"size": 4_000_000}).status == 201


@pytest.mark.parametrize(
    "name", ["CON.pdf", "IMG_2034.HEIC.jpg", "fe90d76e-eedb-3b2b-7718-a03ac96a8e1f.jpg"]
)
def test_a_name_that_a_camera_gave_names_nobody(api, dossier, name):
    assert api.post("anna", PATH, announced(name=name)).status == 201


# --- where it stands


def test_what_is_attached_comes_with_the_thread_and_may_stand_in_the_library_too(
    api, dossier, opened, registration
):
    for in_library in (True, False):
        api.post("sofie", PATH, announced(registration_id=registration, in_library=in_library))

    read = api.get("anna", opened).json
    assert [one["in_library"] for one in read["documents"]] == [True, False]
    assert read["counts"]["documents"] == 2
    assert [one["in_library"] for one in api.get("anna", PATH).json["items"]] == [False, True]


def test_what_is_judged_is_so_in_the_thread_too(api, sharing, opened, registration):
    sharing.shared("sofie", registration_id=registration)

    assert [one["state"] for one in api.get("anna", opened).json["documents"]] == ["clean"]


def test_it_is_moved_renamed_pinned_and_let_go(api, sharing, opened, registration):
    document = sharing.share("sofie", registration_id=registration)
    path, agreement = f"{PATH}/{document['id']}", "cooperation_agreement"
    place = {"name": "Afspraken.docx", "kind": agreement, "pinned": True, "folder": "2026"}

    moved = api.put("anna", path, place, 1)

    assert moved.status == 200
    assert place.items() <= moved.json.items()
    assert "registration_id" not in moved.json
    assert api.get("anna", opened).json["documents"] == []
    assert api.get("anna", opened).json["counts"]["documents"] == 0
    assert api.put("anna", path, place, 1).json == moved.json  # a repeat of the same
    stale = api.put("sofie", path, place | {"folder": "2027"}, 1)
    assert (stale.status, stale.json["current"]["folder"]) == (412, "2026")


def test_another_name_does_not_make_it_another_kind_of_file(api, dossier):
    path = f"{PATH}/{api.post('sofie', PATH, announced(name='Foto.jpg')).json['id']}"

    refused = api.put("anna", path, PLACE | {"name": "Foto.pdf"}, 1)

    assert (refused.status, refused.json["errors"][0]["loc"]) == (422, ["name"])
    assert "einde van de naam" in refused.json["errors"][0]["msg"]
    assert api.put("anna", path, PLACE | {"name": "Beeld.jpeg"}, 1).json["name"] == "Beeld.jpeg"


def test_a_registration_that_is_closed_or_elsewhere_takes_in_nothing(
    api, dossier, opened, registration
):
    theirs = api.post("olga", f"/dossiers/{ELSEWHERE}/registrations", QUICK).json["id"]
    assert api.post("sofie", PATH, announced(registration_id=theirs)).status == 404
    made = api.post("sofie", PATH, announced(registration_id=registration)).json
    api.change("anna", f"{opened}/status", {"status": "closed"}, 1)

    answer = api.post("sofie", PATH, announced(registration_id=registration))
    assert answer.json["type"] == "/problems/registration-closed"
    assert api.put("anna", f"{PATH}/{made['id']}", PLACE, 1).status == 200  # to let go is free


def test_a_registration_takes_fifty_documents(api, dossier, registration, dynamodb, tables):
    key = {"pk": {"S": f"DOSSIER#{DOSSIER}"}, "sk": {"S": f"REG#{registration}"}}
    dynamodb.update_item(
        TableName=tables.dossiers,
        Key=key,
        UpdateExpression="SET documents = :n",
        ExpressionAttributeValues={":n": {"N": "50"}},
    )

    answer = api.post("sofie", PATH, announced(registration_id=registration))

    assert answer.json["type"] == "/problems/too-many-documents"


def test_a_registration_with_documents_is_put_away_and_comes_back_with_them(
    api, dossier, opened, registration
):
    api.post("sofie", PATH, announced(registration_id=registration))
    assert api.change("anna", f"{opened}/trash", REASON, 1).status == 200
    assert api.change("anna", f"{opened}/restore", {}, 2).status == 200

    assert len(api.get("anna", opened).json["documents"]) == 1


# --- the trash


def test_who_works_on_the_side_that_shared_it_puts_it_away_and_the_other_does_not(
    api, sharing, opened, registration
):
    document = sharing.shared("sofie", registration_id=registration)

    assert sharing.change("anna", document, "trash", REASON).status == 403
    assert sharing.change("tom", document, "trash", REASON).status == 200

    assert api.get("anna", PATH).json["items"] == []
    assert api.get("anna", opened).json["documents"] == []
    assert api.get("anna", f"{PATH}/{document['id']}/content").json["type"].endswith("in-trash")
    listed = api.get("anna", f"/dossiers/{DOSSIER}/trash").json["items"]
    assert [(one["what"], one["title"]) for one in listed] == [("document", "Verslag.docx")]

    assert sharing.change("bert", document, "restore").status == 403
    assert sharing.change("sofie", document, "restore").status == 200
    assert len(api.get("anna", opened).json["documents"]) == 1
    assert api.get("anna", f"{PATH}/{document['id']}/content").status == 200


def test_the_trash_goes_on_after_documents(api, dossier):
    made = [api.post("sofie", PATH, announced()).json for _ in range(27)]
    for one in made:
        api.change("sofie", f"{PATH}/{one['id']}/trash", REASON, 1)
    trash = f"/dossiers/{DOSSIER}/trash"

    first = api.get("anna", trash).json
    rest = api.get("anna", trash, cursor=first["cursor"]).json

    found = [one["id"] for page in (first, rest) for one in page["items"]]
    assert found == [one["id"] for one in reversed(made)]


def test_the_list_goes_on_after_a_page(api, dossier, monkeypatch):
    monkeypatch.setattr("chalicelib.storage.library._PAGE", 3)
    made = [api.post("sofie", PATH, announced()).json["id"] for _ in range(5)]

    first = api.get("anna", PATH).json
    rest = api.get("anna", PATH, cursor=first["cursor"]).json

    assert [one["id"] for page in (first, rest) for one in page["items"]] == made[::-1]
    assert (len(first["items"]), rest["cursor"]) == (3, None)
    assert api.get("anna", PATH, cursor="x").status == 400


# --- versions


def test_an_older_file_comes_back_as_the_next_version(api, sharing):
    document = sharing.shared("sofie")
    sharing.judged(sharing.replace("anna", document, pdf(CLEAN), "Anders.pdf"))

    restored = sharing.change("tom", document, "versions/1/restore")

    assert restored.status == 200
    assert restored.json["name"] == "Verslag.docx"
    current = restored.json["current"]
    assert (current["number"], current["kept_as"], current["state"]) == (3, 1, "clean")
    assert current["author"]["id"] == CAST["tom"].id
    listed = api.get("anna", f"{PATH}/{document['id']}/versions").json["items"]
    assert [one["number"] for one in listed] == [3, 2, 1]
    for version, name in (("1", "Verslag.docx"), ("2", "Verslag.pdf"), ("3", "Verslag.docx")):
        content = api.get("anna", f"{PATH}/{document['id']}/content", version=version).json
        assert content["name"] == name
        assert (
            f"/library/{DOSSIER}/{document['id']}/{'2' if version == '2' else '1'}?"
            in (content["url"])
        )


def test_only_what_was_accepted_comes_back(api, sharing):
    document = sharing.shared("sofie", docx("Gesprek met Lotte Vermeulen"))
    sharing.judged(sharing.replace("sofie", document, FILE))

    assert sharing.change("sofie", document, "versions/1/restore").status == 409
    assert sharing.change("sofie", document, "versions/7/restore").status == 404
    answer = api.get("sofie", f"{PATH}/{document['id']}/content", version="1")
    assert answer.json["type"] == "/problems/not-accepted"
    assert sharing.change("sofie", document, "confirm").status == 409


def test_two_new_files_at_once_are_not_both_taken(api, dossier):
    made = api.post("sofie", PATH, announced()).json
    sent = {"name": "Verslag.docx", "size": 5, "sha256": "A" * 43 + "="}
    answers = [api.change(w, f"{PATH}/{made['id']}/versions", sent, 1) for w in ("anna", "sofie")]

    assert [one.status for one in answers] == [200, 412]


def test_a_document_has_ninety_versions_at_most(api, sharing, monkeypatch):
    monkeypatch.setattr("chalicelib.domain.documents.MOST_VERSIONS", 1)
    document = sharing.shared("sofie")
    sent = {"name": "Verslag.docx", "size": 5, "sha256": "A" * 43 + "="}

    answer = sharing.change("sofie", document, "versions", sent)

    assert answer.json["type"] == "/problems/too-many-documents"
    assert sharing.change("sofie", document, "versions/1/restore").status == 409


# --- downloads


def test_a_download_is_in_the_trail_and_tells_the_partner_nothing(api, sharing):
    document = sharing.shared("sofie")
    before = api.get("sofie", "/dossiers").json["items"][0]["events"]
    for _ in range(2):
        assert api.get("anna", f"{PATH}/{document['id']}/content").status == 200

    events = api.get("anna", f"/dossiers/{DOSSIER}/changes").json["items"][-2:]
    assert {one["action"] for one in events} == {"document:download"}
    assert {one["by"]["id"] for one in events} == {CAST["anna"].id}
    assert api.get("sofie", "/dossiers").json["items"][0]["events"] == before


def test_who_is_blocked_downloads_nothing(api, sharing, block):
    document = sharing.shared("sofie")
    block("anna")

    answer = api.get("anna", f"{PATH}/{document['id']}/content")

    assert (answer.status, answer.json["type"]) == (403, "/problems/access-ended")


def test_of_an_ended_dossier_documents_can_still_be_had(api, sharing):
    document = sharing.shared("sofie")
    waiting = sharing.share("sofie")
    api.put("clara", f"/dossiers/{DOSSIER}", {"status": "ended"}, 1)

    assert api.get("anna", f"{PATH}/{document['id']}/content").status == 200
    assert api.post("sofie", PATH, announced()).json["type"].endswith("dossier-ended")
    assert sharing.said(waiting) == "clean"  # it was shared before


# --- of others


def test_a_document_of_another_dossier_does_not_exist_here(api, sharing):
    """Not by its id in one's own dossier, nor by the number of its file."""
    document = sharing.shared("sofie")
    theirs = f"/dossiers/{ELSEWHERE}/documents/{document['id']}"

    for who, path in (("olga", theirs), ("piet", theirs), ("olga", f"{PATH}/{document['id']}")):
        reads = [path, f"{path}/versions", f"{path}/content", f"{path}/versions/1/names"]
        assert {api.get(who, one).status for one in reads} == {404}
        assert api.put(who, path, PLACE, 1).status == 404
        assert api.change(who, f"{path}/trash", REASON, 1).status == 404
        assert api.change(who, f"{path}/versions/1/restore", {}, 1).status == 404
        assert api.ask(who, "PUT", f"{path}/versions/1/uploaded").status == 404


@pytest.mark.parametrize("document_id", ["x", "..", "01a20fd9", "%23", "*"])
def test_what_is_no_id_is_not_looked_up(api, dossier, document_id):
    assert api.get("anna", f"{PATH}/{document_id}").status == 404


def test_who_tells_that_it_is_there_while_it_is_judged_hears_what_became_of_it(
    api, sharing, store, use
):
    document = sharing.share("sofie")
    load, judged = store.document_to_change, []

    def judged_meanwhile(grant, document_id):
        found = load(grant, document_id)
        if not judged:
            judged.append("")
            judged[0] = sharing.said(document)
        return found

    store.document_to_change = judged_meanwhile
    answer = api.ask("sofie", "PUT", f"{PATH}/{document['id']}/versions/1/uploaded")

    assert judged == ["clean"]
    assert (answer.status, answer.json["state"]) == (200, "clean")
