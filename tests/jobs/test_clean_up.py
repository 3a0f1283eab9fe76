"""Whatever stops halfway, the cleanup finishes; what nobody waits for ends; and it is counted."""

from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from breaking import Killed, killed_at
from conftest import DOSSIER
from documents import FILE, PATH, announced, get, put
from shared_files import CLEAN, EICAR, docx

from chalicelib.jobs import clean_up as module
from chalicelib.jobs.clean_up import CleanUp
from chalicelib.jobs.consistency import Consistency
from chalicelib.jobs.endings import Ends
from chalicelib.storage.endings import Endings
from chalicelib.storage.repairs import Repairs

NAMED = docx("Gesprek met Lotte Vermeulen")
REASON = {"reason": "Dubbel gedeeld"}
SOON, LATER = timedelta(minutes=5), timedelta(hours=3)


@pytest.fixture
def repairs(dynamodb, tables):
    return Repairs(dynamodb, tables)


@pytest.fixture
def rounds(store, repairs, objects, judge, dynamodb, tables):
    ends = Ends(Endings(dynamodb, tables), repairs, objects)
    return CleanUp(store, repairs, objects, judge, ends)


@pytest.fixture
def clean(rounds, objects, monkeypatch):
    """A round of the cleanup, so much later; the bucket may hold what other tests left."""
    monkeypatch.setattr(module, "_LOOKED_BACK", 9)
    for one in objects.listed("incoming/"):
        objects.end_one(one.key)

    def run(later):
        counts = rounds.run(datetime.now(UTC) + later)
        return {kind: count for kind, count in counts.items() if kind != "nothing_there"}

    return run


def there(objects, document):
    """What the bucket has of a document, also behind a mark."""
    return [
        one["Key"].partition("/")[0]
        for folder in ("incoming", "library")
        for one in objects._versions(f"{folder}/{DOSSIER}/{document['id']}/")[0]
    ]


# --- uploads


def test_what_nobody_announced_to_us_is_judged_all_the_same(sharing, clean):
    """An event got lost."""
    document = sharing.share("sofie")

    assert clean(SOON) == {"clean": 1}
    assert sharing.read(document)["state"] == "clean"
    assert clean(SOON) == {}


def test_what_never_came_is_waited_for_for_two_hours(api, sharing, clean):
    document = api.post("sofie", PATH, announced()).json

    assert clean(SOON) == {"not_there": 1}
    assert clean(LATER) == {"never_uploaded": 1}
    assert sharing.read(document)["latest"]["refusal"]["code"] == "never_uploaded"
    assert clean(LATER) == {}


def test_what_came_after_it_was_given_up_goes(api, sharing, clean, objects):
    document = api.post("sofie", PATH, announced()).json
    clean(LATER)
    put(document["upload"], FILE)

    assert clean(SOON) == {"thrown_away": 1}
    assert there(objects, document) == []
    assert sharing.read(document)["state"] == "refused"


def test_what_names_somebody_is_waited_for_for_a_week(sharing, clean, objects):
    document = sharing.shared("sofie", NAMED)

    assert clean(timedelta(days=6)) == {"waits_for_sharer": 1}
    assert clean(timedelta(days=8)) == {"not_confirmed": 1}
    assert sharing.read(document)["latest"]["refusal"]["code"] == "not_confirmed"
    assert there(objects, document) == []


def test_what_was_replaced_before_it_was_accepted_leaves_nothing(sharing, clean, objects):
    document = sharing.shared("sofie", NAMED)
    sharing.judged(sharing.replace("sofie", document, FILE))
    assert there(objects, document) == ["library", "library"]

    assert clean(SOON) == {"leftovers_ended": 1}
    assert there(objects, document) == ["library"]
    assert clean(SOON) == {}


def test_what_is_of_no_document_goes(clean, objects):
    key = f"incoming/{DOSSIER}/01a20fd9-1423-7fc8-a52a-1698fa39c379/1"
    objects.keep(key, FILE, "text/plain")

    assert clean(SOON) == {"thrown_away": 1}
    assert objects.find(key) is None


def test_one_that_fails_stops_no_other_and_is_counted(sharing, clean, monkeypatch):
    documents = [sharing.share("sofie") for _ in range(2)]
    judge = sharing.judge.__class__.judge
    bad = documents[0]["id"]

    def sometimes(self, place, now):
        if place[1] == bad:
            raise OSError
        return judge(self, place, now)

    monkeypatch.setattr(sharing.judge.__class__, "judge", sometimes)

    assert clean(SOON) == {"failed": 2, "clean": 1}  # it is due, and it lies there


# --- stopped at any call


FILES = {"clean": (FILE, "V.docx"), "flagged": (NAMED, "V.docx"), "refused": (EICAR, "V.txt")}


@pytest.mark.parametrize("state", list(FILES))
def test_wherever_judging_stops_the_cleanup_makes_it_right(
    api, sharing, clean, dynamodb, objects, state
):
    """At each call, before it did anything and after it did: nothing is lost, nothing leaks."""
    sharing.shared("sofie", *FILES[state])  # who is around the dossier is read now
    when = ("before", "after") if state == "clean" else ("after",)
    broken = list(_judged_halfway(sharing, FILES[state], when, (dynamodb, objects._s3)))
    assert len(broken) > 6

    for document in broken:
        read = sharing.read(document)
        assert read["state"] in ("pending", state)
        assert ("current" in read) is (read["state"] == "clean")
        answer = api.get("anna", f"{PATH}/{document['id']}/content")
        assert answer.status == (200 if read["state"] == "clean" else 409)

    clean(SOON)

    for document in broken:
        read = sharing.read(document)
        assert read["state"] == state
        assert set(there(objects, document)) == ({"library"} if state != "refused" else set())
        if state == "clean":
            url = api.get("anna", f"{PATH}/{document['id']}/content").json["url"]
            assert len(get(url)[1]) == read["current"]["size"]


def _judged_halfway(sharing, file, moments, clients):
    """A document for each place where the judge can stop."""
    for when in moments:
        call, is_done = 1, False
        while not is_done:
            document = sharing.share("sofie", *file)
            place = (document["dossier_id"], document["id"], 1)
            with killed_at(call, when, *clients), suppress(Killed):
                sharing.judge.judge(place, datetime.now(UTC))
                is_done = True
            if not is_done:
                yield document
            call += 1


def test_wherever_the_end_of_the_trash_stops_the_next_round_ends_it(
    api, sharing, store, rounds, objects, dynamodb, clean
):
    """Until it is gone it can be restored, with its file; after that nothing is left of it."""
    month = datetime.now(UTC) + timedelta(days=31)
    clients = [dynamodb, objects._s3]
    made = []
    for when in ("before", "after"):
        call, is_done = 1, False
        while not is_done:
            document = sharing.shared("sofie")
            made.append(document)
            sharing.change("sofie", document, "trash", REASON)
            with killed_at(call, when, *clients), suppress(Killed):
                rounds._trashed((DOSSIER, f"DOC#{document['id']}"), month)
                is_done = True
            if api.get("anna", f"{PATH}/{document['id']}").status == 200:
                assert there(objects, document) == ["library"]
            call += 1
    assert len(made) > 14

    clean(timedelta(days=31))

    assert [document for document in made if there(objects, document)] == []
    sk = _sort_keys(dynamodb, store)
    assert [one for one in sk if one.startswith("DOC")] == []


def _sort_keys(dynamodb, store):
    found = dynamodb.query(
        TableName=store._tables.dossiers,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues={":pk": {"S": f"DOSSIER#{DOSSIER}"}},
    )
    return [item["sk"]["S"] for item in found["Items"]]


# --- the trash


def test_the_trash_keeps_a_document_for_thirty_days(api, sharing, clean, objects, opened):
    document = sharing.shared("sofie", registration_id=opened.rpartition("/")[2])
    sharing.change("sofie", document, "trash", REASON)
    api.change("anna", f"{opened}/trash", REASON, 1)

    assert "purged" not in clean(timedelta(days=29))
    assert there(objects, document) == ["library"]

    assert clean(timedelta(days=31)) == {"purged": 1, "registrations_purged": 1}
    assert api.get("sofie", f"{PATH}/{document['id']}").status == 404
    assert there(objects, document) == []
    last = api.get("anna", f"/dossiers/{DOSSIER}/changes").json["items"][-2:]
    told = [(one["action"], one["by"]["id"]) for one in last]
    assert sorted(told) == [("document:purge", "platform"), ("registration:purge", "platform")]
    assert clean(timedelta(days=31)) == {}


def test_what_was_due_while_the_cleanup_was_out_of_order_for_long_goes_at_night(
    sharing, clean, rounds, objects, monkeypatch
):
    """Whatever waited since, at four o'clock everything is looked through."""
    monkeypatch.setattr(module, "_FIRST_DAY", datetime.now(UTC).date() - timedelta(days=1))
    document = sharing.shared("sofie")
    sharing.change("sofie", document, "trash", REASON)
    night = (datetime.now(UTC) + timedelta(days=70)).replace(hour=3, minute=59)

    assert dict(rounds.run(night)) == {}
    assert there(objects, document) == ["library"]
    assert dict(rounds.run(night + timedelta(hours=1))) == {"purged": 1}
    assert there(objects, document) == []


def test_what_was_restored_in_time_stays(sharing, clean, objects):
    document = sharing.shared("sofie")
    sharing.change("sofie", document, "trash", REASON)
    sharing.change("sofie", document, "restore")

    assert clean(timedelta(days=31)) == {}
    assert there(objects, document) == ["library"]


# --- whether bucket and tables agree


@pytest.fixture
def compared(repairs, objects, dossier):
    for one in objects.listed("library/"):
        objects.end_one(one.key)

    def compare(later=timedelta()):
        now = datetime.now(UTC) + later
        return Consistency(repairs, objects).check(["114983"], now)

    return compare


def test_bucket_and_tables_agree(sharing, compared):
    sharing.shared("sofie")
    sharing.shared("sofie", NAMED)
    sharing.shared("sofie", EICAR, "V.txt")
    twice = sharing.shared("anna")
    sharing.judged(sharing.replace("anna", twice, docx(CLEAN, CLEAN)))
    sharing.change("anna", twice, "versions/1/restore")

    assert compared() == Counter(dossiers=1, files=4)


def test_what_went_by_mistake_is_taken_back_and_what_is_lost_is_told(
    api, sharing, compared, objects
):
    hidden, lost = (sharing.shared("sofie") for _ in range(2))
    objects.hide(f"library/{DOSSIER}/{hidden['id']}/1")
    objects.end_one(f"library/{DOSSIER}/{lost['id']}/1")

    assert compared() == Counter(dossiers=1, files=2, taken_back=1, lost=1)
    url = api.get("anna", f"{PATH}/{hidden['id']}/content").json["url"]
    assert get(url)[0] == 200


def test_a_file_that_nobody_knows_is_hidden_after_a_day(sharing, compared, objects):
    key = f"library/{DOSSIER}/01a20fd9-1423-7fc8-a52a-1698fa39c379/1"
    objects.keep(key, FILE, "text/plain")

    assert compared() == Counter(dossiers=1)
    assert compared(timedelta(days=2)) == Counter(dossiers=1, unknown_hidden=1)
    assert objects.find(key) is None
    assert objects.take_back(key)
    objects.end_one(key)
