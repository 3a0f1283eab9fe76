"""The rights of ACM/IDM, in every form in which they come; never more than stands there."""

import json
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.domain.acm import LONGEST, RIGHTS, Said, as_text, rights_in
from chalicelib.domain.caller import Role

SCHOOL, CLB = "SamenwerkingsdossierGebruiker-school", "SamenwerkingsdossierGebruiker-clb"
AT_SCHOOL = {"030569": {Role.SCHOOL}}
BOTH = {"030569": {Role.SCHOOL}, "114983": {Role.CLB}}
TWO = {"030569": {Role.SCHOOL}, "041233": {Role.SCHOOL}}


@pytest.mark.parametrize(
    ("value", "roles"),
    [
        ([f"{SCHOOL}:030569"], AT_SCHOOL),
        (f"{SCHOOL}:030569", AT_SCHOOL),
        (f"[{SCHOOL}:030569]", AT_SCHOOL),
        (f'["{SCHOOL}:030569"]', AT_SCHOOL),
        (f'"{SCHOOL}:030569"', AT_SCHOOL),
        (f"{SCHOOL.upper()}:30569", AT_SCHOOL),
        (f"{SCHOOL}: 030569", AT_SCHOOL),
        ([f"{SCHOOL}:030569", f"{CLB}:114983"], BOTH),
        (f"[{SCHOOL}:030569, {CLB}:114983]", BOTH),
        (f"[{SCHOOL}:030569 {CLB}:114983]", BOTH),
        (f'["{SCHOOL}:030569","{CLB}:114983"]', BOTH),
        (f"{SCHOOL}:030569,{CLB}:114983", BOTH),
        (f"[{quote(SCHOOL + ':030569')}, {quote(CLB + ':114983')}]", BOTH),
        ([f"{SCHOOL}:030569,041233"], TWO),
        ([f"{SCHOOL}:030569, 041233"], TWO),
        (f"[{SCHOOL}:030569,41233]", TWO),
        (f"[{SCHOOL}:030569, 041233]", TWO),
        (f"[{SCHOOL}%3A030569%2C+041233]", TWO),
        ([f"{SCHOOL}:030569", f"{SCHOOL}:041233"], TWO),
        ([f"{SCHOOL}:030569", ""], AT_SCHOOL),
        (["SamenwerkingsdossierBeheerder-clb:114983"], {"114983": {Role.ADMIN}}),
    ],
)
def test_rights_are_read_in_every_form_in_which_they_come(value, roles):
    assert rights_in(value) == Said(roles)


@pytest.mark.parametrize("value", [None, "", "[]", [], 7, {}, b"x", "[", '"', "  "])
def test_nothing_gives_nothing(value):
    assert rights_in(value) == Said({})


@pytest.mark.parametrize(
    "value",
    [
        f"[{SCHOOL}:030569, {CLB}:1149",  # cut off: whose number would 1149 be?
        f'["{SCHOOL}:030569"',
        f"{SCHOOL}",
        f"{SCHOOL}:",
        f"{SCHOOL}:0305690",
        f"{SCHOOL}:٠٣٠٥٦٩",
        f"{SCHOOL}:OVO000123",
        f"{SCHOOL}:0123456789",
        f"030569:{SCHOOL}",
        f"{SCHOOL}:x:030569",
        f"{SCHOOL}-030569",
        [f"{SCHOOL}", "030569"],
        [f"{SCHOOL}:x", "030569"],
        f"{SCHOOL}:x, 030569",
        [[f"{SCHOOL}:030569"]],
        [{"right": f"{SCHOOL}:030569"}],
        "ſamenwerkingsdossiergebruiker-school:030569",  # ſ is an s in small letters, for who folds
        "samenwerkingsdossier-school:030569",  # our own word for a role is none of ACM's
        "[" * 100_000,
    ],
)
def test_what_is_not_exactly_a_right_at_a_number_is_nothing(value):
    assert rights_in(value).roles == {}


@pytest.mark.parametrize("form", [list, json.dumps])
def test_a_number_by_itself_belongs_to_no_right_of_another_entry(form):
    assert rights_in(form([f"{SCHOOL}:030569", "041233"])).roles == AT_SCHOOL


def test_unknown_rights_are_named_and_give_nothing():
    said = rights_in([f"{SCHOOL}:030569", "IrisGebruiker-school:030569,041233", "Kijker:1"])

    assert said.roles == AT_SCHOOL
    assert said.unknown == {"IrisGebruiker-school", "Kijker"}
    assert said.unreadable == 0


def test_what_could_be_about_somebody_is_counted_and_not_named():
    said = rights_in(["j.peeters@school.example:1", f"{SCHOOL}:iemand", "85.07.30-033.28:1"])

    assert (said.roles, said.unknown, said.unreadable) == ({}, frozenset(), 3)


NUMBERS = st.integers(0, 999_999).map(lambda number: f"{number:06}")
ENTRIES = st.lists(
    st.tuples(st.sampled_from([*RIGHTS, "Other-school"]), st.lists(NUMBERS, min_size=1)),
    max_size=8,
)
FORMS = {
    "array": lambda entries: entries,
    "flat": lambda entries: f"[{', '.join(entries)}]",
    "encoded": lambda entries: f"[{', '.join(map(quote, entries))}]",
    "json": json.dumps,
    "encoded json": lambda entries: quote(json.dumps(entries)),
    "one text": ", ".join,
}


@given(ENTRIES, st.sampled_from(sorted(FORMS)), st.booleans())
def test_a_form_changes_nothing_of_what_is_said(entries, form, short):
    """``short``: as a number, without the zeros in front."""
    expected = {}
    for right, numbers in entries:
        for number in numbers if right in RIGHTS else ():
            expected.setdefault(number, set()).add(RIGHTS[right])
    texts = [
        f"{right}:{','.join(number.lstrip('0') or '0' if short else number for number in numbers)}"
        for right, numbers in entries
    ]

    assert rights_in(FORMS[form](texts)).roles == expected


PIECES = st.sampled_from([*RIGHTS, "Other", ":", ",", " ", "[", "]", '"', "%3A", "1", "030569"])
TEXTS = st.one_of(st.text(), st.lists(PIECES).map("".join))
ANYTHING = st.recursive(
    st.one_of(st.none(), st.integers(), st.floats(), st.binary(), TEXTS),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
)


@given(ANYTHING)
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])  # a machine may be busy
def test_reading_never_raises(value):
    rights_in(value)


@given(TEXTS)
def test_nothing_is_granted_that_the_text_does_not_say(text):
    for number, roles in rights_in(text).roles.items():
        assert number.lstrip("0") in text
        said = {role for right, role in RIGHTS.items() if right.lower() in text.lower()}
        assert roles <= said


ROLES = st.dictionaries(NUMBERS, st.frozensets(st.sampled_from(Role), min_size=1), max_size=20)


@given(ROLES)
def test_what_is_written_down_reads_the_same(roles):
    assert rights_in(as_text(roles)) == Said(roles)


def test_no_more_is_written_down_than_cognito_keeps():
    everywhere = {f"{number:06}": frozenset({Role.SCHOOL, Role.ADMIN}) for number in range(500)}
    text = as_text(everywhere)

    assert LONGEST - 20 < len(text) <= LONGEST
    kept = rights_in(text).roles
    assert kept == {number: everywhere[number] for number in kept}  # whole institutions
    assert len(kept) > 130
