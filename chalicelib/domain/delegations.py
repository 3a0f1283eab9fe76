"""Who acts for whom while they are away: named by the owner, or by the local administrator."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from .decisions import Decision
from .errors import AccessEnded, NoColleague
from .grants import Grant
from .identity import Access
from .ids import moment, new_id
from .rights_errors import BadPeriod
from .sent_of_clb import NewDelegation
from .staffing import Delegation


def add_delegation(
    grant: Grant, new: NewDelegation, staff: Mapping[str, Access], now: datetime
) -> Decision:
    """Raises NoColleague for who would stand in for themselves, and where either of both may own
    nothing now; BadPeriod for what is over. ``staff``: the rights of both, by person id."""
    owner, at = new.owner or grant.caller.id, moment(now)
    if owner == new.delegate:
        raise NoColleague("Kies een collega: niemand vervangt zichzelf.")
    if new.until <= at:
        raise BadPeriod("Deze periode is al voorbij.")
    both = tuple(staff[one] for one in (owner, new.delegate) if one in staff)
    if any(one.person_id == grant.caller.id and not one.holds(at) for one in both):
        raise AccessEnded  # before anything is said of a colleague
    if len(both) < 2 or not all(one.may_own(at) for one in both):
        raise NoColleague
    period = (new.from_, new.until)
    delegation = Delegation(
        new_id(now), grant.institution, owner, new.delegate, *period, grant.caller.id
    )
    return Decision(grant, delegation, at, ("from", "until"), to=new.delegate, staff=both)


def end_delegation(grant: Grant, current: Delegation, now: datetime) -> Decision:
    """From now on: also with a token that still says otherwise."""
    ended = replace(current, ended=True)
    return Decision(grant, ended, moment(now), ("ended",), to=current.delegate)


def acts_for(delegations: Iterable[Delegation], now: str) -> dict[str, str]:
    """The claim of who stands in for somebody now; none for everybody else."""
    held = [f"{one.owner}:{one.institution}" for one in delegations if one.holds(now)]
    return {"acts_for": " ".join(held)} if held else {}
