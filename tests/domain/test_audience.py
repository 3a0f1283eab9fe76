"""An event of the audit trail, as it is read to tell people of it."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.domain.audience import event_of, roles_told
from chalicelib.domain.caller import Role
from chalicelib.domain.identity import Access
from chalicelib.domain.words import Side

CARD = {
    "action": "registration:hand_over",
    "subject": "REG#1",
    "at": "2026-11-24T08:00:00.000Z",
    "by": {"id": "anna", "side": "clb"},
}
PLACE, MARK = "DOSSIER#114983-030569", "2026-11-24#1"
NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)


def test_it_says_to_whom_something_went_and_in_which_handover():
    event = event_of(PLACE, MARK, CARD | {"to": "bert", "handover": "7"})
    assert (event.to, event.handover, event.key) == ("bert", "7", "handover#7")
    assert (event.side, event.partner) == (Side.CLB, "030569")


def test_most_events_name_nobody_else():
    event = event_of(PLACE, MARK, CARD)
    assert (event.to, event.handover, event.key) == ("", "", f"{PLACE}#{MARK}")


def test_what_has_no_sides_has_no_partner():
    event = event_of("ORG#114983", MARK, CARD | {"by": {"id": "clara"}})
    with pytest.raises(ValueError, match="registration:hand_over has no side"):
        event.partner  # noqa: B018 - a property


@pytest.mark.parametrize(("days", "told"), [(59, {Role.CLB.value}), (60, set()), (61, set())])
def test_where_acm_says_who_enters_whoever_signed_in_within_sixty_days_is_told(days, told):
    until = (NOW - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    access = Access("anna", "114983", frozenset({Role.CLB.value}), until)
    assert roles_told(access, True, NOW) == told
    assert roles_told(access, False, NOW) == set()
