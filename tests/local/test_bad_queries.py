"""A query in which something is wrong: a problem that names it, or nothing is found.

Never a 5xx, and nothing kept.
"""

import json
from base64 import urlsafe_b64encode
from urllib.parse import quote

import pytest
from bad_input import CLB, MOMENT, NO_DAYS, NO_MOMENTS, SCHOOL, those, unlike
from conftest import DOSSIER
from kept_documents import NAMED

from chalicelib.domain.rights import Right
from local.people import CAST

pytestmark = pytest.mark.usefixtures("nothing_kept")

HAVE_A_QUERY = those(lambda route: route.query)
HAVE_A_CURSOR = those(lambda route: "cursor" in route.query)

UNKNOWN = ["x=1", "X=1", "cursor[]=1", "=1", "%00=1", "%FF=1", "%C3%A9=1", "%E2%80%AE=1", "a+b=1"]


@those(lambda route: True)
def test_a_parameter_that_does_not_exist_is_refused(place, route):
    answers = {query: place.ask(route, {}, query) for query in [*UNKNOWN, "x" * 4_000 + "=1"]}

    assert unlike(answers, 400) == {}
    assert unlike({"x": place.ask(route, {}, "onbekend=1")}, 400, names="onbekend") == {}


# Two values that could be, where not any word is one.
ONE_AND_OTHER = {
    "status": ("open", "closed"),
    "activity": ("signal", "consultation"),
    "domain": ("learning", "wellbeing"),
    "waiting_for": ("clb", "school"),
    "school_year": ("2025-2026", "2026-2027"),
    "since": ("0", MOMENT),
    "right": (Right.BASE.value, Right.CLB.value),
    "on": ("2026-11-23", "2026-11-24"),
    "ends_within": ("30", "60"),
    "institution": (CLB, SCHOOL),
    "version": ("1", "2"),
}


@HAVE_A_QUERY
def test_a_parameter_that_is_given_twice_is_named(place, route):
    right = ONE_AND_OTHER | {"cursor": (cursor_of(place, route),) * 2}
    for name in route.query:
        first, second = right.get(name, ("a", "b"))
        answers = {name: place.ask(route, query=f"{name}={first}&{name}={second}")}
        assert unlike(answers, 400, names=name) == {}


@HAVE_A_QUERY
def test_a_parameter_that_is_too_long_is_named(place, route):
    answers = {name: place.ask(route, query=f"{name}={'x' * 5_000}") for name in route.query}

    for name, answer in answers.items():
        assert unlike({name: answer}, 400, names=name) == {}


NEVER_WAS = {"since": NO_MOMENTS, "on": NO_DAYS}


@those(lambda route: NEVER_WAS.keys() & set(route.query))
def test_a_time_that_never_was_is_named(place, route):
    (name,) = NEVER_WAS.keys() & set(route.query)
    asked = {one: f"{name}={quote(one)}" for one in NEVER_WAS[name]}
    answers = {one: place.ask(route, query=query) for one, query in asked.items()}

    assert unlike(answers, 400, names=name) == {}


ODD = ["%00", "%FF", "%ED%A0%80", "%E2%80%AE", "%F0%9F%98%80", "%", "%zz", "'--", "%25"]
ODD += ["%23", "*", "[]", "%EF%B7%BA" * 100, "%F0%9F%98%80" * 300, "2026-99-99T99:99:99.999Z"]
FOUND = {  # what a route found, where it does not say it in its items
    "get_own_access": lambda told: [i for i in told["institutions"] if i["number"] != CLB],
    "preview_handover": lambda told: told["schools"],
}


@HAVE_A_QUERY
def test_an_odd_value_of_a_parameter_finds_nothing_or_is_named(place, route):
    found = FOUND.get(route.function.__name__, lambda told: told["items"])
    for name in route.query:
        answers = {value: place.ask(route, query=f"{name}={value}") for value in ODD}
        good = {value: answer for value, answer in answers.items() if answer.status == 200}
        wrong = {value: answers[value] for value in answers.keys() - good}
        missing = {value: answer for value, answer in wrong.items() if answer.status == 404}
        assert unlike(missing, 404) == {}
        assert not missing or name == "version"  # of a document, there is none with that number
        assert unlike({v: wrong[v] for v in wrong.keys() - missing}, 400, names=name) == {}, name
        assert [value for value, answer in good.items() if found(answer.json)] == []


# --- cursors


def encoded(tail):
    return urlsafe_b64encode(tail.encode()).decode().rstrip("=")


# The end of a list's path → the place of something in it, as its cursor has it.
TAILS = {
    "/registrations": MOMENT + "#{registration_id}",
    "/trash": MOMENT + "#{registration_id}",
    "/destroyed": MOMENT + "#{registration_id}",
    "/changes": MOMENT + "#DOSSIER#1",
    "/documents": "{document_id}",
    "/messages": "{registration_id}",
    "/exports": "{registration_id}",  # an id
    "/handovers": "{handover_id}",
    "/orphans": "{person_id}#041233#{registration_id}",
    "/assignments": "olga pauwels\n{person_id}",
}


def cursor_of(place, route):
    """As this list hands it out: where something stands in it; empty where it is no such list."""
    tail = TAILS.get("/" + route.path.rpartition("/")[2], "")
    return encoded(tail.format(**place.ids, document_id=NAMED))


@HAVE_A_CURSOR
def test_the_cursor_of_these_tests_is_one_that_is_handed_out(place, route):
    """Or they would be refused for another reason than the one that they are about."""
    assert place.ask(route, query=f"cursor={cursor_of(place, route)}").status == 200


@HAVE_A_CURSOR
def test_a_cursor_that_was_never_handed_out_is_named(place, route):
    real, registration = cursor_of(place, route), place.ids["registration_id"]
    forged = {
        "a word": "x",
        "a number": "25",
        "no alphabet of base64": "%21%21%21%21",
        "not UTF-8": "____" * 20,
        "the tail itself": MOMENT + "%23" + registration,
        "a moment that never was": encoded(f"2026-99-99T99:99:99.999Z#{registration}"),
        "no moment": encoded("gisteren#" + registration * 2),
        "a key of the table": encoded(f"REG%23{registration}"),
        "another partition": encoded(f"DOSSIER#{DOSSIER}#{registration}"),
        "JSON": encoded(json.dumps({"pk": f"DOSSIER#{DOSSIER}", "sk": "DOSSIER"})),
        "a NUL": encoded(f"{MOMENT}#\0"),
        "bidi": encoded(f"{MOMENT}#\u202e{registration}"),
        "two": f"{real},{real}",
        "long": encoded(f"{MOMENT}#" + "x" * 2_000),
    }
    answers = {what: place.ask(route, query=f"cursor={cursor}") for what, cursor in forged.items()}

    assert unlike(answers, 400, names="cursor") == {}


@HAVE_A_CURSOR
def test_a_cursor_that_was_cut_off_is_named_or_goes_on_where_it_can(place, route):
    """At any length; what is left of it may still be a place in the list."""
    real = cursor_of(place, route)
    answers = {n: place.ask(route, query=f"cursor={real[:n]}") for n in range(1, len(real))}

    cut = {n: answer for n, answer in answers.items() if answer.status != 200}
    assert unlike(cut, 400, names="cursor") == {}
    assert len(cut) > len("olga pauwels")
    for answer in (answers[n] for n in answers.keys() - cut):
        assert _is_of_this_list(place, route, answer)


@HAVE_A_CURSOR
def test_a_cursor_from_elsewhere_stays_in_this_list(place, route):
    """In form it is one of ours: it is a place in this list, or none."""
    registration = place.ids["registration_id"]
    tails = {
        "another dossier": f"2026-10-01T08:00:00.000Z#{CAST['anna'].id}",
        "a registration elsewhere": f"{MOMENT}#01a1f7fc-c3e0-74a6-af69-e9ebedefe584",
        "an entry": f"{MOMENT}#{registration}#GOAL#x",
        "long ago": f"0001-01-01T00:00:00.000Z#{registration}",
        "never": f"9999-12-31T23:59:59.999Z#{registration}",
        "somebody elsewhere": f"{CAST['anna'].id}#030569#{registration}",
        "a registration": "01a1f7fc-c3e0-74a6-af69-e9ebedefe584",
        "the first person": "\n!",
        **TAILS,
    }
    cursors = {what: encoded(t.format(**place.ids, document_id=NAMED)) for what, t in tails.items()}
    answers = {what: place.ask(route, query=f"cursor={one}") for what, one in cursors.items()}

    refused = {what: answer for what, answer in answers.items() if answer.status != 200}
    assert unlike(refused, 400, names="cursor") == {}
    for what in answers.keys() - refused:
        assert _is_of_this_list(place, route, answers[what]), what


def _is_of_this_list(place, route, answer):
    """All of these lists are short: without a cursor everything is in it."""
    whole = place.ask(route).json
    return whole["cursor"] is None and all(one in whole["items"] for one in answer.json["items"])
