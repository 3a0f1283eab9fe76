"""Registrations over HTTP. Every change reads the same: load, permit, decide, commit."""

from ..domain.policy import Action, permit
from ..domain.registrations import open_registration, revise_registration
from ..domain.sent import NewRegistration
from ..storage.answers import Answer
from . import registration_shapes as shapes
from .routes import Call, Routes

_ALL = "/dossiers/{dossier_id}/registrations"
_ONE = _ALL + "/{registration_id}"


routes = Routes()


@routes.get(_ALL, shapes.RegistrationList, query=("cursor",))
def list_registrations(call: Call, dossier_id: str) -> Answer:
    """The registrations of a dossier, latest activity first, 25 a page."""
    grant = call.permit(Action.READ, dossier_id)
    return call.store.registrations(grant, call.query("cursor"))


@routes.post(_ALL, shapes.Registration)
def post_registration(call: Call, dossier_id: str, body: NewRegistration) -> Answer:
    """Open a registration; its owner is who opens it, at the CLB."""
    grant = call.permit(Action.OPEN_REGISTRATION, dossier_id)
    decision = open_registration(grant, body, call.now)
    kept = call.store.commit(decision, call.once)
    return kept.at(_ONE.format(dossier_id=dossier_id, registration_id=kept.id))


@routes.get(_ONE, shapes.RegistrationWithThread)
def get_registration(call: Call, dossier_id: str, registration_id: str) -> Answer:
    """One registration with its thread: goals, agreements and replies."""
    return call.store.registration(call.permit(Action.READ, dossier_id), registration_id)


@routes.put(_ONE, shapes.Registration)
def put_registration(
    call: Call, dossier_id: str, registration_id: str, body: NewRegistration
) -> Answer:
    """Revise a registration: the whole content, over the version that was read."""
    reader = call.permit(Action.READ, dossier_id)
    current = call.store.registration_to_change(reader, registration_id)
    grant = permit(call.caller, Action.REVISE_REGISTRATION, dossier_id, current)
    decision = revise_registration(grant, current, body, call.version_read, call.now)
    return call.store.commit(decision)
