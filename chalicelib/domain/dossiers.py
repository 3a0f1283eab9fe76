"""What can happen to a dossier as a whole."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from .decisions import Attempt, Decision
from .errors import NotFound, Stale
from .grants import DossierGrant
from .ids import moment, number_of
from .model import Dossier, SeenMark
from .retention import Hold
from .sent import NewDossier, Seen
from .words import DossierStatus, Side


def dossier_id_of(new: NewDossier) -> str:
    return f"{new.clb}-{new.school}"


def start_dossier(
    grant: DossierGrant, institutions: Mapping[str, tuple[str, str]], now: datetime
) -> Decision:
    """The CLB serves this school from now on.

    ``institutions``: number → (kind, name). NotFound when a number is not of the kind it should.
    """
    numbers = {side: number_of(grant.dossier_id, side) for side in Side}
    kinds_and_names = {side: institutions.get(numbers[side], ("", "")) for side in Side}
    if any(kinds_and_names[side][0] != side for side in Side):
        raise NotFound("Minstens een van beide nummers is geen gekend CLB of geen gekende school.")
    names = {side: kinds_and_names[side][1] for side in Side}
    at = moment(now)
    dossier = Dossier(grant.dossier_id, names, at, revised_by=grant.caller.id)
    return Decision(grant, dossier, at, ("clb", "school"))


def mark_seen(grant: DossierGrant, seen: Seen, now: datetime) -> Decision:
    """Lower than before marks as unread again; it is nobody's business but the reader's."""
    at = moment(now)
    mark = SeenMark(grant.caller.id, grant.dossier_id, seen.events, seen.at or at)
    return Decision(grant, mark, at, ("events",))


def hold_dossier(grant: DossierGrant, why: str, now: datetime, *, is_held: bool) -> Decision:
    hold = Hold(grant.dossier_id, is_held)
    return Decision(grant, hold, moment(now), ("held_at",), because=why)


def set_dossier_status(attempt: Attempt, current: Dossier, status: DossierStatus) -> Decision:
    """End a dossier, or take it up again. A repeat changes nothing. Raises Stale."""
    by = attempt.grant.caller.id
    if status is current.status and attempt.made(current):
        return Decision(attempt.grant, current, attempt.at, ())
    if attempt.read != current.version:
        raise Stale(current, attempt.grant.side)
    if status is current.status:
        return Decision(attempt.grant, current, attempt.at, ())
    after = replace(current, status=status, version=current.version + 1, revised_by=by)
    return Decision(attempt.grant, after, attempt.at, ("status",), before=current)
