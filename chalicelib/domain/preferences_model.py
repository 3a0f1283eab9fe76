"""What somebody chose, as a frozen value."""

from collections.abc import Mapping
from dataclasses import field

from .frozen import dataclass
from .notices import DEFAULTS, Frequency, Kind


@dataclass(frozen=True)
class Preferences:
    """Of who never chose: the defaults. ``stopped_at``: since when they want no mail."""

    person_id: str
    chosen: Mapping[Kind, Frequency] = field(default_factory=dict)
    stopped_at: str = ""
    version: int = 0  # it has none: nobody else writes it

    def of(self, kind: Kind) -> Frequency:
        return self.chosen.get(kind, DEFAULTS[kind])
