"""Dossiers over HTTP."""

from ..domain.dossiers import dossier_id_of, mark_seen, set_dossier_status, start_dossier
from ..domain.errors import Malformed
from ..domain.ids import is_moment
from ..domain.numbers import propose_number
from ..domain.policy import Action, may
from ..domain.sent import NewDossier, Seen
from ..domain.sent_of_clb import ChangedDossier
from ..storage.answers import Answer, page
from . import registration_shapes, shapes
from .call import Call
from .keeping import keep
from .routes import Routes

_BEGINNING = "0"  # sorts before every moment

routes = Routes()


@routes.get("/dossiers", shapes.DossierList)
def list_dossiers(call: Call) -> Answer:
    """The dossiers of your institutions, with what is new and what waits for you."""
    rows = (row for standing in call.store.desk.standings(call.caller) for row in standing.rows)
    return page((row.json for row in rows if may(call.caller, Action.READ, row.dossier_id)), None)


@routes.post("/dossiers", shapes.Dossier)
def post_dossier(call: Call, body: NewDossier) -> Answer:
    """Start the dossier of a CLB and a school that it serves."""
    grant = call.permit(Action.START_DOSSIER, dossier_id_of(body))
    institutions = call.store.institutions((body.clb, body.school))
    decision = start_dossier(grant, institutions, call.now)
    return keep(call, decision, body).at(f"/dossiers/{grant.dossier_id}")


@routes.get("/dossiers/{dossier_id}", shapes.Dossier)
def get_dossier(call: Call, dossier_id: str) -> Answer:
    """One dossier: its two partners and its status."""
    return call.store.dossier(call.permit(Action.READ, dossier_id))


@routes.put("/dossiers/{dossier_id}", shapes.Dossier)
def put_dossier(call: Call, dossier_id: str, body: ChangedDossier) -> Answer:
    """End a dossier (both may go on reading it) or take it up again; or propose a number."""
    action = Action.END_DOSSIER if body.status else Action.PROPOSE_NUMBER
    grant = call.permit(action, dossier_id)
    current, attempt = call.store.dossier_to_change(grant), call.attempt(grant)
    if body.status:
        return keep(call, set_dossier_status(attempt, current, body.status), body)
    return keep(call, propose_number(attempt, current, str(body.registers_under)), body)


@routes.get("/dossiers/{dossier_id}/trash", registration_shapes.TrashList, query=("cursor",))
def list_trash(call: Call, dossier_id: str) -> Answer:
    """What lies in the trash, the latest first; each for 30 days."""
    return call.store.trash(call.permit(Action.READ, dossier_id), call.query("cursor"), call.now)


@routes.get("/dossiers/{dossier_id}/changes", shapes.ChangeList, query=("since", "cursor"))
def list_changes(call: Call, dossier_id: str) -> Answer:
    """Who did what since a moment, oldest first: history, and what a client has to refresh."""
    grant = call.permit(Action.READ, dossier_id)
    since = call.query("since") or _BEGINNING
    if since != _BEGINNING and not is_moment(since):
        raise Malformed("'since' is een tijdstip zoals 2026-11-23T08:15:00.000Z.")
    return call.store.changes(grant, since, call.query("cursor"), call.now)


@routes.put("/dossiers/{dossier_id}/seen", shapes.SeenMark, needs_version=False)
def put_seen(call: Call, dossier_id: str, body: Seen) -> Answer:
    """Up to which event of the partner you have seen this dossier."""
    grant = call.permit(Action.READ, dossier_id)
    return keep(call, mark_seen(grant, body, call.now), body)
