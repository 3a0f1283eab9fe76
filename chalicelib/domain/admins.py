"""The local administrators of an institution: who they are, and that there always is one."""

from collections.abc import Mapping
from dataclasses import field

from .caller import Role
from .frozen import dataclass
from .periods import FOREVER, Window
from .rights import Who


@dataclass(frozen=True)
class Admins:
    """Who administers an institution, and when; who is blocked is none of them."""

    institution: str
    windows: Mapping[str, Window] = field(default_factory=dict)  # by person id
    version: int = 0
    warned: str = ""  # of which end the operator was told

    @property
    def kept(self) -> dict[str, Window]:
        """The same, without a gap: the last one stays until the next one starts, if ever.

        So nothing has to happen at the moment at which the period of a last administrator ends.
        """
        kept: dict[str, Window] = {}
        last = ""
        for person, window in sorted(self.windows.items(), key=lambda one: one[1]):
            if last and window.start > kept[last].end:
                kept[last] = Window(kept[last].start, window.start)
            kept[person] = window
            last = person if not last or window.end > kept[last].end else last
        if last:
            kept[last] = Window(kept[last].start, FOREVER)
        return kept

    @property
    def last_end(self) -> str:
        """When the period of the last one ends; they stay for lack of another."""
        return max((window.end for window in self.windows.values()), default="")

    def covers(self, now: str) -> bool:
        return any(window.holds(now) for window in self.kept.values())


@dataclass(frozen=True)
class Effect:
    """What becomes of who may enter, when the rights of a person change.

    ``windows``: of each role; None where somebody else than we says so. ``admins``: as they are
    afterwards, where they matter; ``others``: whose stay as an administrator becomes longer or
    shorter by it.
    """

    who: Who
    windows: Mapping[Role, Window] | None
    admins: Admins | None = None
    others: Mapping[str, Window] = field(default_factory=dict)
