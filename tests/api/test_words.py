"""What an institution says is no name in its texts: listed, added and removed by its own."""

import pytest
from conftest import DOSSIER
from racing import Racing

from chalicelib.storage.store import Store
from local.people import CAST

AT_CLB, AT_SCHOOL = "/institutions/114983/words", "/institutions/030569/words"
MAIL = "info@kompas.example"


@pytest.fixture
def found(api, dossier):
    """What somebody is asked about in a text."""

    def found(who, text):
        check = {"dossier_id": DOSSIER, "texts": {"text": text}}
        return [one["kind"] for one in api.post(who, "/name-checks", check).json["names"]]

    return found


def test_what_an_administrator_adds_is_listed_with_who_and_when_and_asked_about_no_more(api, found):
    text = f"Mail {MAIL.upper()} gerust."
    before = found("anna", text)

    added = api.post("clara", AT_CLB, {"word": MAIL})

    assert (before, found("anna", text)) == (["email"], [])
    assert found("sofie", text) == ["email"]  # the school has its own list
    assert added.status == 201
    (listed,) = api.get("clara", AT_CLB).json["items"]
    who = {"id": CAST["clara"].id, "function": "coördinator", "name": "Clara Lauwers"}
    assert listed == added.json | {"author": who}
    assert (listed["word"], listed["at"][:2]) == (MAIL, "20")


def test_what_is_removed_is_asked_about_from_the_next_text_on(api, found):
    added = api.post("clara", AT_CLB, {"word": MAIL}).json

    removed = api.ask("clara", "DELETE", f"{AT_CLB}/{added['id']}")
    again = api.ask("clara", "DELETE", f"{AT_CLB}/{added['id']}")

    assert (removed.status, removed.json) == (200, added)
    assert again.status == 404
    assert api.get("clara", AT_CLB).json == {"items": [], "cursor": None}
    assert found("anna", f"Mail {MAIL}") == ["email"]


def test_they_stand_in_the_order_of_the_alphabet_and_each_once(api):
    for word in ("Zill", "Kanjertraining", "École", "zill", "ZILL's"):
        assert api.post("clara", AT_CLB, {"word": word}).status == 201

    listed = [one["word"] for one in api.get("clara", AT_CLB).json["items"]]

    assert listed == ["École", "Kanjertraining", "ZILL's"]


def test_one_that_was_said_again_is_another_one(api):
    first, second = (api.post("clara", AT_CLB, {"word": "Zill"}).json for _ in range(2))

    assert api.ask("clara", "DELETE", f"{AT_CLB}/{first['id']}").status == 404
    assert api.ask("clara", "DELETE", f"{AT_CLB}/{second['id']}").status == 200


def test_one_that_was_said_again_meanwhile_stays(api, dynamodb, tables, use):
    said = api.post("clara", AT_CLB, {"word": "Zill"}).json
    says_it_again = lambda: api.post("clara", AT_CLB, {"word": "Zill"})  # noqa: E731
    use(Store(Racing(dynamodb, says_it_again), tables))

    assert api.ask("clara", "DELETE", f"{AT_CLB}/{said['id']}").status == 404
    assert len(api.get("clara", AT_CLB).json["items"]) == 1


def test_a_word_of_another_institution_cannot_be_removed_here(api):
    theirs = api.post("sara", AT_SCHOOL, {"word": "Zill"}).json

    assert api.ask("clara", "DELETE", f"{AT_CLB}/{theirs['id']}").status == 404
    assert len(api.get("sara", AT_SCHOOL).json["items"]) == 1


@pytest.mark.parametrize("word", ["", " ", 1, None, "x" * 201, "nul \0", ["Zill"]])
def test_a_word_that_is_none_is_named(api, word):
    answer = api.post("clara", AT_CLB, {"word": word})

    assert [error["loc"] for error in answer.json["errors"]] == [["word"]]
    assert api.get("clara", AT_CLB).json["items"] == []


def test_a_repeat_adds_it_once(api):
    first, again = (api.post("clara", AT_CLB, {"word": "Zill"}, key="once") for _ in range(2))

    assert (first.status, first.text) == (again.status, again.text)
    other = api.post("clara", AT_CLB, {"word": "Ander"}, key="once")
    assert other.json["type"] == "/problems/key-reused"


def test_the_trail_of_the_institution_knows_that_and_not_what(api, dynamodb, tables):
    added = api.post("clara", AT_CLB, {"word": "Kanjertraining"}).json
    api.ask("clara", "DELETE", f"{AT_CLB}/{added['id']}")

    trail = dynamodb.scan(TableName=tables.audit)["Items"]

    assert {event["pk"]["S"] for event in trail} == {"ORG#114983"}
    assert (
        sorted(event["sk"]["S"].split("#", 1)[1] for event in trail)
        == [f"WORD#{added['id']}#1"] * 2
    )
    assert sorted(event["card"]["S"].split('"action":"')[1][:8] for event in trail) == [
        "word:add",
        "word:rem",
    ]
    assert "anjertraining" not in str(trail)
