"""School years of a CLB and a school, by a clock of their own: acted on a store, noted plainly."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from conftest import DOSSIER, NAMES, QUICK, caller

from chalicelib.domain.decisions import Attempt
from chalicelib.domain.dossiers import hold_dossier, start_dossier
from chalicelib.domain.policy import Action, permit, permit_operator_in
from chalicelib.domain.registrations import (
    open_registration,
    restore_registration,
    set_status,
    trash_registration,
)
from chalicelib.domain.retention import Why
from chalicelib.domain.sent import NewAgreement, NewRegistration, NewReply, ToTrash
from chalicelib.domain.thread import add_entry, trash_entry
from chalicelib.domain.words import EntryKind, Status
from chalicelib.jobs.endings import Ends
from chalicelib.jobs.new_school_year import NewSchoolYear
from chalicelib.jobs.remind import Remind
from chalicelib.storage.endings import Endings
from chalicelib.storage.notices import Notices
from chalicelib.storage.reminders import Reminders
from chalicelib.storage.repairs import Repairs
from chalicelib.storage.school_years import SchoolYears

BRUSSELS = ZoneInfo("Europe/Brussels")
DOUBLE = ToTrash(reason="Dubbel")


def ends_of(store, objects):
    """What the jobs end things with, on the engine of a store."""
    on = (store._dynamodb, store._tables)
    return Ends(Endings(*on), Repairs(*on), objects)


def remind_of(store, now):
    on = (store._dynamodb, store._tables)
    return Remind(Reminders(*on, now.isoformat()), Notices(*on))


def new_year_of(store, now):
    on = (store._dynamodb, store._tables)
    return NewSchoolYear(SchoolYears(*on), Reminders(*on, now.isoformat()), Notices(*on))


def destroy(store, objects, dossier_id, registration_id, now=None):
    """As if its time were over."""
    ends = ends_of(store, objects)
    whole = ends.endings.whole(dossier_id, registration_id)
    ends.registration(whole, Why.TRASH, now or datetime.now(UTC))


def school_year_of(moment):
    """The first calendar year of it, by Python's own time zones."""
    day = moment.astimezone(BRUSSELS)
    return day.year - (day.month < 9)


class Era:
    """``registrations``: what is not destroyed yet, as whoever did it would tell it."""

    def __init__(self, store, start):
        self.store, self.now, self.registrations, self.is_held = store, start, {}, False
        grant = permit(caller("clara"), Action.START_DOSSIER, DOSSIER)
        store.commit(start_dossier(grant, NAMES, start))

    def open(self, due_in=None, follow_up_in=None):
        """Opened, with a reply; and what is due in so many days: an agreement for both, or to
        follow up."""
        today = self.now.astimezone(BRUSSELS).date()
        body = QUICK | {"activity_date": today.isoformat()}
        if follow_up_in is not None:
            body["follow_up_on"] = (today + timedelta(days=follow_up_in)).isoformat()
        grant = permit(caller("anna"), Action.OPEN_REGISTRATION, DOSSIER)
        new = NewRegistration.model_validate(body, strict=False)
        made = self.store.commit(open_registration(grant, new, self.now)).id
        self.registrations[made] = {"closed": None, "trashed": None, "opened": self.now}
        self._add(made, NewReply.model_validate({"text": "Goed.", "kind": "remark"}, strict=False))
        if due_in is not None:
            due_on = today + timedelta(days=due_in)
            body = {"text": "Overleg", "party": "both", "due_on": due_on.isoformat()}
            self._add(made, NewAgreement.model_validate(body, strict=False))
        return made

    def _add(self, registration_id, new):
        actions = {NewReply: Action.ADD_REPLY, NewAgreement: Action.ADD_AGREEMENT}
        grant = permit(caller("sofie"), actions[type(new)], DOSSIER)
        return self.store.commit(add_entry(grant, registration_id, new, self.now)).id

    def throw_reply(self, registration_id):
        """A reply of Sofie's, added and put in the trash; its id."""
        new = NewReply.model_validate({"text": "Dubbel.", "kind": "remark"}, strict=False)
        made = self._add(registration_id, new)
        reader = permit(caller("sofie"), Action.READ, DOSSIER)
        place = (registration_id, EntryKind.REPLY, made)
        header, entry = self.store.entry_to_change(reader, *place)
        grant = permit(caller("sofie"), Action.TRASH_REPLY, DOSSIER, entry)
        self.store.commit(trash_entry(Attempt(grant, 1, self.now), header, entry, DOUBLE))
        return made

    def status(self, registration_id, status):
        self._change(registration_id, Action.CLOSE, set_status, status)
        closed = self.now if status is Status.CLOSED else None
        self.registrations[registration_id]["closed"] = closed

    def trash(self, registration_id):
        self._change(registration_id, Action.TRASH_REGISTRATION, trash_registration, DOUBLE)
        self.registrations[registration_id]["trashed"] = self.now

    def restore(self, registration_id):
        self._change(registration_id, Action.RESTORE_REGISTRATION, restore_registration)
        self.registrations[registration_id]["trashed"] = None

    def _change(self, registration_id, action, decide, *more):
        reader = permit(caller("clara"), Action.READ, DOSSIER)
        current, thread = self.store.thread_to_change(reader, registration_id)
        grant = permit(caller("clara"), action, DOSSIER, current)
        attempt = Attempt(grant, current.version, self.now)
        self.store.commit(decide(attempt, current, thread, *more))

    def hold(self, is_held):
        self.now += timedelta(seconds=1)
        grant = permit_operator_in(Action.HOLD if is_held else Action.RELEASE, DOSSIER)
        self.store.commit(hold_dossier(grant, "Gevraagd", self.now, is_held=is_held))
        self.is_held = is_held

    def over(self):
        """What has to be gone now, by the rules as people say them."""
        if self.is_held:
            return set()
        return {one for one, told in self.registrations.items() if self._is_over(told)}

    def _is_over(self, told):
        if told["trashed"]:
            return self.now - told["trashed"] >= timedelta(days=30)
        if not told["closed"]:
            return False
        gone = datetime(school_year_of(told["closed"]) + 7, 9, 1, tzinfo=BRUSSELS)
        return self.now >= gone
