"""What can happen to a dossier as a whole."""

from collections.abc import Mapping
from datetime import datetime

from .decisions import Decision
from .errors import NotFound
from .ids import moment
from .model import Dossier, SeenMark
from .policy import Grant, number_of
from .sent import NewDossier, Seen
from .words import Side


def dossier_id_of(new: NewDossier) -> str:
    return f"{new.clb}-{new.school}"


def start_dossier(
    grant: Grant, institutions: Mapping[str, tuple[str, str]], now: datetime
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
    return Decision(grant, Dossier(grant.dossier_id, names, at), at, ("clb", "school"))


def mark_seen(grant: Grant, seen: Seen, now: datetime) -> Decision:
    """Lower than before marks as unread again; it is nobody's business but the reader's."""
    mark = SeenMark(grant.caller.id, grant.dossier_id, seen.events)
    return Decision(grant, mark, moment(now), ("events",))
