"""The writes of a dossier as a whole: the item, and its row in the list of both institutions."""

from collections.abc import Iterator

from ..domain import errors, staff_errors
from ..domain.decisions import Decision
from ..domain.ids import number_of
from ..domain.model import Dossier
from ..domain.numbers import elsewhere
from ..domain.retention import Hold
from ..domain.words import Side
from . import keys
from .dynamo import Condition, Write
from .items import item_of
from .versions import next_version, put_new

HELD = "held_at"
_AS_IT_IS = "Dit dossier staat al zo."


def keep_dossier(decision: Decision, dossier: Dossier, tables: keys.Tables) -> Iterator[Write]:
    item = item_of(dossier)
    if decision.before is None:
        yield put_new(tables, keys.of(dossier), item)
    else:
        gone = tuple(name for name in ("registers_under", "proposal") if name not in item)
        yield next_version(keys.of(dossier), dossier.version, item, gone, tables)
    for side in Side:
        number = number_of(dossier.id, side)
        events = int(number != decision.grant.institution)
        if decision.before is None:
            row = {"card": item["card"], "status": dossier.status, "events": events}
            yield put_new(tables, keys.row(number, dossier.id), row)
        else:
            yield _row(decision, keys.row(number, dossier.id), dossier, events, tables)
    yield from _target(decision, dossier, tables)


def _row(
    decision: Decision, key: keys.Key, dossier: Dossier, events: int, tables: keys.Tables
) -> Write:
    """The status changes in any dossier; the rest in one that is not ended."""
    number = elsewhere(dossier)
    is_status = decision.fields == ("status",)
    return Write(
        tables.dossiers,
        key,
        require=() if is_status else (Condition("status", "=", "active"),),
        refusal=lambda found: errors.DossierEnded(),
        sets={"status": dossier.status, **({"registers_under": number} if number else {})},
        adds={"events": events} if events else {},
        removes=() if number else ("registers_under",),
    )


def _target(decision: Decision, dossier: Dossier, tables: keys.Tables) -> Iterator[Write]:
    """Another number that is proposed or agreed: the CLB serves that school too, under it."""
    number = _named(decision, dossier)
    if number and number != number_of(dossier.id, Side.SCHOOL):
        clb = number_of(dossier.id, Side.CLB)
        yield Write(
            tables.dossiers,
            keys.row(clb, f"{clb}-{number}"),
            require=(Condition("status", "=", "active"), Condition("registers_under", "absent")),
            refusal=lambda found: staff_errors.NoSuchNumber(),
        )


def _named(decision: Decision, dossier: Dossier) -> str | None:
    if decision.fields == ("registers_under",):
        return dossier.registers_under
    is_new = decision.fields == ("proposal",) and dossier.proposal
    return dossier.proposal.number if is_new and dossier.proposal else None


def keep_hold(decision: Decision, hold: Hold, tables: keys.Tables) -> Iterator[Write]:
    """On the row of both partners, where they see it, and where whatever destroys looks."""
    for side in Side:
        yield Write(
            tables.dossiers,
            keys.row(number_of(hold.dossier_id, side), hold.dossier_id),
            require=(
                Condition("status", "exists"),
                Condition(HELD, "absent" if hold.is_held else "exists"),
            ),
            refusal=lambda found: errors.Conflict(_AS_IT_IS) if found else errors.NotFound(),
            sets={HELD: decision.at} if hold.is_held else {},
            removes=() if hold.is_held else (HELD,),
        )


def not_held(dossier_id: str, tables: keys.Tables) -> Write:
    """Nothing of a dossier is destroyed as long as it is held."""
    return Write(
        tables.dossiers,
        keys.row(number_of(dossier_id, Side.CLB), dossier_id),
        require=(Condition(HELD, "absent"),),
        refusal=lambda found: errors.OnHold(),
    )
