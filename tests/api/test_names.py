"""No pupil and no teacher is named: every text is read before it is kept, and who wrote decides."""

import json
import logging
from datetime import datetime
from itertools import count

import pytest
from conftest import DOSSIER, ID, QUICK
from kept_documents import FILE, NAMED, PLACE, put_documents

import app as functions
from chalicelib.api.table import ROUTES
from chalicelib.domain.sent import NameCheck, NewOwner, NewWord
from chalicelib.domain.written import Written
from local.people import CAST

MAIL = "mama@thuis.be"  # of whom it is, nobody knows: surely somebody's
TEACHER = "Tom Goossens"  # works at the school of the dossier
CALLED = f"Overleg met {TEACHER} over rust."
CONFIRMED = {"names_confirmed": [TEACHER]}
FOUND = "/problems/names-found"
REMARK = {"kind": "remark", "text": "Goed."}
_keys = count()


@pytest.fixture
def everything(dynamodb, tables):
    """All items of both tables; the record of a request that was answered is no trace of words."""
    names = (tables.dossiers, tables.audit)
    return lambda: [item for n in names for item in dynamodb.scan(TableName=n)["Items"]]


@pytest.fixture
def words(api):
    """The words that an institution allows, as its administrator reads them."""

    def words(who="clara", number="114983"):
        listed = api.get(who, f"/institutions/{number}/words").json["items"]
        return [one["word"] for one in listed]

    return words


def events_of(api, dossier):
    return api.get("anna", f"{dossier}/changes").json["items"]


# --- what is refused


def test_a_text_that_names_a_teacher_is_refused_where_it_does_and_nothing_is_kept(
    api, dossier, everything
):
    before = everything()

    answer = api.post("anna", f"{dossier}/registrations", QUICK | {"description": CALLED})

    assert (answer.status, answer.json["type"]) == (422, FOUND)
    (place,) = answer.json["names"]
    assert CALLED[place["start"] : place["end"]] == TEACHER
    assert (place["field"], place["kind"]) == ("description", "person")
    assert place["reason"]
    assert everything() == before


def test_a_key_that_was_refused_can_be_used_for_the_better_text(api, dossier):
    path = f"{dossier}/registrations"
    refused = api.post("anna", path, QUICK | {"title": f"Over {TEACHER}"}, key="k")

    assert (refused.status, api.post("anna", path, QUICK, key="k").status) == (422, 201)


def free_fields(model):
    """The place of each string that people write in, with a body in which only that is wrong."""
    schema = model.model_json_schema()
    people_write = schema["properties"].keys() - {"names_confirmed", "browser", "person_id"}
    for name in sorted(people_write):
        said = schema["properties"][name]
        kinds = [said, *said.get("anyOf", ())]
        kind = next((one for one in kinds if one.get("type") in ("string", "array")), {})
        if _is_free(kind):
            yield name, f"Mail {MAIL}" + (" .docx" if name == "name" else "")  # of a file
        if kind.get("type") == "array" and _is_free(kind["items"]):
            yield f"{name}.0", [f"Mail {MAIL}"]
        if name == "participants":
            yield f"{name}.0.function", [{"function": f"Mail {MAIL}", "count": 1}]


def _is_free(kind):
    fixed = {"format", "pattern", "enum", "const", "$ref"}
    return kind.get("type") == "string" and not fixed & set(kind)


BASE = "iris-clbonline-gebruiker"
WRITTEN = [r for r in ROUTES if r.takes and issubclass(r.takes, Written)]
FREE = [(route, *field) for route in WRITTEN for field in free_fields(route.takes)]
RIGHT = {
    "registrations": QUICK,
    "registration_id": QUICK,
    "status": {"status": "closed"},
    "agreements": {"text": "Ok.", "party": "both"},
    "agreements/": {"text": "Ok.", "party": "both", "status": "open"},
    "goals": {"text": "Rust."},
    "goals/": {"text": "Rust.", "status": "open"},
    "replies": REMARK,
    "replies/": REMARK,
    "messages": {"subject": "idea", "text": "Een kalender?", "institution": "114983"},
    "handovers": {"from": CAST["anna"].id, "to": CAST["bert"].id},
    "assignments": {"person_id": CAST["piet"].id, "rights": [BASE], "reason": "Nieuw"},
    "assignment_id": {"until": "2027-06-30", "reason": "Korter"},
    "end": {"reason": "Gestopt"},
    "block": {"reason": "Toestel weg", "blocked": True},
    "invitations": {"email": "x@y.example", "rights": [BASE], "reason": "Nieuw"},
    "trash": {"reason": "Dubbel"},
    "restore": {"reason": "Toch niet"},
    "documents": FILE | PLACE,
    "document_id": PLACE,
    "versions": FILE,
}


def test_what_holds_texts_is_read():
    """Every model with a field that people write in, but for a word, a question and an id."""
    models = {r.takes for r in ROUTES if r.takes} - {NewWord, NameCheck, NewOwner}

    assert {one for one in models if list(free_fields(one))} == {one.takes for one in WRITTEN}
    assert {field for _, field, _ in FREE} >= {"title", "text", "reason", "themes.0", "function"}


@pytest.mark.parametrize(
    ("route", "field", "value"), FREE, ids=[f"{r.method} {r.path} {f}" for r, f, _ in FREE]
)
def test_every_field_of_every_write_is_read(api, opened, route, field, value):
    body = _right(route) | {field.partition(".")[0]: value}
    path, version = _prepared(api, opened, route)
    headers = {"If-Match": f'"{version}"', "Idempotency-Key": f"field-{next(_keys)}"}

    who = "clara" if "{number}" in route.path else "anna"
    answer = api.ask(who, route.method, path, body, headers)

    assert answer.json["type"] == FOUND, answer.text
    (place,) = answer.json["names"]
    assert (place["field"], place["kind"], place["start"]) == (field, "email", 5)


def _right(route):
    tail = route.path.rpartition("/")[2].strip("{}")
    entries = route.path.split("/")[-2] if tail == "entry_id" else ""
    return RIGHT[f"{entries}/" if entries else tail]


def _prepared(api, opened, route):
    """The path and the version of what is there to be written."""
    kind = next((one for one in ("replies", "agreements") if f"/{one}" in route.path), "goals")
    made = api.post("anna", f"{opened}/{kind}", RIGHT[kind]).json["id"]
    ids = {"registration_id": opened.rpartition("/")[2], "entries": kind, "entry_id": made}
    ids |= {"number": "114983", "person_id": CAST["bert"].id, "assignment_id": ID.format(1)}
    if "{document_id}" in route.path:
        put_documents(functions.services.store, DOSSIER, CAST["anna"])
        ids["document_id"] = NAMED
    path = route.path.format(dossier_id=DOSSIER, **ids)
    if not path.endswith("/restore"):
        return path, 1
    api.change("anna", path.replace("restore", "trash"), RIGHT["trash"], 1)
    return path, 2


def test_who_may_not_know_of_a_dossier_hears_of_no_names_in_it(api, dossier):
    path, body = f"{dossier}/registrations", QUICK | {"title": f"Over {TEACHER}"}

    assert api.post("olga", path, body).status == 404
    assert api.post("sofie", path, body).status == 403


def test_in_a_dossier_that_was_never_started_nobody_is_known(api):
    """Or any CLB could find out who works at any school."""
    path = "/dossiers/114983-041233/registrations"

    assert api.post("anna", path, QUICK | {"title": "Over piet wouters"}).status == 404
    check = {"dossier_id": "114983-041233", "texts": {"title": "Over piet wouters"}}
    assert api.post("anna", "/name-checks", check).status == 404


# --- who is known, and who is never found


@pytest.mark.parametrize(
    "text", ["tom goossens belt.", "TOM GOOSSENS", "De klas van Sofie Maertens"]
)
def test_who_works_at_the_school_is_known(api, dossier, text):
    answer = api.post("anna", f"{dossier}/registrations", QUICK | {"description": text})

    assert answer.json["type"] == FOUND


def test_who_administrates_the_clb_is_known_too(api, dossier):
    body = QUICK | {"description": "clara lauwers vraagt het."}

    assert api.post("anna", f"{dossier}/registrations", body).json["type"] == FOUND


@pytest.mark.parametrize(
    "text",
    [
        "CLB De Brug en Basisschool 't Kompas overleggen.",
        "Samen met De Brug en 't Kompas.",
        "Anna Verhulst en Bert Claessens komen langs.",
    ],
)
def test_the_two_institutions_and_who_owns_registrations_are_never_found(api, dossier, text):
    answer = api.post("anna", f"{dossier}/registrations", QUICK | {"description": text})

    assert answer.status == 201, answer.text
    assert "notices" not in answer.json


# --- what is confirmed


def test_who_says_that_it_is_nobody_is_believed_and_the_word_is_remembered(api, dossier, words):
    path, body = f"{dossier}/registrations", QUICK | {"description": CALLED}

    kept = api.post("anna", path, body | CONFIRMED)

    assert (kept.status, kept.json["description"]) == (201, CALLED)
    assert "names_confirmed" not in kept.json
    assert words() == [TEACHER]
    assert api.post("bert", path, body).status == 201  # a colleague, without a word
    other = REMARK | {"text": CALLED}
    replied = api.post("sofie", f"{kept.headers['Location']}/replies", other)
    assert replied.json["type"] == FOUND  # the school has its own list


def test_in_any_case_and_with_a_possessive_it_is_the_same_word(api, opened):
    api.post("anna", f"{opened}/goals", {"text": CALLED} | CONFIRMED)

    assert api.post("anna", f"{opened}/goals", {"text": "tom goossens' plan"}).status == 201


def test_the_trail_knows_the_kind_and_how_many_and_never_the_words(
    api, dossier, dynamodb, tables, caplog
):
    caplog.set_level(logging.DEBUG)
    body = QUICK | {"title": f"Over {TEACHER}", "description": f"{CALLED} Mail {MAIL}"}

    api.post("anna", f"{dossier}/registrations", body | {"names_confirmed": [TEACHER, MAIL]})

    (event,) = (one for one in events_of(api, dossier) if one["action"] == "registration:open")
    assert event["names_confirmed"] == {"person": 2, "email": 1}
    trail = str(dynamodb.scan(TableName=tables.audit)["Items"])
    assert [one for one in (TEACHER, "goossens", MAIL) if one in trail] == []
    ours = [one.getMessage() for one in caplog.records if not one.name.startswith("boto")]
    assert [one for one in ours if "oossens" in one or MAIL in one] == []


def test_an_address_or_a_number_is_confirmed_each_time(api, opened, words):
    """It says by itself who it is: no list should hold it."""
    body = {"text": f"Mail {MAIL}"}

    assert api.post("anna", f"{opened}/goals", body | {"names_confirmed": [MAIL]}).status == 201
    assert words() == []
    assert api.post("anna", f"{opened}/goals", body).json["type"] == FOUND


def test_what_was_not_confirmed_is_still_refused_and_nothing_is_remembered(api, opened, words):
    body = {"text": f"{CALLED} Mail {MAIL}"} | CONFIRMED

    (place,) = api.post("anna", f"{opened}/goals", body).json["names"]

    assert place["kind"] == "email"
    assert words() == []


@pytest.mark.parametrize(
    ("confirmed", "loc"),
    [
        (["Iemand Anders"], ["names_confirmed", 0]),
        ([TEACHER, "Iemand Anders"], ["names_confirmed", 1]),
        ([TEACHER, TEACHER], ["names_confirmed"]),
        ([""], ["names_confirmed", 0]),
        (["x" * 201], ["names_confirmed", 0]),
        ([str(n) for n in range(21)], ["names_confirmed"]),
        (TEACHER, ["names_confirmed"]),
        ([1], ["names_confirmed", 0]),
        ([None], ["names_confirmed", 0]),
        ({"0": TEACHER}, ["names_confirmed"]),
        (None, ["names_confirmed"]),
    ],
)
def test_a_confirmation_that_is_none_is_named(api, opened, words, confirmed, loc):
    body = {"text": CALLED, "names_confirmed": confirmed}

    answer = api.post("anna", f"{opened}/goals", body)

    assert (answer.status, answer.json["type"]) == (422, "/problems/invalid")
    assert [error["loc"] for error in answer.json["errors"]] == [loc]
    assert all(error["msg"].endswith(".") for error in answer.json["errors"])
    assert words() == []


def test_a_confirmation_where_nothing_was_found_says_nothing(api, dossier, words):
    body = QUICK | {"names_confirmed": ["tweede graad"]}

    assert api.post("anna", f"{dossier}/registrations", body).status == 201
    assert words() == []
    assert "names_confirmed" not in events_of(api, dossier)[-1]


def test_who_may_no_longer_write_confirms_nothing(api, opened, block, words):
    block("anna")

    answer = api.post("anna", f"{opened}/goals", {"text": CALLED} | CONFIRMED)

    assert answer.json["type"] == "/problems/access-ended"
    assert words() == []


FIRST_NAMES = ["Jan", "Emma", "Lotte", "Noah", "Lucas", "Arthur", "Olivia", "Louise", "Mila", "Jef"]


def test_as_much_as_can_be_confirmed_fits_in_the_largest_change(api, opened, words):
    """Forty agreements that bind both stop waiting when their registration goes to the trash."""
    for _ in range(40):
        api.post("anna", f"{opened}/agreements", RIGHT["agreements"])
    api.post("anna", f"{opened}/replies", {"kind": "question", "text": "Wanneer?"})
    api.put("anna", opened, QUICK | {"follow_up_on": "2026-12-01"}, version=1)
    reason = {"reason": ", ".join(FIRST_NAMES), "names_confirmed": FIRST_NAMES}
    too_many = reason | {"names_confirmed": [*FIRST_NAMES, "Emma, Lotte"]}

    refused = api.change("anna", f"{opened}/trash", too_many, 2)
    kept = api.change("anna", f"{opened}/trash", reason, 2)

    assert [error["loc"] for error in refused.json["errors"]] == [["names_confirmed"]]
    assert kept.status == 200
    assert sorted(words()) == sorted(FIRST_NAMES)


# --- what stands already


def test_a_text_that_stands_is_not_read_again(api, opened, words):
    """Who refines another field has nothing to say about it; nor after a year."""
    body = QUICK | {"description": CALLED}
    api.put("anna", opened, body | CONFIRMED, version=1)
    _forget(api)

    assert api.put("anna", opened, body | {"advice": "Rust."}, version=2).status == 200
    moved = QUICK | {"understanding": CALLED}
    assert api.put("anna", opened, moved, version=3).status == 200
    longer = QUICK | {"understanding": f"{CALLED} En meer."}
    assert api.put("anna", opened, longer, version=4).json["type"] == FOUND


def _forget(api):
    listed = "/institutions/114983/words"
    for one in api.get("clara", listed).json["items"]:
        assert api.ask("clara", "DELETE", f"{listed}/{one['id']}").status == 200


def test_who_settles_a_goal_of_somebody_else_confirms_nothing(api, opened):
    goal = api.post("anna", f"{opened}/goals", {"text": CALLED} | CONFIRMED).json
    settled = {"text": CALLED, "status": "reached"}

    answer = api.put("sofie", f"{opened}/goals/{goal['id']}", settled, version=1)

    assert (answer.status, answer.json["status"]) == (200, "reached")


def test_a_repeat_is_answered_as_before_also_when_its_word_is_allowed_no_longer(api, opened):
    body = {"text": CALLED}
    listed = "/institutions/114983/words"
    api.post("clara", listed, {"word": TEACHER})
    first = api.post("anna", f"{opened}/goals", body, key="once")
    _forget(api)

    again = api.post("anna", f"{opened}/goals", body, key="once")

    assert (again.status, again.text) == (first.status, first.text) == (201, first.text)
    assert api.post("anna", f"{opened}/goals", body, key="new").json["type"] == FOUND
    other = {"text": f"{CALLED}!"}
    assert api.post("anna", f"{opened}/goals", other, key="once").json["type"] == (
        "/problems/key-reused"
    )
    assert len(api.get("anna", opened).json["goals"]) == 1


# --- what is doubtful


MAYBE = [
    "Roos is verdrietig.",
    "TDB en KVL",
    "Volgens Wit.",
    "een lies",
    "bij de wilgen van Storm",
    "met hope en moed",
]


def doubtful(api):
    """A text in which somebody might be named, as the guard says itself."""
    texts = {str(place): text for place, text in enumerate(MAYBE)}
    check = {"dossier_id": DOSSIER, "texts": texts}
    found = api.post("anna", "/name-checks", check).json["names"]
    sure = {one["field"] for one in found if one["certainty"] == "sure"}
    return next(texts[one["field"]] for one in found if one["field"] not in sure)


def test_what_is_doubtful_is_kept_with_a_mark(api, opened, words):
    text = f"Goed 😀. {doubtful(api)}"

    kept = api.post("anna", f"{opened}/goals", {"text": text})

    assert kept.status == 201
    (notice,) = kept.json["notices"]
    assert (notice["field"], notice["certainty"]) == ("text", "doubtful")
    shown = api.get("anna", opened).json["goals"][0]
    assert shown == {name: value for name, value in kept.json.items() if name != "notices"}
    piece = text.encode("utf-16-le")[2 * notice["start"] : 2 * notice["end"]].decode("utf-16-le")
    confirmed = {"text": text, "names_confirmed": [piece]}
    assert "notices" not in api.post("anna", f"{opened}/goals", confirmed).json
    assert words() == [piece]
    assert "notices" not in api.post("anna", f"{opened}/goals", {"text": text}).json


# --- who is recognised without a name

ONLY = "In 4B zit de enige leerling met epilepsie."


def test_who_everybody_would_recognise_is_kept_with_a_hint(api, opened, everything):
    """It is nobody's name: no list of words is looked at, and none remembers it."""
    kept = api.post("anna", f"{opened}/goals", {"text": f"😀 {ONLY}"})

    assert kept.status == 201
    (hint,) = kept.json["notices"]
    assert (hint["kind"], hint["certainty"]) == ("recognisable", "doubtful")
    assert f"😀 {ONLY}".encode("utf-16-le")[2 * hint["start"] : 2 * hint["end"]].decode(
        "utf-16-le"
    ) == ("de enige leerling")
    assert "wie de school kent" in hint["reason"]
    said = {"text": ONLY, "names_confirmed": ["de enige leerling"]}
    assert "notices" not in api.post("anna", f"{opened}/goals", said).json
    assert [item for item in everything() if item["sk"]["S"].startswith("WORD#")] == []


def test_a_hint_is_given_before_it_is_sent_too(api, dossier):
    check = {"dossier_id": DOSSIER, "texts": {"text": ONLY}}

    (hint,) = api.post("sofie", "/name-checks", check).json["names"]

    assert (hint["kind"], hint["start"]) == ("recognisable", ONLY.index("de enige"))


# --- the contact form


def test_a_message_is_read_too_but_who_asks_for_help_may_name_a_colleague(api, words):
    message = {"subject": "question", "text": f"Mail {MAIL}", "institution": "114983"}
    confirmed = message | {"names_confirmed": [MAIL]}

    assert api.post("anna", "/messages", message).json["type"] == FOUND
    assert api.post("anna", "/messages", confirmed).status == 201
    to_operator = {name: value for name, value in message.items() if name != "institution"}
    assert api.post("noor", "/messages", to_operator).json["type"] == FOUND
    assert words() == []


def test_a_message_in_which_a_name_is_confirmed_remembers_none(api, words):
    text = "Jan Peeters kan zich niet aanmelden."
    message = {"subject": "question", "text": text, "institution": "114983"}

    assert api.post("anna", "/messages", message).json["type"] == FOUND
    sent = api.post("anna", "/messages", message | {"names_confirmed": ["Jan Peeters"]})

    assert sent.status == 201
    assert words() == []


def test_a_message_on_its_way_is_judged_as_the_message_would(api, dossier):
    """Nobody is known there: who works at the school is a name in lower case, and no more."""
    texts = {"text": f"tom goossens, {MAIL}"}
    message = {"subject": "question", "institution": "114983"} | texts

    asked = api.post("anna", "/name-checks", {"institution": "114983", "texts": texts})
    refused = api.post("anna", "/messages", message)

    assert asked.json["names"] == refused.json["names"]
    assert "email" in [one["kind"] for one in asked.json["names"]]
    elsewhere = {"institution": "030569", "texts": texts}
    assert api.post("anna", "/name-checks", elsewhere).status == 404


# --- asking beforehand


def test_a_text_on_its_way_is_judged_as_the_write_would(api, dossier, everything):
    texts = {"description": CALLED, "themes.0": "pesten", "participants.0.function": f"x {MAIL}"}
    before = everything()

    answer = api.post("sofie", "/name-checks", {"dossier_id": DOSSIER, "texts": texts})

    assert answer.status == 200
    found = [(one["field"], one["kind"], one["certainty"]) for one in answer.json["names"]]
    assert found == [
        ("description", "person", "sure"),
        ("participants.0.function", "email", "sure"),
    ]
    assert everything() == before


def test_a_question_needs_no_key_and_a_wrong_one_is_named(api, dossier):
    good = {"dossier_id": DOSSIER, "texts": {"title": "Overleg"}}
    wrong = {
        "texts": [{}, {"title": ""}, {"Een veld!": "x"}, {f"f{n}": "x" for n in range(21)}, []],
        "dossier_id": ["114983", "114983-030569\n", 1, None],
    }

    assert api.ask("anna", "POST", "/name-checks", good).json == {"names": []}
    for field, values in wrong.items():
        for value in values:
            answer = api.post("anna", "/name-checks", good | {field: value})
            assert answer.status == 422
            assert {error["loc"][0] for error in answer.json["errors"]} == {field}
    for places in ({}, {"dossier_id": DOSSIER, "institution": "114983"}):
        answer = api.post("anna", "/name-checks", {"texts": good["texts"]} | places)
        assert [error["loc"] for error in answer.json["errors"]] == [["dossier_id"]]


SIGNS = ["😀 ", "👩‍🏫👍🏽 ", "e\u0301e\u0301n ", "\n\n  ", "regel\r\n", "🇧🇪 ", "q\u0303 ", "ﬁ "]


@pytest.mark.parametrize("before", SIGNS, ids=ascii)
def test_places_are_those_of_the_text_as_it_was_sent(api, opened, before):
    sent = f"{before}mail {MAIL} e\u0301n 😀"
    check = {"dossier_id": DOSSIER, "texts": {"text": sent}}

    refused = api.post("anna", f"{opened}/goals", {"text": sent}).json["names"]
    asked = api.post("anna", "/name-checks", check).json["names"]

    assert refused == asked
    (place,) = refused
    units = sent.encode("utf-16-le")[2 * place["start"] : 2 * place["end"]]
    assert units.decode("utf-16-le") == MAIL


def test_a_word_is_nobody_for_a_year(api, opened, dynamodb, tables):
    api.post("anna", f"{opened}/goals", {"text": CALLED} | CONFIRMED)
    key = {"pk": {"S": "ORG#114983"}, "sk": {"S": "WORD#tom goossens"}}
    kept = dynamodb.get_item(TableName=tables.dossiers, Key=key)["Item"]
    body = json.loads(kept["body"]["S"])

    assert (body["word"], body["author"]["id"]) == (TEACHER, CAST["anna"].id)
    goal = api.get("anna", opened).json["goals"][0]
    assert body["at"] == goal["added_at"]
    year = 365 * 24 * 3600
    said_at = int(datetime.fromisoformat(body["at"]).timestamp())
    assert int(kept["expires_at"]["N"]) == said_at + year
    ended = {**kept, "expires_at": {"N": str(int(kept["expires_at"]["N"]) - year - 60)}}
    dynamodb.put_item(TableName=tables.dossiers, Item=ended)  # the table deletes late
    assert api.post("anna", f"{opened}/goals", {"text": CALLED}).json["type"] == FOUND
    assert api.get("clara", "/institutions/114983/words").json["items"] == []
