"""Who acts for whom during a leave, over HTTP."""

from ..domain.delegations import add_delegation, end_delegation
from ..domain.ids import moment
from ..domain.policy import Action
from ..domain.sent_of_clb import NewDelegation
from ..storage.answers import Answer
from . import staffing_shapes as shapes
from .call import Call
from .keeping import keep
from .routes import Routes

_ALL = "/institutions/{number}/delegations"

routes = Routes()


@routes.get(_ALL, shapes.DelegationList)
def list_delegations(call: Call, number: str) -> Answer:
    """Who acts for whom at a CLB, now or later; for everybody who works there."""
    grant = call.permit_at(Action.READ_DELEGATIONS, number)
    return call.store.staffing.delegations(grant, moment(call.now))


@routes.post(_ALL, shapes.Delegation)
def post_delegation(call: Call, number: str, body: NewDelegation) -> Answer:
    """Let a colleague act for you, or as the administrator for somebody, for a year at most."""
    owner = body.owner or call.caller.id
    grant = call.permit_at(Action.ADD_DELEGATION, number, (owner,))
    staff = call.store.staffing.people(grant, {owner, body.delegate}, moment(call.now))
    return keep(call, add_delegation(grant, body, staff, call.now), body)


@routes.delete(_ALL + "/{delegation_id}", shapes.Delegation)
def delete_delegation(call: Call, number: str, delegation_id: str) -> Answer:
    """End it now; either of both may, and the administrator."""
    reader = call.permit_at(Action.READ_DELEGATIONS, number)
    current = call.store.staffing.delegation(reader, delegation_id)
    both = (current.owner, current.delegate)
    grant = call.permit_at(Action.END_DELEGATION, number, both)
    return keep(call, end_delegation(grant, current, call.now), None)
