"""What whoever runs the platform does at an institution, by a command: never over HTTP.

All of it leaves its trace in the audit trail of the institution, and can be repeated.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from ..domain import errors
from ..domain.decisions import Decision
from ..domain.dossiers import hold_dossier
from ..domain.fields import InstitutionNumber, Line, PersonId
from ..domain.gifts import Gift, check_kind, checked, given
from ..domain.ids import moment
from ..domain.office import Case
from ..domain.periods import end_of_next_school_year
from ..domain.policy import Action, permit_operator, permit_operator_in
from ..domain.rights import Right, RightsFrom, Source, Step, Succession, Who
from ..domain.sent_rights import Because
from ..storage.store import Store


class FirstAdmin(Because):
    """``make admin``: who becomes a local administrator, where, and why."""

    number: InstitutionNumber
    person_id: PersonId
    name: Line
    function: Line
    email: str = ""


class Successor(Because):
    """``make succession``: which number goes on for which."""

    number: InstitutionNumber
    succeeds: InstitutionNumber


class SourceOfRights(Because):
    """``make rights-from``: where the rights of an institution come from, from now on."""

    number: InstitutionNumber
    source: Annotated[Source, Field(strict=False)]  # by its name


class Held(Because):
    """``make hold``, ``make release``: of which dossier nothing is destroyed, and why."""

    dossier: str


def run(event: Mapping[str, Any], store: Store, now: datetime) -> dict[str, Any]:
    """As a Lambda function: ``{"do": …}``, one of the cases below, and what it asks for.

    Raises ValidationError, and what the domain refuses.
    """
    asked = {name: value for name, value in event.items() if name != "do"}
    match event.get("do"):
        case "make_admin":
            return make_admin(FirstAdmin.model_validate(asked), store, now)
        case "record_succession":
            return record_succession(Successor.model_validate(asked), store, now)
        case "set_rights_from":
            return set_rights_from(SourceOfRights.model_validate(asked), store, now)
        case "hold":
            return hold(Action.HOLD, Held.model_validate(asked), store, now)
        case "release":
            return hold(Action.RELEASE, Held.model_validate(asked), store, now)
    raise ValueError("do: make_admin, record_succession, set_rights_from, hold or release")


def make_admin(asked: FirstAdmin, store: Store, now: datetime) -> dict[str, Any]:
    """A local administrator, with the base entitlement; who is one already stays as they are."""
    who = Who(asked.name, asked.function, asked.email)
    rights = (Right.BASE, Right.ADMIN)
    added = give(store, Order(asked.number, asked.person_id, who, rights, asked.reason), now)
    return {"institution": asked.number, "person_id": asked.person_id, "given": list(added)}


@dataclass(frozen=True)
class Order:
    """What the operator gives, to whom and why; without ``last`` for as long as is usual."""

    number: str
    person_id: str
    who: Who
    rights: tuple[Right, ...]
    reason: str
    last: str = ""


def give(store: Store, order: Order, now: datetime) -> tuple[Right, ...]:
    """Which of these rights they did not have yet. Raises NotFound for an unknown number."""
    grant = permit_operator(Action.GRANT_AS_OPERATOR, order.number)
    case = Case(grant, store.office_to_change(grant, order.person_id, giving=True), now)
    check_kind(case.office, order.rights)
    held = case.office.rights
    missing = tuple(right for right in order.rights if not held.current(right, case.today))
    if missing:
        last = order.last or end_of_next_school_year(case.today)
        gift = Gift(missing, case.today, last, case.step(order.reason))
        store.commit(given(case, checked(case, gift), order.who))
    return missing


def record_succession(asked: Successor, store: Store, now: datetime) -> dict[str, Any]:
    """The people of ``number`` keep the dossiers of ``succeeds`` and of all that it succeeded.

    Raises NotFound; Conflict for a CLB that would succeed a school, and for what would go on for
    itself, also by way of others.
    """
    grant = permit_operator(Action.RECORD_SUCCESSION, asked.number)
    if asked.number == asked.succeeds:
        raise errors.Conflict("Een instelling gaat niet verder voor zichzelf.")
    kinds = store.institutions([asked.number, asked.succeeds])
    if len(kinds) < 2:
        raise errors.NotFound
    if len({kind for kind, _ in kinds.values()}) > 1:
        raise errors.Conflict("Een school volgt een school op, en een CLB een CLB.")
    before = store.successions([asked.number, asked.succeeds])
    if asked.number in before.get(asked.succeeds, ()):
        raise errors.Conflict(f"{asked.succeeds} gaat zelf al verder voor {asked.number}.")
    inherited = {asked.succeeds, *before.get(asked.succeeds, ())}
    numbers = sorted({*before.get(asked.number, ()), *inherited})
    after = Succession(asked.number, tuple(numbers))
    if set(numbers) != set(before.get(asked.number, ())):
        store.commit(Decision(grant, after, moment(now), ("succeeds",), because=asked.reason))
    return {"institution": asked.number, "succeeds": numbers}


def set_rights_from(asked: SourceOfRights, store: Store, now: datetime) -> dict[str, Any]:
    """From now on that source gives the rights of an institution; what the other one gave ends.

    Its answer says of how many people something ended. Raises NotFound, and ChangedMeanwhile
    when rights change at that moment: then repeat it.
    """
    grant = permit_operator(Action.SET_RIGHTS_FROM, asked.number)
    office, at, is_own = store.office(asked.number), moment(now), asked.source is Source.OWN
    if office.is_own != is_own:
        held = office.admins
        nobody = replace(held, windows={}, version=held.version + 1) if held.windows else None
        said = RightsFrom(asked.number, asked.source)
        changed = ("rights_from",)
        store.commit(Decision(grant, said, at, changed, admins=nobody, because=asked.reason))
    stopped = store.stop(grant, asked.source, Step(at, grant.caller.id, "", asked.reason))
    return {"institution": asked.number, "rights_from": asked.source, "stopped": stopped}


def hold(action: Action, asked: Held, store: Store, now: datetime) -> dict[str, Any]:
    """From now on nothing of a dossier is destroyed; or again in its time.

    Raises NotFound, and Conflict where it is so already.
    """
    grant, is_held = permit_operator_in(action, asked.dossier), action is Action.HOLD
    store.commit(hold_dossier(grant, asked.reason, now, is_held=is_held))
    return {"dossier": asked.dossier, "is_held": is_held}
