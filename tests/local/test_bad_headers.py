"""A header in which something is wrong: a problem that names it, never a 5xx, and nothing kept."""

import pytest
from bad_input import TAKE_A_BODY, those, unlike

pytestmark = pytest.mark.usefixtures("nothing_kept")

HAVE_A_KEY = those(lambda route: route.method == "POST" and route.keeps)
HAVE_A_VERSION = those(lambda route: route.needs_version)
ARE_READ = those(lambda route: route.method == "GET")
NEED_A_TOKEN = those(lambda route: not route.is_open)

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


CHANGED = {  # by the kind of body, what makes it another than what stands there
    "NewRegistration": {"title": "Anders"},
    "NewReply": {"text": "Anders."},
    "RevisedGoal": {"text": "Anders."},
    "RevisedAgreement": {"text": "Anders."},
    "RevisedDocument": {"folder": "Overleg"},
}


@HAVE_A_VERSION
def test_a_version_that_never_was_is_stale(place, route):
    """Where it would change something; a repeat of what is so already changes nothing."""
    changed = place.right(route) | CHANGED.get(route.takes.__name__, {})
    answers = {n: place.ask(route, changed, If_Match=f'"{n}"') for n in (0, 77, 999_999_999)}

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
