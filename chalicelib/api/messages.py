"""What people report or ask, over HTTP: to a local administrator, or to the operator."""

from ..domain.grants import Grant
from ..domain.messages import send_message
from ..domain.policy import Action
from ..domain.sent import NewMessage
from ..storage.answers import Answer
from . import institution_shapes as shapes
from .call import Call
from .keeping import keep
from .routes import Routes

routes = Routes()


@routes.post("/messages", shapes.KeptMessage)
def post_message(call: Call, body: NewMessage) -> Answer:
    """Report, ask or suggest: at your institution, or without one, to the operator."""
    grant = _grant(call, body.institution)
    return keep(call, send_message(grant, body, call.now), body)


@routes.get("/institutions/{number}/messages", shapes.MessageList, query=("cursor",))
def list_messages(call: Call, number: str) -> Answer:
    """What the staff of an institution reported, the latest first; for its administrator."""
    return call.store.messages(call.permit_at(Action.READ_MESSAGES, number), call.query("cursor"))


def _grant(call: Call, institution: str | None) -> Grant:
    if institution is None:
        return call.permit_anybody(Action.SEND_TO_OPERATOR)
    return call.permit_at(Action.SEND_MESSAGE, institution)
