"""Standing in and handing over, from one moment until another."""

from dataclasses import replace

import pytest
from conftest import DOSSIER

from chalicelib.domain.caller import Caller, ContextRole, Role
from chalicelib.domain.handovers import acting, hand_back
from chalicelib.domain.model import Author, Registration
from chalicelib.domain.staffing import Actor, Delegation, Handover
from chalicelib.domain.words import HandoverState, Side, Which

CLB, AT = "114983", "2026-11-24T08:00:00.000Z"
FROM, UNTIL = "2026-11-24", "2026-12-08"
CLARA = Actor("clara", "Directeur", Role.ADMIN)
HANDOVER = Handover("h", CLB, "anna", "bert", Which.ALL, (), {}, CLARA, AT)
BERT, ANNA = (Author(name, "", Side.CLB) for name in ("bert", "anna"))
MOVED = Registration("r", DOSSIER, {}, BERT, AT, AT, {}, {}, "bert", handover="h")


@pytest.mark.parametrize(
    ("now", "holds"),
    [("2026-11-23", False), (FROM, True), ("2026-12-07", True), (UNTIL, False)],
)
def test_somebody_stands_in_from_the_first_moment_until_the_last(now, holds):
    delegation = Delegation("d", CLB, "anna", "bert", FROM, UNTIL, "clara")
    assert delegation.holds(now) is holds


@pytest.mark.parametrize(("at", "may"), [("00", True), ("01", False)])
def test_a_handover_is_undone_within_two_weeks(at, may):
    done = replace(HANDOVER, state=HandoverState.DONE)
    assert done.may_be_undone(f"2026-12-08T08:00:{at}.000Z") is may


def test_what_was_handed_over_is_of_no_handover_when_it_is_back():
    undoing = replace(HANDOVER, state=HandoverState.UNDOING, undone_by=CLARA)
    step = hand_back(undoing, {(DOSSIER, "r"): MOVED}, [(DOSSIER, "r", ANNA)], {DOSSIER}, AT)
    (move,) = step.moves
    assert (move.after.owner, move.after.handover, move.handover) == (ANNA, "", "h")


def test_a_step_acts_by_the_role_of_who_asked_and_needs_no_name():
    role = (ContextRole(Role.ADMIN, CLB),)
    expected = Caller("clara", "", role, {CLB: "Directeur"}, through={CLB: CLB})
    assert acting(CLARA, CLB) == expected
