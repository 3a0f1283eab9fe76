"""What is read to know whom an event is about: rights and owners, never a text.

Each read names the attributes that it wants, so that the function that asks this needs no right
on any other.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ..domain.audience import roles_told
from ..domain.frozen import dataclass
from ..domain.identity import Access
from ..domain.ids import moment
from ..domain.rights import Source
from ..domain.words import FileState, Side
from . import document_keys, keys, staff_keys
from .dynamo import Item, projected
from .engine import Engine
from .headers import ASKED
from .source_writes import source_of
from .successors import Staff

_LATEST = 25  # registrations, whose owners follow the dossier
_OWNED = ("owner", *ASKED.values())


@dataclass(frozen=True)
class Seen:
    """What matters of a registration: its owner, and which question waits for whom."""

    owner: str
    asked: Mapping[Side, str]


class Audiences:
    def __init__(self, dynamodb: Any, tables: keys.Tables) -> None:
        self._engine = Engine(dynamodb)
        self._table = tables.dossiers

    def people(self, number: str, now: datetime) -> dict[str, frozenset[str]]:
        """Who can be told something at an institution: by which roles, by person id."""
        place = keys.institution(number)
        org = self._engine.batch(self._table, [place], ("rights_from",)).get(place, {})
        from_acm = source_of(org) == Source.ACM
        staff = Staff(self._engine, self._table, number).everybody(moment(now))
        told = {person: roles_told(access, from_acm, now) for person, access in staff.items()}
        return {person: roles for person, roles in told.items() if roles}

    def registration(self, dossier_id: str, registration_id: str) -> Seen | None:
        place = keys.registration(dossier_id, registration_id)
        item = self._engine.batch(self._table, [place], _OWNED).get(place)
        if item is None:
            return None
        asked = {side: str(item[name]) for side, name in ASKED.items() if name in item}
        return Seen(str(item.get("owner", "")), asked)

    def is_shared(self, dossier_id: str, document_id: str) -> bool:
        """Whether its latest file can be downloaded."""
        place = document_keys.document(dossier_id, document_id)
        item = self._engine.batch(self._table, [place], ("state",)).get(place, {})
        return item.get("state") == FileState.CLEAN

    def owners(self, dossier_id: str) -> set[str]:
        """Of the registrations in which something happened last."""
        items, _ = self._engine.page(
            self._table,
            "by_dossier_pk = :pk",
            {":pk": keys.by_dossier(dossier_id, "", "")[0]},
            {},
            IndexName="ByDossier",
            ScanIndexForward=False,
            Limit=_LATEST,
            **projected(("owner",)),
        )
        return {str(item["owner"]) for item in items if "owner" in item}

    def delegates(self, number: str, owner: str, now: datetime) -> set[str]:
        """Who stands in for an owner."""
        at, first = moment(now), staff_keys.delegation(number, owner, "")
        found = self._engine.all(self._table, first, **projected(("since", "until")))
        return {_last(item) for item in found if str(item["since"]) <= at < str(item["until"])}


def _last(item: Item) -> str:
    return str(item["sk"]).rpartition("#")[2]


def may_enter(access: Access, org: Item, now: datetime) -> bool:
    """Whether somebody is told what was kept for them at an institution."""
    return bool(roles_told(access, source_of(org) == Source.ACM, now))
