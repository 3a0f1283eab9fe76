"""Where somebody gets their mail, and whether they still may have it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from ..domain.errors import NotFound
from ..domain.frozen import dataclass
from ..domain.identity import Access
from ..domain.ids import moment, number_of
from ..domain.notices import Frequency, Notice
from ..domain.rights import Invitation
from ..domain.words import Side
from . import keys, notice_keys, rights_keys
from .audiences import may_enter
from .dynamo import Item, projected
from .engine import Engine
from .items import access_of
from .notices import frequency
from .rights_items import invitation_of
from .successors import ENTERING

_READ = ("rights_from", "succeeded_by", "chosen", "stopped_at", *ENTERING)
_LARGEST = 90  # items in one call


@dataclass(frozen=True)
class Reader:
    """``email``: nothing where no mail arrives. ``notices``: what they may and want to hear."""

    email: str
    notices: list[Notice]
    names: dict[str, str]


class Addresses:
    def __init__(self, dynamodb: Any, tables: keys.Tables) -> None:
        self._engine = Engine(dynamodb)
        self._table = tables.dossiers

    def reader(self, person_id: str, notices: list[Notice], now: datetime) -> Reader:
        """A person with an account; a Query and a call or two."""
        held = self._institutions(person_id)
        numbers = {*held, *(number for one in notices for number in _numbers(one))}
        wanted = [keys.institution(number) for number in sorted(numbers)]
        wanted += [keys.access(number, person_id) for number in held]
        chosen = notice_keys.preferences(person_id)
        found = self._read([chosen, *wanted])
        orgs = {number: found.get(keys.institution(number), {}) for number in numbers}
        access = [access_of(i) for n in held if (i := found.get(keys.access(n, person_id)))]
        entering = [one for one in access if may_enter(one, orgs[one.institution], now)]
        here = {one.institution for one in entering}
        told = [one for one in notices if here & _at(one, orgs)]
        told = [one for one in told if frequency(one, found.get(chosen)) is not Frequency.OFF]
        names = {number: str(org.get("name", "")) for number, org in orgs.items()}
        return Reader(_address(entering), told, names)

    def _institutions(self, person_id: str) -> list[str]:
        first = keys.by_person(person_id, "")
        index: dict[str, Any] = {"index": "by_person", "IndexName": "ByPerson"}
        found = self._engine.all(self._table, first, **index, **projected(("by_person_sk",)))
        return sorted({str(item["pk"]).partition("#")[2] for item in found})

    def _read(self, wanted: list[keys.Key]) -> dict[keys.Key, Item]:
        found: dict[keys.Key, Item] = {}
        for start in range(0, len(wanted), _LARGEST):
            found |= self._engine.batch(self._table, wanted[start : start + _LARGEST], _READ)
        return found

    def invitation(self, number: str, invitation_id: str, now: datetime) -> Invitation | None:
        """With the name of the institution; nothing when nobody is awaited any more."""
        try:
            place = rights_keys.invitation(number, invitation_id)
            found = invitation_of(self._engine.get(self._table, place))
        except NotFound:
            return None
        return found if found.is_open(moment(now)) else None

    def name(self, number: str) -> str:
        place = keys.institution(number)
        return str(self._read([place]).get(place, {}).get("name", number))


def _numbers(notice: Notice) -> Iterable[str]:
    """The institutions of which the name or the source of rights matters."""
    if notice.dossier_id:
        yield number_of(notice.dossier_id, Side.SCHOOL)
    yield notice.institution


def _at(notice: Notice, orgs: dict[str, Item]) -> set[str]:
    """Where a right may be kept by which they are told: there, or where it goes on."""
    later = orgs[notice.institution].get("succeeded_by")
    return {notice.institution, *(later if isinstance(later, frozenset) else ())}


def _address(entering: Iterable[Access]) -> str:
    """The first at which mail arrives."""
    return next((one.email for one in entering if one.email and not one.is_undeliverable), "")
