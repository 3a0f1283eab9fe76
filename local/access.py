"""Who of the cast may enter where: given as whoever runs the platform would give it.

So each of them has an assignment that explains their right, as everybody has.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from chalicelib.domain.periods import day_of, end_of_next_school_year
from chalicelib.domain.rights import Right, State, Who
from chalicelib.jobs.platform import Order, give
from chalicelib.storage import keys, rights_keys
from chalicelib.storage.store import Store
from local.people import Person

SINCE = timedelta(days=90)
REASON = "Werkt hier in de demonstratie"


def give_access(
    dynamodb: Any,
    tables: keys.Tables,
    people: Iterable[Person],
    numbers: Mapping[str, str],
    now: datetime,
) -> int:
    """Let each of the cast who has a role in at their institution, and nowhere else.

    ``numbers``: place → institution number. Since before the demo dossiers, in which they wrote.
    Who was given something before keeps that, also what somebody ended or blocked since; only
    what ran out by itself is given again. Returns how many were given something.
    """
    store, given, began = Store(dynamodb, tables), 0, now - SINCE
    for person in people:
        number = numbers[person.place]
        for other in store.rights(person.id):
            if other.institution != number:
                _forget(dynamodb, tables.dossiers, other.institution, person)
        office = store.office(number, person.id)
        held = office.rights.assignments
        if (
            person.roles
            and office.is_own
            and all(one.state(day_of(now)) is State.OVER for one in held)
        ):
            rights = (Right.BASE, *map(Right, sorted(person.roles)))
            who = Who(person.name, person.function, person.email)
            last = end_of_next_school_year(day_of(now))
            order = Order(number, person.id, who, rights, REASON, last)
            given += bool(give(store, order, began))
    return given


def _forget(dynamodb: Any, table: str, number: str, person: Person) -> None:
    """The demo moved to other institutions: it leaves nothing of its own at the old ones."""
    access, given = keys.access(number, person.id), rights_keys.assignments(number, person.id)
    for pk, sk in (access, given, rights_keys.admins(number)):
        dynamodb.delete_item(TableName=table, Key={"pk": {"S": pk}, "sk": {"S": sk}})
