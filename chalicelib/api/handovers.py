"""All registrations of a person to somebody else, over HTTP; and those that have no owner."""

import logging

from ..domain.errors import Malformed
from ..domain.handovers import start_handover, undo_handover
from ..domain.ids import moment
from ..domain.policy import Action, may_at
from ..domain.sent_of_clb import NewHandover, UndoHandover
from ..domain.staff_errors import NothingToHandOver
from ..domain.staffing import Handover
from ..storage.answers import Answer, of
from ..storage.items import item_of
from ..storage.readers import Reader
from . import staffing_shapes as shapes
from .call import Call
from .keeping import keep
from .routes import Routes

log = logging.getLogger(__name__)

_AT = "/institutions/{number}"
_ALL = _AT + "/handovers"
_ONE = _ALL + "/{handover_id}"

routes = Routes()


@routes.get(_AT + "/colleagues", shapes.ColleagueList)
def list_colleagues(call: Call, number: str) -> Answer:
    """Who works at your institution, or did: to whom something can be handed over."""
    grant = call.permit_at(Action.READ_COLLEAGUES, number)
    return call.store.staffing.colleagues(grant, moment(call.now))


@routes.get(_AT + "/orphans", shapes.OrphanList, query=("cursor",))
def list_orphans(call: Call, number: str) -> Answer:
    """Registrations without an owner: not closed, and of who may own none here any more."""
    grant = call.permit_at(Action.READ_ORPHANS, number)
    return call.store.staffing.orphans(grant, call.query("cursor"), moment(call.now))


@routes.get(_ALL, shapes.HandoverList, query=("cursor",))
def list_handovers(call: Call, number: str) -> Answer:
    """The handovers at an institution, the latest first; your own, or as its administrator all."""
    grant = call.permit_at(Action.LIST_HANDOVERS, number)

    def may_see(one: Handover) -> bool:
        return may_at(call.caller, Action.READ_HANDOVER, number, one.persons)

    return call.store.staffing.handovers(grant, call.query("cursor"), may_see)


@routes.get(_ALL + "/preview", shapes.HandoverPreview, query=("from",))
def preview_handover(call: Call, number: str) -> Answer:
    """How many registrations somebody has, open and closed, by school."""
    person = call.query("from") or ""
    grant = call.permit_at(Action.PREVIEW_HANDOVER, number, (person,))
    if not person:
        raise Malformed("Geef in 'from' wie de registraties nu heeft.")
    return call.store.staffing.preview(grant, person)


@routes.post(_ALL, shapes.KeptHandover)
def post_handover(call: Call, number: str, body: NewHandover) -> Answer:
    """Hand all registrations of a person over, or all that have no owner; it goes on by itself."""
    grant = call.permit_at(Action.START_HANDOVER, number, filter(None, (body.from_,)))
    _ = call.once  # what is wrong with the request itself is said first
    at, staffing = moment(call.now), call.store.staffing
    taker = staffing.people(grant, [body.to], at).get(body.to)
    if not body.from_ and not staffing.waiting(grant, at):
        raise NothingToHandOver
    kept = keep(call, start_handover(grant, body, taker, call.now), body)
    _take_further(call, number, kept.id)
    return kept.at(_ONE.format(number=number, handover_id=kept.id))


@routes.get(_ONE, shapes.Handover)
def get_handover(call: Call, number: str, handover_id: str) -> Answer:
    """How far a handover is."""
    grant = call.permit_at(Action.LIST_HANDOVERS, number)
    found = call.store.staffing.handover(grant, handover_id)
    call.permit_at(Action.READ_HANDOVER, number, found.persons)
    return Answer(of(item_of(found), Reader(None)), found.version)


@routes.change(_ONE + "/undo", shapes.Handover)
def post_undo(call: Call, number: str, handover_id: str, body: UndoHandover) -> Answer:
    """Give back what a handover moved, within 14 days, but for what was passed on since."""
    reader = call.permit_at(Action.LIST_HANDOVERS, number)
    current = call.store.staffing.handover(reader, handover_id)
    grant = call.permit_at(Action.UNDO_HANDOVER, number, (current.by.id,))
    decision = undo_handover(grant, call.version_read, current, call.now)
    kept = keep(call, decision, body)
    _take_further(call, number, handover_id)
    return kept


def _take_further(call: Call, number: str, handover_id: str) -> None:
    """It is kept already: when this fails, the next look of the function itself finds it."""
    try:
        call.services.take_further(number, handover_id)
    except Exception:
        log.exception("handover %s waits for the next look", handover_id)
