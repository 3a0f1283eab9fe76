"""The thread of a registration over HTTP: what both partners add to it."""

from ..domain.policy import Action
from ..domain.sent import NewAgreement, NewGoal, NewReply
from ..domain.thread import add_entry
from ..storage.answers import Answer
from . import registration_shapes as shapes
from .routes import Call, Routes

_THREAD = "/dossiers/{dossier_id}/registrations/{registration_id}"


routes = Routes()


@routes.post(_THREAD + "/replies", shapes.Reply)
def post_reply(call: Call, dossier_id: str, registration_id: str, body: NewReply) -> Answer:
    """React: a step taken or planned, a result, a question or a remark."""
    return _add(call, Action.ADD_REPLY, dossier_id, registration_id, body)


@routes.post(_THREAD + "/goals", shapes.Goal)
def post_goal(call: Call, dossier_id: str, registration_id: str, body: NewGoal) -> Answer:
    """Add a goal."""
    return _add(call, Action.ADD_GOAL, dossier_id, registration_id, body)


@routes.post(_THREAD + "/agreements", shapes.Agreement)
def post_agreement(call: Call, dossier_id: str, registration_id: str, body: NewAgreement) -> Answer:
    """Add an agreement: what, by which side, and by when."""
    return _add(call, Action.ADD_AGREEMENT, dossier_id, registration_id, body)


def _add(
    call: Call,
    action: Action,
    dossier_id: str,
    registration_id: str,
    body: NewReply | NewGoal | NewAgreement,
) -> Answer:
    grant = call.permit(action, dossier_id)
    return call.store.commit(add_entry(grant, registration_id, body, call.now), call.once)
