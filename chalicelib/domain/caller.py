"""Who asks, and the roles that their token vouches for."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from typing import NamedTuple

from .frozen import dataclass


class Role(StrEnum):
    """Contextrol, by the name Gebruikersbeheer Vlaanderen gives it."""

    CLB = "samenwerkingsdossier-clb"
    SCHOOL = "samenwerkingsdossier-school"
    ADMIN = "lokale-beheerder"


class ContextRole(NamedTuple):
    """A role at one institution."""

    role: Role
    institution: str


@dataclass(frozen=True)
class Caller:
    """Who asks, as the token vouches for: their roles, and their function at each institution."""

    id: str
    name: str
    roles: tuple[ContextRole, ...]
    functions: Mapping[str, str] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    acts_for: frozenset[tuple[str, str]] = frozenset()  # (person id, institution number)
    through: Mapping[str, str] = field(default_factory=dict)  # a number → the one that succeeds it

    def function_at(self, institution: str) -> str:
        return self.functions.get(institution, "")

    def works_at(self, institution: str) -> str:
        """Where the right is kept by which they act for an institution: mostly there itself."""
        return self.through.get(institution, institution)

    @property
    def institutions(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(held.institution for held in self.roles))

    @property
    def nearest_roles(self) -> Iterator[ContextRole]:
        """An administrator's last: the audit names the role that is nearest to the work."""
        yield from sorted(self.roles, key=lambda held: held.role is Role.ADMIN)


PLATFORM = Caller("platform", "", ())  # who does what nobody asks for at that moment
