"""The policy, cell by cell; and that a Grant is the only way in."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import DOSSIER, ELSEWHERE, caller

from chalicelib.domain import policy
from chalicelib.domain.caller import PLATFORM, Caller, ContextRole, Role
from chalicelib.domain.documents_model import Document, File
from chalicelib.domain.errors import Forbidden, NotFound
from chalicelib.domain.exports_model import Export, Wanted
from chalicelib.domain.model import Author, Dossier, Entry, Proposal, Registration
from chalicelib.domain.policy import (
    RULES,
    Action,
    Relation,
    may,
    may_at,
    permit,
    permit_addressee,
    permit_anybody,
    permit_at,
    permit_invited,
    permit_operator,
    permit_platform,
)
from chalicelib.domain.words import EntryKind, ExportFormat, ExportKind, Side
from local.people import CAST

OF_ANNA = Registration(
    id="r",
    dossier_id=DOSSIER,
    content={},
    owner=Author(CAST["anna"].id, "", Side.CLB),
    opened_at="",
    last_activity_at="",
    active_at={},
    active_by={},
    revised_by="",
)

PROPOSED = Dossier(
    id=DOSSIER,
    names={},
    started_at="",
    revised_by="",
    proposal=Proposal("030569", Author(CAST["anna"].id, "", Side.CLB), ""),
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
OF_TOM = Document(
    id="d",
    dossier_id=DOSSIER,
    content={},
    author=Author(CAST["tom"].id, "", Side.SCHOOL),
    added_at="",
    revised_by="",
    latest=File(
        number=2,
        name="",
        type="",
        size=1,
        sha256="",
        author=Author(CAST["sofie"].id, "", Side.SCHOOL),
        added_at="",
    ),
)
EXPORT_OF_SOFIE = Export(
    id="x",
    wanted=Wanted("030569", DOSSIER, ExportKind.OVERVIEW, ExportFormat.CSV, "2026-2027"),
    author=Author(CAST["sofie"].id, "", Side.SCHOOL),
    made_at="",
    kept_until="",
)
OUTSIDE = "sara 3  noor 4  olga 4  piet 4"
ADMIN_ONLY = f"anna 3  bert 3  clara Y  sofie 3  tom 3  {OUTSIDE}"
KEEPERS = f"anna Y  bert 3  clara Y  sofie 3  tom 3  {OUTSIDE}"
PARTNERS = f"anna Y  bert Y  clara 3  sofie Y  tom Y  {OUTSIDE}"
AUTHOR = f"anna 3  bert 3  clara 3  sofie Y  tom 3  {OUTSIDE}"

SHARERS = f"anna 3  bert 3  clara 3  sofie Y  tom Y  {OUTSIDE}"
NOBODY = f"anna 3  bert 3  clara 3  sofie 3  tom 3  {OUTSIDE}"

# What each of the cast may do in the dossier of CLB A and school A, with a registration of Anna's,
# a reply of Sofie's, a document of Tom's of which the latest file is Sofie's, and a number that the
# CLB proposed. Y: yes; 3: told that they may not (403); 4: learns nothing (404).
ALLOWED = {
    Action.READ: f"anna Y  bert Y  clara Y  sofie Y  tom Y  {OUTSIDE}",
    Action.READ_OVERVIEW: f"anna Y  bert Y  clara Y  sofie Y  tom Y  {OUTSIDE}",
    Action.EXPORT: f"anna Y  bert Y  clara Y  sofie Y  tom Y  {OUTSIDE}",
    Action.LIST_EXPORTS: f"anna Y  bert Y  clara Y  sofie Y  tom Y  {OUTSIDE}",
    Action.READ_EXPORT: AUTHOR,
    Action.DOWNLOAD_EXPORT: AUTHOR,
    Action.MAKE_EXPORT: NOBODY,
    Action.START_DOSSIER: ADMIN_ONLY,
    Action.END_DOSSIER: ADMIN_ONLY,
    Action.PROPOSE_NUMBER: PARTNERS,
    Action.CONFIRM_NUMBER: f"anna 3  bert 3  clara 3  sofie Y  tom Y  {OUTSIDE}",
    Action.DECLINE_NUMBER: f"anna 3  bert 3  clara 3  sofie Y  tom Y  {OUTSIDE}",
    Action.WITHDRAW_NUMBER: f"anna Y  bert Y  clara 3  sofie 3  tom 3  {OUTSIDE}",
    Action.TAKE_BACK: f"anna Y  bert Y  clara Y  sofie 3  tom 3  {OUTSIDE}",
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
    Action.SHARE_DOCUMENT: PARTNERS,
    Action.REVISE_DOCUMENT: PARTNERS,
    Action.ADD_VERSION: PARTNERS,
    Action.RESTORE_VERSION: PARTNERS,
    Action.REPORT_UPLOAD: AUTHOR,
    Action.READ_FOUND_NAMES: AUTHOR,
    Action.CONFIRM_NAMES: AUTHOR,
    Action.TRASH_DOCUMENT: SHARERS,
    Action.RESTORE_DOCUMENT: SHARERS,
    Action.DOWNLOAD: f"anna Y  bert Y  clara Y  sofie Y  tom Y  {OUTSIDE}",
    Action.JUDGE: NOBODY,
    Action.PURGE: NOBODY,
    Action.PURGE_REGISTRATION: NOBODY,
    Action.PURGE_REPLY: NOBODY,
    Action.PURGE_GOAL: NOBODY,
    Action.PURGE_AGREEMENT: NOBODY,
    Action.DETACH: NOBODY,
    Action.PROPOSE_CLOSING: NOBODY,
    Action.CHECK_NAMES: f"anna Y  bert Y  clara Y  sofie Y  tom Y  {OUTSIDE}",
}
ELSEWHERE_4 = "sofie 4  tom 4  sara 4  noor 4  olga 4  piet 4"

LOCAL_ADMIN = f"anna 3  bert 3  clara Y  {ELSEWHERE_4}"

OWN_OR_ADMIN = f"anna Y  bert 3  clara Y  {ELSEWHERE_4}"
OWN = f"anna Y  bert 3  clara 3  {ELSEWHERE_4}"
CLB_STAFF = f"anna Y  bert Y  clara Y  {ELSEWHERE_4}"

# The same, at CLB A itself, of what is Anna's own.
ALLOWED_AT = {
    Action.SEND_MESSAGE: f"anna Y  bert Y  clara Y  {ELSEWHERE_4}",
    Action.READ_MESSAGES: LOCAL_ADMIN,
    Action.READ_DESTROYED: LOCAL_ADMIN,
    Action.READ_WORDS: LOCAL_ADMIN,
    Action.ADD_WORD: LOCAL_ADMIN,
    Action.REMOVE_WORD: LOCAL_ADMIN,
    Action.READ_OVERVIEW_OF_CLB: CLB_STAFF,
    Action.EXPORT_OF_CLB: CLB_STAFF,
    Action.LIST_EXPORTS_OF_CLB: CLB_STAFF,
    Action.READ_EXPORT_OF_CLB: OWN,
    Action.DOWNLOAD_EXPORT_OF_CLB: OWN,
    Action.READ_COLLEAGUES: CLB_STAFF,
    Action.READ_ORPHANS: LOCAL_ADMIN,
    Action.LIST_HANDOVERS: CLB_STAFF,
    Action.READ_HANDOVER: OWN_OR_ADMIN,
    Action.PREVIEW_HANDOVER: OWN_OR_ADMIN,
    Action.START_HANDOVER: OWN_OR_ADMIN,
    Action.UNDO_HANDOVER: OWN_OR_ADMIN,
    Action.READ_DELEGATIONS: CLB_STAFF,
    Action.ADD_DELEGATION: OWN_OR_ADMIN,
    Action.END_DELEGATION: OWN_OR_ADMIN,
    Action.READ_RIGHTS: LOCAL_ADMIN,
    Action.GRANT_RIGHTS: LOCAL_ADMIN,
    Action.CHANGE_RIGHTS: LOCAL_ADMIN,
    Action.END_RIGHTS: LOCAL_ADMIN,
    Action.BLOCK: LOCAL_ADMIN,
    Action.UNBLOCK: LOCAL_ADMIN,
    Action.EXPORT_RIGHTS: LOCAL_ADMIN,
    Action.READ_INVITATIONS: LOCAL_ADMIN,
    Action.INVITE: LOCAL_ADMIN,
    Action.WITHDRAW_INVITATION: LOCAL_ADMIN,
}
ALLOWED_ANYBODY = {
    Action.SEND_TO_OPERATOR,
    Action.CHECK_OWN_ACCESS,
    Action.READ_PREFERENCES,
    Action.SET_PREFERENCES,
}
ALLOWED_ADDRESSEE = {Action.UNSUBSCRIBE}  # by a token alone
# What nobody is granted over HTTP.
ALLOWED_INVITED = {Action.ACCEPT_INVITATION}
ALLOWED_OPERATOR = {
    Action.GRANT_AS_OPERATOR,
    Action.RECORD_SUCCESSION,
    Action.SET_RIGHTS_FROM,
    Action.WARN_OPERATOR,
    Action.HOLD,
    Action.RELEASE,
}


def cells_of(table):
    """Action → what each of the cast gets."""
    rows = {action: [cell.split() for cell in row.split("  ")] for action, row in table.items()}
    assert {len(row) for row in rows.values()} == {len(CAST)}
    return {action: dict(row) for action, row in rows.items()}


CELLS, CELLS_AT = cells_of(ALLOWED), cells_of(ALLOWED_AT)


def test_the_tables_have_a_row_for_every_action_and_everybody():
    rows = {*ALLOWED, *ALLOWED_AT, *ALLOWED_ANYBODY, *ALLOWED_INVITED, *ALLOWED_OPERATOR}
    rows |= ALLOWED_ADDRESSEE
    assert rows == set(Action) == set(RULES)
    for row in (*CELLS.values(), *CELLS_AT.values()):
        assert row.keys() == CAST.keys()


@pytest.mark.parametrize("action", CELLS)
def test_a_row(action):
    subjects = {
        "reply": OF_SOFIE,
        "document": OF_TOM,
        "number": PROPOSED,
        "export": EXPORT_OF_SOFIE,
    }
    subject = subjects.get(action.partition(":")[0], OF_ANNA)

    assert {who: _outcome(caller(who), action, DOSSIER, subject) for who in CAST} == CELLS[action]


def test_what_was_asked_for_at_a_clb_is_not_had_by_another_right_of_the_same_person():
    """It has the minutes in it."""
    sofie = caller("sofie")
    of_clb = replace(EXPORT_OF_SOFIE, wanted=replace(EXPORT_OF_SOFIE.wanted, institution="114983"))

    assert _outcome(sofie, Action.DOWNLOAD_EXPORT, DOSSIER, EXPORT_OF_SOFIE) == "Y"
    assert _outcome(sofie, Action.DOWNLOAD_EXPORT, DOSSIER, of_clb) == "3"


@pytest.mark.parametrize("action", CELLS_AT)
def test_a_row_at_an_institution(action):
    asked = {who: (caller(who), action, "114983", [CAST["anna"].id]) for who in CAST}

    assert {who: _outcome_of(permit_at, *one) for who, one in asked.items()} == CELLS_AT[action]
    may = {who for who, one in asked.items() if may_at(*one)}
    assert may == {who for who, expected in CELLS_AT[action].items() if expected == "Y"}


@pytest.mark.parametrize("action", [a for a in ALLOWED_AT if ALLOWED_AT[a] == OWN_OR_ADMIN])
def test_what_is_nobody_s_own_is_for_the_administrator(action):
    """Such as everything that has no owner."""
    got = {who: _outcome_of(permit_at, caller(who), action, "114983") for who in ("anna", "clara")}

    assert got == {"anna": "3", "clara": "Y"}


@pytest.mark.parametrize("who", sorted(CAST))
def test_what_asks_no_role_is_for_everybody(who):
    grant = permit_anybody(caller(who), Action.SEND_TO_OPERATOR)

    assert (grant.caller.id, grant.role, grant.institution) == (CAST[who].id, None, "")


@pytest.mark.parametrize("action", list(Action))
def test_an_action_is_granted_in_its_own_kind_of_place_only(action):
    """Olga has each role that there is at her CLB, but that of a school."""
    olga = caller("olga")
    places = {
        "dossier": _outcome_of(permit, olga, action, ELSEWHERE),
        "institution": _outcome_of(permit_at, olga, action, "114991"),
        "anybody": _outcome_of(permit_anybody, olga, action),
        "invited": _outcome_of(permit_invited, olga, action, "114991"),
        "addressee": _outcome_of(_as_addressee, olga, action, ""),
        "operator": _outcome_of(_as_operator, olga, action, "114991"),
        "platform": _platform(action),
    }

    granted = {place for place, outcome in places.items() if outcome == "Y"}
    assert granted <= {_place_of(action)}
    assert {outcome for place, outcome in places.items() if place not in granted} <= {"3"}


def _platform(action):
    try:
        return "Y" if permit_platform(action, ELSEWHERE, Side.CLB) else ""
    except Forbidden:
        return "3"


def test_what_the_platform_does_is_done_by_nobody_on_behalf_of_a_side():
    grant = permit_platform(Action.JUDGE, DOSSIER, Side.SCHOOL)

    assert (grant.caller, grant.role) == (PLATFORM, None)
    assert (grant.side, grant.institution) == (Side.SCHOOL, "030569")


def _place_of(action):
    relations = {relation for _, relation in RULES[action]}
    for relation in (Relation.INVITED, Relation.ADDRESSEE, Relation.OPERATOR, Relation.PLATFORM):
        if relation in relations:
            return relation.value
    if Relation.SIGNED_IN in relations:
        return "anybody"
    return "institution" if Relation.AT_INSTITUTION in relations else "dossier"


def _as_addressee(who, action, institution):
    """Whoever holds the token is whom it says, with no role anywhere."""
    grant = permit_addressee(action, who.id)
    assert (grant.caller.id, grant.caller.roles, grant.role, grant.institution) == (
        who.id,
        (),
        None,
        "",
    )
    return replace(grant, caller=who)


def _as_operator(who, action, institution):
    """Who runs the platform has no account in it."""
    grant = permit_operator(action, institution)
    nobody = Caller("operator", "", ())
    assert (grant.caller, grant.role, grant.institution) == (nobody, None, institution)
    return replace(grant, caller=who)


def test_no_role_is_asked_for_messages_to_the_operator_and_by_who_is_no_user():
    """Whatever else asked none would be written without looking at the writer's right."""
    nothing_written = {Action.CHECK_OWN_ACCESS, Action.READ_PREFERENCES}
    their_own = {Action.SET_PREFERENCES, Action.UNSUBSCRIBE}  # what they are mailed
    asking_none = {a for a, rule in RULES.items() if any(role is None for role, _ in rule)}
    assert asking_none - nothing_written - their_own == {
        Action.SEND_TO_OPERATOR,
        *ALLOWED_INVITED,
        *ALLOWED_OPERATOR,
        *(action for action in ALLOWED if ALLOWED[action] == NOBODY),
    }


def test_what_was_invited_or_runs_the_platform_is_written_nowhere_over_http():
    """Only the sign-in and the commands ask for these grants."""
    routes = Path(policy.__file__).parent.parent.glob("api/*.py")
    texts = [path.read_text(encoding="utf-8") for path in routes]
    assert [t for t in texts if "permit_invited" in t or "permit_operator" in t] == []


def test_what_a_successor_has_of_its_predecessor_is_checked_at_the_successor():
    roles = (ContextRole(Role.CLB, "114983"), ContextRole(Role.CLB, "200001"))
    anna = replace(caller("anna"), roles=roles, through={"114983": "200001"})

    grant = permit(anna, Action.OPEN_REGISTRATION, DOSSIER)

    assert (grant.institution, grant.kept_at, grant.side) == ("114983", "200001", Side.CLB)


def test_at_an_institution_the_role_that_is_nearest_to_the_work_is_named():
    grant = permit_at(caller("olga"), Action.SEND_MESSAGE, "114991")

    assert (grant.role, grant.institution, grant.side) == (Role.CLB, "114991", None)
    assert grant.function == "maatschappelijk werker"


@pytest.mark.parametrize("number", ["", "11498", "1149833", "114983\n", "114983-030569", "*"])
def test_what_is_no_number_of_an_institution_does_not_exist(number):
    assert _outcome_of(permit_at, caller("clara"), Action.READ_MESSAGES, number) == "4"


@pytest.mark.parametrize("who", ["anna", "bert", "clara", "sofie", "tom", "sara", "noor"])
def test_in_a_dossier_of_others_everybody_is_an_outsider(who):
    got = {action: _outcome(caller(who), action, ELSEWHERE, None) for action in Action}

    assert got == dict.fromkeys(Action, "4")


@pytest.mark.parametrize(
    ("role", "number"), [(Role.SCHOOL, "114983"), (Role.CLB, "030569")], ids=["school", "clb"]
)
def test_a_role_held_on_the_wrong_side_is_no_role(role, number):
    somebody = Caller("x", "X", (ContextRole(role, number),))
    got = {action: _outcome(somebody, action, DOSSIER, None) for action in Action}

    assert got == dict.fromkeys(Action, "4")


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
    assert (grant.institution, grant.dossier_id) == ("030569", DOSSIER)
    assert grant.author.function == "zorgcoördinator"


@pytest.mark.parametrize(
    "dossier_id", ["", "114983", "114983-03056", "x-114983-030569", f"{DOSSIER}\n", "114983_030569"]
)
def test_what_is_no_pair_of_numbers_does_not_exist(dossier_id):
    assert _outcome(caller("anna"), Action.READ, dossier_id, None) == "4"


@pytest.mark.parametrize("who", sorted(CAST))
def test_a_list_shows_just_the_dossiers_that_may_be_read(who):
    reads = _outcome(caller(who), Action.READ, DOSSIER, None) == "Y"

    assert may(caller(who), Action.READ, DOSSIER) is reads


def _outcome(who, action, dossier_id, subject):
    return _outcome_of(permit, who, action, dossier_id, subject)


def _outcome_of(question, who, *asked):
    try:
        grant = question(who, *asked)
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


def test_a_grant_says_for_whom_somebody_acts():
    bert = replace(caller("bert"), acts_for=frozenset({(CAST["anna"].id, "114983")}))
    own = replace(OF_ANNA, owner=Author(bert.id, "", Side.CLB))

    grants = [permit(bert, Action.CLOSE, DOSSIER, one) for one in (OF_ANNA, own)]

    assert [grant.on_behalf_of for grant in grants] == [CAST["anna"].id, None]


def test_who_proposed_a_number_does_not_confirm_it_for_the_other_side_too():
    """Somebody who works at both does, for the side that was asked."""
    roles = caller("anna").roles + caller("sofie").roles
    both = replace(caller("anna"), roles=roles)

    assert permit(both, Action.CONFIRM_NUMBER, DOSSIER, PROPOSED).side is Side.SCHOOL
    assert permit(both, Action.WITHDRAW_NUMBER, DOSSIER, PROPOSED).side is Side.CLB
