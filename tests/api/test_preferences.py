"""What a person is mailed: as they chose, and no more after one click in a mail."""

import pytest
from conftest import PREFERENCES, TOKEN
from worlds import items_of

ME, BY_TOKEN = "/me/preferences", f"/unsubscriptions/{TOKEN}"
ONE_CLICK = {"Content-Type": "application/x-www-form-urlencoded"}  # RFC 8058, 3.2


def test_who_never_chose_has_what_is_sensible(api):
    assert api.get("anna", ME).json == {
        "registrations": "daily",
        "waiting": "direct",
        "documents": "daily",
        "due": "daily",
        "rights": "direct",
        "messages": "direct",
        "invitations": "daily",
        "stopped": False,
        "addresses": [],
    }


def test_what_somebody_chooses_is_theirs_alone(api):
    chosen = PREFERENCES | {"waiting": "weekly", "documents": "off"}
    assert api.put("anna", ME, chosen).json == chosen | {"addresses": []}
    assert api.get("anna", ME).json == chosen | {"addresses": []}
    assert api.get("bert", ME).json["waiting"] == "direct"


def test_it_leaves_no_trace_that_others_read(api, dynamodb, tables):
    api.put("anna", ME, PREFERENCES)
    assert items_of(dynamodb, tables)[tables.audit] == []


@pytest.mark.parametrize("wrong", ["hourly", "", None, True])
def test_another_frequency_is_none(api, wrong):
    answer = api.put("anna", ME, PREFERENCES | {"due": wrong})
    assert (answer.status, answer.json["errors"][0]["loc"]) == (422, ["due"])


@pytest.mark.parametrize(
    "headers", [ONE_CLICK, {"Content-Type": "multipart/form-data; boundary=x"}]
)
def test_one_click_in_a_program_for_mail_ends_them(api, headers):
    api.put("anna", ME, PREFERENCES | {"due": "weekly"})
    for _ in range(2):  # some programs ask twice
        answer = api.ask(None, "POST", BY_TOKEN, "List-Unsubscribe=One-Click", headers)
        assert (answer.status, answer.json) == (200, {"stopped": True})
    assert api.get("anna", ME).json["stopped"] is True
    assert api.get("bert", ME).json["stopped"] is False

    assert api.ask(None, "DELETE", BY_TOKEN).json == {"stopped": False}
    now = api.get("anna", ME).json
    assert (now["stopped"], now["due"]) == (False, "weekly")


@pytest.mark.parametrize("token", [TOKEN[:-1], f"A{TOKEN[1:]}", "x", "%C3%A9", "A" * 2000])
@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_without_a_token_of_ours_nothing_changes(api, dynamodb, tables, token, method):
    before = items_of(dynamodb, tables)
    assert api.ask(None, method, f"/unsubscriptions/{token}").status == 404
    assert items_of(dynamodb, tables) == before


def test_where_nothing_proves_a_token_nobody_unsubscribes_anybody(api, monkeypatch):
    monkeypatch.setenv("MAIL_SECRET", "")
    assert api.ask(None, "POST", BY_TOKEN).status == 404
