"""Whatever happens to rights and owners: what is open has an owner, or waits in the queue."""

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import count

from conftest import DOSSIER, NAMES, QUICK, access_item, caller, seed
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from chalicelib.domain import errors, staff_errors
from chalicelib.domain.decisions import Attempt
from chalicelib.domain.dossiers import start_dossier
from chalicelib.domain.handovers import start_handover, undo_handover
from chalicelib.domain.ids import moment
from chalicelib.domain.policy import Action, permit, permit_at
from chalicelib.domain.registrations import (
    STATUS_ACTIONS,
    hand_over,
    open_registration,
    restore_registration,
    set_status,
    trash_registration,
)
from chalicelib.domain.sent import NewRegistration, ToTrash
from chalicelib.domain.sent_of_clb import NewHandover
from chalicelib.domain.words import Status
from chalicelib.jobs.handovers import Clock, continue_handovers
from chalicelib.storage import keys
from chalicelib.storage.handover_steps import HandoverSteps
from chalicelib.storage.items import access_of
from chalicelib.storage.store import Store
from local.people import CAST, CLB
from local.resources import create_tables

NEW = NewRegistration.model_validate(QUICK, strict=False)
STAFF = ["anna", "bert"]
START = datetime(2026, 11, 24, 8, tzinfo=UTC)
WHO, DAYS = st.sampled_from(STAFF), st.integers(0, 3)
WHICH = st.integers(0, 10)
SETTINGS = settings(
    max_examples=6,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
_worlds = count()


def test_what_is_open_has_an_owner_or_waits_in_the_queue(on_dynoxide, template):
    run_state_machine_as_test(lambda: Owners(on_dynoxide, template), settings=SETTINGS)


class Owners(RuleBasedStateMachine):
    """Days go by; rights come, go, and end by themselves; Clara and the job see to the rest."""

    def __init__(self, dynamodb, template):
        super().__init__()
        number = next(_worlds)
        self.tables = keys.Tables(f"owners-{number}", f"owners-audit-{number}")
        wanted = {"DossierTable": self.tables.dossiers, "AuditTable": self.tables.audit}
        create_tables(dynamodb, template, wanted)
        seed(dynamodb, self.tables.dossiers)
        self.dynamodb, self.store = dynamodb, Store(dynamodb, self.tables)
        self.now, self.ids, self.handovers = START, [], []

    @initialize()
    def start(self):
        grant = permit(caller("clara"), Action.START_DOSSIER, DOSSIER)
        self.store.commit(start_dossier(grant, NAMES, self.now))

    def _later(self, **spent):
        self.now += timedelta(**(spent or {"seconds": 1}))
        return self.now

    def _at(self, action, about=()):
        return permit_at(caller("clara"), action, "114983", about)

    # --- rights

    @rule(who=WHO, days=DAYS, is_blocked=st.booleans(), keeps_role=st.booleans())
    def a_right_changes(self, who, days, is_blocked, keeps_role):
        """For so many days; none: it ended."""
        item = {
            "until": {"S": moment(self.now + timedelta(days=days))},
            "roles": {"SS": [CLB if keeps_role else "lokale-beheerder"]},
            **({"blocked": {"S": moment(self.now)}} if is_blocked else {}),
        }
        self.dynamodb.put_item(TableName=self.tables.dossiers, Item=access_item(CAST[who], **item))

    @rule(days=DAYS)
    def days_go_by(self, days):
        self._later(days=days, seconds=1)

    # --- registrations

    @rule(who=WHO)
    def one_is_opened(self, who):
        grant = permit(caller(who), Action.OPEN_REGISTRATION, DOSSIER)
        decision = open_registration(grant, NEW, self._later())
        with suppress(errors.AccessEnded):
            self.store.commit(decision)
            self.ids.append(decision.after.id)

    def _one(self, which, action):
        one = self.ids[which % len(self.ids)]
        reader = permit(caller("clara"), Action.READ, DOSSIER)
        current, thread = self.store.thread_to_change(reader, one)
        grant = permit(caller("clara"), action, DOSSIER, current)
        return Attempt(grant, current.version, self._later()), current, thread

    @precondition(lambda self: self.ids)
    @rule(which=WHICH, status=st.sampled_from(list(Status)))
    def one_gets_another_status(self, which, status):
        attempt, current, thread = self._one(which, STATUS_ACTIONS[status])
        with suppress(errors.InTrash):
            self.store.commit(set_status(attempt, current, thread, status))

    @precondition(lambda self: self.ids)
    @rule(which=WHICH)
    def one_goes_to_the_trash_or_comes_back(self, which):
        attempt, current, thread = self._one(which, Action.TRASH_REGISTRATION)
        if current.trashed:
            self.store.commit(restore_registration(attempt, current, thread))
        else:
            self.store.commit(trash_registration(attempt, current, thread, ToTrash(reason="x")))

    @precondition(lambda self: self.ids)
    @rule(which=WHICH, to=WHO)
    def one_is_handed_over(self, which, to):
        attempt, current, _ = self._one(which, Action.HAND_OVER)
        with suppress(errors.InTrash, errors.NoColleague):
            self.store.commit(hand_over(attempt, current, self._access(to)))

    def _access(self, who):
        key = keys.access("114983", CAST[who].id)
        return access_of(self.store._get(key))

    # --- handovers

    @rule(giver=st.sampled_from([*STAFF, None]), to=WHO, which=st.sampled_from(["open", "all"]))
    def all_are_handed_over(self, giver, to, which):
        about = {"from": CAST[giver].id} if giver else {}
        body = NewHandover.model_validate(
            {**about, "to": CAST[to].id, "which": which}, strict=False
        )
        with suppress(errors.NoColleague, staff_errors.HandoverRunning):
            grant = self._at(Action.START_HANDOVER)
            kept = self.store.commit(start_handover(grant, body, self._later()))
            self.handovers.append(kept.id)

    @precondition(lambda self: self.handovers)
    @rule(which=WHICH)
    def one_is_undone(self, which):
        one, grant = self.handovers[which % len(self.handovers)], self._at(Action.UNDO_HANDOVER)
        current = self.store.staffing.handover(grant, one)
        with suppress(staff_errors.NotUndoable, staff_errors.HandoverRunning):
            decision = undo_handover(grant, current.version, current, self._later())
            self.store.commit(decision)

    @rule()
    def the_job_goes_on(self):
        def wait(seconds):
            self._later(seconds=seconds)

        steps = HandoverSteps(self.dynamodb, self.tables)
        continue_handovers({}, steps, Clock(wait, now=self._later))

    # --- what always holds

    @invariant()
    def nothing_that_is_open_is_without_owner_or_queue(self):
        reader = permit(caller("clara"), Action.READ, DOSSIER)
        live = [
            one
            for one in (self.store.registration_to_change(reader, each) for each in self.ids)
            if one.is_live
        ]
        may_own = {CAST[w].id for w in STAFF if self._access(w).may_own(moment(self.now))}
        queue = json.loads(
            self.store.staffing.orphans(self._at(Action.READ_ORPHANS), None, moment(self.now)).json
        )

        waiting = sorted(one["id"] for one in queue["items"])
        assert waiting == sorted(one.id for one in live if one.owner.id not in may_own)
        assert (queue["total"], queue["cursor"]) == (len(waiting), None)
