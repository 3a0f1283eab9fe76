"""Lists: narrowed to what fits, and never a page that costs more in a larger dossier."""

import pytest
from conftest import NUMBERS, QUICK

from chalicelib.api.narrowing import FILTERS
from local.people import CAST

MANY = [
    QUICK | {"title": "Één pestsignaal", "activity_date": "2025-11-16"},
    QUICK | {"title": "Taal", "activity": "consultation", "domains": ["learning"]},
    QUICK | {"title": "Rust", "themes": ["Klasklimaat"], "description": "Op de speelplaats."},
]
SIDES = ("school", "clb", "none")


@pytest.fixture
def listed(api, dossier):
    """Asks for the titles in a dossier of three, the last of which is Bert's and asks something."""
    path = f"{dossier}/registrations"
    for body, who in zip(MANY, ["anna", "anna", "bert"], strict=True):
        last = api.post(who, path, body).headers["Location"]
    api.post("bert", f"{last}/replies", {"kind": "question", "text": "Wanneer?"})
    api.change("bert", f"{last}/status", {"status": "in_progress"}, 1)

    def ask(**query):
        answer = api.get("sofie", path, **query)
        assert answer.status == 200, answer.text
        return [item["title"] for item in answer.json["items"]]

    return ask


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({}, ["Rust", "Taal", "Één pestsignaal"]),
        ({"status": "in_progress"}, ["Rust"]),
        ({"status": "closed"}, []),
        ({"activity": "consultation"}, ["Taal"]),
        ({"school_year": "2025-2026"}, ["Één pestsignaal"]),
        ({"domain": "learning"}, ["Taal"]),
        ({"domain": "wellbeing"}, []),
        ({"theme": "klasklimaat"}, ["Rust"]),
        ({"theme": "klas"}, []),
        ({"owner": CAST["bert"].id}, ["Rust"]),
        ({"waiting_for": "school"}, ["Rust"]),
        ({"waiting_for": "clb"}, []),
        ({"waiting_for": "none"}, ["Taal", "Één pestsignaal"]),
        ({"school_year": "2026-2027", "q": " "}, ["Rust", "Taal"]),
        ({"q": "EEN PEST"}, ["Één pestsignaal"]),
        ({"q": "speelplaats"}, ["Rust"]),
        ({"q": "klasklimaat rust"}, ["Rust"]),
        ({"status": "open", "activity": "signal"}, ["Één pestsignaal"]),
    ],
)
def test_a_list_is_narrowed_to_what_fits(listed, query, titles):
    assert listed(**query) == titles


def test_whom_a_list_is_narrowed_to_is_whom_each_registration_waits_for(api, dossier):
    """Nobody, in what is closed or in the trash; again, in what comes back."""
    path, question = f"{dossier}/registrations", {"kind": "question", "text": "Wanneer?"}
    ends = {"afgerond": ("status", {"status": "closed"}), "weg": ("trash", {"reason": "x"})}
    for title in ("school", "clb", "niemand", "afgerond", "weg"):
        one = api.post("anna", path, QUICK | {"title": title}).headers["Location"]
        if title != "niemand":
            api.post("sofie" if title == "clb" else "anna", f"{one}/replies", question)
        if title in ends:
            what, body = ends[title]
            assert api.change("anna", f"{one}/{what}", body, 1).json["waiting_for"] is None
            assert api.get("sofie", one).json["waiting_for"] is None
    (trashed,) = api.get("sofie", f"{dossier}/trash").json["items"]
    listed = {item["title"]: item["waiting_for"] for item in api.get("tom", path).json["items"]}

    found = {side: api.get("tom", path, waiting_for=side).json["items"] for side in SIDES}

    assert trashed["waiting_for"] is None
    assert listed == {"afgerond": None, "niemand": None, "clb": "clb", "school": "school"}
    assert {side: [item["title"] for item in items] for side, items in found.items()} == {
        "school": ["school"],
        "clb": ["clb"],
        "none": ["afgerond", "niemand"],
    }
    assert api.change("anna", f"{one}/restore", {}, 2).json["waiting_for"] == "school"


def test_a_search_looks_in_the_title_the_themes_and_the_beginning_of_the_description(api, dossier):
    """What every list carries for it stays small: 500 characters, however much was written."""
    path, before = f"{dossier}/registrations", f"{QUICK['title']} thema "
    text = ("woord " * 100)[: 500 - len(before) - len("einde")] + "einde voorbij"
    api.post("anna", path, QUICK | {"themes": ["Thema"], "description": text})

    found = {q: len(api.get("anna", path, q=q).json["items"]) for q in (before, "einde", "voorbij")}

    assert found == {before: 1, "einde": 1, "voorbij": 0}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("status", "weg"),
        ("activity", "x"),
        ("domain", "x"),
        ("school_year", "2026"),
        ("school_year", "2026-2099"),
        *((name, "") for name in FILTERS if name != "q"),
        ("waiting_for", "ouders"),
        ("q", "x" * 101),
        ("stauts", "open"),
    ],
)
def test_what_a_list_cannot_be_narrowed_to_is_refused_by_name(api, dossier, name, value):
    answer = api.get("anna", f"{dossier}/registrations", **{name: value})

    assert answer.status == 400
    assert name in answer.json["detail"]


def test_a_narrowed_list_is_read_to_its_end_by_its_cursor(api, dossier):
    path = f"{dossier}/registrations"
    for n in range(60):
        activity = "consultation" if n % 2 else "signal"
        api.post("anna", path, QUICK | {"title": f"nr {n}", "activity": activity})

    first = api.get("anna", path, activity="signal").json
    second = api.get("anna", path, activity="signal", cursor=first["cursor"]).json

    titles = [item["title"] for item in first["items"] + second["items"]]
    assert titles == [f"nr {n}" for n in range(58, -1, -2)]
    assert second["cursor"] is None


def test_the_trash_has_pages_too(api, dossier, opened):
    for n in range(27):
        goal = api.post("anna", f"{opened}/goals", {"text": f"doel {n}"}).json["id"]
        api.change("anna", f"{opened}/goals/{goal}/trash", {"reason": "x"}, 1)

    first = api.get("anna", f"{dossier}/trash").json
    second = api.get("anna", f"{dossier}/trash", cursor=first["cursor"]).json

    titles = [item["title"] for item in first["items"] + second["items"]]
    assert titles == [f"doel {n}" for n in range(26, -1, -1)]


def test_the_worklist_says_what_waits_why_and_where_something_is_new(api, dossier, opened):
    api.post("anna", f"{opened}/replies", {"kind": "question", "text": "Welke klassen?"})

    work = api.get("sofie", "/worklist").json

    (todo,) = work["waiting"]
    assert (todo["why"], todo["text"]) == ("waiting", "Welke klassen?")
    assert f"/dossiers/{todo['dossier_id']}/registrations/{todo['registration_id']}" in opened
    assert [row["new"] for row in work["new"]] == [3]
    assert api.get("sara", "/worklist").json == {"waiting": [], "new": []}


def test_what_waits_is_somebody_s_own_where_they_own_the_registration(api, dossier, opened):
    asked = {"kind": "question", "text": "Welke klassen?"}
    api.post("sofie", f"{opened}/replies", asked)

    mine = {who: api.get(who, "/worklist").json["waiting"][0]["mine"] for who in ("anna", "bert")}
    assert mine == {"anna": True, "bert": False}

    stands_in = api.ask(
        "bert", "GET", "/worklist", acts_for=f"{CAST['anna'].id}:{NUMBERS['clb_a']}"
    )
    assert stands_in.json["waiting"][0]["mine"]
    api.change("anna", f"{opened}/owner", {"person_id": CAST["bert"].id}, 1)
    mine = {who: api.get(who, "/worklist").json["waiting"][0]["mine"] for who in ("anna", "bert")}
    assert mine == {"anna": False, "bert": True}


def test_a_dossier_says_why_there_is_something_new(api, dossier, opened):
    def news(who: str) -> list[str]:
        (row,) = api.get(who, "/dossiers").json["items"]
        return row["news"]

    assert news("sofie") == ["registration"]
    api.put("sofie", f"{dossier}/seen", {"events": 2})
    assert news("sofie") == []
    api.post("anna", f"{opened}/replies", {"kind": "step_taken", "text": "Er kwam een overleg."})
    api.post("anna", f"{opened}/goals", {"text": "Meer rust"})
    assert (news("sofie"), news("anna")) == (["reply", "goal"], [])


def test_a_registration_says_what_each_side_did_last(api, dossier, opened):
    def done() -> dict[str, str]:
        (card,) = api.get("sofie", f"{dossier}/registrations").json["items"]
        return card["active_by"]

    assert done() == {"clb": "registration"}
    api.post("sofie", f"{opened}/agreements", {"text": "We praten elke maand", "party": "both"})
    assert done() == {"clb": "registration", "school": "agreement"}
    api.post("anna", f"{opened}/goals", {"text": "Meer rust"})
    assert done() == {"clb": "goal", "school": "agreement"}
    api.change("anna", f"{opened}/status", {"status": "in_progress"}, 1)
    assert done() == {"clb": "registration", "school": "agreement"}


def test_the_partner_hears_that_a_side_looked_and_not_who(api, dossier, opened):
    def seen() -> str | None:
        (row,) = api.get("anna", "/dossiers").json["items"]
        return row["partner_seen_at"]

    assert seen() is None
    mark = api.put("sofie", f"{dossier}/seen", {"events": 2}).json
    assert seen() == mark["at"]
    api.put("tom", f"{dossier}/seen", {"events": 1, "at": "2026-01-01T00:00:00.000Z"})
    assert seen() == mark["at"], "taking a mark back is nobody's business"


def test_nothing_waits_in_a_dossier_that_has_ended(api, dossier, opened):
    api.post("anna", f"{opened}/replies", {"kind": "question", "text": "Welke klassen?"})
    api.put("clara", dossier, {"status": "ended"}, version=1)

    assert api.get("sofie", "/worklist").json["waiting"] == []
    assert api.get("sofie", "/me").json["institutions"][0]["waiting"] == 0
    assert [row["waiting"] for row in api.get("sofie", "/dossiers").json["items"]] == [0]
