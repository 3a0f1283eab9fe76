"""Under which number a CLB and a school register, where the school has several.

One side proposes, the other confirms or declines; who proposed may withdraw.
"""

from dataclasses import replace
from typing import Any

from .decisions import Attempt, Decision
from .errors import Stale
from .ids import number_of
from .model import Dossier, Proposal
from .staff_errors import NothingProposed
from .words import Side


def propose_number(attempt: Attempt, current: Dossier, number: str) -> Decision:
    """Over what was proposed before, whoever did. A repeat changes nothing. Raises Stale."""
    there = current.proposal
    is_same = there and (there.number, there.by.id) == (number, attempt.grant.caller.id)
    if is_same and attempt.read in (current.version, current.version - 1):
        return Decision(attempt.grant, current, attempt.at, ())
    _check(attempt, current)
    proposal = Proposal(number, attempt.grant.author, attempt.at)
    return _changed(attempt, current, "proposal", proposal=proposal)


def confirm_number(attempt: Attempt, current: Dossier) -> Decision:
    """Agreed: from now on both register under that number. Raises Stale, NothingProposed."""
    number = proposal_of(current).number
    _check(attempt, current)
    return _changed(attempt, current, "registers_under", registers_under=number, proposal=None)


def drop_proposal(attempt: Attempt, current: Dossier) -> Decision:
    """Declined by the other side, or withdrawn by one's own. Raises Stale, NothingProposed."""
    proposal_of(current)
    _check(attempt, current)
    return _changed(attempt, current, "proposal", proposal=None)


def proposal_of(current: Dossier) -> Proposal:
    if not current.proposal:
        raise NothingProposed
    return current.proposal


def elsewhere(current: Dossier) -> str | None:
    """The number that was agreed on, if it is another than that of this dossier."""
    number = current.registers_under
    return None if number == number_of(current.id, Side.SCHOOL) else number


def _check(attempt: Attempt, current: Dossier) -> None:
    if attempt.read != current.version:
        raise Stale(current, attempt.grant.side)


def _changed(attempt: Attempt, current: Dossier, field: str, **values: Any) -> Decision:
    by = attempt.grant.caller.id
    after = replace(current, version=current.version + 1, revised_by=by, **values)
    return Decision(attempt.grant, after, attempt.at, (field,), before=current)
