"""What becomes of a registration and of its thread: settled, closed, given away, thrown away."""

import pytest
from conftest import DOSSIER, QUICK, access_item

from local.people import CAST

REASON = {"reason": "Dubbel geregistreerd"}
QUESTION = {"kind": "question", "text": "Welke klassen?"}
AGREEMENT = {"text": "We evalueren samen.", "party": "both", "due_on": "2026-12-18"}


def _waiting(api, who):
    return [todo["why"] for todo in api.get(who, "/worklist").json["waiting"]]


def _status(api, path, status, version, who="anna", key=None):
    return api.change(who, f"{path}/status", {"status": status}, version, key)


# --- status


def test_a_registration_is_taken_up_closed_and_reopened_and_its_history_says_so(
    api, dossier, opened
):
    for version, status in enumerate(["in_progress", "closed", "open"], start=1):
        answer = _status(api, opened, status, version)
        assert (answer.status, answer.json["status"]) == (200, status)
        assert answer.headers["ETag"] == f'"{version + 1}"'

    actions = [event["action"] for event in api.get("sofie", f"{dossier}/changes").json["items"]]
    assert actions[-3:] == ["registration:take_up", "registration:close", "registration:reopen"]


def test_what_has_that_status_already_is_not_changed(api, dossier, opened):
    answer = _status(api, opened, "open", 1)

    assert (answer.status, answer.json["version"]) == (200, 1)
    assert len(api.get("anna", f"{dossier}/changes").json["items"]) == 2


NO_CHANGES = {
    "status": {"status": "open"},
    "owner": {"person_id": CAST["anna"].id},
    "restore": {},
}


@pytest.mark.parametrize("what", list(NO_CHANGES))
def test_what_changes_nothing_is_one_request_too(api, dossier, opened, block, what):
    """With its own key, by who may write, in a dossier that is not ended; and without a trace."""
    path, body = f"{opened}/{what}", NO_CHANGES[what]
    other = {"restore": {"reason": "x"}, "owner": {"person_id": "x"}}.get(
        what, {"status": "closed"}
    )

    asked = [api.change("clara", path, body, 1, "k") for _ in range(2)]
    assert [(one.status, one.json["version"]) for one in asked] == [(200, 1)] * 2
    assert api.change("clara", path, other, 1, "k").json["type"] == "/problems/key-reused"
    assert len(api.get("anna", f"{dossier}/changes").json["items"]) == 2

    api.put("clara", dossier, {"status": "ended"}, version=1)
    assert api.change("clara", path, body, 1).json["type"] == "/problems/dossier-ended"
    block("clara")
    assert api.change("clara", path, body, 1).json["type"] == "/problems/access-ended"


def test_nothing_waits_in_what_is_closed_and_it_waits_again_when_it_is_reopened(api, dossier):
    new = QUICK | {"follow_up_on": "2026-12-07"}
    path = api.post("anna", f"{dossier}/registrations", new).headers["Location"]
    api.post("anna", f"{path}/replies", QUESTION)
    api.post("anna", f"{path}/agreements", AGREEMENT)
    before = {who: api.get(who, "/worklist").json["waiting"] for who in ("anna", "sofie")}
    assert sorted(_waiting(api, "anna")) == ["agreement", "followup"]
    assert sorted(_waiting(api, "sofie")) == ["agreement", "waiting"]

    _status(api, path, "closed", 1)
    assert _waiting(api, "anna") == _waiting(api, "sofie") == []
    assert api.post("sofie", f"{path}/replies", QUESTION).json["type"].endswith("closed")

    _status(api, path, "open", 2)
    assert {who: api.get(who, "/worklist").json["waiting"] for who in before} == before


# --- the owner


def test_who_gets_a_registration_is_its_owner_and_who_gave_it_is_not(api, dossier, opened):
    given = api.change("anna", f"{opened}/owner", {"person_id": CAST["bert"].id}, 1)

    assert given.json["owner"]["id"] == CAST["bert"].id
    assert given.json["owner"]["function"] == CAST["bert"].function
    assert _status(api, opened, "closed", 2).status == 403
    assert _status(api, opened, "closed", 2, "bert").status == 200
    event = api.get("sofie", f"{dossier}/changes").json["items"][-2]
    assert (event["action"], event["to"]) == ("registration:hand_over", CAST["bert"].id)


@pytest.mark.parametrize("who", ["sofie", "olga", "clara", "nobody"])
def test_only_who_may_open_registrations_there_can_get_one(api, opened, who):
    person_id = CAST[who].id if who in CAST else who

    answer = api.change("anna", f"{opened}/owner", {"person_id": person_id}, 1)

    assert answer.json["type"] == "/problems/no-colleague"
    assert api.get("anna", opened).json["version"] == 1


def test_somebody_whose_right_ends_gets_nothing(api, opened, dynamodb, tables):
    ended = access_item(CAST["bert"], until={"S": "2026-01-01T00:00:00.000Z"})
    dynamodb.put_item(TableName=tables.dossiers, Item=ended)

    answer = api.change("anna", f"{opened}/owner", {"person_id": CAST["bert"].id}, 1)

    assert answer.json["type"] == "/problems/no-colleague"


# --- the thread


def test_a_goal_is_refined_and_settled_and_counted(api, opened):
    goal = api.post("sofie", f"{opened}/goals", {"text": "Meer rust"}).json
    path = f"{opened}/goals/{goal['id']}"

    settled = api.put("anna", path, {"text": "Meer rust", "status": "reached"}, version=1)

    assert (settled.status, settled.json["version"]) == (200, 2)
    read = api.get("tom", opened).json
    assert read["goals"] == [settled.json]
    assert (read["counts"]["goals"], read["counts"]["goals_open"]) == (1, 0)
    api.put("sofie", path, {"text": "Meer rust", "status": "open"}, version=2)
    assert api.get("tom", opened).json["counts"]["goals_open"] == 1


def test_an_agreement_that_is_kept_waits_for_nobody_and_one_that_changes_sides_waits_there(
    api, opened
):
    made = api.post("anna", f"{opened}/agreements", AGREEMENT).json
    path = f"{opened}/agreements/{made['id']}"

    api.put("sofie", path, {"text": "Ok", "party": "school", "status": "open"}, version=1)
    assert (_waiting(api, "anna"), _waiting(api, "sofie")) == ([], ["agreement"])

    api.put("sofie", path, {"text": "Ok", "party": "school", "status": "kept"}, version=2)
    assert _waiting(api, "sofie") == []


def test_a_question_that_is_withdrawn_waits_for_nobody(api, opened):
    asked = api.post("anna", f"{opened}/replies", QUESTION).json
    path = f"{opened}/replies/{asked['id']}"

    api.put("anna", path, QUESTION | {"text": "Welke klassen precies?"}, version=1)
    assert api.get("sofie", "/worklist").json["waiting"][0]["text"] == "Welke klassen precies?"

    api.change("anna", f"{path}/trash", REASON, 2)
    assert api.get("sofie", opened).json["waiting_for"] is None
    assert _waiting(api, "sofie") == []


def test_an_older_question_that_is_withdrawn_leaves_the_newer_one_waiting(api, opened):
    older = api.post("anna", f"{opened}/replies", QUESTION).json
    api.post("anna", f"{opened}/replies", QUESTION)

    api.change("anna", f"{opened}/replies/{older['id']}/trash", REASON, 1)

    assert api.get("sofie", opened).json["waiting_for"] == "school"
    assert _waiting(api, "sofie") == ["waiting"]


def test_one_question_waits_at_a_time_and_nothing_asks_again_by_itself(api, opened):
    """Not an older question when the newer is withdrawn, nor what comes back from the trash, nor
    what was answered when the answer goes there."""
    _, newer = (api.post("anna", f"{opened}/replies", QUESTION).json["id"] for _ in range(2))
    api.change("anna", f"{opened}/replies/{newer}/trash", REASON, 1)
    assert (api.get("tom", opened).json["waiting_for"], _waiting(api, "sofie")) == (None, [])

    api.change("anna", f"{opened}/replies/{newer}/restore", {}, 2)
    assert (api.get("tom", opened).json["waiting_for"], _waiting(api, "sofie")) == (None, [])

    api.post("anna", f"{opened}/replies", QUESTION)
    answer = api.post("sofie", f"{opened}/replies", {"kind": "remark", "text": "Ja"}).json["id"]
    api.change("sofie", f"{opened}/replies/{answer}/trash", REASON, 1)
    assert (api.get("tom", opened).json["waiting_for"], _waiting(api, "sofie")) == (None, [])


def test_a_remark_that_becomes_a_question_asks(api, opened):
    made = api.post("anna", f"{opened}/replies", {"kind": "remark", "text": "Hm"}).json

    api.put("anna", f"{opened}/replies/{made['id']}", QUESTION, version=1)

    assert api.get("sofie", opened).json["waiting_for"] == "school"


def test_a_stale_change_of_an_entry_is_told_the_current_one(api, opened):
    goal = api.post("sofie", f"{opened}/goals", {"text": "Meer rust"}).json
    path = f"{opened}/goals/{goal['id']}"
    api.put("anna", path, {"text": "Eerst", "status": "open"}, version=1)

    late = api.put("tom", path, {"text": "Later", "status": "open"}, version=1)

    assert (late.status, late.json["current"]["text"]) == (412, "Eerst")
    again = api.put("anna", path, {"text": "Eerst", "status": "open"}, version=1)
    assert (again.status, again.json["version"]) == (200, 2)


# --- the trash


@pytest.mark.parametrize(
    ("entries", "body"),
    [
        ("replies", {"kind": "remark", "text": "Hm"}),
        ("goals", {"text": "Meer rust"}),
        ("agreements", AGREEMENT),
    ],
)
def test_what_is_trashed_leaves_the_thread_and_comes_back_as_it_was(
    api, dossier, opened, entries, body
):
    made = api.post("sofie", f"{opened}/{entries}", body).json
    before = api.get("anna", opened).json
    path = f"{opened}/{entries}/{made['id']}"

    trashed = api.change("sofie", f"{path}/trash", REASON, 1)
    assert trashed.json["trashed"]["reason"] == REASON["reason"]
    read = api.get("anna", opened).json
    assert read[entries] == []
    assert set(read["counts"].values()) == {0}
    (item,) = api.get("anna", f"{dossier}/trash").json["items"]
    assert (item["what"], item["title"]) == (entries.replace("ies", "y").rstrip("s"), body["text"])

    restored = api.change("sofie", f"{path}/restore", {"reason": "Toch niet"}, 2)
    assert "trashed" not in restored.json
    after = api.get("anna", opened).json
    assert after["counts"] == before["counts"]
    assert after[entries] == [made | {"version": 3}]
    assert api.get("anna", f"{dossier}/trash").json["items"] == []


def test_a_registration_in_the_trash_is_out_of_the_list_and_waits_for_nobody(api, dossier, opened):
    api.post("anna", f"{opened}/agreements", AGREEMENT)

    api.change("anna", f"{opened}/trash", REASON, 1)

    assert api.get("sofie", f"{dossier}/registrations").json["items"] == []
    assert _waiting(api, "sofie") == []
    (item,) = api.get("sofie", f"{dossier}/trash").json["items"]
    assert (item["what"], item["trashed"]["reason"]) == ("registration", REASON["reason"])
    assert api.get("sofie", opened).json["trashed"]["by"] == CAST["anna"].id
    assert api.post("sofie", f"{opened}/goals", {"text": "X"}).json["type"].endswith("in-trash")
    assert _status(api, opened, "closed", 2).json["type"].endswith("in-trash")

    api.change("anna", f"{opened}/restore", {}, 2)
    assert len(api.get("sofie", f"{dossier}/registrations").json["items"]) == 1
    assert _waiting(api, "sofie") == ["agreement"]


def test_the_trash_needs_a_reason(api, opened):
    assert api.change("anna", f"{opened}/trash", {}, 1).json["errors"][0]["loc"] == ["reason"]


# --- repeats


def test_a_repeated_change_is_done_once_although_its_version_is_stale_by_then(api, dossier, opened):
    first = _status(api, opened, "closed", 1, key="k")
    again = _status(api, opened, "closed", 1, key="k")

    assert (again.status, again.json) == (200, first.json)
    assert len(api.get("anna", f"{dossier}/changes").json["items"]) == 3
    other = _status(api, opened, "open", 1, key="k")
    assert other.json["type"] == "/problems/key-reused"


@pytest.mark.parametrize("what", ["registration", "goal"])
def test_a_repeated_change_of_what_is_deleted_since_says_so(api, opened, dynamodb, tables, what):
    goal = api.post("sofie", f"{opened}/goals", {"text": "Meer rust"}).json["id"]
    who, path, sk = {
        "registration": ("anna", opened, ""),
        "goal": ("sofie", f"{opened}/goals/{goal}", f"#GOAL#{goal}"),
    }[what]
    api.change(who, f"{path}/trash", REASON, 1, "k")
    sk = f"REG#{opened.rpartition('/')[2]}{sk}"
    key = {"pk": {"S": f"DOSSIER#{DOSSIER}"}, "sk": {"S": sk}}
    dynamodb.delete_item(TableName=tables.dossiers, Key=key)

    again = api.change(who, f"{path}/trash", REASON, 1, "k")

    assert (again.status, again.json["type"]) == (410, "/problems/since-removed")
    assert api.change(who, f"{path}/trash", REASON, 1, "another").status == 404
    assert api.change("olga", f"{path}/trash", REASON, 1, "k").status == 404


def test_a_repeat_after_the_right_ended_is_refused(api, dossier, block):
    api.post("anna", f"{dossier}/registrations", QUICK, "k")
    block("anna")

    again = api.post("anna", f"{dossier}/registrations", QUICK, "k")

    assert again.json["type"] == "/problems/access-ended"


def test_a_key_that_nobody_cleaned_up_is_forgotten_after_a_day(api, opened, dynamodb, tables):
    """TTL deletes late: what it should have deleted says nothing any more."""
    _status(api, opened, "closed", 1, key="k")
    dynamodb.update_item(
        TableName=tables.dossiers,
        Key={"pk": {"S": f"ONCE#{CAST['anna'].id}#k"}, "sk": {"S": "ONCE"}},
        UpdateExpression="SET expires_at = :past",
        ExpressionAttributeValues={":past": {"N": "1767225600"}},
    )

    assert _status(api, opened, "closed", 1, key="k").json["type"] == "/problems/stale"
    assert _status(api, opened, "open", 1, key="k").json["type"] == "/problems/stale"
    assert _status(api, opened, "open", 2, key="k").status == 200


def test_a_stale_change_with_a_new_key_is_stale(api, opened):
    _status(api, opened, "closed", 1, key="k")

    assert _status(api, opened, "open", 1, key="another").json["type"] == "/problems/stale"


# --- the dossier


def test_an_ended_dossier_is_read_by_both_and_taken_up_again(api, dossier, opened):
    ended = api.put("clara", dossier, {"status": "ended"}, version=1)
    assert (ended.status, ended.json["status"], ended.json["version"]) == (200, "ended", 2)

    assert api.get("sofie", opened).status == 200
    assert api.get("sofie", "/dossiers").json["items"][0]["status"] == "ended"
    assert api.post("sofie", f"{opened}/goals", {"text": "X"}).json["type"].endswith("ended")

    api.put("clara", dossier, {"status": "active"}, version=2)
    assert api.post("sofie", f"{opened}/goals", {"text": "X"}).status == 201


def test_a_dossier_that_is_ended_twice_by_the_same_person_is_ended_once(api, dossier):
    first = api.put("clara", dossier, {"status": "ended"}, version=1)
    again = api.put("clara", dossier, {"status": "ended"}, version=1)

    assert (again.status, again.json) == (200, first.json)
    assert api.put("clara", dossier, {"status": "ended"}, version=2).json == first.json
    for never in (0, 3, 77):
        assert api.put("clara", dossier, {"status": "ended"}, version=never).status == 412


def test_who_gave_a_registration_away_hears_the_same_again(api, opened):
    body = {"person_id": CAST["bert"].id}
    api.change("anna", f"{opened}/owner", body, 1, "k")

    again = api.change("anna", f"{opened}/owner", body, 1, "k")

    assert (again.status, again.json["owner"]["id"]) == (200, CAST["bert"].id)


def test_who_may_not_hears_that_also_without_a_key(api, opened):
    headers = {"If-Match": '"1"'}

    assert api.ask("bert", "POST", f"{opened}/status", {"status": "closed"}, headers).status == 403


def test_a_remark_that_becomes_a_question_answers_what_was_asked(api, opened):
    """The ball is in one court at a time."""
    remark = api.post("anna", f"{opened}/replies", {"kind": "remark", "text": "Hm"}).json
    api.post("sofie", f"{opened}/replies", QUESTION)

    api.put("anna", f"{opened}/replies/{remark['id']}", QUESTION, version=1)

    assert api.get("tom", opened).json["waiting_for"] == "school"
    assert (_waiting(api, "anna"), _waiting(api, "sofie")) == ([], ["waiting"])
