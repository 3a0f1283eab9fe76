"""Whatever is given, ended, blocked, handed over, undone and delegated, in whatever order: nobody
has a right that no assignment explains, no institution loses its dossiers, and what is open has an
owner or waits in the queue.

With the real decisions, tokens and transactions, on a real engine.
"""

import json
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import count

from conftest import DOSSIER, NAMES, QUICK, caller, seed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from worlds import items_of

from chalicelib.domain import assignments
from chalicelib.domain.caller import Caller, Role
from chalicelib.domain.decisions import Attempt
from chalicelib.domain.delegations import add_delegation, end_delegation
from chalicelib.domain.dossiers import start_dossier
from chalicelib.domain.errors import Refused
from chalicelib.domain.handovers import start_handover, undo_handover
from chalicelib.domain.identity import caller_of
from chalicelib.domain.ids import moment
from chalicelib.domain.office import Case
from chalicelib.domain.periods import day_of
from chalicelib.domain.policy import Action, permit, permit_at, permit_operator
from chalicelib.domain.registrations import (
    STATUS_ACTIONS,
    hand_over,
    open_registration,
    restore_registration,
    set_status,
    trash_registration,
)
from chalicelib.domain.rights import Right, State
from chalicelib.domain.sent import NewRegistration, ToTrash
from chalicelib.domain.sent_of_clb import NewDelegation, NewHandover
from chalicelib.domain.sent_rights import Ending, NewAssignments, NewPeriod
from chalicelib.domain.words import Status
from chalicelib.jobs.handovers import Clock, continue_handovers
from chalicelib.jobs.sign_in import SignInRefused, add_rights
from chalicelib.storage import keys, rights_keys
from chalicelib.storage.dynamo import from_raw
from chalicelib.storage.handover_steps import HandoverSteps
from chalicelib.storage.headers import registration_of
from chalicelib.storage.items import access_of
from chalicelib.storage.rights_items import admins_of, rights_of
from chalicelib.storage.store import Store
from local.people import CAST
from local.resources import create_tables

NEW = NewRegistration.model_validate(QUICK, strict=False)
WHY = Ending(reason="Omdat")
START = datetime(2026, 11, 24, 8, tzinfo=UTC)
TOKEN_HOLDS = timedelta(minutes=15)
CLB, SCHOOL = "114983", "030569"
OPERATOR = permit_operator(Action.GRANT_AS_OPERATOR, CLB)  # for what is only looked at
HERE = {CLB: ["anna", "bert", "clara"], SCHOOL: ["sofie", "sara"]}
ROLE = {CLB: Right.CLB, SCHOOL: Right.SCHOOL}
WHERE = st.sampled_from([CLB, CLB, SCHOOL])
STAFF, WHICH = st.sampled_from(["anna", "bert"]), st.integers(0, 10)
_worlds = count()
_STEPS = []


def step(**drawn):
    """What a sequence may hold: the name of a method, and what it is called with."""

    def register(method):
        _STEPS.append(st.tuples(st.just(method.__name__), st.fixed_dictionaries(drawn)))
        return method

    return register


class World:
    """Two institutions with a dossier. Everybody acts by a token of at most fifteen minutes old."""

    def __init__(self, dynamodb, template):
        number = next(_worlds)
        self.tables = keys.Tables(f"owners-{number}", f"owners-audit-{number}")
        wanted = {"DossierTable": self.tables.dossiers, "AuditTable": self.tables.audit}
        create_tables(dynamodb, template, wanted)
        seed(dynamodb, self.tables.dossiers)
        self.dynamodb, self.store = dynamodb, Store(dynamodb, self.tables)
        self.now, self.ids, self.handovers = START, [], []
        self.tokens: dict[str, tuple[datetime, Caller]] = {}

        grant = permit(caller("clara"), Action.START_DOSSIER, DOSSIER)
        self.store.commit(start_dossier(grant, NAMES, self.now))
        self.check()
        for who in ("anna", "anna", "bert"):
            self.one_is_opened(who)
        self.a_colleague_stands_in("anna", by_owner=True, after=-1)

    def _later(self, **spent):
        self.now += timedelta(**(spent or {"seconds": 1}))
        return self.now

    def _signed_in(self, who, *, afresh=False):
        """By the token that they have, which may say what is not so any more."""
        since, known = self.tokens.get(who, (START, None))
        if known and not afresh and self.now < since + TOKEN_HOLDS:
            return known
        event = {"userName": CAST[who].id, "request": {"userAttributes": {}}}
        event["triggerSource"] = "TokenGeneration_Authentication"
        try:
            answer = add_rights(event, self.store, self.now)["response"]["claimsOverrideDetails"]
            claims = answer["claimsToAddOrOverride"]
        except SignInRefused:
            claims = {"person_id": CAST[who].id}
        self.tokens[who] = self.now, caller_of(claims | {"token_use": "id"})
        return self.tokens[who][1]

    def _working(self, number, role):
        at = moment(self.now)
        entering = {who: self._item(keys.access(number, CAST[who].id)) for who in HERE[number]}
        return [who for who, one in entering.items() if role in access_of(one).roles_at(at)]

    def _item(self, key):
        """As it was after the last step."""
        return self.items.get(key)

    def _admin(self, number, place=0):
        admins = self._working(number, Role.ADMIN)
        return self._signed_in(admins[place % len(admins)])

    # --- rights

    def _case(self, number, person, action, place=0, **more):
        grant = permit_at(self._admin(number, place), action, number)
        office = self.store.office_to_change(grant, CAST[person].id, **more)
        return Case(grant, office, self._later())

    @step(
        number=WHERE, who=WHICH, by=WHICH, what=st.integers(0, 4),
        after=st.sampled_from([0, 0, 3]), days=st.sampled_from([0, 2, 40]),
    )  # fmt: skip
    def something_is_given(self, number, who, by, what, after, days):
        person, own = _of(HERE[number], who), ROLE[number]
        kinds = (
            (Right.BASE, own),
            (own,),
            (Right.BASE,),
            (Right.BASE, Right.ADMIN),
            (Right.ADMIN,),
        )
        first = self.now.date() + timedelta(days=after)
        period = {"from": str(first), "until": str(first + timedelta(days=days))}
        new = NewAssignments(
            person_id=CAST[person].id, rights=kinds[what], reason="Omdat", **period
        )
        case = self._case(number, person, Action.GRANT_RIGHTS, by, giving=True)
        self.store.commit(assignments.give(case, new))

    @step(number=WHERE, who=WHICH, by=WHICH, which=WHICH, days=st.sampled_from([0, 0, 40]))
    def a_period_changes(self, number, who, by, which, days):
        case, one = self._assignment(number, who, Action.CHANGE_RIGHTS, by, which)
        last = str(date.fromisoformat(case.today) + timedelta(days=days))
        new = NewPeriod(until=last, reason="Omdat")
        version = case.office.rights.version
        self.store.commit(assignments.change_period(case, one, new, version))

    @step(number=WHERE, who=WHICH, by=WHICH, which=WHICH)
    def a_right_is_ended(self, number, who, by, which):
        case, one = self._assignment(number, who, Action.END_RIGHTS, by, which)
        self.store.commit(assignments.end(case, one, WHY, case.office.rights.version))

    def _assignment(self, number, who, action, by, which):
        case = self._case(number, _of(HERE[number], who), action, by)
        return case, _of(case.office.rights.assignments, which).id

    @step(number=WHERE, who=WHICH, by=WHICH, is_blocked=st.booleans())
    def somebody_is_blocked_or_not(self, number, who, by, is_blocked):
        action = Action.BLOCK if is_blocked else Action.UNBLOCK
        case = self._case(number, _of(HERE[number], who), action, by)
        change = assignments.block if is_blocked else assignments.unblock
        self.store.commit(change(case, WHY))

    @step(days=st.sampled_from([1, 3, 41]))
    def days_go_by(self, days):
        self._later(days=days, seconds=1)

    # --- registrations

    @step(who=STAFF)
    def one_is_opened(self, who):
        grant = permit(self._signed_in(who), Action.OPEN_REGISTRATION, DOSSIER)
        decision = open_registration(grant, NEW, self._later())
        self.store.commit(decision)
        self.ids.append(decision.after.id)

    def _one(self, by, which, action):
        reader = permit(by, Action.READ, DOSSIER)
        current, thread = self.store.thread_to_change(reader, _of(self.ids, which))
        grant = permit(by, action, DOSSIER, current)
        return Attempt(grant, current.version, self._later()), current, thread

    @step(
        which=WHICH, who=st.sampled_from(["anna", "bert", "clara"]), status=st.sampled_from(Status)
    )
    def one_gets_another_status(self, which, who, status):
        """By its owner, who acts for them, or an administrator: whoever did may do so now."""
        attempt, current, thread = self._one(self._signed_in(who), which, STATUS_ACTIONS[status])
        decision = set_status(attempt, current, thread, status)
        self.store.commit(decision)
        if decision.fields:  # what changes nothing writes nothing, and is read by a token
            self._explained_now(attempt.grant)

    def _explained_now(self, grant):
        at = moment(self.now)
        person = self.store.office(CLB, grant.caller.id).here
        assert grant.role in person.roles_at(at)
        if grant.on_behalf_of:
            held = json.loads(self.store.staffing.delegations(OPERATOR, at).json)["items"]
            both = (grant.on_behalf_of, grant.caller.id)
            assert both in {(one["owner"], one["delegate"]) for one in held}

    @step(which=WHICH)
    def one_goes_to_the_trash_or_comes_back(self, which):
        admin = self._admin(CLB)
        attempt, current, thread = self._one(admin, which, Action.TRASH_REGISTRATION)
        if current.trashed:
            self.store.commit(restore_registration(attempt, current, thread))
        else:
            body = ToTrash(reason="x")
            self.store.commit(trash_registration(attempt, current, thread, body))

    @step(which=WHICH, to=STAFF)
    def one_is_handed_over(self, which, to):
        attempt, current, _ = self._one(self._admin(CLB), which, Action.HAND_OVER)
        wanted = (current.id, CAST[to].id, moment(self.now))
        _, colleague = self.store.owner_to_change(attempt.grant, *wanted)
        self.store.commit(hand_over(attempt, current, colleague))

    # --- handovers, and who acts for whom

    @step(
        giver=st.sampled_from(["anna", "bert", None]),
        to=STAFF,
        which=st.sampled_from(["open", "all"]),
    )
    def all_are_handed_over(self, giver, to, which):
        about = {"from": CAST[giver].id} if giver else {}
        said = {**about, "to": CAST[to].id, "which": which}
        body = NewHandover.model_validate(said, strict=False)
        grant = permit_at(self._admin(CLB), Action.START_HANDOVER, CLB)
        taker = self.store.staffing.people(grant, [body.to], moment(self.now)).get(body.to)
        kept = self.store.commit(start_handover(grant, body, taker, self._later()))
        self.handovers.append(kept.id)

    @step(which=WHICH)
    def one_is_undone(self, which):
        grant = permit_at(self._admin(CLB), Action.UNDO_HANDOVER, CLB)
        current = self.store.staffing.handover(grant, _of(self.handovers, which))
        decision = undo_handover(grant, current.version, current, self._later())
        self.store.commit(decision)

    @step()
    def the_job_goes_on(self):
        def wait(seconds):
            self._later(seconds=seconds)

        steps = HandoverSteps(self.dynamodb, self.tables)
        continue_handovers({}, steps, Clock(wait, now=self._later))

    @step(owner=STAFF, by_owner=st.booleans(), after=st.sampled_from([-1, 2]))
    def a_colleague_stands_in(self, owner, by_owner, after):
        delegate = CAST["bert" if owner == "anna" else "anna"].id
        starts = self.now + timedelta(days=after)
        period = {"from": moment(starts), "until": moment(starts + timedelta(days=4))}
        body = NewDelegation(owner=CAST[owner].id, delegate=delegate, **period)
        by = self._signed_in(owner) if by_owner else self._admin(CLB)
        grant = permit_at(by, Action.ADD_DELEGATION, CLB, [body.owner])
        both = self.store.staffing.people(grant, [body.owner, delegate], moment(self.now))
        self.store.commit(add_delegation(grant, body, both, self._later()))

    @step(which=WHICH)
    def a_delegation_ends(self, which):
        held = json.loads(self.store.staffing.delegations(OPERATOR, "").json)["items"]
        grant = permit_at(self._admin(CLB), Action.END_DELEGATION, CLB)
        if held:
            one = self.store.staffing.delegation(grant, _of(held, which)["id"])
            self.store.commit(end_delegation(grant, one, self._later()))

    # --- what always holds

    def check(self):
        """Over all items, read once."""
        raw = items_of(self.dynamodb, self.tables)[self.tables.dossiers]
        self.items = {(str(one["pk"]), str(one["sk"])): one for one in map(from_raw, raw)}
        for number in HERE:
            assert self._working(number, Role.ADMIN)
            self._every_right_is_explained(number)
        self._the_clb_reads_its_history()
        self._what_is_open_has_an_owner_or_waits()

    def _every_right_is_explained(self, number):
        at = moment(self.now)
        windows = admins_of(number, self._item(rights_keys.admins(number))).windows
        others = [person for person, window in windows.items() if window.holds(at)]
        entering = [
            one
            for (pk, sk), one in self.items.items()
            if pk == f"ORG#{number}" and sk.startswith("ACCESS#")
        ]
        for access in map(access_of, entering):
            rights = rights_of(self._item(rights_keys.assignments(number, access.person_id)))
            roles = map(Right, access.roles_at(at))
            assert all(_explains(rights, right, others, self.now) for right in roles)
            assert _lies_within_base(rights)

    def _the_clb_reads_its_history(self):
        """By the token that its administrator gets at this moment."""
        admin = self._signed_in(self._working(CLB, Role.ADMIN)[0], afresh=True)
        grant, now = permit(admin, Action.READ, DOSSIER), datetime.now(UTC)
        read = self.store.changes(grant, "", None, now).json
        subjects = {one["subject"] for one in json.loads(read)["items"]}
        assert subjects >= {f"REG#{one}" for one in self.ids}

    def _what_is_open_has_an_owner_or_waits(self):
        at = moment(self.now)
        found = (self._item(keys.registration(DOSSIER, one)) for one in self.ids)
        live = [one for one in map(registration_of, found) if one.is_live]
        may_own = {CAST[who].id for who in self._working(CLB, Role.CLB)}
        queue = json.loads(self.store.staffing.orphans(OPERATOR, None, at).json)

        waiting = sorted(one["id"] for one in queue["items"])
        assert waiting == sorted(one.id for one in live if one.owner.id not in may_own)
        assert (queue["total"], queue["cursor"]) == (len(waiting), None)


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(st.one_of(_STEPS), min_size=24, max_size=24))
def test_no_sequence_leaves_a_dossier_or_a_registration_to_nobody_or_a_right_unexplained(
    on_dynoxide, template, steps
):
    world = World(on_dynoxide, template)
    for name, drawn in steps:
        with suppress(Refused):
            getattr(world, name)(**drawn)
        world.check()


def _of(some, place):
    """Refused when there is none."""
    if not some:
        raise Refused
    return some[place % len(some)]


def _explains(rights, right, others, now):
    """An assignment of today with a base entitlement of today; or of a last administrator."""
    held = {one.right for one in rights.assignments if one.state(day_of(now)) is State.ACTIVE}
    if rights.block:
        return False
    if {right, Right.BASE} <= held:
        return True
    given = [one for one in rights.assignments if one.right is right and not one.ended]
    return right is Right.ADMIN and bool(given) and not others


def _lies_within_base(rights):
    """On paper as well: no role outlives the entitlement that it came under, nor precedes it."""
    given = rights.assignments
    bases = [(one.first, one.last) for one in given if one.right is Right.BASE]
    roles = [one for one in given if one.right is not Right.BASE and not one.ended]
    return all(any(f <= one.first and one.last <= last for f, last in bases) for one in roles)
