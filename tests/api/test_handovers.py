"""All registrations of a person go to somebody else, at once, and if need be come back."""

import json
import threading
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from conftest import QUICK

import app as functions
from chalicelib.domain.ids import moment
from local.people import CAST

AT = "/institutions/114983"
ANNA, BERT = CAST["anna"].id, CAST["bert"].id
ALL = {"from": ANNA, "to": BERT, "which": "all"}


def _register(api, dossier, number=1, who="anna"):
    made = [api.post(who, f"{dossier}/registrations", QUICK) for _ in range(number)]
    return [answer.headers["Location"] for answer in made]


def _close(api, path, who="anna"):
    version = api.get("anna", path).json["version"]
    assert api.change(who, f"{path}/status", {"status": "closed"}, version).status == 200


def _owner(api, path):
    return api.get("sofie", path).json["owner"]["id"]


def test_what_goes_along_is_told_before(api, dossier):
    first, *_ = _register(api, dossier, 3)
    _close(api, first)

    told = api.get("anna", f"{AT}/handovers/preview", **{"from": ANNA})

    school = {"number": "030569", "name": "Basisschool 't Kompas", "open": 2, "closed": 1}
    assert told.json == {
        "from": ANNA,
        "schools": [school | {"ended": False}],
        "open": 2,
        "closed": 1,
    }


def test_everything_that_somebody_has_goes_to_somebody_else(api, dossier, go_on):
    paths = _register(api, dossier, 23)
    _close(api, paths[0])
    _close(api, paths[1])

    started = api.post("anna", f"{AT}/handovers", ALL | {"reason": "Loopbaanonderbreking"})
    assert (started.status, started.json["state"], started.json["moved"]) == (201, "running", 0)
    go_on()

    done = api.get("anna", started.headers["Location"]).json
    assert (done["state"], done["total"], done["moved"], done["skipped"]) == ("done", 23, 23, 0)
    assert {_owner(api, path) for path in paths} == {BERT}
    assert api.get("anna", f"{AT}/handovers/preview", **{"from": ANNA}).json["open"] == 0
    events = api.get("sofie", f"{dossier}/changes").json["items"]
    moved = [one for one in events if one["action"] == "registration:hand_over"]
    assert len(moved) == 23
    assert {(one["to"], one["handover"], one["by"]["id"]) for one in moved} == {
        (BERT, done["id"], ANNA)
    }
    (row,) = api.get("sofie", "/dossiers").json["items"]
    assert row["events"] == len(events)


def _hand_over(api, go_on, who="anna", **more):
    """Its path, when it is done."""
    made = api.post(who, f"{AT}/handovers", ALL | more)
    assert made.status == 201, made.text
    go_on()
    return made.headers["Location"]


def _undo(api, path, who="anna", version=None, key=None):
    version = version or api.get(who, path).json["version"]
    return api.change(who, f"{path}/undo", {}, version, key)


def test_a_handover_is_no_activity_in_what_it_moves(api, dossier, go_on):
    """The list stays in its order, and nothing that was written is touched."""
    paths = _register(api, dossier, 3)
    api.post("sofie", f"{paths[1]}/replies", {"kind": "question", "text": "Welke klassen?"})
    lists = [f"{dossier}/registrations", "/worklist"]
    before = [api.get("sofie", path).json for path in lists]

    _hand_over(api, go_on)

    after = [api.get("sofie", path).json for path in lists]
    for one in before[0]["items"]:
        one["owner"] = {"id": BERT, "function": "psycholoog", "side": "clb"}
        one["version"] += 1
    assert after[0] == before[0]
    assert after[1]["waiting"] == before[1]["waiting"]


def test_who_got_them_works_on_in_them_and_who_gave_them_does_not(api, dossier, go_on):
    (path,) = _register(api, dossier)
    _hand_over(api, go_on)

    tried = [api.change(who, f"{path}/status", {"status": "closed"}, 2) for who in ("anna", "bert")]

    assert [one.status for one in tried] == [403, 200]


def test_only_what_is_not_closed_goes_along_when_that_is_asked(api, dossier, go_on):
    closed, open_ = _register(api, dossier, 2)
    _close(api, closed)

    path = _hand_over(api, go_on, which="open")

    assert [_owner(api, one) for one in (closed, open_)] == [ANNA, BERT]
    assert api.get("anna", path).json["total"] == 1


@pytest.fixture
def second_school(api, dossier, dynamodb, tables):
    """Another school that CLB A serves; the path of their dossier."""
    item = {"pk": "ORG#030577", "sk": "ORG", "kind": "school", "name": "De Zevensprong"}
    dynamodb.put_item(TableName=tables.dossiers, Item={k: {"S": v} for k, v in item.items()})
    pair = {"clb": "114983", "school": "030577"}
    return str(api.post("clara", "/dossiers", pair).headers["Location"])


def test_one_school_may_go_to_one_colleague_and_another_stay(api, dossier, second_school, go_on):
    (here,), (there,) = _register(api, dossier), _register(api, second_school)

    path = _hand_over(api, go_on, schools=["030577"])

    assert (_owner(api, here), api.get("anna", there).json["owner"]["id"]) == (ANNA, BERT)
    assert api.get("anna", path).json["moved"] == 1


def test_what_lies_in_an_ended_dossier_stays_and_is_counted(api, dossier, second_school, go_on):
    (here,), (there,) = _register(api, dossier), _register(api, second_school)
    api.put("clara", second_school, {"status": "ended"}, version=1)

    told = api.get("anna", f"{AT}/handovers/preview", **{"from": ANNA}).json
    path = _hand_over(api, go_on)

    assert [(one["number"], one["ended"]) for one in told["schools"]] == [
        ("030569", False),
        ("030577", True),
    ]
    done = api.get("anna", path).json
    assert (done["state"], done["moved"], done["skipped"]) == ("done", 1, 1)
    assert (_owner(api, here), api.get("anna", there).json["owner"]["id"]) == (BERT, ANNA)


def test_what_lies_in_the_trash_stays_with_who_threw_it_there(api, dossier, go_on):
    (path,) = _register(api, dossier)
    api.change("anna", f"{path}/trash", {"reason": "Dubbel"}, 1)

    _hand_over(api, go_on)

    assert api.get("sofie", path).json["owner"]["id"] == ANNA


def test_what_was_opened_after_it_started_stays(api, dossier, go_on):
    made = api.post("anna", f"{AT}/handovers", ALL)
    (path,) = _register(api, dossier)
    go_on()

    assert api.get("anna", made.headers["Location"]).json["moved"] == 0
    assert _owner(api, path) == ANNA


@pytest.mark.parametrize("who", ["sofie", "clara", "olga", "nobody", "anna"])
def test_only_to_somebody_else_who_may_own_them_there(api, dossier, who):
    to = CAST[who].id if who in CAST else who

    answer = api.post("anna", f"{AT}/handovers", ALL | {"to": to})

    assert answer.json["type"] == "/problems/no-colleague"


def test_an_administrator_who_does_not_work_there_takes_nothing_over(api, dossier):
    """Their own right is looked at too, and did not end."""
    answer = api.post("clara", f"{AT}/handovers", ALL | {"to": CAST["clara"].id})

    assert answer.json["type"] == "/problems/no-colleague"


def test_of_who_is_no_colleague_nothing_is_told(api, dossier):
    """Anna may hand over her own, and no more."""
    tried = [
        api.post("anna", f"{AT}/handovers", {"from": BERT, "to": ANNA}),
        api.post("anna", f"{AT}/handovers", {"to": BERT}),
        api.get("anna", f"{AT}/handovers/preview", **{"from": BERT}),
    ]

    assert [one.status for one in tried] == [403, 403, 403]
    assert api.get("clara", f"{AT}/handovers/preview").json["type"] == "/problems/malformed"


def test_a_reason_is_read_by_the_name_guard_too(api, dossier):
    refused = api.post("anna", f"{AT}/handovers", ALL | {"reason": "Mail jan@thuis.be"})

    assert refused.json["type"] == "/problems/names-found"


def test_a_handover_is_asked_once_however_often_it_arrives(api, dossier, go_on):
    _register(api, dossier)
    first, again = (api.post("anna", f"{AT}/handovers", ALL, "k") for _ in range(2))

    assert (first.status, again.status, first.json["id"]) == (201, 201, again.json["id"])
    go_on()
    assert api.post("anna", f"{AT}/handovers", ALL, "k").json["state"] == "done"
    assert len(api.get("anna", f"{AT}/handovers").json["items"]) == 1


OTHER_WAYS = [(ANNA, BERT), (BERT, ANNA), ("who-left", ANNA), ("who-left", BERT)]


@pytest.mark.parametrize(("giver", "taker"), OTHER_WAYS)
def test_one_handover_at_a_time_from_or_to_a_person(api, dossier, go_on, giver, taker):
    api.post("anna", f"{AT}/handovers", ALL)
    body = {"from": giver, "to": taker}

    assert api.post("clara", f"{AT}/handovers", body).json["type"] == "/problems/handover-running"
    go_on()
    assert api.post("clara", f"{AT}/handovers", body).status == 201


@pytest.mark.parametrize("who", ["anna", "bert"])
def test_a_right_that_ends_on_the_way_stops_it_and_nothing_is_lost(api, dossier, block, go_on, who):
    """Of who has it done, or of who gets it."""
    (path,) = _register(api, dossier)
    made = api.post("anna", f"{AT}/handovers", ALL).headers["Location"]
    block(who)
    go_on()

    assert api.get("clara", made).json["state"] == "stopped"
    assert _owner(api, path) == ANNA
    again = {"from": "who-left", "to": ANNA if who == "bert" else BERT}
    assert api.post("clara", f"{AT}/handovers", again).status == 201  # nobody is locked


def test_a_handover_is_seen_by_whom_it_is_about_and_by_the_administrator(api, dossier, go_on):
    body = {"from": "who-left", "to": ANNA}
    path = api.post("clara", f"{AT}/handovers", body).headers["Location"]

    assert {who: api.get(who, path).status for who in ("anna", "bert", "clara")} == {
        "anna": 200,
        "bert": 403,
        "clara": 200,
    }
    listed = {who: api.get(who, f"{AT}/handovers").json["items"] for who in ("anna", "bert")}
    assert ([one["from"] for one in listed["anna"]], listed["bert"]) == (["who-left"], [])
    assert api.get("clara", f"{AT}/handovers/01a20fe4-b3bc-7205-90a8-f53b73abfb6b").status == 404


# --- and back


def test_what_was_handed_over_comes_back(api, dossier, go_on):
    paths = _register(api, dossier, 22)
    _close(api, paths[0])
    path = _hand_over(api, go_on)

    undoing = _undo(api, path)
    assert (undoing.status, undoing.json["state"]) == (200, "undoing")
    go_on()

    undone = api.get("anna", path).json
    assert (undone["state"], undone["returned"], undone["kept"]) == ("undone", 22, 0)
    assert {_owner(api, one) for one in paths} == {ANNA}
    events = [one["action"] for one in api.get("sofie", f"{dossier}/changes").json["items"]]
    assert events.count("registration:take_back") == 22
    assert api.get("anna", f"{AT}/handovers/preview", **{"from": ANNA}).json["open"] == 21


def test_what_was_passed_on_since_stays_where_it_is(api, dossier, go_on):
    on, back_and_forth, own = _register(api, dossier, 3)
    path = _hand_over(api, go_on)
    for one, persons in {on: [ANNA], back_and_forth: [ANNA, BERT]}.items():
        for person in persons:
            version = api.get("clara", one).json["version"]
            api.change("clara", f"{one}/owner", {"person_id": person}, version)

    _undo(api, path)
    go_on()

    undone = api.get("anna", path).json
    assert (undone["returned"], undone["kept"]) == (1, 1)  # one is back already
    assert [_owner(api, one) for one in (on, back_and_forth, own)] == [ANNA, BERT, ANNA]


def test_a_later_handover_is_not_undone_by_an_earlier_one(api, dossier, go_on):
    (path,) = _register(api, dossier)
    first = _hand_over(api, go_on)
    _hand_over(api, go_on, who="bert", **{"from": BERT, "to": ANNA})
    _hand_over(api, go_on)

    _undo(api, first)
    go_on()

    assert api.get("anna", first).json["kept"] == 1
    assert _owner(api, path) == BERT


def test_only_who_started_it_and_the_administrator_undo_it(api, dossier, go_on):
    path = _hand_over(api, go_on, who="clara")

    assert [_undo(api, path, who).status for who in ("anna", "bert", "clara")] == [403, 403, 200]


def test_it_is_undone_when_it_is_done_once_and_within_14_days(
    api, dossier, go_on, dynamodb, tables
):
    path = api.post("anna", f"{AT}/handovers", ALL).headers["Location"]
    assert _undo(api, path).json["type"] == "/problems/not-undoable"
    go_on()
    stale = _undo(api, path, version=1)
    assert (stale.json["type"], stale.json["current"]["state"]) == ("/problems/stale", "done")
    version = api.get("anna", path).json["version"]
    assert [_undo(api, path, version=version, key="k").status for _ in range(2)] == [200, 200]
    go_on()
    assert _undo(api, path).json["type"] == "/problems/not-undoable"

    late = _hand_over(api, go_on)
    _long_ago(dynamodb, tables, late)
    assert _undo(api, late).json["type"] == "/problems/not-undoable"


def _long_ago(dynamodb, tables, path):
    """As if it had started 14 days earlier."""
    key = {"pk": {"S": "ORG#114983"}, "sk": {"S": f"HANDOVER#{path.rpartition('/')[2]}"}}
    body = dynamodb.get_item(TableName=tables.dossiers, Key=key)["Item"]["body"]["S"]
    kept = json.loads(body)
    earlier = datetime.fromisoformat(kept["started_at"]) - timedelta(days=14, seconds=10)
    kept |= {"started_at": moment(earlier)}
    dynamodb.update_item(
        TableName=tables.dossiers,
        Key=key,
        UpdateExpression="SET body = :body",
        ExpressionAttributeValues={":body": {"S": json.dumps(kept)}},
    )


def test_an_undoing_that_stopped_can_be_taken_up_again(api, dossier, block, go_on):
    paths = _register(api, dossier, 2)
    path = _hand_over(api, go_on)
    _undo(api, path)
    block("anna")
    go_on()
    assert api.get("clara", path).json["state"] == "undo_stopped"

    _undo(api, path, "clara")
    go_on()

    assert api.get("clara", path).json["returned"] == 2
    assert {_owner(api, one) for one in paths} == {ANNA}


# --- who takes it further


@pytest.fixture
def lambda_engine(monkeypatch):
    """What answers where Lambda would: says 202 to what it is asked, and notes it."""
    asked = []

    class Wire(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked.append((self.path, self.headers["X-Amz-Invocation-Type"], json.loads(body)))
            self.send_response(202)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args):
            """Quiet."""

    with HTTPServer(("127.0.0.1", 0), Wire) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        monkeypatch.setenv("AWS_ENDPOINT_URL_LAMBDA", f"http://127.0.0.1:{server.server_port}")
        monkeypatch.setenv("HAND_OVER_FUNCTION", "stack-hand-over")
        yield asked
        server.shutdown()


def test_the_function_of_handovers_is_told_and_not_waited_for(api, dossier, go_on, lambda_engine):
    del functions.services.take_further
    path = _hand_over(api, go_on)
    _undo(api, path)

    event = {"institution": "114983", "id": path.rpartition("/")[2]}
    function = "/2015-03-31/functions/stack-hand-over/invocations"
    assert lambda_engine == [(function, "Event", event)] * 2


def test_when_it_cannot_be_told_it_finds_the_handover_itself(api, dossier, go_on, caplog):
    def fails(institution, handover_id):
        raise OSError("no Lambda")

    (one,) = _register(api, dossier)
    functions.services.take_further = fails

    path = _hand_over(api, go_on)

    assert "waits for the next look" in caplog.text
    assert (api.get("anna", path).json["state"], _owner(api, one)) == ("done", BERT)
