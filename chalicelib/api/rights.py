"""The rights at an institution, over HTTP: looked up, given, changed, ended, blocked."""

import json
from collections.abc import Callable
from dataclasses import replace

from ..domain import assignments
from ..domain.decisions import Decision
from ..domain.errors import ChangedMeanwhile, Conflict, Stale
from ..domain.grants import Grant
from ..domain.ids import moment, new_id
from ..domain.look_up import Wanted, found_in
from ..domain.office import Case, Office, person_after
from ..domain.periods import day_of
from ..domain.policy import Action
from ..domain.rights import Exported, Rights
from ..domain.sent_rights import Ending, NewAssignments, NewBlock, NewPeriod, RightsExport
from ..domain.written import Sent
from ..storage.answers import Answer, joined, text
from ..storage.pages import unwrap_place, wrap
from . import rights_shapes as shapes
from .call import Call
from .keeping import keep
from .rights_csv import csv_of
from .rights_shown import shown_person
from .routes import Routes

_ALL = "/institutions/{number}/assignments"
_PERSON = _ALL + "/{person_id}"
_ONE = _PERSON + "/{assignment_id}"
_PAGE = 25  # people

routes = Routes()


@routes.get(_ALL, shapes.RightsList, query=("right", "q", "on", "ends_within", "cursor"))
def list_assignments(call: Call, number: str) -> Answer:
    """Who has which right at an institution, by name; for its administrator.

    Of everybody with a right that is not past; on a day, of who has one then.
    """
    grant = call.permit_at(Action.READ_RIGHTS, number)
    cursor = call.query("cursor")
    after = unwrap_place(cursor) if cursor else None
    wanted = Wanted.asked(call.query, day_of(call.now))
    staff = call.store.staff(grant)
    names = {one.access.person_id: one.access.name for one in staff}
    found = [one for one in found_in(staff, wanted) if after is None or one.place > after]
    page, rest = found[:_PAGE], found[_PAGE:]
    return text(
        {
            "items": [shown_person(one, call.now, names) for one in page],
            "cursor": wrap("\n".join(page[-1].place)) if rest else None,
        }
    )


@routes.get(_PERSON, shapes.PersonRights)
def get_assignments(call: Call, number: str, person_id: str) -> Answer:
    """Everything one person was ever given here, by whom and why."""
    grant = call.permit_at(Action.READ_RIGHTS, number)
    person, names = call.store.person(grant, person_id)
    shown = text(shown_person(person, call.now, names))
    return replace(shown, version=person.rights.version)


@routes.post(_ALL, shapes.KeptRights)
def post_assignments(call: Call, number: str, body: NewAssignments) -> Answer:
    """Give somebody who is known one or more rights, now or from a later day on."""
    grant = call.permit_at(Action.GRANT_RIGHTS, number)
    case = _case(call, grant, body.person_id, giving=True)
    return _changed(call, case, lambda: assignments.give(case, body), body)


@routes.put(_ONE, shapes.KeptRights)
def put_assignment(
    call: Call, number: str, person_id: str, assignment_id: str, body: NewPeriod
) -> Answer:
    """Give a right that is not past another period."""
    grant = call.permit_at(Action.CHANGE_RIGHTS, number)
    read, case = call.version_read, _case(call, grant, person_id)
    decide = lambda: assignments.change_period(case, assignment_id, body, read)  # noqa: E731
    return _changed(call, case, decide, body)


@routes.change(_ONE + "/end", shapes.KeptRights)
def end_assignment(
    call: Call, number: str, person_id: str, assignment_id: str, body: Ending
) -> Answer:
    """End a right now; ending the base entitlement ends every context role with it."""
    grant = call.permit_at(Action.END_RIGHTS, number)
    read, case = call.version_read, _case(call, grant, person_id)
    decide = lambda: assignments.end(case, assignment_id, body, read)  # noqa: E731
    return _changed(call, case, decide, body)


@routes.put(_PERSON + "/block", shapes.KeptRights, needs_version=False)
def put_block(call: Call, number: str, person_id: str, body: NewBlock) -> Answer:
    """Block all rights of somebody here at once, or lift that; whatever else changes meanwhile."""
    grant = call.permit_at(Action.BLOCK if body.blocked else Action.UNBLOCK, number)
    return _blocked(call, grant, person_id, body)


@routes.post("/institutions/{number}/assignment-exports", str)
def post_assignment_export(call: Call, number: str, body: RightsExport) -> Answer:
    """The same list as a CSV file for a spreadsheet; that it was taken is kept."""
    grant = call.permit_at(Action.EXPORT_RIGHTS, number)
    day = body.on or day_of(call.now)
    staff = call.store.staff(grant)
    names = {one.access.person_id: one.access.name for one in staff}
    found = found_in(staff, Wanted(day, right=body.right, on=body.on))
    export = Exported(new_id(call.now), number, moment(call.now))
    decision = Decision(grant, export, moment(call.now), ("assignments",))
    keep(call, decision, body)
    rows = csv_of(found, day, names)
    return Answer(rows, filename=f"toekenningen-{number}-{day}.csv")


def _blocked(call: Call, grant: Grant, person_id: str, body: NewBlock, tries: int = 3) -> Answer:
    """It says of no version that it read it: who is blocked must not win by changing something."""
    decide = assignments.block if body.blocked else assignments.unblock
    case = _case(call, grant, person_id)
    try:
        return _changed(call, case, lambda: decide(case, body), body)
    except ChangedMeanwhile:
        if tries == 1:
            raise
        return _blocked(call, grant, person_id, body, tries - 1)


def _case(call: Call, grant: Grant, person_id: str, *, giving: bool = False) -> Case:
    office: Office = call.store.office_to_change(grant, person_id, giving=giving)
    return Case(grant, office, call.now)


def _changed(call: Call, case: Case, decide: Callable[[], Decision], body: Sent) -> Answer:
    """What is kept now, as it is shown; a repeat is recognised before it is judged."""
    try:
        decision = decide()
        answer = keep(call, decision, body)
    except (Stale, Conflict):
        is_repeat = call.request.method == "POST" and call.store.answered(case.grant, call.once)
        if not is_repeat:
            raise
        return _as_it_is(call, case)
    assert isinstance(decision.after, Rights)  # noqa: S101 - of a change of rights
    if answer.version != decision.after.version:
        return _as_it_is(call, case)
    shown = shown_person(person_after(decision, case.office), call.now, {})
    kept = {"notices": _notices(answer)} if _notices(answer) else {}
    return replace(answer, json=joined(text(shown).json, text(kept).json))


def _notices(answer: Answer) -> list[object]:
    return list(json.loads(answer.json).get("notices", []))


def _as_it_is(call: Call, case: Case) -> Answer:
    person, names = call.store.person(case.grant, case.office.rights.person_id)
    shown = text(shown_person(person, call.now, names))
    return replace(shown, version=person.rights.version)
