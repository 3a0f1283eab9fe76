"""Permission, as a value. ``policy`` gives it, and nobody else does."""

from typing import TYPE_CHECKING

from .caller import Caller, Role
from .frozen import dataclass
from .ids import sides_of
from .model import Author
from .words import Side

if TYPE_CHECKING:
    from .policy import Action


@dataclass(frozen=True)
class Grant:
    """Permission given: this caller, this action, by this role at this institution.

    By no role, and nowhere, where it is enough to be signed in.
    """

    caller: Caller
    action: "Action"
    role: Role | None
    institution: str

    @property
    def function(self) -> str:
        return self.caller.function_at(self.institution)

    @property
    def kept_at(self) -> str:
        """The number under which their right is kept: that of a successor, or its own."""
        return self.caller.works_at(self.institution)

    @property
    def side(self) -> Side | None:
        """Whom they speak for; there are no sides but in a dossier."""
        return None


@dataclass(frozen=True)
class DossierGrant(Grant):
    """Permission in this dossier, of which the institution is one side."""

    dossier_id: str
    on_behalf_of: str | None = None  # the person id of the owner that they stand in for
    delegated_at: str = ""  # under which number that was said

    @property
    def side(self) -> Side:
        return sides_of(self.dossier_id)[self.institution]

    @property
    def author(self) -> Author:
        return Author(self.caller.id, self.function, self.side)
