"""What becomes of an upload: judged once, and what was judged is all that can be had."""

from datetime import UTC, datetime

import pytest
from documents import FILE, PATH, announced, get, put
from shared_files import CLEAN, EICAR, LINKED, docx, jpeg, office, pdf, word

from chalicelib.domain.verdicts import REFUSALS
from chalicelib.jobs.judge import Judge, place_of_event
from chalicelib.jobs.malware import ENGINES, TAG

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
NAMED = docx("Gesprek met Lotte Vermeulen", CLEAN)


def incoming(document, number=1):
    return f"incoming/{document['dossier_id']}/{document['id']}/{number}"


def library(document, number=1):
    return incoming(document, number).replace("incoming/", "library/")


def test_a_good_file_can_be_downloaded_by_both_by_its_name(api, sharing):
    document = sharing.shared("sofie", name="Verslag “zorg” 1°.docx")

    assert document["state"] == "clean"
    assert document["current"] == document["latest"]
    for who in ("anna", "sofie", "clara"):
        content = api.get(who, f"{PATH}/{document['id']}/content").json
        status, data, headers = get(content["url"])
        assert (status, len(data)) == (200, document["latest"]["size"])
        assert headers["Content-Disposition"] == (
            "attachment; filename=\"Verslag _zorg_ 1_.docx\"; filename*=UTF-8''"
            "Verslag%20%E2%80%9Czorg%E2%80%9D%201%C2%B0.docx"
        )
        assert headers["Content-Type"] == document["latest"]["type"]


def test_what_was_judged_leaves_nothing_in_incoming(sharing, objects):
    document = sharing.shared("anna")

    assert objects._versions(incoming(document)) == ([], [])
    assert [one.key for one in objects.listed(library(document))] == [library(document)]


def test_a_file_that_nobody_judged_cannot_be_had(api, sharing):
    document = sharing.share("sofie")

    for who in ("sofie", "anna"):
        answer = api.get(who, f"{PATH}/{document['id']}/content")
        assert (answer.status, answer.json["type"]) == (409, "/problems/not-accepted")


def test_it_is_judged_once_however_often_it_is_told(api, sharing, dossier):
    document = sharing.share("sofie")
    told = [sharing.said(document) for _ in range(3)]

    assert told == ["clean", "nothing_there", "nothing_there"]
    actions = [one["action"] for one in api.get("anna", f"{dossier}/changes").json["items"]]
    assert actions.count("document:judge") == 1


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (EICAR, "Verslag.txt", "malware"),
        (b"<html><script>1</script>", "Verslag.pdf", "other_type"),
        (docx(vbaProject_bin=b"x"), "Verslag.docx", "macros"),
        (pdf(CLEAN, password="x"), "Verslag.pdf", "encrypted"),
    ],
)
def test_what_is_refused_is_gone_and_says_why(api, sharing, objects, data, name, code):
    document = sharing.shared("sofie", data, name)

    assert document["state"] == "refused"
    assert document["latest"]["refusal"] == {"code": code, "detail": REFUSALS[code]}
    assert "current" not in document
    assert [*objects.listed(incoming(document)), *objects.listed(library(document))] == []
    assert api.get("sofie", f"{PATH}/{document['id']}/content").status == 409


def test_a_file_that_names_somebody_is_shown_to_nobody_until_its_sharer_says_so(api, sharing):
    document = sharing.shared("sofie", NAMED)

    found = {"part": "text", "kind": "person", "count": 1}
    assert (document["state"], document["latest"]["names"]) == ("flagged", [found])
    assert "Vermeulen" not in str(document)
    assert api.get("anna", f"{PATH}/{document['id']}/content").status == 409

    names = f"{PATH}/{document['id']}/versions/1/names"
    words = [{"part": "text", "kind": "person", "words": "Lotte Vermeulen"}]
    assert api.get("sofie", names).json["items"] == words
    assert [api.get(who, names).status for who in ("anna", "tom", "clara")] == [403] * 3

    assert sharing.change("tom", document, "confirm").status == 403
    assert sharing.change("sofie", document, "confirm").status == 200
    assert api.get("anna", f"{PATH}/{document['id']}/content").status == 200
    assert api.get("sofie", names).json["items"] == []


def test_who_confirmed_takes_that_back_and_the_file_before_it_is_had_again(api, sharing):
    document = sharing.shared("sofie")
    sharing.judged(sharing.replace("sofie", document, NAMED))
    content, back = f"{PATH}/{document['id']}/content", {"confirmed": False}
    assert sharing.change("sofie", document, "confirm", back).status == 409
    sharing.change("sofie", document, "confirm")
    assert "library" in api.get("anna", content, version="2").json["url"]

    assert sharing.change("tom", document, "confirm", back).status == 403
    flagged = sharing.change("sofie", document, "confirm", back).json

    assert (flagged["state"], flagged["current"]["number"]) == ("flagged", 1)
    assert api.get("anna", content, version="2").json["type"] == "/problems/not-accepted"
    assert sharing.change("sofie", document, "confirm").json["current"]["number"] == 2


def test_why_a_file_cannot_be_had_is_what_was_thought_of_it(api, sharing):
    announced_only = api.post("sofie", PATH, announced()).json
    on_its_way = sharing.share("sofie")
    api.ask("sofie", "PUT", f"{PATH}/{on_its_way['id']}/versions/1/uploaded")
    refused = sharing.shared("sofie", EICAR, "Anders.txt")
    flagged = sharing.shared("sofie", NAMED)

    said = [
        api.get("anna", f"{PATH}/{one['id']}/content").json["detail"]
        for one in (announced_only, on_its_way, refused, flagged)
    ]

    assert said == [
        "Dit bestand is nog niet aangekomen.",
        "Dit bestand wordt nog nagekeken. Probeer het straks opnieuw.",
        "Dit bestand werd geweigerd. In dit bestand zit schadelijke software.",
        "In dit bestand lijkt iemand genoemd te worden. De deler beslist eerst.",
    ]


def test_a_template_from_elsewhere_is_left_out_and_its_sharer_told(sharing):
    relation = LINKED.format("attachedTemplate")
    data = office(
        "docx", {"word/document.xml": word(CLEAN), "word/_rels/settings.xml.rels": relation}
    )

    left_out = sharing.shared("sofie", data)["latest"]["left_out"]

    assert [one["code"] for one in left_out] == ["template"]


def test_the_trail_of_a_confirmation_has_kind_and_count_and_the_partner_hears(api, sharing):
    def news():
        return api.get("anna", "/dossiers").json["items"][0]["events"]

    before = news()
    document = sharing.shared("sofie", NAMED)
    assert news() == before  # there is nothing to see yet
    sharing.change("sofie", document, "confirm")

    assert news() == before + 1
    event = api.get("anna", f"/dossiers/{document['dossier_id']}/changes").json["items"][-1]
    assert (event["action"], event["names_confirmed"]) == ("document:confirm_names", {"person": 1})
    assert "Vermeulen" not in str(event)


def test_a_word_that_the_institution_of_the_sharer_allows_names_nobody(api, sharing):
    text = docx("Mail naar info@kompas.example")
    assert sharing.shared("anna", text)["state"] == "flagged"
    api.post("clara", "/institutions/114983/words", {"word": "info@kompas.example"})

    assert sharing.shared("anna", text)["state"] == "clean"
    assert sharing.shared("sofie", text)["state"] == "flagged"


def test_a_better_file_takes_the_place_of_one_that_names_somebody(api, sharing, objects):
    document = sharing.shared("sofie", NAMED)
    better = sharing.judged(sharing.replace("sofie", document, FILE))

    assert (better["state"], better["latest"]["number"]) == ("clean", 2)
    versions = api.get("anna", f"{PATH}/{document['id']}/versions").json["items"]
    assert [one["state"] for one in versions] == ["clean", "refused"]
    assert versions[1]["refusal"]["code"] == "replaced"
    assert api.get("sofie", f"{PATH}/{document['id']}/versions/1/names").json["items"] == []


def test_a_new_file_that_is_refused_leaves_the_one_that_there_was(api, sharing):
    document = sharing.shared("sofie")
    after = sharing.judged(sharing.replace("anna", document, EICAR, "Anders.txt"))

    assert (after["state"], after["current"]["number"]) == ("refused", 1)
    assert after["name"] == "Verslag.docx"
    assert api.get("tom", f"{PATH}/{document['id']}/content").status == 200


def test_a_document_is_called_after_the_kind_of_its_file(sharing):
    document = sharing.shared("sofie")
    after = sharing.judged(sharing.replace("anna", document, pdf(CLEAN), "Anders.pdf"))

    assert after["name"] == "Verslag.pdf"


def test_a_picture_holds_no_text_and_no_scanner_looked_at_it(sharing):
    """Without one, it says so: this machine has none, or this test would take seconds."""
    latest = sharing.shared("sofie", jpeg(), "Foto.jpg")["latest"]

    assert (latest["text_read"], latest["scanned"]) == (False, False)


class TestWhereGuardDutyScans:
    """Nothing is accepted without its verdict, which is a tag on the very object."""

    @pytest.fixture
    def tagged(self, sharing, objects, store):
        judge = Judge(store, objects, ENGINES["guardduty"])

        def judged(document, verdict):
            key = {"Bucket": objects._bucket, "Key": incoming(document)}
            tags = {"TagSet": [{"Key": TAG, "Value": verdict}] if verdict else []}
            objects._s3.put_object_tagging(**key, Tagging=tags)
            place = (document["dossier_id"], document["id"], 1)
            return judge.judge(place, NOW), sharing.read(document)["latest"]

        return judged

    @pytest.mark.parametrize("tag", ["", "FAILED", "ACCESS_DENIED", "something new"])
    def test_no_verdict_is_none(self, sharing, tagged, tag):
        said, latest = tagged(sharing.share("sofie"), tag)

        assert (said, latest["state"]) == ("waits_for_scan", "pending")

    @pytest.mark.parametrize(
        ("tag", "expected"),
        [
            ("NO_THREATS_FOUND", ("clean", None)),
            ("THREATS_FOUND", ("refused", "malware")),
            ("UNSUPPORTED", ("refused", "unreadable")),
        ],
    )
    def test_a_verdict_decides(self, sharing, tagged, tag, expected):
        said, latest = tagged(sharing.share("sofie"), tag)

        assert (said, latest.get("refusal", {}).get("code")) == expected
        assert latest.get("scanned") is (True if said == "clean" else latest.get("scanned"))


def test_a_file_that_keeps_breaking_the_judge_is_refused(sharing, monkeypatch):
    """It may take all memory or all time there is: nobody hears of that but by the count."""
    document = sharing.share("sofie")

    def out_of_memory(*_):
        raise MemoryError

    monkeypatch.setattr("chalicelib.jobs.inspection.inspect", out_of_memory)
    for _ in range(3):
        with pytest.raises(MemoryError):
            sharing.said(document)

    assert sharing.said(document) == "refused"
    assert sharing.read(document)["latest"]["refusal"]["code"] == "unreadable"


def test_what_was_put_there_beside_the_announced_is_refused(sharing, objects):
    """S3 holds a browser to what was signed; this is for who could write there otherwise."""
    document = sharing.share("sofie")
    objects.keep(incoming(document), EICAR, "text/plain")

    assert sharing.judged(document)["latest"]["refusal"]["code"] == "other_file"


def test_a_file_of_no_document_is_thrown_away(judge, objects):
    place = ("114983-030569", "01a20fd9-1423-7fc8-a52a-1698fa39c379", 1)
    key = "incoming/" + "/".join(map(str, place))
    objects.keep(key, FILE, "text/plain")

    assert judge.judge(place, NOW) == "thrown_away"
    assert objects.find(key) is None


def test_who_puts_it_again_after_it_was_judged_changes_nothing(api, sharing):
    made = api.post("sofie", PATH, announced()).json
    assert put(made["upload"], FILE) == 200
    judged = sharing.judged(made)
    assert put(made["upload"], FILE) == 200  # the same bytes: they are signed

    assert sharing.said(made) == "thrown_away"
    assert sharing.read(made) == judged


def test_what_is_renamed_while_it_is_judged_keeps_its_name(api, sharing, objects, monkeypatch):
    document = sharing.share("sofie")
    keep = objects.keep

    def rename_first(*args):
        place = {"name": "Anders.docx", "kind": "material"}
        assert api.put("anna", f"{PATH}/{document['id']}", place, 1).status == 200
        keep(*args)

    monkeypatch.setattr(objects.__class__, "keep", lambda self, *args: rename_first(*args))

    assert sharing.said(document) == "clean"
    assert sharing.read(document)["name"] == "Anders.docx"


DOC = "01a20fd9-1423-7fc8-a52a-1698fa39c379"


def of_s3(key):
    return {"source": "aws.s3", "detail": {"bucket": {"name": "x"}, "object": {"key": key}}}


@pytest.mark.parametrize(
    ("event", "place"),
    [
        (of_s3(f"incoming/1-2/{DOC}/3"), ("1-2", DOC, 3)),
        ({"detail": {"s3ObjectDetails": {"objectKey": f"incoming/1-2/{DOC}/3"}}}, ("1-2", DOC, 3)),
        (of_s3(f"library/1-2/{DOC}/3"), None),
        (of_s3(f"incoming/1-2/{DOC}/x"), None),
        (of_s3("incoming/../x/3"), None),
        (of_s3("incoming/"), None),
        ({}, None),
    ],
)
def test_an_event_says_which_file_it_is_about(event, place):
    assert place_of_event(event) == place
