"""What is read of a person's preferences: to show them, and to change them."""

from ..domain.identity import Access
from ..domain.preferences_model import Preferences
from . import keys, notice_keys
from .engine import Engine
from .items import access_of
from .preferences import preferences_of


class Preferred:
    """Made with an engine and the names of the tables."""

    _engine: Engine
    _tables: keys.Tables

    def preferences(self, person_id: str) -> Preferences:
        place = notice_keys.preferences(person_id)
        found = self._engine.batch(self._tables.dossiers, [place])
        return preferences_of(person_id, found.get(place))

    def mailed_at(self, person_id: str, numbers: list[str]) -> list[Access]:
        """Their rights at some institutions, which say to which address they are mailed."""
        places = [keys.access(number, person_id) for number in numbers[:100]]
        found = self._engine.batch(self._tables.dossiers, places) if places else {}
        return [access_of(found[place]) for place in places if place in found]
