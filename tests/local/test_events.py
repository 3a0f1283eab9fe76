"""The event that a function gets: API Gateway's own form of a request."""

import base64

import pytest

from local.events import BadPath, match, proxy_event
from local.messages import Request

ROUTES = ["/dossiers", "/dossiers/{d}", "/dossiers/recent", "/dossiers/{d}/registrations/{r}"]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/dossiers", ("/dossiers", {})),
        ("/dossiers/", ("/dossiers", {})),
        ("/dossiers/114983-030569", ("/dossiers/{d}", {"d": "114983-030569"})),
        ("/dossiers/recent", ("/dossiers/recent", {})),
        ("/dossiers/a%20b/registrations/%C3%A9", (ROUTES[3], {"d": "a b", "r": "é"})),
        ("/dossiers/a%2Fb", ("/dossiers/{d}", {"d": "a/b"})),
        ("/Dossiers", None),
        ("/dossiers/x/registrations", None),
        ("/", None),
    ],
)
def test_a_path_finds_its_route_fixed_words_first(path, found):
    assert match(ROUTES, path) == found


def test_a_path_that_is_not_utf_8_is_no_path():
    with pytest.raises(BadPath):
        match(ROUTES, "/dossiers/%FF")


def event(method="GET", query="", headers=(), body=b"", claims=None):
    request = Request(method, "/dossiers/x", query, tuple(headers), body)
    route = ("/dossiers/{d}", {"d": "x"})
    return proxy_event(request, route, "a-request", claims, ["application/pdf"])


def test_what_is_empty_is_null():
    asked = event()

    assert asked["queryStringParameters"] is None
    assert asked["multiValueQueryStringParameters"] is None
    assert asked["stageVariables"] is None
    assert asked["body"] is None
    assert "authorizer" not in asked["requestContext"]


def test_a_name_has_its_last_value_and_all_its_values():
    asked = event(query="q=a%20b&q=c&leeg=", headers=[("X-Name", "1"), ("X-Name", "2")])

    assert asked["queryStringParameters"] == {"q": "c", "leeg": ""}
    assert asked["multiValueQueryStringParameters"] == {"q": ["a b", "c"], "leeg": [""]}
    assert asked["headers"] == {"X-Name": "2"}
    assert asked["multiValueHeaders"] == {"X-Name": ["1", "2"]}


def test_the_context_names_route_request_and_person():
    context = event(claims={"person_id": "p"})["requestContext"]

    assert context["resourcePath"] == "/dossiers/{d}"
    assert context["path"] == "/api/dossiers/x"
    assert context["requestId"] == "a-request"
    assert context["authorizer"] == {"claims": {"person_id": "p"}}


def test_text_stays_text_and_binary_is_encoded():
    text = event("POST", headers=[("Content-Type", "application/json")], body='"é"'.encode())
    binary = event("POST", headers=[("content-type", "application/pdf; x=y")], body=b"\xff\x00")

    assert (text["body"], text["isBase64Encoded"]) == ('"é"', False)
    assert (base64.b64decode(binary["body"]), binary["isBase64Encoded"]) == (b"\xff\x00", True)
