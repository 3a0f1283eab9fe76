"""What can happen to a registration. Each function decides; none of them stores."""

from dataclasses import replace
from datetime import datetime

from .changes import Change, changed_fields
from .errors import InTrash, RegistrationClosed, Stale
from .ids import moment, new_id
from .model import Registration
from .policy import Grant
from .sent import NewRegistration
from .words import Status


def open_registration(grant: Grant, new: NewRegistration, now: datetime) -> Change:
    at, content = moment(now), new.content
    registration = Registration(
        id=new_id(now),
        dossier_id=grant.dossier_id,
        content=content,
        owner=grant.author,
        opened_at=at,
        last_activity_at=at,
        revised_by=grant.caller.id,
    )
    return Change(grant, registration, at, tuple(sorted(content)))


def revise_registration(
    grant: Grant, current: Registration, new: NewRegistration, read: int, now: datetime
) -> Change:
    """The version ``read`` with other content.

    A repeat of what this person last made of it changes nothing, whatever version they read.
    Raises Stale, RegistrationClosed, InTrash.
    """
    fields = changed_fields(current.content, new.content)
    is_repeat = not fields and current.revised_by == grant.caller.id
    if read != current.version and not is_repeat:
        raise Stale(current, grant.side)
    if current.trashed_at:
        raise InTrash
    if current.status is Status.CLOSED:
        raise RegistrationClosed
    at = moment(now)
    revised = replace(
        current,
        content=new.content,
        version=current.version + 1,
        last_activity_at=at,
        revised_by=grant.caller.id,
    )
    return Change(grant, revised if fields else current, at, fields)
