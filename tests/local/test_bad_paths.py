"""A path in which something is wrong: it is found nowhere, never a 5xx, and nothing kept."""

import re

import pytest
from bad_input import those, unlike

from chalicelib.api.table import ROUTES

pytestmark = pytest.mark.usefixtures("nothing_kept")

NAME = re.compile(r"{(\w+)}")
HAVE_PARAMETERS = those(lambda route: "{" in route.path)
EVERY = those(lambda route: True)

JUNK = ["%00", "%FF", "%ED%A0%80", "%E2%80%AE", "%F0%9F%98%80", "..", "%2e%2e", "%2F", "%23", "*"]
JUNK += ["%20", "%25", "%0D%0A", "null", "undefined", "0", "-1", "'%20OR%201=1", "x" * 3_000]


@HAVE_PARAMETERS
def test_an_id_that_is_no_id_is_found_nowhere(place, route):
    ids = place.ids_of(route)
    body = place.right(route) if route.takes else None
    for name in NAME.findall(route.path):
        real = ids[name]
        near = [real.upper(), real[:-1], real + "0", real + "%00", real + "%23", "%20" + real]
        near += [real.replace("-", "%E2%80%93"), real + "%0A", f"%7B{real}%7D"]
        near = [one for one in near if one != real]
        paths = {one: place.path(route, **{name: one}) for one in [*JUNK, *near]}
        answers = {one: place.ask(route, body, path=path) for one, path in paths.items()}
        assert unlike(answers, 400, 404) == {}, name


METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY"]


@EVERY
def test_a_method_that_a_path_does_not_have_is_refused(place, route):
    served = {other.method for other in ROUTES if other.path == route.path}
    answers = {
        method: place.line.ask(place.path(route), method, {}, token=place.tokens["olga"])
        for method in METHODS
        if method not in served
    }

    assert unlike(answers, 404, 405) == {}
