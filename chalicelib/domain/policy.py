"""Who may do what: one table, one question.

``permit`` answers it with a Grant. Whatever reads or changes a dossier asks for a Grant, so
nothing can be done that was not granted, and the audit trail is written from it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .errors import Forbidden, NotFound
from .ids import number_of, sides_of
from .model import Author, Entry, Registration
from .words import Side

Subject = Registration | Entry | None


class Role(StrEnum):
    """Contextrol, by the name Gebruikersbeheer Vlaanderen gives it."""

    CLB = "samenwerkingsdossier-clb"
    SCHOOL = "samenwerkingsdossier-school"
    ADMIN = "lokale-beheerder"


class Relation(StrEnum):
    AT_CLB = "at_clb"  # the role is held at the CLB of the dossier
    AT_SCHOOL = "at_school"  # the role is held at the school of the dossier
    OWNER = "owner"  # eigenaar of the registration
    DELEGATE = "delegate"  # acts for the owner during a leave
    AUTHOR = "author"  # of the reply


class Action(StrEnum):
    READ = "dossier:read"
    START_DOSSIER = "dossier:start"
    END_DOSSIER = "dossier:end"
    OPEN_REGISTRATION = "registration:open"
    REVISE_REGISTRATION = "registration:revise"
    TAKE_UP = "registration:take_up"
    CLOSE = "registration:close"
    REOPEN = "registration:reopen"
    HAND_OVER = "registration:hand_over"
    TRASH_REGISTRATION = "registration:trash"
    RESTORE_REGISTRATION = "registration:restore"
    ADD_REPLY = "reply:add"
    REVISE_REPLY = "reply:revise"
    TRASH_REPLY = "reply:trash"
    RESTORE_REPLY = "reply:restore"
    ADD_GOAL = "goal:add"
    REVISE_GOAL = "goal:revise"
    TRASH_GOAL = "goal:trash"
    RESTORE_GOAL = "goal:restore"
    ADD_AGREEMENT = "agreement:add"
    REVISE_AGREEMENT = "agreement:revise"
    TRASH_AGREEMENT = "agreement:trash"
    RESTORE_AGREEMENT = "agreement:restore"


_PARTNERS = {(Role.CLB, Relation.AT_CLB), (Role.SCHOOL, Relation.AT_SCHOOL)}
_CLB = (Role.CLB, Relation.AT_CLB)
_CLB_ADMIN = (Role.ADMIN, Relation.AT_CLB)
_OWNER = (Role.CLB, Relation.OWNER)
_KEEPERS = {_OWNER, (Role.CLB, Relation.DELEGATE), _CLB_ADMIN}
_AUTHORS = {(Role.CLB, Relation.AUTHOR), (Role.SCHOOL, Relation.AUTHOR)}

RULES: dict[Action, set[tuple[Role, Relation]]] = {
    Action.READ: {*_PARTNERS, _CLB_ADMIN},
    Action.START_DOSSIER: {_CLB_ADMIN},
    Action.END_DOSSIER: {_CLB_ADMIN},
    Action.OPEN_REGISTRATION: {_CLB},
    Action.REVISE_REGISTRATION: _KEEPERS,
    Action.TAKE_UP: _KEEPERS,
    Action.CLOSE: _KEEPERS,
    Action.REOPEN: _KEEPERS,
    Action.HAND_OVER: {_OWNER, _CLB_ADMIN},
    Action.TRASH_REGISTRATION: _KEEPERS,
    Action.RESTORE_REGISTRATION: _KEEPERS,
    Action.ADD_REPLY: _PARTNERS,
    Action.REVISE_REPLY: _AUTHORS,
    Action.TRASH_REPLY: _AUTHORS,
    Action.RESTORE_REPLY: _AUTHORS,
    Action.ADD_GOAL: _PARTNERS,
    Action.REVISE_GOAL: _PARTNERS,
    Action.TRASH_GOAL: _PARTNERS,
    Action.RESTORE_GOAL: _PARTNERS,
    Action.ADD_AGREEMENT: _PARTNERS,
    Action.REVISE_AGREEMENT: _PARTNERS,
    Action.TRASH_AGREEMENT: _PARTNERS,
    Action.RESTORE_AGREEMENT: _PARTNERS,
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
    acts_for: frozenset[tuple[str, str]] = frozenset()  # (person id, institution number)

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


def permit(caller: Caller, action: Action, dossier_id: str, subject: Subject = None) -> Grant:
    """The grant for an action on a dossier, or on a registration or an entry in it.

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
    caller: Caller, dossier_id: str, subject: Subject
) -> Iterator[tuple[Role, Side, Relation]]:
    """What is one's own first, and an administrator's right last: the audit names the nearest."""
    sides = sides_of(dossier_id)
    for held in sorted(caller.roles, key=lambda held: held.role is Role.ADMIN):
        side = sides.get(held.institution)
        relation = _FITS.get((held.role, side)) if side else None
        if side and relation:
            if nearer := _nearer(caller, held.institution, subject):
                yield held.role, side, nearer
            yield held.role, side, relation


def _nearer(caller: Caller, institution: str, subject: Subject) -> Relation | None:
    if isinstance(subject, Registration):
        if subject.owner.id == caller.id:
            return Relation.OWNER
        if (subject.owner.id, institution) in caller.acts_for:
            return Relation.DELEGATE
    if isinstance(subject, Entry) and subject.author.id == caller.id:
        return Relation.AUTHOR
    return None
