"""Rights as the API shows them: with names, and with how they stand on a day."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ..domain.ids import moment
from ..domain.office import Person
from ..domain.periods import day_of
from ..domain.rights import Invitation
from ..storage.items import item_of

Names = Mapping[str, str]
Shown = dict[str, Any]


def shown_person(person: Person, now: datetime, names: Names) -> Shown:
    access, rights, day = person.access, person.rights, day_of(now)
    body: Shown = json.loads(str(item_of(rights)["body"]))
    told = {"name": access.name, "function": access.function, "email": access.email}
    states = {one.id: one.state(day) for one in rights.assignments}
    return {
        "id": rights.person_id,
        "version": rights.version,
        **{name: value for name, value in told.items() if value},
        "roles": sorted(access.roles_at(moment(now))),
        "blocked": access.blocked,
        **({"undeliverable": True} if access.is_undeliverable else {}),
        "assignments": [
            _named(one, names) | {"state": states[one["id"]]} for one in body["assignments"]
        ],
        "blocks": [_named(one, names) for one in body["blocks"]],
    }


def shown_invitation(one: Invitation, now: datetime, names: Names) -> Shown:
    item = item_of(one)
    is_expired = one.status == "open" and not one.is_open(moment(now))
    status = "expired" if is_expired else one.status
    return _named(json.loads(str(item["card"])), names) | {
        "status": status,
        "version": one.version,
        **({"undeliverable": True} if one.undeliverable else {}),
    }


def _named(body: Shown, names: Names) -> Shown:
    """With the name of who did each thing, as long as it is kept."""
    return {key: _value(key, value, names) for key, value in body.items()}


def _value(key: str, value: Any, names: Names) -> Any:
    if key == "by" and (name := names.get(value["id"])):
        return {**value, "name": name}
    if isinstance(value, dict):
        return _named(value, names)
    if isinstance(value, list):
        return [_named(one, names) if isinstance(one, dict) else one for one in value]
    return value
