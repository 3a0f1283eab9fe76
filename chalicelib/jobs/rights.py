"""Each day: the operator is told of institutions whose last administrator's period has ended.

That administrator stays, so nothing breaks; but nobody decided it, and they may have left.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from ..domain.admins import Admins
from ..domain.decisions import Decision
from ..domain.errors import Conflict
from ..domain.ids import moment, new_id
from ..domain.model import Message, Sender
from ..domain.policy import Action, permit_operator
from ..domain.words import MessageSubject
from ..storage.store import Store

_LOOKS_BACK = 13  # months: who was told already is not told again


def warn(store: Store, now: datetime) -> list[str]:
    """The numbers of which the operator was told now: of each end once."""
    at = moment(now)
    due = {number for month in _months(now) for number in store.admins_due(month, at)}
    return [number for number in sorted(due) if _told(number, store, now)]


def _told(number: str, store: Store, now: datetime) -> bool:
    admins = store.office(number).admins
    if not admins.windows or admins.last_end > moment(now) or admins.warned == admins.last_end:
        return False
    try:
        store.commit(_warning(admins, now))
    except Conflict:  # it changed meanwhile: tomorrow is another day
        return False
    return True


def _warning(admins: Admins, now: datetime) -> Decision:
    number, at = admins.institution, moment(now)
    text = (
        f"De periode van de laatste lokale beheerder van {number} is afgelopen. De toegang blijft"
        " werken. Vraag de instelling wie het voortaan is; 'make admin' maakt een nieuwe."
    )
    content = {"subject": MessageSubject.FAULT, "text": text}
    message = Message(new_id(now), "", content, Sender("operator", "", ""), at)
    told = replace(admins, warned=admins.last_end, version=admins.version + 1)
    grant = permit_operator(Action.WARN_OPERATOR, number)
    return Decision(grant, message, at, ("text",), admins=told)


def _months(now: datetime) -> Iterator[str]:
    day = now.date()
    for _ in range(_LOOKS_BACK):
        yield f"{day:%Y-%m}"
        day = day.replace(day=1) - timedelta(days=1)
