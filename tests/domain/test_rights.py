"""Who administers an institution when periods end, and what the base entitlement takes along.

The decisions, on values alone, in a small world of one institution in which time goes by. That no
sequence of them leaves a right unexplained: tests/jobs/test_owners.py.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.domain import assignments, gifts
from chalicelib.domain.admins import Admins
from chalicelib.domain.caller import Caller, ContextRole, Role
from chalicelib.domain.errors import Refused
from chalicelib.domain.identity import Access
from chalicelib.domain.ids import moment
from chalicelib.domain.office import Case, Office, person_after
from chalicelib.domain.policy import Action, permit_at, permit_operator
from chalicelib.domain.rights import Invitation, Right, Rights, Step
from chalicelib.domain.rights_errors import OutsideBase
from chalicelib.domain.sent_rights import Because, Ending, NewAssignments, NewPeriod

SCHOOL = "030569"
WHY, LEFT = Because(reason="Omdat"), Ending(reason="Omdat")


@dataclass
class World:
    """Who may enter, as the items of the table would say it; ``ada`` is its first administrator."""

    now: datetime = datetime(2026, 11, 24, 8, tzinfo=UTC)
    rights: dict[str, Rights] = field(default_factory=dict)
    access: dict[str, Access] = field(default_factory=dict)
    admins: Admins = field(default_factory=lambda: Admins(SCHOOL))

    def __post_init__(self):
        grant = permit_operator(Action.GRANT_AS_OPERATOR, SCHOOL)
        case = Case(
            grant,
            replace(self.office("ada"), here=Access("ada", SCHOOL, frozenset(), "")),
            self.now,
        )
        first = NewAssignments(person_id="ada", rights=(Right.BASE, Right.ADMIN), reason="Eerste")
        self.keep(assignments.give(case, first), case.office)

    def office(self, person):
        rights = self.rights.get(person, Rights(person, SCHOOL))
        return Office("school", True, self.admins, rights, self.access.get(person))

    def case(self, by, person, action):
        """Raises NotFound or Forbidden for who is no administrator now, as the check of a write."""
        at = moment(self.now)
        roles = self.access[by].roles_at(at) if by in self.access else ()
        caller = Caller(by, by, tuple(ContextRole(Role(role), SCHOOL) for role in roles))
        return Case(permit_at(caller, action, SCHOOL), self.office(person), self.now)

    def keep(self, decision, office):
        """What the transaction writes."""
        person = person_after(decision, office)
        self.rights[person.access.person_id] = person.rights
        self.access[person.access.person_id] = person.access
        effect = decision.effect
        if effect and effect.admins:
            self.admins = effect.admins
            for other, window in effect.others.items():
                held = self.access[other]
                windows = {**held.windows, Role.ADMIN.value: window}
                self.access[other] = replace(held, windows=windows)

    def do(self, by, person, step):
        what, *how = step
        if what == "wait":
            self.now += timedelta(days=how[0])
            return
        named = how.pop() if how and isinstance(how[-1], dict) else {}
        decision, office = getattr(self, what)(by, person, *how, **named)
        self.keep(decision, office)

    def give(self, by, person, rights, after, days):
        case = self.case(by, person, Action.GRANT_RIGHTS)
        first = self.now.date() + timedelta(days=after)
        period = {"from": str(first), "until": str(first + timedelta(days=days))}
        new = NewAssignments(person_id=person, rights=tuple(rights), reason="Omdat", **period)
        known = case.office.here or Access(person, SCHOOL, frozenset(), "", person)
        case = replace(case, office=replace(case.office, here=known))
        return assignments.give(case, new), case.office

    def end(self, by, person, place):
        case = self.case(by, person, Action.END_RIGHTS)
        read = case.office.rights.version
        return assignments.end(case, self.one(person, place), LEFT, read), case.office

    def change(self, by, person, place, **period):
        case = self.case(by, person, Action.CHANGE_RIGHTS)
        new, read = NewPeriod(reason="Omdat", **period), case.office.rights.version
        return assignments.change_period(case, self.one(person, place), new, read), case.office

    def block(self, by, person):
        case = self.case(by, person, Action.BLOCK)
        return assignments.block(case, WHY), case.office

    def unblock(self, by, person):
        case = self.case(by, person, Action.UNBLOCK)
        return assignments.unblock(case, WHY), case.office

    def working(self, role):
        at = moment(self.now)
        return [who for who, access in self.access.items() if role in access.roles_at(at)]

    def one(self, person, place):
        given = self.rights.get(person, Rights(person, SCHOOL)).assignments
        return given[place % len(given)].id if given else "none"


@pytest.fixture
def two():
    """Ada until August 2028, and Bo for some months."""
    world = World()
    both = {Right.BASE, Right.ADMIN}
    world.do("ada", "bo", ("give", sorted(both, key=list(Right).index), 0, 100))
    return world


def test_the_last_administrator_stays_when_the_period_ends(two):
    two.do("ada", "bo", ("wait", 1000))

    assert two.working(Role.ADMIN) == ["ada"]


def test_when_the_one_who_would_stay_is_blocked_the_other_stays_instead(two):
    two.do("bo", "ada", ("block",))
    two.do("", "", ("wait", 200))

    assert two.working(Role.ADMIN) == ["bo"]


def test_who_stayed_for_lack_of_another_stays_no_longer_than_that(two):
    two.do("bo", "ada", ("block",))
    two.do("", "", ("wait", 200))
    two.do("bo", "ada", ("unblock",))

    assert two.working(Role.ADMIN) == ["ada"]


def test_the_base_entitlement_takes_every_role_along(two):
    two.do("ada", "bo", ("end", 0))

    ended = [one.right for one in two.rights["bo"].assignments if one.ended]
    assert ended == [Right.BASE, Right.ADMIN]
    assert two.working(Role.ADMIN) == ["ada"]


def test_a_role_without_the_base_entitlement_works_within_it_only():
    world = World()
    ada = world.rights["ada"]
    base, admin = ada.assignments
    shorter = replace(ada, assignments=(replace(base, last="2027-01-31"), admin))

    assert shorter.windows[Role.ADMIN].end == "2027-01-31T23:00:00.000Z"
    assert replace(ada, assignments=(admin,)).windows == {}


@pytest.fixture
def cy(two):
    """Cy works at the school from 24 November until 4 March, and may give rights in between."""
    two.do("ada", "cy", ("give", [Right.BASE, Right.SCHOOL], 0, 100))
    two.do("ada", "cy", ("give", [Right.ADMIN], 10, 40))

    def periods():
        given = two.rights["cy"].assignments
        return [(one.first, one.last, bool(one.ended)) for one in given]

    two.periods = periods
    return two


def test_a_role_is_given_for_no_longer_than_the_entitlement(two):
    two.do("ada", "cy", ("give", [Right.BASE], 5, 10))
    two.do("ada", "cy", ("give", [Right.SCHOOL], 0, 100))

    base, role = two.rights["cy"].assignments
    assert (role.first, role.last) == (base.first, base.last) == ("2026-11-29", "2026-12-09")
    with pytest.raises(OutsideBase):
        two.do("ada", "cy", ("give", [Right.ADMIN], 30, 40))


def test_a_shorter_entitlement_takes_its_roles_along(cy):
    cy.do("ada", "cy", ("change", 0, {"until": "2026-12-01"}))

    day = "2026-12-01"
    assert cy.periods() == [
        ("2026-11-24", day, False),
        ("2026-11-24", day, False),
        ("2026-12-04", "2027-01-13", True),  # it would have begun later
    ]
    role = cy.rights["cy"].assignments[1]
    assert (role.changes[-1].last, role.changes[-1].step.reason) == ("2027-03-04", "Omdat")


def test_a_longer_entitlement_leaves_its_roles_as_they_are(cy):
    cy.do("ada", "cy", ("change", 0, {"until": "2027-08-31"}))

    assert [last for _, last, _ in cy.periods()] == ["2027-08-31", "2027-03-04", "2027-01-13"]


def test_a_role_is_lengthened_as_far_as_the_entitlement_goes(cy):
    cy.do("ada", "cy", ("change", 2, {"from": "2026-12-01", "until": "2027-08-31"}))

    assert cy.periods()[2] == ("2026-12-01", "2027-03-04", False)


def test_a_repeat_of_what_was_cut_changes_nothing(cy):
    case = cy.case("ada", "cy", Action.CHANGE_RIGHTS)
    role, version = cy.one("cy", 1), case.office.rights.version
    new = NewPeriod(until="2027-08-31", reason="Omdat")
    cy.keep(assignments.change_period(case, role, new, version), case.office)

    again = cy.case("ada", "cy", Action.CHANGE_RIGHTS)
    assert assignments.change_period(again, role, new, version).fields == ()


def test_another_function_goes_along_with_an_end_and_with_another_period(cy):
    cy.do("ada", "cy", ("change", 1, {"until": "2026-12-24", "function": "zorgleraar"}))
    assert cy.access["cy"].function == "zorgleraar"


@pytest.mark.parametrize(
    ("first", "last", "is_right"),
    [
        ("2026-11-24", "2026-11-24", True),
        ("2026-11-24", "2030-11-24", True),
        ("2026-11-24", "2030-11-25", False),
        ("2026-11-23", "2027-08-31", False),
        ("2027-02-01", "2027-01-31", False),
        ("2027-02-01", "2031-02-01", True),
    ],
)
def test_a_period_begins_today_at_the_earliest_and_lasts_four_years_at_most(first, last, is_right):
    try:
        gifts.check_period(first, last, "2026-11-24")
    except Refused:
        assert not is_right
    else:
        assert is_right


def test_an_invitation_is_over_at_the_moment_that_it_names():
    invited = Step("2026-11-24T08:00:00.000Z", "ada", "Ada", "Omdat")
    invitation = Invitation("i", SCHOOL, "a@b.example", (Right.BASE,), invited, "2026-12-08")
    assert [invitation.is_open(at) for at in ("2026-12-07", "2026-12-08")] == [True, False]
