"""Who may do what: one table, one question.

``permit`` answers it with a Grant. Whatever reads or changes a dossier asks for a Grant, so
nothing can be done that was not granted, and the audit trail is written from it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .errors import Forbidden, NotFound
from .model import Author, Registration
from .words import Side

_DOSSIER_ID = re.compile(r"([0-9]{6})-([0-9]{6})")


class Role(StrEnum):
    """Contextrol, by the name Gebruikersbeheer Vlaanderen gives it."""

    CLB = "samenwerkingsdossier-clb"
    SCHOOL = "samenwerkingsdossier-school"
    ADMIN = "lokale-beheerder"


class Relation(StrEnum):
    AT_CLB = "at_clb"  # the role is held at the CLB of the dossier
    AT_SCHOOL = "at_school"  # the role is held at the school of the dossier
    OWNER = "owner"  # eigenaar of the registration


class Action(StrEnum):
    READ = "dossier:read"
    START_DOSSIER = "dossier:start"
    OPEN_REGISTRATION = "registration:open"
    REVISE_REGISTRATION = "registration:revise"
    ADD_REPLY = "reply:add"
    ADD_GOAL = "goal:add"
    ADD_AGREEMENT = "agreement:add"


_PARTNERS = {(Role.CLB, Relation.AT_CLB), (Role.SCHOOL, Relation.AT_SCHOOL)}
_CLB = (Role.CLB, Relation.AT_CLB)
_CLB_ADMIN = (Role.ADMIN, Relation.AT_CLB)
_OWNER = (Role.CLB, Relation.OWNER)

RULES: dict[Action, set[tuple[Role, Relation]]] = {
    Action.READ: {*_PARTNERS, _CLB_ADMIN},
    Action.START_DOSSIER: {_CLB_ADMIN},
    Action.OPEN_REGISTRATION: {_CLB},
    Action.REVISE_REGISTRATION: {_OWNER, _CLB_ADMIN},
    Action.ADD_REPLY: _PARTNERS,
    Action.ADD_GOAL: _PARTNERS,
    Action.ADD_AGREEMENT: _PARTNERS,
}

# A school number takes only school roles and a CLB number only CLB roles: a role held on the
# wrong side is no role, so its holder is an outsider.
_FITS = {
    (Role.CLB, Side.CLB): Relation.AT_CLB,
    (Role.SCHOOL, Side.SCHOOL): Relation.AT_SCHOOL,
    (Role.ADMIN, Side.CLB): Relation.AT_CLB,
    (Role.ADMIN, Side.SCHOOL): Relation.AT_SCHOOL,
}


@dataclass(frozen=True)
class ContextRole:
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

    def function_at(self, institution: str) -> str:
        return self.functions.get(institution, "")

    @property
    def institutions(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(held.institution for held in self.roles))


@dataclass(frozen=True)
class Grant:
    """Permission given: this caller, this action, in this dossier, by this role."""

    caller: Caller
    action: Action
    dossier_id: str
    role: Role
    side: Side

    @property
    def institution(self) -> str:
        return number_of(self.dossier_id, self.side)

    @property
    def partner(self) -> str:
        return number_of(self.dossier_id, self.side.other)

    @property
    def author(self) -> Author:
        return Author(self.caller.id, self.caller.function_at(self.institution), self.side)


def permit(
    caller: Caller, action: Action, dossier_id: str, subject: Registration | None = None
) -> Grant:
    """The grant for an action on a dossier, or on a registration in it.

    Outsiders learn nothing (NotFound); who works there without the right is told so (Forbidden).
    """
    held = list(_held(caller, dossier_id, subject))
    if not held:
        raise NotFound
    for role, side, relation in held:
        if (role, relation) in RULES[action]:
            return Grant(caller, action, dossier_id, role, side)
    raise Forbidden


def may_read(caller: Caller, dossier_id: str) -> bool:
    """Whether a dossier belongs in what the caller is shown."""
    held = _held(caller, dossier_id, None)
    return any((role, relation) in RULES[Action.READ] for role, _, relation in held)


def _held(
    caller: Caller, dossier_id: str, subject: Registration | None
) -> Iterator[tuple[Role, Side, Relation]]:
    """What is one's own first, and an administrator's right last: the audit names the nearest."""
    sides = sides_of(dossier_id)
    for held in sorted(caller.roles, key=lambda held: held.role is Role.ADMIN):
        side = sides.get(held.institution)
        relation = _FITS.get((held.role, side)) if side else None
        if side and relation:
            if subject and subject.owner.id == caller.id:
                yield held.role, side, Relation.OWNER
            yield held.role, side, relation


def sides_of(dossier_id: str) -> dict[str, Side]:
    """``"114983-030569"`` → ``{"114983": Side.CLB, "030569": Side.SCHOOL}``; NotFound if not so."""
    pair = _DOSSIER_ID.fullmatch(dossier_id)
    if not pair:
        raise NotFound
    return {pair[1]: Side.CLB, pair[2]: Side.SCHOOL}


def number_of(dossier_id: str, side: Side) -> str:
    """The institution number of one side."""
    return dossier_id[:6] if side is Side.CLB else dossier_id[7:]
