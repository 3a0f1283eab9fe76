"""What was destroyed for ever at a CLB, for its local administrator."""

from ..domain.policy import Action
from ..storage.answers import Answer
from . import retention_shapes as shapes
from .call import Call
from .routes import Routes

routes = Routes()


@routes.get("/institutions/{number}/destroyed", shapes.DestroyedList, query=("cursor",))
def list_destroyed(call: Call, number: str) -> Answer:
    """What was destroyed of the dossiers of a CLB, the latest first: counts and ids, no content."""
    grant = call.permit_at(Action.READ_DESTROYED, number)
    return call.store.destroyed(grant, call.query("cursor"))
