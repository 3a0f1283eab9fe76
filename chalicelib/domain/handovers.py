"""What becomes of all registrations of a person at once, step by step.

A start and an undoing are decided when they are asked; what moves is decided step by step, from
the registrations as they are then, and by the same table of rights.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from datetime import datetime, timedelta

from .caller import Caller, ContextRole
from .decisions import Decision
from .errors import NoColleague, Stale
from .frozen import dataclass
from .grants import Grant
from .identity import Access
from .ids import moment, new_id
from .model import Author, Registration
from .policy import Action, permit
from .sent_of_clb import NewHandover
from .staff_errors import NotUndoable
from .staffing import Actor, Handover
from .words import HandoverState, Side, Status, Which

PER_STEP = 20  # registrations; with what goes along, two thirds of what a transaction takes
SETTLES = timedelta(seconds=3)  # in which an index knows what was written; if not, see `rounds`


@dataclass(frozen=True)
class Step:
    """What one transaction moves, and where the handover stands after it."""

    before: Handover
    after: Handover
    at: str
    moves: tuple[Decision, ...] = ()
    taker_at: str = ""  # the number under which the right is kept of who gets them


def start_handover(grant: Grant, new: NewHandover, taker: Access | None, now: datetime) -> Decision:
    """Raises NoColleague for a handover to the same person, or to who may own nothing there."""
    at = moment(now)
    if new.from_ == new.to:
        raise NoColleague("Kies iemand anders dan wie de registraties nu heeft.")
    if not taker or not taker.may_own(at):
        raise NoColleague
    handover = Handover(
        id=new_id(now),
        institution=grant.institution,
        giver=new.from_ or "",
        taker=new.to,
        which=new.which if new.from_ else Which.OPEN,
        schools=new.schools,
        content=new.content,
        by=_actor(grant),
        started_at=at,
        round=at,
    )
    return Decision(grant, handover, at, ("owner",), to=new.to, staff=(taker,))


def undo_handover(grant: Grant, read: int, current: Handover, now: datetime) -> Decision:
    """Give back what it moved and nobody passed on since. Raises Stale, NotUndoable."""
    at = moment(now)
    if read != current.version:
        raise Stale(current, None)
    if not current.may_be_undone(at):
        raise NotUndoable
    after = replace(
        current,
        version=current.version + 1,
        state=HandoverState.UNDOING,
        place="",
        counts={**current.counts, "kept": 0},
        finished_at="",
        undone_by=_actor(grant),
    )
    return Decision(grant, after, at, ("undo",), before=current)


def _actor(grant: Grant) -> Actor:
    assert grant.role  # noqa: S101 - the rules of both actions name roles
    return Actor(grant.caller.id, grant.function, grant.role, grant.kept_at)


@dataclass(frozen=True)
class Now:
    """What a step finds: dossiers that are active, whose registrations go along, who gets them."""

    active: Set[str]
    givers: Set[str]
    taker: Access
    at: str


def hand_on(handover: Handover, read: Iterable[Registration], now: Now, place: str) -> Step:
    """The next step: those of ``read`` that ``now.givers`` own, in dossiers that are active.

    What is closed or in the trash by now, was passed on or opened since it started, is not.
    """
    wanted = [one for one in read if one.owner.id in now.givers and _is_about(handover, one)]
    active = [one for one in wanted if one.dossier_id in now.active]
    owner = Author(now.taker.person_id, now.taker.function, Side.CLB)
    moves = tuple(_moved(handover, one, owner, now.at) for one in active)
    counts = _counted(
        handover, moved=len(moves), in_round=len(moves), skipped=len(wanted) - len(moves)
    )
    step = _step(handover, moves, counts, place, now.at)
    return replace(step, taker_at=now.taker.kept_at)


def _is_about(handover: Handover, one: Registration) -> bool:
    if one.trashed or one.owner.id == handover.taker or one.id > handover.id:
        return False
    wanted = handover.which is Which.ALL or one.status is not Status.CLOSED
    school = one.dossier_id[7:]
    return wanted and (not handover.schools or school in handover.schools)


def hand_back(
    handover: Handover,
    read: Mapping[tuple[str, str], Registration],
    part: Iterable[tuple[str, str, Author]],
    active: Set[str],
    at: str,
) -> Step:
    """The next step back: what this handover moved, and what nobody passed on since."""
    moved = [(read.get((dossier, one)), owner) for dossier, one, owner in part]
    moves = tuple(
        _moved(handover, one, owner, at)
        for one, owner in moved
        if one and one.handover == handover.id and one.dossier_id in active
    )
    back = sum(one is not None and one.owner.id == owner.id for one, owner in moved)
    kept = len(moved) - len(moves) - back
    counted = _counted(handover, returned=len(moves), kept=kept)
    return _step(handover, moves, counted, str(int(handover.place or 0) + 1), at)


def _moved(handover: Handover, one: Registration, owner: Author, at: str) -> Decision:
    """Its place in lists stays: who works on it from now on is no activity in it."""
    action = Action.TAKE_BACK if handover.is_undoing else Action.HAND_OVER
    grant = permit(acting(handover.actor, handover.institution), action, one.dossier_id, one)
    after = replace(
        one,
        owner=owner,
        handover="" if handover.is_undoing else handover.id,
        version=one.version + 1,
        revised_by=handover.actor.id,
    )
    return Decision(grant, after, at, ("owner",), before=one, to=owner.id, handover=handover.id)


def acting(actor: Actor, institution: str) -> Caller:
    """Who asked for it, by the role with which they did; each step checks that it still holds."""
    role = ContextRole(actor.role, institution)
    through = {institution: actor.kept_at or institution}
    return Caller(actor.id, "", (role,), {institution: actor.function}, through=through)


def _counted(handover: Handover, **more: int) -> dict[str, int]:
    return {**handover.counts, **{k: handover.counts.get(k, 0) + n for k, n in more.items()}}


def _step(
    handover: Handover, moves: tuple[Decision, ...], counts: Mapping[str, int], place: str, at: str
) -> Step:
    parts = handover.parts + int(bool(moves) and not handover.is_undoing)
    after = replace(handover, version=handover.version + 1, place=place, parts=parts, counts=counts)
    return Step(handover, after, at, moves)


def counted(handover: Handover, total: int, at: str) -> Step:
    """Before the first step: how many there are to go."""
    return _step(handover, (), {**handover.counts, "total": total}, "", at)


def round_ended(handover: Handover, at: str) -> Step:
    """It is done when a whole round, begun when the index had settled, moved nothing."""
    settled = moment(datetime.fromisoformat(handover.started_at) + SETTLES)
    if not handover.counts.get("in_round") and handover.round >= settled:
        return finished(handover, HandoverState.DONE, at)
    again = _step(handover, (), {**handover.counts, "in_round": 0, "skipped": 0}, "", at)
    return replace(again, after=replace(again.after, round=at))


def finished(handover: Handover, state: HandoverState, at: str) -> Step:
    step = _step(handover, (), handover.counts, "", at)
    return replace(step, after=replace(step.after, state=state, finished_at=at))


def stopped(handover: Handover, at: str) -> Step:
    """What it moved until then has moved; what is left lies where it lay."""
    undo = handover.is_undoing
    return finished(handover, HandoverState.UNDO_STOPPED if undo else HandoverState.STOPPED, at)
