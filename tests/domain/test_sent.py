"""What people send: everything that fits gets in unharmed, the rest is refused by field."""

import json
import time
from datetime import date

import pytest
from conftest import QUICK
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from chalicelib.domain.model import school_year
from chalicelib.domain.sent import NewAgreement, NewRegistration, NewReply
from chalicelib.domain.words import ReplyKind

FULL = QUICK | {
    "domains": ["learning", "wellbeing"],
    "themes": ["pesten", "klasklimaat"],
    "care_phase": "increased",
    "target_group": "tweede graad, drie klassen",
    "signal_source": "klassenraad",
    "description": "Op de speelplaats nemen signalen toe.\nHet team vraagt hoe het dit opvolgt.",
    "understanding": "De leerlingen missen een veilige plek tijdens de middag.",
    "advice": "Start met een korte bevraging in elke klas.",
    "outcome": "Het team koos voor toezicht in zones.",
    "participants": [{"function": "zorgcoördinator", "count": 1}],
    "contact_form": "on_site",
    "duration_minutes": 50,
    "follow_up_on": "2026-12-07",
    "site": "vestiging Dorp",
}


def test_a_full_registration_keeps_every_field_as_it_was_sent():
    assert NewRegistration.model_validate(FULL, strict=False).content == FULL


def test_what_was_left_out_or_sent_as_null_is_absent():
    sent = QUICK | {"advice": None, "domains": [], "themes": []}

    assert NewRegistration.model_validate(sent, strict=False).content == QUICK


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"activity": "iets"}, "activity"),
        ({"title": ""}, "title"),
        ({"title": "   "}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"title": "twee\nregels"}, "title"),
        ({"title": 3}, "title"),
        ({"activity_date": "2026-02-30"}, "activity_date"),
        ({"activity_date": "1999-12-31"}, "activity_date"),
        ({"activity_date": "2100-01-01"}, "activity_date"),
        ({"activity_date": 20261116}, "activity_date"),
        ({"activity_date": "1763251200"}, "activity_date"),
        ({"boundary_confirmed": False}, "boundary_confirmed"),
        ({"boundary_confirmed": 1}, "boundary_confirmed"),
        ({"domains": ["learning", "learning"]}, "domains"),
        ({"themes": [str(n) for n in range(11)]}, "themes"),
        ({"description": "x" * 4001}, "description"),
        ({"description": "een\u0000nul"}, "description"),
        ({"description": "een \u202eomgekeerd"}, "description"),
        ({"description": "een \ufffd byte"}, "description"),
        ({"duration_minutes": "50"}, "duration_minutes"),
        ({"duration_minutes": 0}, "duration_minutes"),
        ({"duration_minutes": True}, "duration_minutes"),
        ({"participants": [{"function": "zoco", "count": 1, "name": "x"}]}, "participants"),
        ({"owner": "iemand"}, "owner"),
        ({"id": "x"}, "id"),
    ],
)
def test_what_does_not_fit_is_refused_by_field(change, field):
    with pytest.raises(ValidationError) as refused:
        NewRegistration.model_validate_json(json.dumps(QUICK | change))

    assert {error["loc"][0] for error in refused.value.errors()} == {field}


@pytest.mark.parametrize("missing", sorted(QUICK))
def test_a_quick_registration_needs_its_four_fields(missing):
    with pytest.raises(ValidationError, match=missing):
        NewRegistration.model_validate({k: v for k, v in QUICK.items() if k != missing})


def test_one_text_has_one_form():
    sent = {"kind": "remark", "text": "  Cafe\u200b\u0301\r\n\ufeffen verder\u200e "}
    decomposed = NewReply.model_validate(sent, strict=False)

    assert decomposed.text == "Caf\u00e9\nen verder"


@pytest.mark.parametrize("text", ["👩‍🏫 komt langs", "zorg\u00adcoördinator", "tab\tteken", "日本"])
def test_ordinary_signs_of_people_get_in(text):
    assert NewReply.model_validate({"kind": "remark", "text": text}, strict=False).text == text


def test_an_agreement_says_who_is_bound():
    with pytest.raises(ValidationError, match="party"):
        NewAgreement.model_validate({"text": "We spreken af", "party": "ouders"}, strict=False)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_school_year_runs_from_1_september_to_31_august(day):
    first, last = (int(year) for year in school_year(day).split("-"))

    assert last == first + 1
    assert date(first, 9, 1) <= day <= date(last, 8, 31)


@pytest.mark.parametrize(
    "text",
    ["\u00ad\u200d", "\u3164", "\u2800 \u2800", "twee\u2028regels", "niet\uffff", "niet\ufdd0"],
)
def test_what_nobody_can_read_is_refused(text):
    with pytest.raises(ValidationError):
        NewReply.model_validate({"kind": "remark", "text": text}, strict=False)


def test_a_text_is_measured_in_the_form_in_which_it_is_kept():
    decomposed = "e\u0301" * 120

    kept = NewRegistration.model_validate(QUICK | {"title": decomposed}, strict=False)
    assert len(kept.title) == 120
    with pytest.raises(ValidationError):
        NewRegistration.model_validate(QUICK | {"title": "\ufb2c" * 120}, strict=False)


def test_what_is_much_too_long_is_refused_before_its_accents_are_put_in_order():
    start = time.monotonic()

    with pytest.raises(ValidationError, match="at most 4000"):
        NewReply(kind=ReplyKind.REMARK, text="a" + "\u0301\u0323" * 50_000)
    assert time.monotonic() - start < 2  # in order, they take nine
