"""What a list of registrations is narrowed to."""

from ..domain.frozen import dataclass
from ..domain.words import Side, Status
from .dynamo import Condition
from .headers import ASKED, facet


@dataclass(frozen=True)
class Narrowed:
    """To what fits each of these that is given.

    ``waiting_for`` is one side, or ``"none"``; ``q`` has folded words, each of which must occur.
    """

    status: str | None = None
    activity: str | None = None
    school_year: str | None = None
    domain: str | None = None
    theme: str | None = None
    owner: str | None = None
    waiting_for: str | None = None
    q: str | None = None

    def conditions(self) -> tuple[Condition, ...]:
        facets = {
            "activity": self.activity,
            "school_year": self.school_year,
            "domain": self.domain,
            "theme": self.theme,
        }
        words = (self.q or "").split()
        return (
            *((Condition("status", "=", self.status),) if self.status else ()),
            *((Condition("owner", "=", self.owner),) if self.owner else ()),
            *(Condition("facets", "contains", facet(n, v)) for n, v in facets.items() if v),
            *self._waiting(),
            *(Condition("find", "contains", word) for word in words),
        )

    def _waiting(self) -> tuple[Condition, ...]:
        """In what is closed, nobody is waited for, whatever was asked."""
        if self.waiting_for == "none":
            closed = Condition("status", "=", Status.CLOSED)
            return tuple(Condition(name, "absent", otherwise=closed) for name in ASKED.values())
        if self.waiting_for:
            asked = Condition(ASKED[Side(self.waiting_for)], "exists")
            return (asked, Condition("status", "<>", Status.CLOSED))
        return ()
