"""Who may do what at an institution, also by a right that is kept where it goes on.

What the sign-in says of one person, at their predecessors, is read here of the people of one
institution, at its successors: their numbers are on its own item.
"""

from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor

from ..domain.frozen import dataclass
from ..domain.identity import Access, with_successors
from . import keys
from .dynamo import Item, projected
from .engine import Engine
from .items import access_of
from .rights_writes import NO_WINDOWS

_AT_ONCE = 10  # Queries
_ACCESS = ("roles", "until", "name", "function", "blocked", "email", "undeliverable")
ENTERING = (*_ACCESS, *NO_WINDOWS)  # all that an ACCESS item says


def successors_of(institution: Item | None) -> list[str]:
    """The numbers under which an institution goes on."""
    numbers = (institution or {}).get("succeeded_by")
    return sorted(numbers) if isinstance(numbers, frozenset) else []


@dataclass(frozen=True)
class Staff:
    """The people of an institution, as they are now."""

    engine: Engine
    table: str
    number: str

    def everybody(self, now: str) -> dict[str, Access]:
        """By person id; a Query and a call at the same time, and a Query for each successor."""
        place = keys.institution(self.number)
        with ThreadPoolExecutor(_AT_ONCE) as together:
            reading = together.submit(self._entering, self.number)
            org = self.engine.batch(self.table, [place], ("succeeded_by",))
            after = successors_of(org.get(place))
            later = [item for items in together.map(self._entering, after) for item in items]
            own = reading.result()
        return with_successors(self.number, map(access_of, own), map(access_of, later), now)

    def to_read(self, people: Collection[str]) -> list[keys.Key]:
        """What ``some`` wants to have been read: it goes along in a call that is made anyway."""
        return [keys.institution(self.number), *_places(self.number, people)]

    def some(
        self, people: Collection[str], found: Mapping[keys.Key, Item], now: str
    ) -> dict[str, Access]:
        """The rights of some people, by their id; one call more for each successor, if any."""
        own = [found[key] for key in _places(self.number, people) if key in found]
        later: list[Item] = []
        for one in successors_of(found.get(keys.institution(self.number))):
            later += self.engine.batch(self.table, _places(one, people)).values() if people else ()
        return with_successors(self.number, map(access_of, own), map(access_of, later), now)

    def _entering(self, number: str) -> list[Item]:
        only = projected(ENTERING)
        return self.engine.all(self.table, keys.access(number, ""), ConsistentRead=True, **only)


def _places(number: str, people: Collection[str]) -> list[keys.Key]:
    return [keys.access(number, person) for person in people]
