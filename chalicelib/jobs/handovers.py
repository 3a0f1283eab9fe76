"""Takes handovers further, step by step, until they are done.

Each step is one transaction that also keeps where the next one goes on. So it may be broken off
at any moment, start again, or run twice at once: every registration moves once, and its event
with it. Whoever breaks off is taken up by the next look at all that are under way.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ..domain.errors import (
    AccessEnded,
    Busy,
    ChangedMeanwhile,
    DossierEnded,
    NoColleague,
)
from ..domain.handovers import (
    PER_STEP,
    SETTLES,
    Now,
    Step,
    counted,
    finished,
    hand_back,
    hand_on,
    round_ended,
    stopped,
)
from ..domain.ids import moment
from ..domain.staffing import Handover
from ..domain.words import HandoverState
from ..storage import keys
from ..storage.handover_steps import HandoverSteps, Read

_ATTEMPTS = 12  # in a row, at ever fewer registrations; somebody writes in them all the time


@dataclass(frozen=True)
class Clock:
    """What a job needs of time: ``now``, ``wait`` (seconds), and whether its own is up."""

    wait: Callable[[float], object]
    is_up: Callable[[], bool] = lambda: False
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


def continue_handovers(
    event: Mapping[str, Any], steps: HandoverSteps, clock: Clock
) -> dict[str, int]:
    """The handover that ``event`` names (``institution``, ``id``); else all under way."""
    named = (str(event.get("institution", "")), str(event.get("id", "")))
    wanted = [named] if all(named) else steps.under_way()
    done = 0
    for number, handover_id in wanted:
        done += _run(steps, number, handover_id, clock)
    return {"under_way": len(wanted), "done": done}


def _run(steps: HandoverSteps, number: str, handover_id: str, clock: Clock) -> bool:
    """Whether it is finished. Raises Busy."""
    failed = 0
    while not clock.is_up():
        handover = steps.get(number, handover_id)
        if not handover.is_under_way:
            return True
        try:
            steps.commit(_next(steps, handover, max(1, PER_STEP >> failed), clock))
            failed = 0
        except (ChangedMeanwhile, DossierEnded):
            failed += 1
            if failed == _ATTEMPTS:
                raise Busy from None
        except (AccessEnded, NoColleague):
            _stop(steps, handover, clock)
    return False


def _stop(steps: HandoverSteps, handover: Handover, clock: Clock) -> None:
    """If another one took it further meanwhile, that one will find out too."""
    with suppress(ChangedMeanwhile):
        steps.commit(stopped(handover, moment(clock.now())))


def _next(steps: HandoverSteps, handover: Handover, most: int, clock: Clock) -> Step:
    if handover.is_undoing:
        return _back(steps, handover, clock)
    at = moment(clock.now())
    if "total" not in handover.counts:
        return counted(handover, steps.total(handover, at), at)
    found = steps.candidates(handover, most, at)
    if not found.registrations:
        return _round_ended(handover, clock)
    people = {handover.taker, *found.owners}
    read = steps.read(handover, found.registrations, people, at)
    taker = read.staff.get(handover.taker)
    if not taker or not taker.may_own(at):
        raise NoColleague
    givers = {handover.giver} if handover.giver else _without_right(read, found.owners, at)
    now = Now(read.active, givers, taker, at)
    return hand_on(handover, read.registrations.values(), now, found.place)


def _without_right(read: Read, owners: Iterable[str], at: str) -> set[str]:
    may_own = {person for person, access in read.staff.items() if access.may_own(at)}
    return set(owners) - may_own


def _round_ended(handover: Handover, clock: Clock) -> Step:
    """Not before the index can have settled."""
    started = datetime.fromisoformat(handover.started_at)
    clock.wait(max(0.0, (started + SETTLES - clock.now()).total_seconds()))
    return round_ended(handover, moment(clock.now()))


def _back(steps: HandoverSteps, handover: Handover, clock: Clock) -> Step:
    part, at = steps.part(handover), moment(clock.now())
    if part is None:
        return finished(handover, HandoverState.UNDONE, at)
    wanted = [keys.registration(dossier, one) for dossier, one, _ in part]
    read = steps.read(handover, wanted, (), at)
    found = {(one.dossier_id, one.id): one for one in read.registrations.values()}
    return hand_back(handover, found, part, read.active, at)
