"""Looking up rights: by right, name and day, ending soon; as a file; and one's own access."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
from conftest import LAST, NUMBERS, access_item, explained

from chalicelib.domain.periods import day_of
from chalicelib.domain.rights import Assignment, Right, Rights, Step
from local.people import CAST

AT = "/institutions/030569/assignments"
EXPORTS = "/institutions/030569/assignment-exports"
BASE, ADMIN = Right.BASE.value, Right.ADMIN.value
FOR_SCHOOL = Right.SCHOOL.value
TOM = CAST["tom"].id
TODAY = day_of(datetime.now(UTC))
GRANTED = Step("2024-09-01T08:00:00.000Z", CAST["sara"].id, "directeur", "Werkt hier")


def later(days):
    return (date.fromisoformat(TODAY) + timedelta(days=days)).isoformat()


@pytest.fixture
def named(api):
    """The names of who is found."""

    def named(**query):
        found = api.get("sara", AT, **query)
        assert found.status == 200, found.text
        return [one["name"].split()[0] for one in found.json["items"]]

    return named


@pytest.fixture
def keep(put):
    """Puts the rights of one of the cast at the school."""

    def keep(who, *given, **access):
        made = tuple(
            Assignment(
                f"019a20fe-0000-7000-8000-00000000001{n}", right, first, last, GRANTED, **more
            )
            for n, (right, first, last, more) in enumerate(given)
        )
        put(explained(Rights(CAST[who].id, "030569", made, (), 1)))
        window = {"school_from": {"S": "2000"}, "school_until": {"S": "2001"}}
        put(access_item(CAST[who], **(access or window)))

    return keep


@pytest.fixture
def put(dynamodb, tables):
    return lambda item: dynamodb.put_item(TableName=tables.dossiers, Item=item)


def test_everybody_is_listed_by_name_with_what_is_not_past(api, named):
    assert named() == ["Sara", "Sofie", "Tom"]
    sofie = api.get("sara", AT).json["items"][1]
    assert [one["right"] for one in sofie["assignments"]] == [BASE, FOR_SCHOOL]
    assert {one["until"] for one in sofie["assignments"]} == {LAST}
    assert sofie["roles"] == [FOR_SCHOOL]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"right": ADMIN}, ["Sara"]),
        ({"right": BASE}, ["Sara", "Sofie", "Tom"]),
        ({"q": "maert"}, ["Sofie"]),
        ({"q": "ZORGCOORD"}, ["Sofie"]),
        ({"q": "o", "right": FOR_SCHOOL}, ["Sofie", "Tom"]),
        ({"on": "2026-09-01"}, ["Sara", "Sofie", "Tom"]),
        ({"on": "2026-08-31"}, []),
        ({"ends_within": "60"}, []),
    ],
)
def test_they_are_looked_up_by_right_part_of_a_name_and_day(named, query, found):
    assert named(**query) == found


def test_whose_right_ends_soon_is_found_in_time(keep, named):
    keep("tom", (Right.BASE, TODAY, LAST, {}), (Right.SCHOOL, TODAY, later(60), {}))
    keep("sofie", (Right.BASE, TODAY, LAST, {}), (Right.SCHOOL, TODAY, later(61), {}))

    assert named(ends_within="60") == ["Tom"]
    assert named(ends_within="61") == ["Sofie", "Tom"]


def test_on_a_day_in_the_past_is_found_who_held_it_then(api, keep, named):
    ended = Step("2026-10-05T10:00:00.000Z", CAST["sara"].id, "directeur", "Weg")
    keep("tom", (Right.SCHOOL, "2025-09-01", "2027-08-31", {"ended": ended}))
    keep("sofie", (Right.SCHOOL, "2025-09-01", "2026-08-31", {}))

    assert named(right=FOR_SCHOOL) == []
    assert named(right=FOR_SCHOOL, on="2026-10-04") == ["Tom"]
    assert named(right=FOR_SCHOOL, on="2026-10-05") == []
    assert named(right=FOR_SCHOOL, on="2026-08-31") == ["Sofie", "Tom"]
    taken = api.post("sara", EXPORTS, {"right": FOR_SCHOOL, "on": "2026-08-31"})
    assert [(row[0][:3], row[6]) for row in rows(taken)[1:]] == [
        ("Sof", "actief"),
        ("Tom", "actief"),
    ]


@pytest.mark.parametrize(
    "query",
    [{"right": "x"}, {"on": "gisteren"}, {"on": "2026-02-30"}, {"ends_within": "0"},
     {"ends_within": "367"}, {"ends_within": "-1"}, {"ends_within": "²"}, {"cursor": "!"},
     {"cursor": "eA"}, {"name": "x"}],
)  # fmt: skip
def test_what_cannot_be_asked_is_said(api, query):
    assert api.get("sara", AT, **query).status == 400


def test_a_long_list_comes_in_pages_and_names_everybody_once(api, put):
    for number in range(60):
        item = access_item(CAST["tom"], name={"S": f"Collega {number % 30:02}"})
        item["sk"] = {"S": f"ACCESS#p{number:02}"}
        put({k: v for k, v in item.items() if not k.startswith("by_person")})

    pages, cursor = [], None
    while cursor is not None or not pages:
        page = api.get("sara", AT, **({"cursor": cursor} if cursor else {})).json
        pages.append([(one["name"], one["id"]) for one in page["items"]])
        cursor = page["cursor"]

    assert [len(page) for page in pages] == [25, 25, 13]
    everybody = [one for page in pages for one in page]
    assert everybody == sorted(set(everybody), key=lambda one: (one[0].lower(), one[1]))


# --- a file


def rows(answer):
    return list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")), delimiter=";"))


def test_the_list_is_a_file_that_excel_opens_with_a_double_click(api):
    answer = api.post("sara", EXPORTS, {"right": FOR_SCHOOL})

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="toekenningen-03')
    assert answer.text.startswith("\ufeffNaam;Functie;")
    assert answer.text.count("\r\n") == 3
    head, sofie, tom = rows(answer)
    assert dict(zip(head, sofie, strict=True)) == {
        "Naam": "Sofie Maertens",
        "Functie": "zorgcoördinator",
        "E-mail": "",
        "Recht": "samenwerkingsdossier-school",
        "Van": "2026-09-01",
        "Tot en met": LAST,
        "Toestand": "actief",
        "Reden": "Werkt hier",
        "Toegekend op": "2026-09-01",
        "Toegekend door": "operator",
        "Geblokkeerd": "",
    }
    assert tom[0] == "Tom Goossens"


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "|calc", " =1+1", "\uff1d1"]
)
def test_nothing_in_it_is_a_formula(api, put, text):
    put(access_item(CAST["tom"], function={"S": text}))

    cells = [cell for row in rows(api.post("sara", EXPORTS, {})) for cell in row]

    assert not [
        cell for cell in cells if cell.strip(" ").startswith(("=", "+", "-", "@", "\t", "|"))
    ]
    assert any(cell == f"'{text}" for cell in cells)


def test_that_it_was_taken_is_in_the_trail_and_what_was_in_it_is_not(api, dynamodb, tables):
    first, again = (api.post("sara", EXPORTS, {}, key="once") for _ in range(2))

    assert first.text == again.text
    (event,) = dynamodb.scan(TableName=tables.audit)["Items"]
    assert '"action":"rights:export"' in event["card"]["S"]
    assert "Tom" not in str(event)


def test_who_has_no_right_any_more_takes_nothing_along(api, block):
    block("sara")

    assert api.post("sara", EXPORTS, {}).json["type"] == "/problems/access-ended"


# --- werkt mijn toegang?


@pytest.fixture
def checked(api):
    """The codes of what was found at the school, or at another institution."""

    def checked(who, number="030569"):
        places = api.get(who, "/me/access", institution=number).json["institutions"]
        (place,) = [one for one in places if one["number"] == number]
        assert all(one["sentence"].endswith(".") for one in place["findings"])
        return place["works"], [one["code"] for one in place["findings"]]

    return checked


def test_what_works_is_said_and_whom_to_ask_for_more(api):
    answer = api.get("tom", "/me/access").json

    (place,) = answer["institutions"]
    assert (answer["person_id"], place["name"]) == (TOM, "Basisschool 't Kompas")
    assert place["works"] is True
    assert [(f["code"], f["right"]) for f in place["findings"]] == [("works", FOR_SCHOOL)]
    assert place["ask"] == [{"name": "Sara De Wilde", "function": "directeur"}]


def test_who_has_nothing_hears_so_and_whom_to_ask(api, checked):
    assert checked("noor") == (False, ["nothing"])
    assert api.get("noor", "/me/access").json["institutions"] == []
    assert api.get("noor", "/me/access", institution="999999").json["institutions"] == []


def test_nobody_is_sent_to_themselves(api):
    (place,) = api.get("sara", "/me/access").json["institutions"]

    assert (place["works"], place["ask"]) == (True, [])


def test_of_an_institution_that_is_not_ones_own_one_hears_whom_to_ask_and_nothing_more(
    api, keep, put
):
    """Its administrators of this moment, by name and function: nobody's id, and no colleagues."""
    past = access_item(CAST["tom"], roles={"SS": ["lokale-beheerder"]})
    put(past | {"until": {"S": "2024-09-01T00:00:00.000Z"}})

    (place,) = api.get("noor", "/me/access", institution="030569").json["institutions"]

    assert place["ask"] == [{"name": "Sara De Wilde", "function": "directeur"}]
    shown = {"number", "name", "kind", "rights_from", "works", "findings", "ask"}
    assert place.keys() == shown
    assert [one.keys() - {"code", "sentence", "right", "day"} for one in place["findings"]] == [
        set()
    ]
    put(access_item(CAST["sara"], blocked={"S": "2026-01-01T00:00:00.000Z"}))
    (place,) = api.get("noor", "/me/access", institution="030569").json["institutions"]
    assert place["ask"] == []
    for several in ("030569,041233", "0305", ""):
        assert api.get("noor", "/me/access", institution=several).json["institutions"] == []


AGO, SOON = "2024-09-01", later(5)
MISSING = {
    "no_base": ([(Right.SCHOOL, TODAY, LAST, {})], ["no_base"]),
    "base_only": ([(Right.BASE, TODAY, LAST, {})], ["no_context_role"]),
    "not_started": (
        [(Right.BASE, SOON, LAST, {}), (Right.SCHOOL, SOON, LAST, {})],
        ["not_started", "not_started"],
    ),
    "over": ([(Right.BASE, AGO, LAST, {}), (Right.SCHOOL, AGO, later(-1), {})], ["over"]),
    "base over": ([(Right.BASE, AGO, later(-1), {}), (Right.SCHOOL, AGO, LAST, {})], ["over"]),
    "ended": (
        [(Right.BASE, AGO, LAST, {}), (Right.SCHOOL, AGO, LAST, {"ended": GRANTED})],
        ["ended"],
    ),
}


@pytest.mark.parametrize("what", list(MISSING))
def test_what_is_missing_is_said(keep, checked, what):
    given, codes = MISSING[what]
    keep("tom", *given, until={"S": "2024-09-01T00:00:00.000Z"})

    assert checked("tom") == (False, codes)


def test_who_is_blocked_hears_that_and_nothing_else(checked, block):
    block("tom")

    assert checked("tom") == (False, ["blocked"])


def test_a_role_at_the_wrong_kind_of_number_is_explained(put, checked):
    wrong = access_item(CAST["tom"], roles={"SS": ["samenwerkingsdossier-clb"]})
    put(wrong)

    _, codes = checked("tom")

    assert "wrong_kind" in codes


def test_where_rights_come_from_elsewhere_the_way_there_is_shown(api, put, checked):
    org = {"pk": "ORG#030569", "sk": "ORG", "kind": "school", "name": "'t Kompas"}
    put({k: {"S": v} for k, v in (org | {"rights_from": "acm"}).items()})

    assert checked("tom") == (True, ["works"])
    assert checked("noor") == (False, ["elsewhere"])
    (place,) = api.get("tom", "/me/access").json["institutions"]
    assert (place["rights_from"], place["link"][:8]) == ("acm", "https://")


def test_of_somebody_at_two_institutions_both_are_told(api, put):
    there = access_item(CAST["piet"])
    here = access_item(
        CAST["piet"], pk={"S": "ORG#030569"}, by_person_sk={"S": "ORG#030569#ACCESS"}
    )
    for item in (there, here):
        put(item)

    numbers = [one["number"] for one in api.get("piet", "/me/access").json["institutions"]]

    assert numbers == ["030569", NUMBERS["school_b"]]
