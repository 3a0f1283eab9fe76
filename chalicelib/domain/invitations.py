"""Inviting somebody by e-mail, and what their first sign-in makes of it."""

from dataclasses import replace
from datetime import datetime, timedelta

from . import errors, rights_errors
from .caller import Role
from .decisions import Decision
from .frozen import dataclass
from .gifts import Gift, check_kind, check_period, checked, given
from .grants import Grant
from .identity import Access
from .ids import moment, new_id
from .office import Case
from .periods import end_of_next_school_year
from .rights import Invitation, InvitationStatus, Right, Step, Who
from .sent_rights import NewInvitation

_OPEN_FOR = timedelta(days=14)


@dataclass(frozen=True)
class Addressed:
    """What can be known of an address: who has it, here or where this institution has dossiers,
    and what was sent to it from here."""

    people: tuple[Access, ...] = ()
    invitations: tuple[Invitation, ...] = ()


def invite(case: Case, new: NewInvitation, known: Addressed) -> Decision:
    """The rights of the case are nobody's yet: what nobody can know now, the sign-in judges.

    Raises RightsElsewhere, WrongKind, WorksAtClb, AlreadyExists, AlreadyInvited, BadPeriod.
    """
    rights = tuple(right for right in Right if right is Right.BASE or right in new.rights)
    check_kind(case.office, rights)
    _check_known(case, {*rights[1:]} or {*rights}, known)
    check_period(case.today, new.last or case.today, case.today)
    invitation = Invitation(
        new_id(case.now),
        case.grant.institution,
        new.email,
        rights,
        case.step(new.reason),
        moment(case.now + _OPEN_FOR),
        new.function or "",
        new.last or "",
    )
    return Decision(case.grant, invitation, case.at, tuple(sorted(new.content)))


def _check_known(case: Case, wanted: set[Right], known: Addressed) -> None:
    here = case.grant.institution
    elsewhere = (one for one in known.people if one.institution != here)
    if Right.SCHOOL in wanted and any(one.will_hold(Role.CLB, case.at) for one in elsewhere):
        raise rights_errors.WorksAtClb
    held = (one.roles_at(case.at) for one in known.people if one.institution == here)
    if any(wanted <= {*roles} for roles in held):
        raise errors.AlreadyExists("Wie dit e-mailadres heeft, heeft deze rol hier al.")
    if any(one.is_open(case.at) and wanted & {*one.rights} for one in known.invitations):
        raise rights_errors.AlreadyInvited


def withdraw(grant: Grant, invitation: Invitation, now: datetime) -> Decision:
    """Raises InvitationClosed."""
    at = moment(now)
    if not invitation.is_open(at):
        raise rights_errors.InvitationClosed
    return _closed(grant, invitation, InvitationStatus.WITHDRAWN, at)


def accept(case: Case, invitation: Invitation, who: Who) -> Decision:
    """By who was invited: what they do not hold yet is given, for the reason of the inviter.

    What cannot be given (any more) refuses all of it; the administrator sees why.
    """
    held = case.office.rights
    missing = tuple(r for r in invitation.rights if not held.current(r, case.today))
    if not missing:
        return _closed(case.grant, invitation, InvitationStatus.ACCEPTED, case.at)
    last = invitation.last or end_of_next_school_year(case.today)
    granted = replace(invitation.invited, at=case.at)
    gift = Gift(missing, case.today, last, granted, via=invitation.id)
    try:
        gift = checked(case, gift)
    except errors.Conflict as refusal:
        why = str(refusal)
        return _closed(case.grant, invitation, InvitationStatus.REFUSED, case.at, why)
    closed = _close(case.grant, invitation, InvitationStatus.ACCEPTED, case.at)
    return replace(given(case, gift, _named(case, invitation, who)), invitation=closed)


def _named(case: Case, invitation: Invitation, who: Who) -> Who:
    """As the institution knows them, if it does."""
    here = case.office.here
    name = (here.name if here else "") or who.name
    return replace(who, name=name, function=invitation.function or (here.function if here else ""))


def _closed(
    grant: Grant, invitation: Invitation, status: InvitationStatus, at: str, why: str = ""
) -> Decision:
    after = _close(grant, invitation, status, at, why)
    return Decision(grant, after, at, ("status",), before=invitation)


def _close(
    grant: Grant, invitation: Invitation, status: InvitationStatus, at: str, why: str = ""
) -> Invitation:
    last = Step(at, grant.caller.id, grant.function, why)
    return replace(invitation, status=status, closed=last, version=invitation.version + 1)
