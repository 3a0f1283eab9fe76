"""Whatever is sent, over HTTP: a problem that names what is wrong, never a 5xx, and nothing kept.

Driven by the routes and the models of what they take: a new one is covered from its first day.
"""

import json
import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from itertools import count
from typing import Any
from urllib.parse import quote

import pytest
from conftest import DOSSIER, ELSEWHERE, QUICK
from serving import Front

from chalicelib.api.table import ROUTES
from local.people import CAST

NAME = re.compile(r"{(\w+)}")
JSON = {"Content_Type": "application/json"}
_keys = count()


def named(route):
    return f"{route.method} {route.path}"


def those(condition):
    return pytest.mark.parametrize("route", [r for r in ROUTES if condition(r)], ids=named)


TAKE_A_BODY = those(lambda route: route.takes)
HAVE_A_KEY = those(lambda route: route.method == "POST" and route.keeps)
HAVE_A_VERSION = those(lambda route: route.needs_version)
HAVE_PARAMETERS = those(lambda route: "{" in route.path)
ARE_READ = those(lambda route: route.method == "GET")
HAVE_A_QUERY = those(lambda route: route.query)
HAVE_A_CURSOR = those(lambda route: "cursor" in route.query)
NEED_A_TOKEN = those(lambda route: not route.is_open)
EVERY = those(lambda route: True)


@dataclass(frozen=True)
class Place:
    """A registration of Olga's with a thread of hers; she may do everything in its dossier."""

    front: Front
    token: str
    ids: dict[str, str]

    def path(self, route: Any, **other: str) -> str:
        return "/api" + route.path.format(**(self.ids | _entry(route, self.ids) | other))

    def ask(self, route: Any, body: Any = None, query: str = "", path: str = "", **headers: Any):
        """As it should be, but for what is given; a header that is None is left out."""
        sent = JSON | {"If_Match": '"1"', "Idempotency_Key": f"bad-{next(_keys)}"}
        sent = {n: v for n, v in (sent | {"token": self.token} | headers).items() if v is not None}
        body = json.dumps(body).encode() if not isinstance(body, bytes | None) else body
        where = (path or self.path(route)) + (query and f"?{query}")
        return self.front.ask(where, route.method, body, **sent)

    def feed(self) -> list[Any]:
        changes = f"/api/dossiers/{self.ids['dossier_id']}/changes"
        return list(self.front.ask(changes, token=self.token).json["items"])

    def right(self, route: Any) -> dict[str, Any]:
        """A body that this route takes."""
        schema = route.takes.model_json_schema()
        fields = {name: schema["properties"][name] for name in schema.get("required", ())}
        clb, school = self.ids["dossier_id"].split("-")
        here = {"clb": clb, "school": school, "person_id": CAST["olga"].id}
        here |= {"dossier_id": self.ids["dossier_id"], "texts": {"title": "Een zin."}}
        right = {n: here.get(n) or _right(_kind(field, schema)) for n, field in fields.items()}
        return right | ({"institution": clb} if route.path == "/messages" else {})


def _entry(route, ids):
    entries = next((name for name in ("replies", "goals") if f"/{name}/" in route.path), None)
    return {"entry_id": ids[entries or "agreements"], "entries": "agreements"}


@pytest.fixture(scope="module")
def place(front):
    number, school = ELSEWHERE.split("-")
    token = front.token("olga")

    def made(path: str, **body: Any) -> str:
        key = f"place-{next(_keys)}"
        answer = front.ask(f"/api{path}", "POST", body, token=token, Idempotency_Key=key)
        assert answer.status == 201, answer.body
        return str(answer.json["id"])

    dossier_id = made("/dossiers", clb=number, school=school)
    path = f"/dossiers/{dossier_id}/registrations"
    registration_id = made(path, **QUICK | {"title": "Minder lawaai"})
    ids = {
        "replies": made(f"{path}/{registration_id}/replies", kind="question", text="Welke?"),
        "goals": made(f"{path}/{registration_id}/goals", text="Minder lawaai."),
        "agreements": made(f"{path}/{registration_id}/agreements", text="Ok.", party="both"),
    }
    ids |= {"dossier_id": dossier_id, "registration_id": registration_id}
    word_id = made(f"/institutions/{number}/words", word="Kanjertraining")
    ids |= {"number": number, "word_id": word_id}
    return Place(front, token, ids)


@pytest.fixture(autouse=True)
def nothing_kept(place, known):
    """After each of these tests every item is as it was."""
    yield
    now = place.front.kept()
    assert now == known[-1], known.append(now)  # the next test starts from here


@pytest.fixture(scope="module")
def known(place):
    return [place.front.kept()]


def unlike(answers, *statuses, names=None):
    """Those that are no problem document of one of these statuses, naming what is wrong.

    ``answers``: what was sent → the answer. ``names``: what the problem has to name, as the first
    place of every error, or as a word of its sentence.
    """
    return {
        str(sent)[:80]: (answer.status, answer.body[:300])
        for sent, answer in answers.items()
        if not (_is_problem(answer, statuses) and _names(answer.json, names))
    }


def _is_problem(answer, statuses):
    if answer.headers.get("Content-Type") != "application/problem+json":
        return False
    told, size = answer.json, len(answer.body)
    is_told = told["type"].startswith("/problems/") and told["detail"].endswith(".")
    return answer.status in statuses and told["status"] == answer.status and is_told and size < 2e4


def _names(told, name):
    if name is None or re.search(rf"\b{re.escape(name)}\b", told["detail"]):
        return True
    errors = told.get("errors", ())
    dutch = all(error["msg"].endswith(".") for error in errors)
    return bool(errors) and dutch and {str((*e["loc"], "")[0]) for e in errors} == {name}


# --- the fields of a body


def _kind(field, schema):
    """What a field takes: its schema, without the null of an optional one, references followed."""
    field = next((one for one in field.get("anyOf", ()) if one.get("type") != "null"), field)
    reference = field.get("$ref", "").rpartition("/")[2]
    return schema["$defs"][reference] if reference else field


def _right(kind):
    if "const" in kind or "enum" in kind:
        return kind.get("const", kind.get("enum", [None])[0])
    if kind["type"] == "integer":
        return kind["minimum"]
    return "2026-11-16" if kind.get("format") == "date" else "Een zin."


NEVER = [{"een": "object"}, [[]], [None], 1.5, -1, 1e308, 10**30, "x" * 5_000, "\u0000", "\u202e"]
WRONG = {
    "text": ["", "   ", "\n", "nul \0.", "\u202eom", "\u2066om", "\ufffd", "\ue000", "\u2800", 1],
    "pattern": ["", "12345", "1234567", "12345\n", "１２３４５６", "12345x", 123456],
    "enum": ["", "onbestaand", "OPEN", " open", 0],
    "const": [False, "true", 1, None],
    "date": [
        *("2026-02-30", "2026-13-01", "2026-00-10", "0000-00-00", "2025-02-29", "16-11-2026"),
        *("1999-12-31", "2100-01-01", "9999-99-99", "2026-11-16T08:00:00Z", "gisteren", ""),
        *(1763251200, 0, "1763251200", "20261116", "2026-W47-1", "-2026-11-16", "2026-11-16 \0"),
    ],
    "date-time": [
        *("2026-99-99T99:99:99.999Z", "2026-02-30T08:15:00.000Z", "0000-00-00T00:00:00.000Z"),
        *("2026-11-23T24:00:00.000Z", "2026-11-23T08:60:00.000Z", "2026-11-23T08:15:60.000Z"),
        *("2026-11-23T08:15:00Z", "2026-11-23T08:15:00.000+00:00", "2026-11-23T08:15:00.000"),
        *(
            "2026-11-23 08:15:00.000Z",
            "2026-11-23T08:15:00.000Z\n",
            "2026-11-23",
            "gisteren",
            "",
            0,
        ),
    ],
    "integer": [0.5, "1", "", True, -(10**400), 10**400],
    "array": ["tekst", {"0": "x"}, [""], [1], [{}], ["nul \0."]],
    "object": ["tekst", {}, {"": "x"}, {"Een veld": "x"}, {"x": ""}, {"x": 1}, {"x": "nul \0."}],
}


def _wrong(kind):
    facets = [name for name in ("const", "enum", "pattern") if name in kind]
    named = facets or [kind.get("format", kind["type"])]
    never = [one for one in NEVER if not isinstance(one, dict) or named != ["object"]]
    return [*never, *WRONG["text" if named == ["string"] else named[0]]]


@TAKE_A_BODY
def test_a_body_that_is_right_is_taken_by_its_model(place, route):
    """What the wrong ones differ from; were it wrong too, they would be refused for nothing."""
    route.takes.model_validate_json(json.dumps(place.right(route)))


@TAKE_A_BODY
def test_every_field_that_is_wrong_is_named(place, route):
    """All fields at once, each with one wrong value after the other."""
    schema = route.takes.model_json_schema()
    wrong = {name: _wrong(_kind(said, schema)) for name, said in schema["properties"].items()}
    for n in range(max(map(len, wrong.values()))):
        body = {name: values[n % len(values)] for name, values in wrong.items()}
        answer = place.ask(route, body)
        assert unlike({json.dumps(body): answer}, 422) == {}
        named = {error["loc"][0] for error in answer.json["errors"]}
        assert {name: body[name] for name in body.keys() - named} == {}


@TAKE_A_BODY
def test_a_list_that_is_too_long_is_named(place, route):
    schema = route.takes.model_json_schema()
    lists = [n for n, said in schema["properties"].items() if said.get("type") == "array"]
    for name in lists:
        answers = {name: place.ask(route, place.right(route) | {name: ["x"] * 20_000})}
        assert unlike(answers, 422, names=name) == {}


@TAKE_A_BODY
def test_a_field_that_is_missing_is_named(place, route):
    right = place.right(route)
    for field in route.takes.model_json_schema().get("required", ()):
        body = {name: value for name, value in right.items() if name != field}
        assert unlike({field: place.ask(route, body)}, 422, names=field) == {}


@TAKE_A_BODY
def test_a_field_that_does_not_exist_is_named(place, route):
    for name in ("onbekend", "", "__proto__", "model_config", "nul \0", "\u202eom", "Text", "id"):
        answers = {name: place.ask(route, place.right(route) | {name: 1})}
        assert unlike(answers, 422, names=name) == {}


@TAKE_A_BODY
def test_a_long_name_of_a_field_is_not_sent_back_whole(place, route):
    body = place.right(route) | {"x" * 200_000: 1}
    assert unlike({"a long name": place.ask(route, body)}, 422) == {}


# --- a body as a whole

MEGABYTE = 1024 * 1024
BODIES = {
    "nothing": b"",
    "blanks": b" \n",
    "half": b'{"text": "',
    "a list": b"[]",
    "null": b"null",
    "a text": b'"text"',
    "a number": b"1",
    "a comment": b'{"text": "x" /* */}',
    "a comma too many": b'{"text": "x",}',
    "single quotes": b"{'text': 'x'}",
    "not a number": b'{"count": NaN}',
    "endless": b'{"count": -Infinity}',
    "more than one": b"{} {}",
    "form data": b"text=x&kind=remark",
    "XML": b"<?xml version='1.0'?><text>x</text>",
    "compressed": b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xab\xae\x05\x00",
    "UTF-16": '{"text": "x"}'.encode("utf-16"),
    "a byte order mark": b'\xef\xbb\xbf{"text": "x"}',
    "NUL bytes": b"\0" * 1_000,
    "a control character in a text": b'{"text": "\x01"}',
    "half a surrogate pair": rb'{"text": "\ud800"}',
    "a surrogate pair the wrong way round": rb'{"text": "\ude00\ud83d"}',
    "half a surrogate pair in a name": rb'{"\udfff": 1}',
    "half an escape": rb'{"text": "\u12"}',
    "bytes that are not UTF-8": b'{"text": "\xff\xfe"}',
    "a name that is not UTF-8": b'{"\xc3\x28": 1}',
    "overlong UTF-8": b'{"text": "\xc0\xaf"}',
    "a surrogate in UTF-8": b'{"text": "\xed\xa0\x80"}',
    "100,000 lists in one another": b"[" * 100_000,
    "1,000 objects in one another": b'{"text":' * 1_000 + b"1" + b"}" * 1_000,
    "lists in one another, closed": b'{"text":' + b"[" * 5_000 + b"]" * 5_000 + b"}",
    "a number of 100,000 digits": b'{"count": ' + b"9" * 100_000 + b"}",
    "a number beyond all numbers": b'{"count": 1e999999}',
    "9,000 fields": json.dumps({f"veld{n}": n for n in range(9_000)}).encode(),
}
LARGE = {
    "just over what a route takes": 256 * 1024 + 1,
    "more than a function takes": 7 * MEGABYTE,
    "10 MB, all that the gateway takes": 10 * MEGABYTE,
    "just over 10 MB": 10 * MEGABYTE + 1,
}


@TAKE_A_BODY
def test_a_body_that_cannot_be_read_is_refused(place, route):
    answers = {what: place.ask(route, body) for what, body in BODIES.items()}

    assert unlike(answers, 400, 422) == {}


@TAKE_A_BODY
def test_a_byte_that_is_not_utf_8_is_refused_in_the_field_that_it_is_in(place, route):
    """API Gateway hands such bytes on as U+FFFD."""
    texts = [n for n, v in place.right(route).items() if isinstance(v, str)]
    bodies = {n: json.dumps(place.right(route) | {n: "één"}, ensure_ascii=False) for n in texts}

    for name, body in bodies.items():
        answers = {body: place.ask(route, body.encode("latin-1"))}
        assert unlike(answers, 422, names=name) == {}


@TAKE_A_BODY
def test_a_body_that_is_too_large_is_refused(place, route):
    right = json.dumps(place.right(route)).encode()
    answers = {what: place.ask(route, right.ljust(size)) for what, size in LARGE.items()}

    assert unlike(answers, 413) == {}


# --- headers

WORDS = ["a b", " ", "\t", "", "x" * 65, "x" * 5_000, "é", "😀".encode(), b"\xff", '"a\tb"']
VERSIONS = ["", "1", "*", "W/1", '"', '""', '"1', '"-1"', '"1.0"', '" 1"', '"1", "2"', '"x"']
VERSIONS += ['"' + "9" * 400 + '"', "'1'", 'w/"1"', '"1e0"', "\xb2", "“1”".encode(), b'"\xff"']
NOT_JSON = ["text/plain", "image/png", "application/octet-stream", "multipart/form-data", "x" * 999]
NOT_JSON += [
    "application/x-www-form-urlencoded",
    "application/json-patch+json",
    "",
    "/",
    ";",
]
ODD = {
    "Accept": ["nonsense", "image/png", "application/octet-stream", "", "*/*;q=x", "x" * 5_000],
    "Accept_Encoding": ["nonsense", "gzip;q=2"],
    "Range": ["bytes=5-1", "x"],
    "If_None_Match": ["x", '"'],
    "Content_Type": ["image/png", "application/octet-stream", "x", ""],
    "X_HTTP_Method_Override": ["DELETE"],
    "Cookie": ["=;=;" * 500, b"\xff"],
    "X_Forwarded_For": ["x", "1.2.3.4, x"],
    "User_Agent": ["", b"\xff\xfe", "x" * 5_000],
}
TOKENS = ["", "x", "a.b.c", "Bearer", "\t", "é", b"\xff", "x" * 5_000, "e30.e30."]


@HAVE_A_KEY
def test_a_key_that_is_no_key_is_named(place, route):
    right = place.right(route)
    answers = {key: place.ask(route, right, Idempotency_Key=key) for key in [None, *WORDS]}

    assert unlike(answers, 400, names="Idempotency-Key") == {}


@HAVE_A_VERSION
def test_a_version_that_is_no_version_is_named(place, route):
    right = place.right(route)
    answers = {version: place.ask(route, right, If_Match=version) for version in VERSIONS}

    assert unlike(answers, 400, names="If-Match") == {}
    missing = place.ask(route, right, If_Match=None)
    assert unlike({"no version": missing}, 428, names="If-Match") == {}


@HAVE_A_VERSION
def test_a_version_that_never_was_is_stale(place, route):
    """Where it would change something; a repeat of what is so already changes nothing."""
    changed = place.right(route) | ({"title": "Anders"} if "title" in place.right(route) else {})
    changed |= {"text": "Anders."} if "text" in changed else {}
    changed |= {"status": "ended"} if route.path == "/dossiers/{dossier_id}" else {}
    answers = {n: place.ask(route, changed, If_Match=f'"{n}"') for n in (0, 2, 999_999_999)}

    assert unlike(answers, 412) == {}


@TAKE_A_BODY
def test_what_is_not_called_json_is_refused(place, route):
    right = place.right(route)
    answers = {kind: place.ask(route, right, Content_Type=kind) for kind in NOT_JSON}

    assert unlike(answers, 415) == {}


@ARE_READ
def test_an_odd_header_is_no_trouble(place, route):
    for name, values in ODD.items():
        answers = {value: place.ask(route, **{name: value}) for value in values}
        assert {str(v): a.status for v, a in answers.items() if a.status not in (200, 415)} == {}


@NEED_A_TOKEN
def test_a_token_that_is_no_token_is_refused(place, route):
    headers = {token: token if isinstance(token, bytes) else f"Bearer {token}" for token in TOKENS}
    answers = {
        token: place.ask(route, {}, token=None, Authorization=header)
        for token, header in headers.items()
    }

    assert unlike(answers, 401) == {}


# --- the query

UNKNOWN = ["x=1", "X=1", "cursor[]=1", "=1", "%00=1", "%FF=1", "%C3%A9=1", "%E2%80%AE=1", "a+b=1"]
MOMENT = "2026-11-23T08:15:00.000Z"


@EVERY
def test_a_parameter_that_does_not_exist_is_refused(place, route):
    answers = {query: place.ask(route, {}, query) for query in [*UNKNOWN, "x" * 4_000 + "=1"]}

    assert unlike(answers, 400) == {}
    assert unlike({"x": place.ask(route, {}, "onbekend=1")}, 400, names="onbekend") == {}


@HAVE_A_QUERY
def test_a_parameter_that_is_given_twice_is_named(place, route):
    right = {
        "status": ("open", "closed"),
        "activity": ("signal", "consultation"),
        "domain": ("learning", "wellbeing"),
        "waiting_for": ("clb", "school"),
        "school_year": ("2025-2026", "2026-2027"),
        "since": ("0", MOMENT),
        "cursor": (cursor_of(place), cursor_of(place)),
    }
    for name in route.query:
        first, second = right.get(name, ("a", "b"))
        answers = {name: place.ask(route, query=f"{name}={first}&{name}={second}")}
        assert unlike(answers, 400, names=name) == {}


@HAVE_A_QUERY
def test_a_parameter_that_is_too_long_is_named(place, route):
    answers = {name: place.ask(route, query=f"{name}={'x' * 5_000}") for name in route.query}

    for name, answer in answers.items():
        assert unlike({name: answer}, 400, names=name) == {}


@those(lambda route: "since" in route.query)
def test_a_moment_that_never_was_is_named(place, route):
    never = [one for one in WRONG["date-time"] if one]
    answers = {one: place.ask(route, query=f"since={quote(one)}") for one in never}

    assert unlike(answers, 400, names="since") == {}


@HAVE_A_QUERY
def test_an_odd_value_of_a_parameter_finds_nothing_or_is_named(place, route):
    odd = ["%00", "%FF", "%ED%A0%80", "%E2%80%AE", "%F0%9F%98%80", "%", "%zz", "'--", "%25"]
    odd += ["%23", "*", "[]", "%EF%B7%BA" * 100, "2026-99-99T99:99:99.999Z"]
    for name in route.query:
        answers = {value: place.ask(route, query=f"{name}={value}") for value in odd}
        found = {value: answer for value, answer in answers.items() if answer.status != 200}
        assert unlike(found, 400, names=name) == {}, name
        assert not [value for value in answers.keys() - found if answers[value].json["items"]]


# --- cursors


def encoded(tail):
    return urlsafe_b64encode(tail.encode()).decode().rstrip("=")


def cursor_of(place, tail=""):
    """As a list of registrations hands it out: where one of them stands in it."""
    return encoded(f"{MOMENT}#{tail or place.ids['registration_id']}")


def test_the_cursor_of_these_tests_is_one_that_is_handed_out(place):
    """Or they would be refused for another reason than the one that they are about."""
    listed = those(lambda route: route.path.endswith("/registrations") and route.method == "GET")
    (route,) = listed.args[1]

    assert place.ask(route, query=f"cursor={cursor_of(place)}").status == 200


@HAVE_A_CURSOR
def test_a_cursor_that_was_never_handed_out_is_named(place, route):
    real, registration = cursor_of(place), place.ids["registration_id"]
    forged = {
        "a word": "x",
        "a number": "25",
        "no alphabet of base64": "%21%21%21%21",
        "not UTF-8": "____" * 20,
        "the tail itself": MOMENT + "%23" + place.ids["registration_id"],
        "a moment that never was": encoded(f"2026-99-99T99:99:99.999Z#{registration}"),
        "no moment": encoded("gisteren#" + place.ids["registration_id"] * 2),
        "a key of the table": encoded(f"REG%23{place.ids['registration_id']}"),
        "another partition": encoded(f"DOSSIER#{DOSSIER}#{place.ids['registration_id']}"),
        "JSON": encoded(json.dumps({"pk": f"DOSSIER#{DOSSIER}", "sk": "DOSSIER"})),
        "a NUL": encoded(f"{MOMENT}#\0"),
        "bidi": encoded(f"{MOMENT}#\u202e{place.ids['registration_id']}"),
        "two": f"{real},{real}",
        "long": encoded(f"{MOMENT}#" + "x" * 2_000),
    }
    answers = {what: place.ask(route, query=f"cursor={cursor}") for what, cursor in forged.items()}

    assert unlike(answers, 400, names="cursor") == {}


@HAVE_A_CURSOR
def test_a_cursor_that_was_cut_off_is_named_or_goes_on_where_it_can(place, route):
    """At any length; what is left of it may still be a place in the feed."""
    real = cursor_of(place)
    answers = {n: place.ask(route, query=f"cursor={real[:n]}") for n in range(1, len(real))}

    cut = {n: answer for n, answer in answers.items() if answer.status != 200}
    assert unlike(cut, 400, names="cursor") == {}
    assert len(cut) > len("2026-11-23T08:15:00.000Z")
    for answer in (answers[n] for n in answers.keys() - cut):
        _is_of_this_dossier(place, answer.json["items"])


@HAVE_A_CURSOR
def test_a_cursor_from_elsewhere_stays_in_this_dossier(place, route):
    """In form it is one of ours: it is a place in this list, or none."""
    foreign = {
        "another list": encoded(f"{MOMENT}#DOSSIER#1"),
        "another dossier": encoded(f"2026-10-01T08:00:00.000Z#{CAST['anna'].id}"),
        "a registration elsewhere": cursor_of(place, tail="01a1f7fc-c3e0-74a6-af69-e9ebedefe584"),
        "an entry": cursor_of(place, tail=f"{place.ids['registration_id']}#GOAL#x"),
        "long ago": encoded(f"0001-01-01T00:00:00.000Z#{place.ids['registration_id']}"),
        "never": encoded(f"9999-12-31T23:59:59.999Z#{place.ids['registration_id']}"),
    }
    answers = {what: place.ask(route, query=f"cursor={cursor}") for what, cursor in foreign.items()}

    refused = {what: answer for what, answer in answers.items() if answer.status != 200}
    assert unlike(refused, 400, names="cursor") == {}
    for what in answers.keys() - refused:
        _is_of_this_dossier(place, answers[what].json["items"])


def _is_of_this_dossier(place, items):
    """A registration says of which dossier it is; an event is one that this feed holds."""
    feed = place.feed()
    assert [one for one in items if one.get("dossier_id") != place.ids["dossier_id"]] == [
        one for one in items if one in feed
    ]


# --- the path

JUNK = ["%00", "%FF", "%ED%A0%80", "%E2%80%AE", "%F0%9F%98%80", "..", "%2e%2e", "%2F", "%23", "*"]
JUNK += ["%20", "%25", "%0D%0A", "null", "undefined", "0", "-1", "'%20OR%201=1", "x" * 3_000]


@HAVE_PARAMETERS
def test_an_id_that_is_no_id_is_found_nowhere(place, route):
    ids = place.ids | _entry(route, place.ids)
    body = place.right(route) if route.takes else None
    for name in NAME.findall(route.path):
        real = ids[name]
        near = [real.upper(), real[:-1], real + "0", real + "%00", real + "%23", "%20" + real]
        near += [real.replace("-", "%E2%80%93"), real + "%0A", f"%7B{real}%7D"]
        near = [one for one in near if one != real]
        paths = {one: place.path(route, **{name: one}) for one in [*JUNK, *near]}
        answers = {one: place.ask(route, body, path=path) for one, path in paths.items()}
        assert unlike(answers, 400, 404) == {}, name


METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


@EVERY
def test_a_method_that_a_path_does_not_have_is_refused(place, route):
    served = {other.method for other in ROUTES if other.path == route.path}
    answers = {
        method: place.front.ask(place.path(route), method, {}, token=place.token)
        for method in METHODS
        if method not in served
    }

    assert unlike(answers, 404, 405) == {}
