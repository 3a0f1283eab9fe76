"""What whoever runs the platform does at an institution, by a command: never over HTTP.

Both leave their trace in the audit trail of the institution, and can be repeated.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..domain import errors
from ..domain.assignments import Gift, check_gift, check_kind, given
from ..domain.decisions import Decision
from ..domain.fields import InstitutionNumber, Line, PersonId
from ..domain.ids import moment
from ..domain.office import Case
from ..domain.periods import end_of_next_school_year
from ..domain.policy import Action, permit_operator
from ..domain.rights import Right, Succession, Who
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


def run(event: Mapping[str, Any], store: Store, now: datetime) -> dict[str, Any]:
    """As a Lambda function: ``{"do": "make_admin" | "record_succession", …}``.

    Raises ValidationError, and what the domain refuses.
    """
    asked = {name: value for name, value in event.items() if name != "do"}
    match event.get("do"):
        case "make_admin":
            return make_admin(FirstAdmin.model_validate(asked), store, now)
        case "record_succession":
            return record_succession(Successor.model_validate(asked), store, now)
    raise ValueError("do: make_admin or record_succession")


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
        check_gift(case, gift)
        store.commit(given(case, gift, order.who))
    return missing


def record_succession(asked: Successor, store: Store, now: datetime) -> dict[str, Any]:
    """The people of ``number`` keep the dossiers of ``succeeds`` and of all that it succeeded.

    Raises NotFound, and Conflict for a CLB that would succeed a school.
    """
    grant = permit_operator(Action.RECORD_SUCCESSION, asked.number)
    kinds = store.institutions([asked.number, asked.succeeds])
    if len(kinds) < 2:
        raise errors.NotFound
    if len({kind for kind, _ in kinds.values()}) > 1:
        raise errors.Conflict("Een school volgt een school op, en een CLB een CLB.")
    before = store.successions([asked.number, asked.succeeds])
    inherited = {asked.succeeds, *before.get(asked.succeeds, ())}
    numbers = sorted({*before.get(asked.number, ()), *inherited} - {asked.number})
    after = Succession(asked.number, tuple(numbers))
    if set(numbers) != set(before.get(asked.number, ())):
        store.commit(Decision(grant, after, moment(now), ("succeeds",), because=asked.reason))
    return {"institution": asked.number, "succeeds": numbers}
