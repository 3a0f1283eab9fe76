"""The writes of a handover: its start, each of its steps, and its end."""

from collections import Counter
from collections.abc import Iterator

from ..domain import errors, staff_errors
from ..domain.decisions import Decision
from ..domain.handovers import Step
from ..domain.ids import number_of
from ..domain.model import Registration
from ..domain.staffing import Delegation, Handover
from ..domain.words import Side
from . import keys, owned, staff_keys
from .dynamo import Condition, Item, Write
from .items import event_item, item_of
from .right_checks import access_check
from .staff_checks import colleague, colleagues
from .staff_items import Part, part_item

_FREE = (Condition("handing", "absent"),)
QUEUE = "-"  # where a person would stand


def keep(decision: Decision, handover: Handover, tables: keys.Tables) -> Iterator[Write]:
    """A new one, or an undoing: one at a time from or to a person."""
    yield from colleagues(decision, tables)
    yield _kept(handover, tables)
    for key in _persons(handover):
        yield Write(
            tables.dossiers,
            key,
            require=_FREE,
            refusal=lambda found: staff_errors.HandoverRunning(),
            sets={"handing": handover.id},
        )


def _persons(handover: Handover) -> list[keys.Key]:
    both = (handover.giver or QUEUE, handover.taker)
    return [staff_keys.owns(handover.institution, person) for person in both]


def _kept(after: Handover, tables: keys.Tables) -> Write:
    """Over the version before it, or as a new one."""
    condition = Condition("version", "=", after.version - 1)
    return Write(
        tables.dossiers,
        keys.of(after),
        require=(condition if after.version > 1 else Condition("pk", "absent"),),
        refusal=lambda found: errors.ChangedMeanwhile(),
        put=item_of(after),
    )


def writes_of(step: Step, tables: keys.Tables) -> Iterator[Write]:
    """One transaction: what moves, that it moved, and where the next one goes on."""
    after = step.after
    yield _kept(after, tables)
    if step.moves:
        yield from _rights(step, tables)
        yield from _moved(step, tables)
        if not after.is_undoing:
            key = staff_keys.handed(after.institution, after.id, step.before.parts)
            yield Write(tables.dossiers, key, put=part_item(_part(step)))
    if not after.is_under_way:
        for key in _persons(after):
            yield Write(tables.dossiers, key, removes=("handing",))


def _rights(step: Step, tables: keys.Tables) -> Iterator[Write]:
    """Of who has it done, and of who gets it: giving back asks nothing of who had it."""
    yield from access_check(step.moves[0].grant, step.at, tables)
    if not step.before.is_undoing:
        yield colleague(step.taker_at, step.after.taker, step.at, tables)


def _moved(step: Step, tables: keys.Tables) -> Iterator[Write]:
    changes = []
    for move in step.moves:
        before, after = move.before, move.after
        assert isinstance(before, Registration)  # noqa: S101 - a step moves nothing else
        assert isinstance(after, Registration)  # noqa: S101
        changes.append((before, after))
        yield _header(before, after, tables)
        yield _trace(move, after, tables)
    yield from _partners(step, [after for _, after in changes], tables)
    yield from owned.counted(changes, tables)


def _header(before: Registration, after: Registration, tables: keys.Tables) -> Write:
    """The owner, and nothing that a contribution to the thread may write meanwhile."""
    clb, school = (number_of(after.dossier_id, side) for side in Side)
    index = keys.by_owner(clb, school, after.owner.id, after.id)
    sets: Item = {
        "owner": after.owner.id,
        "owner_function": after.owner.function,
        "version": after.version,
        "revised_by": after.revised_by,
        **({"handover": after.handover} if after.handover else {}),
        **({} if after.trashed else {"by_owner_pk": index[0], "by_owner_sk": index[1]}),
    }
    return Write(
        tables.dossiers,
        keys.of(after),
        require=(Condition("version", "=", before.version),),
        refusal=lambda found: errors.ChangedMeanwhile(),
        sets=sets,
        removes=() if after.handover else ("handover",),
    )


def _trace(move: Decision, after: Registration, tables: keys.Tables) -> Write:
    key = keys.of(after)
    return Write(
        tables.audit,
        keys.audit(key, move.at, after.version),
        require=(Condition("pk", "absent"),),
        refusal=lambda found: errors.ChangedMeanwhile(),
        put=event_item(move, key[1]),
    )


def _partners(step: Step, moved: list[Registration], tables: keys.Tables) -> Iterator[Write]:
    """Each school hears of as many events as happened, in dossiers that are active."""
    for dossier_id, events in Counter(one.dossier_id for one in moved).items():
        sets: Item = {"latest_event_at": step.at}
        yield Write(
            tables.dossiers,
            keys.row(number_of(dossier_id, Side.SCHOOL), dossier_id),
            require=(Condition("status", "=", "active"),),
            refusal=lambda found: errors.DossierEnded(),
            sets=sets,
            adds={"events": events},
        )


def _part(step: Step) -> Part:
    before = [move.before for move in step.moves if isinstance(move.before, Registration)]
    return tuple((one.dossier_id, one.id, one.owner) for one in before)


def keep_delegation(
    decision: Decision, delegation: Delegation, tables: keys.Tables
) -> Iterator[Write]:
    """One at a time for the same two persons, who both work there now; or its end."""
    key = keys.of(delegation)
    if delegation.ended:
        yield Write(
            tables.dossiers,
            key,
            require=(Condition("id", "=", delegation.id),),
            refusal=lambda found: errors.NotFound(),
            deletes=True,
        )
        return
    yield from colleagues(decision, tables)
    yield Write(
        tables.dossiers,
        key,
        require=(Condition("until", "absent or <", decision.at),),
        refusal=lambda found: errors.AlreadyExists(),
        put=item_of(delegation),
    )
