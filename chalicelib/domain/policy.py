"""Who may do what: one table, one question.

``permit`` asks it in a dossier, ``permit_at`` at an institution and ``permit_anybody`` where
being signed in is enough; the answer is a Grant. Whatever is read or changed asks for one, so
nothing can be done that was not granted, and the audit trail is written from it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from enum import StrEnum
from typing import NamedTuple

from .caller import Caller, Role
from .errors import Forbidden, NotFound
from .grants import DossierGrant, Grant
from .ids import sides_of
from .model import Entry, Registration
from .words import Side

Subject = Registration | Entry | None


class Relation(StrEnum):
    AT_CLB = "at_clb"  # the role is held at the CLB of the dossier
    AT_SCHOOL = "at_school"  # the role is held at the school of the dossier
    OWNER = "owner"  # eigenaar of the registration
    DELEGATE = "delegate"  # acts for the owner during a leave
    AUTHOR = "author"  # of the reply
    AT_INSTITUTION = "at_institution"  # the role is held at the institution that it is about
    SIGNED_IN = "signed_in"  # with a role or without


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
    SEND_MESSAGE = "message:send"
    SEND_TO_OPERATOR = "message:send_to_operator"
    READ_MESSAGES = "message:read"
    CHECK_NAMES = "names:check"
    READ_WORDS = "word:read"
    ADD_WORD = "word:add"
    REMOVE_WORD = "word:remove"


_PARTNERS = {(Role.CLB, Relation.AT_CLB), (Role.SCHOOL, Relation.AT_SCHOOL)}
_CLB = (Role.CLB, Relation.AT_CLB)
_CLB_ADMIN = (Role.ADMIN, Relation.AT_CLB)
_OWNER = (Role.CLB, Relation.OWNER)
_KEEPERS = {_OWNER, (Role.CLB, Relation.DELEGATE), _CLB_ADMIN}
_AUTHORS = {(Role.CLB, Relation.AUTHOR), (Role.SCHOOL, Relation.AUTHOR)}
_STAFF = {(role, Relation.AT_INSTITUTION) for role in Role}
_LOCAL_ADMIN = (Role.ADMIN, Relation.AT_INSTITUTION)
_ANYBODY = (None, Relation.SIGNED_IN)

RULES: Mapping[Action, Set[tuple[Role | None, Relation]]] = {
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
    Action.SEND_MESSAGE: _STAFF,
    Action.SEND_TO_OPERATOR: {_ANYBODY},
    Action.READ_MESSAGES: {_LOCAL_ADMIN},
    Action.CHECK_NAMES: {*_PARTNERS, _CLB_ADMIN},  # who writes here, some of it or all
    Action.READ_WORDS: {_LOCAL_ADMIN},
    Action.ADD_WORD: {_LOCAL_ADMIN},
    Action.REMOVE_WORD: {_LOCAL_ADMIN},
}

# A school number takes only school roles and a CLB number only CLB roles: a role held on the
# wrong side is no role, so its holder is an outsider.
_FITS = {
    (Role.CLB, Side.CLB): Relation.AT_CLB,
    (Role.SCHOOL, Side.SCHOOL): Relation.AT_SCHOOL,
    (Role.ADMIN, Side.CLB): Relation.AT_CLB,
    (Role.ADMIN, Side.SCHOOL): Relation.AT_SCHOOL,
}


def permit(
    caller: Caller, action: Action, dossier_id: str, subject: Subject = None
) -> DossierGrant:
    """The grant for an action on a dossier, or on a registration or an entry in it.

    Outsiders learn nothing (NotFound); who works there without the right is told so (Forbidden).
    """
    found = _nearest(action, _in_dossier(caller, dossier_id, subject))
    return DossierGrant(caller, action, found.role, found.institution, dossier_id)


def permit_at(caller: Caller, action: Action, institution: str) -> Grant:
    """The grant for an action at an institution; NotFound and Forbidden as in a dossier."""
    found = _nearest(action, _at(caller, institution))
    return Grant(caller, action, found.role, found.institution)


def permit_anybody(caller: Caller, action: Action) -> Grant:
    """The grant for what asks no role; Forbidden for anything else."""
    found = _nearest(action, [_Standing(None, Relation.SIGNED_IN, "")])
    return Grant(caller, action, found.role, found.institution)


def may_read(caller: Caller, dossier_id: str) -> bool:
    """Whether a dossier belongs in what the caller is shown."""
    return any(map(_allows(Action.READ), _in_dossier(caller, dossier_id, None)))


class _Standing(NamedTuple):
    """One way in which somebody stands to what they ask for."""

    role: Role | None
    relation: Relation
    institution: str  # where the role is held


def _nearest(action: Action, standings: Iterable[_Standing]) -> _Standing:
    """The first of them that the table allows. Raises NotFound when there is none at all."""
    known = list(standings)
    if not known:
        raise NotFound
    for standing in filter(_allows(action), known):
        return standing
    raise Forbidden


def _allows(action: Action) -> Callable[[_Standing], bool]:
    return lambda standing: (standing.role, standing.relation) in RULES[action]


def _in_dossier(caller: Caller, dossier_id: str, subject: Subject) -> Iterator[_Standing]:
    """What is one's own first, and an administrator's right last."""
    sides = sides_of(dossier_id)
    for role, institution in caller.nearest_roles:
        side = sides.get(institution)
        relation = _FITS.get((role, side)) if side else None
        if relation:
            if nearer := _nearer(caller, institution, subject):
                yield _Standing(role, nearer, institution)
            yield _Standing(role, relation, institution)


def _at(caller: Caller, institution: str) -> Iterator[_Standing]:
    """By any role: a number alone does not say whether it is that of a CLB or of a school."""
    for role, number in caller.nearest_roles:
        if number == institution:
            yield _Standing(role, Relation.AT_INSTITUTION, number)


def _nearer(caller: Caller, institution: str, subject: Subject) -> Relation | None:
    if isinstance(subject, Registration):
        if subject.owner.id == caller.id:
            return Relation.OWNER
        if (subject.owner.id, institution) in caller.acts_for:
            return Relation.DELEGATE
    if isinstance(subject, Entry) and subject.author.id == caller.id:
        return Relation.AUTHOR
    return None
