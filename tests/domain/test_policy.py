"""The policy, cell by cell; and that a Grant is the only way in."""

from dataclasses import replace

import pytest
from conftest import DOSSIER, ELSEWHERE, caller

from chalicelib.domain.errors import Forbidden, NotFound
from chalicelib.domain.model import Author, Entry, Registration
from chalicelib.domain.policy import Action, Caller, ContextRole, Role, may_read, permit
from chalicelib.domain.words import EntryKind, Side
from local.people import CAST

OF_ANNA = Registration(
    id="r",
    dossier_id=DOSSIER,
    content={},
    owner=Author(CAST["anna"].id, "", Side.CLB),
    opened_at="",
    last_activity_at="",
    last_activity_side=Side.CLB,
    revised_by="",
)

OF_SOFIE = Entry(
    kind=EntryKind.REPLY,
    id="e",
    dossier_id=DOSSIER,
    registration_id="r",
    content={},
    author=Author(CAST["sofie"].id, "", Side.SCHOOL),
    added_at="",
    revised_by="",
)
OUTSIDE = "sara 3  olga 4  piet 4"
ADMIN_ONLY = f"anna 3  bert 3  clara Y  sofie 3  tom 3  {OUTSIDE}"
KEEPERS = f"anna Y  bert 3  clara Y  sofie 3  tom 3  {OUTSIDE}"
PARTNERS = f"anna Y  bert Y  clara 3  sofie Y  tom Y  {OUTSIDE}"
AUTHOR = f"anna 3  bert 3  clara 3  sofie Y  tom 3  {OUTSIDE}"

# What each of the cast may do in the dossier of CLB A and school A, with a registration of Anna's
# and a reply of Sofie's. Y: yes; 3: told that they may not (403); 4: learns nothing (404).
ALLOWED = {
    Action.READ: f"anna Y  bert Y  clara Y  sofie Y  tom Y  {OUTSIDE}",
    Action.START_DOSSIER: ADMIN_ONLY,
    Action.END_DOSSIER: ADMIN_ONLY,
    Action.OPEN_REGISTRATION: f"anna Y  bert Y  clara 3  sofie 3  tom 3  {OUTSIDE}",
    Action.REVISE_REGISTRATION: KEEPERS,
    Action.TAKE_UP: KEEPERS,
    Action.CLOSE: KEEPERS,
    Action.REOPEN: KEEPERS,
    Action.HAND_OVER: KEEPERS,
    Action.TRASH_REGISTRATION: KEEPERS,
    Action.RESTORE_REGISTRATION: KEEPERS,
    Action.ADD_REPLY: PARTNERS,
    Action.REVISE_REPLY: AUTHOR,
    Action.TRASH_REPLY: AUTHOR,
    Action.RESTORE_REPLY: AUTHOR,
    Action.ADD_GOAL: PARTNERS,
    Action.REVISE_GOAL: PARTNERS,
    Action.TRASH_GOAL: PARTNERS,
    Action.RESTORE_GOAL: PARTNERS,
    Action.ADD_AGREEMENT: PARTNERS,
    Action.REVISE_AGREEMENT: PARTNERS,
    Action.TRASH_AGREEMENT: PARTNERS,
    Action.RESTORE_AGREEMENT: PARTNERS,
}
CELLS = [(action, *cell.split()) for action, row in ALLOWED.items() for cell in row.split("  ")]


def test_the_table_has_a_row_for_every_action_and_everybody():
    assert set(ALLOWED) == set(Action)
    assert {who for _, who, _ in CELLS} == set(CAST)


@pytest.mark.parametrize(("action", "who", "expected"), CELLS)
def test_a_cell(action, who, expected):
    subject = OF_SOFIE if action.startswith("reply:") else OF_ANNA

    assert _outcome(caller(who), action, DOSSIER, subject) == expected


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("who", ["anna", "bert", "clara", "sofie", "tom", "sara"])
def test_in_a_dossier_of_others_everybody_is_an_outsider(who, action):
    assert _outcome(caller(who), action, ELSEWHERE, None) == "4"


@pytest.mark.parametrize(
    ("role", "number"), [(Role.SCHOOL, "114983"), (Role.CLB, "030569")], ids=["school", "clb"]
)
@pytest.mark.parametrize("action", list(Action))
def test_a_role_held_on_the_wrong_side_is_no_role(role, number, action):
    assert _outcome(Caller("x", "X", (ContextRole(role, number),)), action, DOSSIER, None) == "4"


def test_owning_a_registration_without_a_role_any_more_gives_nothing():
    left = Caller(CAST["anna"].id, "Anna", (ContextRole(Role.CLB, "114991"),))

    assert _outcome(left, Action.REVISE_REGISTRATION, DOSSIER, OF_ANNA) == "4"


def test_an_admin_at_one_institution_with_a_plain_role_at_another_keeps_them_apart():
    roles = (ContextRole(Role.ADMIN, "114991"), ContextRole(Role.CLB, "114983"))
    both = Caller("x", "X", roles)

    assert _outcome(both, Action.START_DOSSIER, DOSSIER, None) == "3"
    assert _outcome(both, Action.START_DOSSIER, ELSEWHERE, None) == "Y"
    assert _outcome(both, Action.OPEN_REGISTRATION, ELSEWHERE, None) == "3"


def test_a_grant_says_by_which_role_and_for_which_side():
    grant = permit(caller("sofie"), Action.ADD_REPLY, DOSSIER)

    assert (grant.role, grant.side) == (Role.SCHOOL, Side.SCHOOL)
    assert (grant.institution, grant.partner) == ("030569", "114983")
    assert grant.author.function == "zorgcoördinator"


@pytest.mark.parametrize(
    "dossier_id", ["", "114983", "114983-03056", "x-114983-030569", f"{DOSSIER}\n", "114983_030569"]
)
def test_what_is_no_pair_of_numbers_does_not_exist(dossier_id):
    assert _outcome(caller("anna"), Action.READ, dossier_id, None) == "4"


@pytest.mark.parametrize("who", sorted(CAST))
def test_a_list_shows_just_the_dossiers_that_may_be_read(who):
    reads = _outcome(caller(who), Action.READ, DOSSIER, None) == "Y"

    assert may_read(caller(who), DOSSIER) is reads


def _outcome(who, action, dossier_id, subject):
    try:
        grant = permit(who, action, dossier_id, subject)
    except Forbidden:
        return "3"
    except NotFound:
        return "4"
    assert grant.caller is who
    return "Y"


def test_who_is_owner_and_administrator_acts_as_owner():
    roles = (ContextRole(Role.ADMIN, "114983"), ContextRole(Role.CLB, "114983"))
    both = Caller(CAST["anna"].id, "Anna", roles)

    assert permit(both, Action.REVISE_REGISTRATION, DOSSIER, OF_ANNA).role is Role.CLB


def test_a_delegate_does_what_the_owner_does_except_to_give_it_away():
    bert = replace(caller("bert"), acts_for=frozenset({(CAST["anna"].id, "114983")}))

    assert _outcome(bert, Action.REVISE_REGISTRATION, DOSSIER, OF_ANNA) == "Y"
    assert _outcome(bert, Action.TRASH_REGISTRATION, DOSSIER, OF_ANNA) == "Y"
    assert _outcome(bert, Action.HAND_OVER, DOSSIER, OF_ANNA) == "3"


def test_who_acts_for_somebody_elsewhere_does_not_act_for_them_here():
    bert = replace(caller("bert"), acts_for=frozenset({(CAST["anna"].id, "114991")}))

    assert _outcome(bert, Action.REVISE_REGISTRATION, DOSSIER, OF_ANNA) == "3"
