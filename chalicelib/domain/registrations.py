"""What can happen to a registration. Each function decides; none of them stores."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from .decisions import Attempt, Decision, changed_fields
from .errors import InTrash, NoColleague, RegistrationClosed, Stale
from .grants import DossierGrant
from .identity import Access
from .ids import moment, new_id
from .model import Author, Entry, Registration, Trashed
from .policy import Action
from .sent import NewRegistration, ToTrash
from .words import Side, Status

Thread = tuple[Entry, ...]

STATUS_ACTIONS = {
    Status.IN_PROGRESS: Action.TAKE_UP,
    Status.CLOSED: Action.CLOSE,
    Status.OPEN: Action.REOPEN,
}


_ITSELF = "registration"  # what a side did, where it was not in the thread


def open_registration(grant: DossierGrant, new: NewRegistration, now: datetime) -> Decision:
    at, content = moment(now), new.content
    registration = Registration(
        id=new_id(now),
        dossier_id=grant.dossier_id,
        content=content,
        owner=grant.author,
        opened_at=at,
        last_activity_at=at,
        active_at={grant.side: at},
        active_by={grant.side: _ITSELF},
        revised_by=grant.caller.id,
    )
    return Decision(grant, registration, at, tuple(sorted(content)))


def revise_registration(attempt: Attempt, current: Registration, new: NewRegistration) -> Decision:
    """The version that was read, with other content.

    A repeat of what this person just made of it changes nothing.
    Raises Stale, RegistrationClosed, InTrash.
    """
    fields = changed_fields(current.content, new.content)
    if not fields and not current.trashed and attempt.made(current):
        return Decision(attempt.grant, current, attempt.at, ())
    _check(attempt, current)
    if current.status is Status.CLOSED:
        raise RegistrationClosed
    return _changed(attempt, current, fields, content=new.content)


def set_status(attempt: Attempt, current: Registration, thread: Thread, status: Status) -> Decision:
    """What waits in it stops waiting when it closes, and waits again when it is reopened.

    It answers the question of a new school year: to close it, or to go on.
    """
    _check(attempt, current)
    is_other = status is not current.status
    fields = [*(["status"] if is_other else []), *(["went_on"] if current.is_asked else [])]
    closed_at = attempt.at if is_other else current.closed_at
    values = {
        "status": status,
        "closed_at": closed_at if status is Status.CLOSED else "",
        "went_on": current.proposed,
    }
    return replace(_changed(attempt, current, tuple(fields), **values), thread=thread)


def hand_over(attempt: Attempt, current: Registration, colleague: Access | None) -> Decision:
    """To somebody who may open registrations at this CLB now. Raises NoColleague."""
    _check(attempt, current)
    if not colleague or not colleague.may_own(attempt.at):
        raise NoColleague
    owner = Author(colleague.person_id, colleague.function, Side.CLB)
    fields = ("owner",) if owner.id != current.owner.id else ()
    changed = _changed(attempt, current, fields, owner=owner, handover="")
    return replace(changed, to=owner.id, staff=(colleague,))


def trash_registration(
    attempt: Attempt, current: Registration, thread: Thread, body: ToTrash
) -> Decision:
    _check(attempt, current)
    trashed = Trashed(attempt.at, attempt.grant.caller.id, body.reason)
    return replace(_changed(attempt, current, ("trashed",), trashed=trashed), thread=thread)


def restore_registration(attempt: Attempt, current: Registration, thread: Thread) -> Decision:
    if attempt.read != current.version:
        raise Stale(current, attempt.grant.side)
    fields = ("trashed",) if current.trashed else ()
    return replace(_changed(attempt, current, fields, trashed=None), thread=thread)


def _check(attempt: Attempt, current: Registration) -> None:
    if attempt.read != current.version:
        raise Stale(current, attempt.grant.side)
    if current.trashed:
        raise InTrash


def _changed(
    attempt: Attempt, current: Registration, fields: tuple[str, ...], **values: Any
) -> Decision:
    """The next version, with other values; the same one where nothing changes."""
    if not fields:
        return Decision(attempt.grant, current, attempt.at, ())
    after = replace(
        current,
        version=current.version + 1,
        last_activity_at=attempt.at,
        active_at={**current.active_at, attempt.grant.side: attempt.at},
        active_by={**current.active_by, attempt.grant.side: _ITSELF},
        revised_by=attempt.grant.caller.id,
        **values,
    )
    return Decision(attempt.grant, after, attempt.at, fields, before=current)
