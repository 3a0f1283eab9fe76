"""What can happen to a registration. Each function decides; none of them stores."""

from dataclasses import replace
from datetime import datetime

from .decisions import Decision, changed_fields
from .errors import InTrash, RegistrationClosed, Stale
from .ids import moment, new_id
from .model import Registration
from .policy import Grant
from .sent import NewRegistration
from .words import Status


def open_registration(grant: Grant, new: NewRegistration, now: datetime) -> Decision:
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
    return Decision(grant, registration, at, tuple(sorted(content)))


def revise_registration(
    grant: Grant, current: Registration, new: NewRegistration, read: int, now: datetime
) -> Decision:
    """The version ``read`` with other content.

    A repeat of what this person last made of it changes nothing, whatever version they read.
    Raises Stale, RegistrationClosed, InTrash.
    """
    at, fields = moment(now), changed_fields(current.content, new.content)
    if not fields and current.revised_by == grant.caller.id:
        return Decision(grant, current, at, ())
    if read != current.version:
        raise Stale(current, grant.side)
    if current.trashed_at:
        raise InTrash
    if current.status is Status.CLOSED:
        raise RegistrationClosed
    revised = replace(
        current,
        content=new.content,
        version=current.version + 1,
        last_activity_at=at,
        revised_by=grant.caller.id,
    )
    return Decision(grant, revised, at, fields)
