"""A body in which something is wrong: a problem that names it, never a 5xx, and nothing kept.

Driven by the routes and the models of what they take.
"""

import json

import pytest
from bad_input import (
    MOMENT,
    SAYS_NOTHING,
    SCHOOL,
    TAKE_A_BODY,
    fields_of,
    schema_of,
    those,
    unlike,
    wrong_of,
)

from chalicelib.api.table import ROUTES
from chalicelib.domain.sent import NewMessage

pytestmark = pytest.mark.usefixtures("nothing_kept")


@TAKE_A_BODY
def test_a_body_that_is_right_is_taken_by_its_model(place, route):
    """What the wrong ones differ from; were it wrong too, they would be refused for nothing."""
    route.takes.model_validate_json(json.dumps(place.right(route)))


@TAKE_A_BODY
def test_every_field_that_is_wrong_is_named(place, route):
    """All fields at once, each with one wrong value after the other."""
    wrong = {name: wrong_of(kind) for name, kind in fields_of(route).items()}
    for n in range(max(map(len, wrong.values()), default=0)):
        body = {name: values[n % len(values)] for name, values in wrong.items()}
        answer = place.ask(route, body)
        assert unlike({json.dumps(body): answer}, 422) == {}
        named = {error["loc"][0] for error in answer.json["errors"]}
        assert SAYS_NOTHING not in {error["msg"] for error in answer.json["errors"]}
        assert {name: body[name] for name in body.keys() - named} == {}


@TAKE_A_BODY
def test_a_list_that_is_too_long_is_named(place, route):
    lists = [name for name, kind in fields_of(route).items() if kind.get("type") == "array"]
    for name in lists:
        answers = {name: place.ask(route, place.right(route) | {name: ["x"] * 2_000})}
        assert unlike(answers, 422, names=name) == {}


@TAKE_A_BODY
def test_a_field_that_is_missing_is_named(place, route):
    right = place.right(route)
    for field in schema_of(route.takes).get("required", ()):
        body = {name: value for name, value in right.items() if name != field}
        assert unlike({field: place.ask(route, body)}, 422, names=field) == {}


TOGETHER = {  # by the kind of body, what is wrong by itself, and the field that is named
    "ChangedDossier": {"status": [{"status": None}, {"registers_under": SCHOOL}]},
    "NewDelegation": {"until": [{"until": MOMENT}, {"until": "2027-11-25T08:15:00.000Z"}]},
    "NewDocument": {"in_library": [{"in_library": False}], "pinned": [{"pinned": True}]},
    "RevisedDocument": {"in_library": [{"in_library": False}], "pinned": [{"pinned": True}]},
}


@those(lambda route: route.takes and route.takes.__name__ in TOGETHER)
def test_fields_that_do_not_fit_each_other_are_named(place, route):
    for name, wrong in TOGETHER[route.takes.__name__].items():
        answers = {str(one): place.ask(route, place.right(route) | one) for one in wrong}
        assert unlike(answers, 422, names=name) == {}


UNKNOWN = ("onbekend", "", "__proto__", "model_config", "nul \0", "\u202eom", "Text", "id")


@TAKE_A_BODY
def test_a_field_that_does_not_exist_is_named(place, route):
    ours = [name for name, one in route.takes.model_fields.items() if one.alias]  # from_
    for name in (*UNKNOWN, *ours):
        answers = {name: place.ask(route, place.right(route) | {name: "who-left"})}
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
    "more than a function takes": 7 * MEGABYTE,
    "10 MB, all that the gateway takes": 10 * MEGABYTE,
    "just over 10 MB": 10 * MEGABYTE + 1,
}


# One route for each kind of body: what cannot be read, is read by its model.
OF_EACH_KIND = {route.takes: route for route in ROUTES if route.takes}


@those(lambda route: OF_EACH_KIND.get(route.takes) is route)
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
    answers = {"just over what a route takes": place.ask(route, right.ljust(256 * 1024 + 1))}

    assert unlike(answers, 413) == {}


@those(lambda route: route is OF_EACH_KIND[NewMessage])
def test_a_body_that_never_reaches_a_route_is_refused(place, route):
    right = json.dumps(place.right(route)).encode()
    answers = {what: place.ask(route, right.ljust(size)) for what, size in LARGE.items()}

    assert unlike(answers, 413) == {}
