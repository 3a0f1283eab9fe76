"""Random years of two schools: played on the store, and noted down in plain dictionaries."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from conftest import DOSSIER, NAMES, caller

from chalicelib.domain.decisions import Attempt
from chalicelib.domain.dossiers import start_dossier
from chalicelib.domain.policy import Action, permit
from chalicelib.domain.registrations import (
    open_registration,
    restore_registration,
    revise_registration,
    set_status,
    trash_registration,
)
from chalicelib.domain.sent import (
    NewAgreement,
    NewGoal,
    NewRegistration,
    NewReply,
    RevisedAgreement,
    RevisedGoal,
    ToTrash,
)
from chalicelib.domain.thread import add_entry, restore_entry, revise_entry, trash_entry
from chalicelib.domain.words import EntryKind, Status

OTHER_SCHOOL = "114983-041233"
SCHOOLS = {DOSSIER: "sofie", OTHER_SCHOOL: "piet"}
START = datetime(2026, 11, 20, 9, tzinfo=UTC)  # ten in Brussels: the day is the same one
DAYS = [None, "2026-11-20", "2026-11-22", "2026-11-25", "2026-12-24"]
DATES = ["2025-08-31", "2025-09-01", "2026-08-31", "2026-09-01", "2026-11-19", "2027-08-31"]
GOALS, AGREEMENTS = ["open", "reached", "partly", "dropped"], ["open", "kept", "dropped"]
MOVES = ["revise", "close", "trash", "back", "goal", "agreement", "reply"]
MOVES += ["settle", "settle", "settle", "throw", "fetch"]


def content(pick):
    """What is filled in, by a number."""
    some = {
        "activity": ["signal", "consultation", "team_support"][pick % 3],
        "title": f"Overleg {pick}",
        "activity_date": DATES[pick % len(DATES)],
        "boundary_confirmed": True,
        "domains": ["learning", "wellbeing", "school_career"][: pick % 4],
        "themes": [["pesten", "Pesten", "rust"], ["PESTEN"], []][pick % 3][: 1 + pick % 2],
        "care_phase": [None, "broad_basic", "increased", "extended"][pick % 4],
        "duration_minutes": [None, 20, 50][pick // 2 % 3],
    }
    if "Pesten" in some["themes"]:
        some["themes"] = ["Pesten"]
    return {name: value for name, value in some.items() if value}


def _sent(model, /, **body):
    return model.model_validate(body, strict=False)


class Play:
    """``registrations``: what was done, as whoever did it would tell it."""

    def __init__(self, store):
        self.store, self.now, self.registrations = store, START, []
        for dossier_id in SCHOOLS:
            grant = permit(caller("clara"), Action.START_DOSSIER, dossier_id)
            store.commit(start_dossier(grant, NAMES, self.now))

    def move(self, what, which, pick):
        self.now += timedelta(hours=(pick % 5) * 12 + 1)
        if what == "open" or not self.registrations:
            self.open(pick)
            return
        one = self.registrations[which % len(self.registrations)]
        if what == "back":
            self._header(one, pick, restore_registration)
            one["trashed"], one["version"] = False, one["version"] + one["trashed"]
        elif one["trashed"]:
            return
        elif what in ("revise", "close", "trash") or one["status"] != "closed":
            getattr(self, what)(one, pick)

    def open(self, pick):
        dossier_id = list(SCHOOLS)[pick // 3 % 2]
        grant = permit(caller("anna"), Action.OPEN_REGISTRATION, dossier_id)
        new = _sent(NewRegistration, **content(pick))
        made = self.store.commit(open_registration(grant, new, self.now))
        known = {"dossier": dossier_id, "status": "open", "trashed": False, "version": 1}
        known |= {"id": made.id, "content": content(pick), "entries": [], "asked": None}
        self.registrations.append(known)

    def revise(self, one, pick):
        if one["status"] == "closed":
            return
        new = _sent(NewRegistration, **content(pick))
        current, attempt = self._loaded(one)
        decision = revise_registration(attempt, current, new)
        self.store.commit(decision)
        one["content"], one["version"] = content(pick), decision.after.version

    def close(self, one, pick):
        status = list(Status)[pick % 3]
        self._header(one, pick, set_status, status)
        one["version"] += one["status"] != status
        one["status"] = status

    def trash(self, one, pick):
        self._header(one, pick, trash_registration, ToTrash(reason="Dubbel"))
        one["trashed"], one["version"] = True, one["version"] + 1

    def _header(self, one, pick, decide, *more):
        grant = permit(caller("anna"), Action.READ, one["dossier"])
        current, thread = self.store.thread_to_change(grant, one["id"])
        grant = permit(caller("anna"), Action.TRASH_REGISTRATION, one["dossier"], current)
        attempt = Attempt(grant, one["version"], self.now)
        self.store.commit(decide(attempt, current, thread, *more))

    def _loaded(self, one):
        grant = permit(caller("anna"), Action.READ, one["dossier"])
        current = self.store.registration_to_change(grant, one["id"])
        grant = permit(caller("anna"), Action.REVISE_REGISTRATION, one["dossier"], current)
        return current, Attempt(grant, one["version"], self.now)

    # --- the thread

    def goal(self, one, pick):
        self._add(one, "goal", NewGoal(text="Meer rust"), pick, status="open")

    def agreement(self, one, pick):
        due_on = DAYS[pick % len(DAYS)]
        new = _sent(NewAgreement, text="Overleg", party="both", due_on=due_on)
        self._add(one, "agreement", new, pick, status="open", due_on=due_on)

    def reply(self, one, pick):
        kind = ["remark", "question", "result"][pick % 3]
        side = self._add(one, "reply", _sent(NewReply, kind=kind, text="Goed."), pick)
        if one["asked"] == side:
            one["asked"] = None
        if kind == "question":
            one["asked"] = {"clb": "school", "school": "clb"}[side]
            one["entries"][-1]["stays"] = True

    def _add(self, one, kind, new, pick, **known):
        side = ["clb", "school"][pick // 4 % 2]
        who = "anna" if side == "clb" else SCHOOLS[one["dossier"]]
        grant = permit(caller(who), Action(f"{kind}:add"), one["dossier"])
        made = self.store.commit(add_entry(grant, one["id"], new, self.now))
        entry = {"kind": kind, "id": made.id, "by": who, "side": side, "trashed": False}
        one["entries"].append(entry | {"version": 1, "settled": None} | known)
        return side

    def settle(self, one, pick):
        """Another status, or another day; or both."""
        entry = self._some(one, pick, lambda entry: entry["kind"] != "reply")
        if not entry or entry["trashed"]:
            return
        if entry["kind"] == "goal":
            status = GOALS[pick % 4]
            new = _sent(RevisedGoal, text="Meer rust", status=status)
        else:
            status, entry["due_on"] = AGREEMENTS[pick % 3], DAYS[pick // 3 % len(DAYS)]
            due_on = entry["due_on"]
            new = _sent(
                RevisedAgreement, text="Overleg", party="both", status=status, due_on=due_on
            )
        self._change(one, entry, revise_entry, new)
        if status != entry["status"]:
            entry["status"] = status
            entry["settled"] = self.now.date().isoformat()

    def throw(self, one, pick):
        entry = self._some(one, pick, lambda entry: not entry.get("stays"))
        if entry and not entry["trashed"]:
            self._change(one, entry, trash_entry, ToTrash(reason="Dubbel"))
            entry["trashed"] = True

    def fetch(self, one, pick):
        entry = self._some(one, pick, lambda entry: entry["trashed"])
        if entry:
            self._change(one, entry, restore_entry)
            entry["trashed"] = False

    def _some(self, one, pick, fits):
        found = [entry for entry in one["entries"] if fits(entry)]
        return found[pick % len(found)] if found else None

    def _change(self, one, entry, decide, *more):
        place = (one["id"], EntryKind(entry["kind"]), entry["id"])
        grant = permit(caller(entry["by"]), Action.READ, one["dossier"])
        header, current = self.store.entry_to_change(grant, *place)
        action = Action(f"{entry['kind']}:revise")
        grant = permit(caller(entry["by"]), action, one["dossier"], current)
        decision = decide(Attempt(grant, entry["version"], self.now), header, current, *more)
        self.store.commit(decision)
        entry["version"] = decision.after.version


def recounted(registrations, year, today, dossier_id=None):
    """What the year overview should say of them."""
    first, last = year.split("-")
    of = [
        one
        for one in registrations
        if f"{first}-09-01" <= one["content"]["activity_date"] <= f"{last}-08-31"
        and not one["trashed"]
        and dossier_id in (None, one["dossier"])
    ]
    live = [(one, [e for e in one["entries"] if not e["trashed"]]) for one in of]
    entries = [entry for _, some in live for entry in some]
    waiting = [(one, some) for one, some in live if one["status"] != "closed"]
    minutes = [one["content"].get("duration_minutes") for one in of]
    answered = {one["id"] for one, some in live if any(_is_answer(e) for e in some)}
    return {
        "registrations": len(of),
        "answered": len(answered),
        "activities": Counter(one["content"]["activity"] for one in of),
        "domains": Counter(d for one in of for d in one["content"].get("domains", ())),
        "themes": Counter(t for one in of for t in _themes(one)),
        "phases": Counter(one["content"].get("care_phase") for one in of),
        "months": Counter(one["content"]["activity_date"][:7] for one in of),
        "schools": {
            dossier[7:]: (
                sum(one["dossier"] == dossier for one in of),
                sum(one["dossier"] == dossier and one["id"] in answered for one in of),
            )
            for dossier in {one["dossier"] for one in of}
        },
        "goals": Counter(e["status"] for e in entries if e["kind"] == "goal"),
        "agreements": Counter(_stands(e, today) for e in entries if e["kind"] == "agreement"),
        "open": (
            len(waiting),
            sum(_waits(e, "goal") for _, some in waiting for e in some),
            sum(_waits(e, "agreement") for _, some in waiting for e in some),
            sum(one["asked"] == "clb" for one, _ in waiting),
            sum(one["asked"] == "school" for one, _ in waiting),
        ),
        "minutes": (sum(filter(None, minutes)), sum(1 for m in minutes if m)),
    }


def _is_answer(entry):
    return entry["kind"] == "reply" and entry["side"] == "school"


def _themes(one):
    return {theme.lower() for theme in one["content"].get("themes", ())}


def _waits(entry, kind):
    return entry["kind"] == kind and entry["status"] == "open"


def _stands(entry, today):
    day = entry["due_on"]
    if entry["status"] == "dropped":
        return "dropped"
    if not day:
        return entry["status"], "undated"
    if entry["status"] == "open":
        return "open", "overdue" if day < today else "later"
    return "kept", "in_time" if entry["settled"] <= day else "late"
