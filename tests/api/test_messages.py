"""The contact form: what is sent arrives once, where it belongs, and leaves no words elsewhere."""

import logging
import re
from datetime import datetime

import pytest
from conftest import QUICK

from local.people import CAST

FAULT = {"subject": "fault", "text": "Bewaren lukt niet in lokaal 12."}
AT_SCHOOL = FAULT | {"institution": "030569"}
INBOX = "/institutions/030569/messages"


def items_of(dynamodb, table):
    return dynamodb.scan(TableName=table)["Items"]


def messages_under(dynamodb, tables, pk):
    items = items_of(dynamodb, tables.dossiers)
    return [i for i in items if i["pk"]["S"] == pk and i["sk"]["S"].startswith("MESSAGE#")]


def test_what_a_colleague_reports_the_local_administrator_reads(api):
    technical = {"screen": "Mijn dossiers", "browser": "Mozilla/5.0 " + "x" * 200}
    sent = api.post("sofie", "/messages", AT_SCHOOL | technical)

    assert sent.status == 201
    assert sent.json["author"] == {
        "id": CAST["sofie"].id,
        "name": "Sofie Maertens",
        "function": "zorgcoördinator",
    }
    assert AT_SCHOOL | technical == {name: sent.json[name] for name in AT_SCHOOL | technical}
    assert api.get("sara", INBOX).json == {"items": [sent.json], "cursor": None}


def test_a_reference_is_the_random_end_of_the_id(api):
    sent = [api.post("sofie", "/messages", AT_SCHOOL).json for _ in range(40)]

    assert all(re.fullmatch("SD-[0-9A-F]{6}", one["reference"]) for one in sent)
    assert all(one["id"].endswith(one["reference"][3:].lower()) for one in sent)
    assert len({one["reference"] for one in sent}) > 35


@pytest.mark.parametrize("who", sorted(CAST))
def test_everybody_who_is_signed_in_reaches_the_operator(api, dynamodb, tables, who):
    sent = api.post(who, "/messages", FAULT)

    assert sent.status == 201
    assert (sent.json["author"]["id"], sent.json["author"]["name"]) == (
        CAST[who].id,
        CAST[who].name,
    )
    assert "institution" not in sent.json
    (kept,) = messages_under(dynamodb, tables, "OPERATOR")
    assert kept["body"]["S"] == sent.text


def test_the_operators_messages_are_in_no_inbox(api):
    api.post("sofie", "/messages", FAULT)

    assert api.get("sara", INBOX).json["items"] == []


def test_pages_of_25_the_latest_first(api):
    sent = [api.post("tom", "/messages", AT_SCHOOL).json["id"] for _ in range(27)]

    first = api.get("sara", INBOX).json
    second = api.get("sara", INBOX, cursor=first["cursor"]).json

    assert len(first["items"]) == 25
    assert [one["id"] for one in first["items"] + second["items"]] == sorted(sent, reverse=True)
    assert second["cursor"] is None


@pytest.mark.parametrize("cursor", ["x", "MDMwNTY5", "4oCuNGE"])
def test_a_cursor_that_is_no_cursor_is_refused(api, cursor):
    assert api.get("sara", INBOX, cursor=cursor).json["type"] == "/problems/malformed"


@pytest.mark.parametrize("body", [FAULT, AT_SCHOOL], ids=["operator", "institution"])
def test_a_repeat_is_answered_the_same_and_kept_once(api, dynamodb, tables, body):
    first, again = (api.post("sofie", "/messages", body, key="once") for _ in range(2))

    assert (first.status, first.text) == (again.status, again.text)
    pk = "ORG#030569" if "institution" in body else "OPERATOR"
    assert len(messages_under(dynamodb, tables, pk)) == 1


@pytest.mark.parametrize("body", [FAULT, AT_SCHOOL], ids=["operator", "institution"])
def test_a_key_is_for_one_message(api, body):
    api.post("sofie", "/messages", body, key="once")

    answer = api.post("sofie", "/messages", body | {"text": "Iets anders."}, key="once")

    assert (answer.status, answer.json["type"]) == (422, "/problems/key-reused")


def test_a_right_that_ended_sends_nothing_to_the_institution(api, block):
    block("sofie")

    refused = api.post("sofie", "/messages", AT_SCHOOL)

    assert refused.json["type"] == "/problems/access-ended"
    assert api.get("sara", INBOX).json["items"] == []
    assert api.post("sofie", "/messages", FAULT).status == 201  # how else would she ask for help?


@pytest.mark.parametrize(
    ("body", "pk", "action"),
    [(FAULT, "OPERATOR", "message:send_to_operator"), (AT_SCHOOL, "ORG#030569", "message:send")],
    ids=["operator", "institution"],
)
def test_the_audit_trail_knows_who_sent_and_not_what(api, dynamodb, tables, body, pk, action):
    sent = api.post("sofie", "/messages", body).json

    (event,) = items_of(dynamodb, tables.audit)
    subject = f"MESSAGE#{sent['id']}"
    assert (event["pk"]["S"], event["sk"]["S"]) == (pk, f"{sent['sent_at']}#{subject}#1")
    assert f'"action":"{action}"' in event["card"]["S"]
    assert f'"by":{{"id":"{CAST["sofie"].id}"' in event["card"]["S"]
    assert "lokaal" not in str(event)
    assert "Sofie" not in str(event)


def test_the_words_are_kept_in_one_place(api, dynamodb, tables, caplog):
    caplog.set_level(logging.INFO)
    api.post("sofie", "/messages", AT_SCHOOL)

    holding = [i["sk"]["S"][:8] for i in items_of(dynamodb, tables.dossiers) if "lokaal" in str(i)]
    assert holding == ["MESSAGE#"]
    assert "lokaal" not in caplog.text


def test_a_message_is_kept_for_two_years(api, dynamodb, tables):
    sent = api.post("noor", "/messages", FAULT).json

    (kept,) = messages_under(dynamodb, tables, "OPERATOR")
    sent_at = datetime.fromisoformat(sent["sent_at"]).timestamp()
    assert int(kept["expires_at"]["N"]) == int(sent_at) + 730 * 24 * 3600


def test_who_has_no_role_yet_is_shown_nothing_and_nobodys_names(api, dossier):
    api.post("anna", f"{dossier}/registrations", QUICK)

    me = api.get("noor", "/me").json
    assert (me["person_id"], me["institutions"], me["groups"]) == (CAST["noor"].id, [], [])
    assert api.get("noor", "/dossiers").json == {"items": [], "cursor": None}
    assert api.get("noor", "/worklist").json == {"waiting": [], "new": []}
    assert api.post("noor", "/messages", AT_SCHOOL).status == 404
