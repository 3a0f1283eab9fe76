"""Who may do what: one table (``rules``), one question.

``permit`` asks it in a dossier, ``permit_at`` at an institution and ``permit_anybody`` where
being signed in is enough; the answer is a Grant. Whatever is read or changed asks for one, so
nothing can be done that was not granted, and the audit trail is written from it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from .actions import Action, Relation
from .caller import PLATFORM, Caller, Role
from .documents_model import Document
from .errors import Forbidden, NotFound
from .exports_model import Export
from .grants import DossierGrant, Grant
from .ids import number_of, sides_of
from .model import Dossier, Entry, Registration
from .rules import RULES
from .words import Side

__all__ = ["RULES", "Action", "Relation", "Subject", "may", "may_at", "permit"]
__all__ += ["permit_addressee", "permit_anybody", "permit_apart", "permit_at", "permit_invited"]
__all__ += ["permit_operator", "permit_operator_in", "permit_platform"]

Subject = Registration | Entry | Dossier | Document | Export | None


# A role held on the wrong side, as that of a school at the number of a CLB, is no role.
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
    grant = DossierGrant(caller, action, found.role, found.institution, dossier_id)
    if isinstance(subject, Registration) and found.relation is Relation.DELEGATE:
        owner = subject.owner.id
        said_at = _stands_in_at(caller, found.institution, owner)
        return replace(grant, on_behalf_of=owner, delegated_at=said_at)
    return grant


def permit_apart(grant: DossierGrant, subject: Subject) -> DossierGrant:
    """The grant for the same without standing in for anybody. Raises Forbidden."""
    alone = replace(grant.caller, acts_for=frozenset())
    return permit(alone, grant.action, grant.dossier_id, subject)


def permit_at(caller: Caller, action: Action, institution: str, about: Iterable[str] = ()) -> Grant:
    """The grant for an action at an institution; NotFound and Forbidden as in a dossier.

    ``about``: the persons whose own it is.
    """
    found = _nearest(action, _at(caller, institution, about))
    return Grant(caller, action, found.role, found.institution)


def permit_anybody(caller: Caller, action: Action) -> Grant:
    """The grant for what asks no role; Forbidden for anything else."""
    found = _nearest(action, [_Standing(None, Relation.SIGNED_IN, "")])
    return Grant(caller, action, found.role, found.institution)


def permit_invited(caller: Caller, action: Action, institution: str) -> Grant:
    """The grant for who was invited at an institution; the sign-in vouches for their address."""
    found = _nearest(action, [_Standing(None, Relation.INVITED, institution)])
    return Grant(caller, action, found.role, found.institution)


def permit_addressee(action: Action, person_id: str) -> Grant:
    """The grant for who holds the token of a mail to them, which says and proves who they are."""
    found = _nearest(action, [_Standing(None, Relation.ADDRESSEE, "")])
    return Grant(Caller(person_id, "", ()), action, found.role, found.institution)


def permit_operator(action: Action, institution: str) -> Grant:
    """The grant for a command of who runs the platform, who has no account in it."""
    found = _nearest(action, [_Standing(None, Relation.OPERATOR, institution)])
    return Grant(Caller("operator", "", ()), action, found.role, found.institution)


def permit_operator_in(action: Action, dossier_id: str) -> DossierGrant:
    """The same for what is about a dossier, which its CLB answers for."""
    grant = permit_operator(action, number_of(dossier_id, Side.CLB))
    return DossierGrant(grant.caller, action, grant.role, grant.institution, dossier_id)


def permit_platform(action: Action, dossier_id: str, side: Side) -> DossierGrant:
    """The grant for what the platform does by itself, on behalf of who asked for it on a side."""
    institution = number_of(dossier_id, side)
    found = _nearest(action, [_Standing(None, Relation.PLATFORM, institution)])
    return DossierGrant(PLATFORM, action, found.role, found.institution, dossier_id)


def may(caller: Caller, action: Action, dossier_id: str, subject: Subject = None) -> bool:
    """Whether a dossier, or something in it, belongs in what the caller is shown."""
    return any(map(_allows(action), _in_dossier(caller, dossier_id, subject)))


def may_at(caller: Caller, action: Action, institution: str, about: Iterable[str] = ()) -> bool:
    """Whether something of an institution belongs in what the caller is shown."""
    return any(map(_allows(action), _at(caller, institution, about)))


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
            for nearer in _nearer(caller, institution, subject):
                yield _Standing(role, nearer, institution)
            yield _Standing(role, relation, institution)


def _at(caller: Caller, institution: str, about: Iterable[str]) -> Iterator[_Standing]:
    """By any role: a number alone does not say whether it is that of a CLB or of a school."""
    is_own = caller.id in about
    for role, number in caller.nearest_roles:
        if number == institution:
            if is_own:
                yield _Standing(role, Relation.SELF, number)
            yield _Standing(role, Relation.AT_INSTITUTION, number)


def _nearer(caller: Caller, institution: str, subject: Subject) -> Iterator[Relation]:
    """To what it is about, nearest first."""
    if isinstance(subject, Registration):
        yield from _to_owner(caller, institution, subject)
    elif isinstance(subject, Dossier):
        yield from _to_proposal(institution, subject)
    elif subject and _author_of(subject, institution) == caller.id:
        yield Relation.AUTHOR
    if isinstance(subject, Document) and _shared_by(subject) == institution:
        yield Relation.SHARER


def _to_owner(caller: Caller, institution: str, subject: Registration) -> Iterator[Relation]:
    if subject.owner.id == caller.id:
        yield Relation.OWNER
    elif _stands_in_at(caller, institution, subject.owner.id):
        yield Relation.DELEGATE


def _stands_in_at(caller: Caller, institution: str, owner: str) -> str:
    """Under which number they act for an owner: that one, or the one that goes on for it."""
    numbers = (institution, caller.works_at(institution))
    return next((number for number in numbers if (owner, number) in caller.acts_for), "")


def _to_proposal(institution: str, dossier: Dossier) -> Iterator[Relation]:
    if dossier.proposal:
        by = number_of(dossier.id, dossier.proposal.by.side)
        yield Relation.PROPOSER if by == institution else Relation.ASKED


def _author_of(subject: Entry | Document | Export, institution: str) -> str:
    """Who announced its latest file, or asked for it; that of a CLB shows more, so only there."""
    if isinstance(subject, Export) and subject.wanted.institution != institution:
        return ""
    return (subject.latest if isinstance(subject, Document) else subject).author.id


def _shared_by(document: Document) -> str:
    return number_of(document.dossier_id, document.author.side)
