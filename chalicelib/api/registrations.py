"""Registrations over HTTP. Every change reads the same: load, permit, decide, commit."""

from dataclasses import replace

from ..domain.ids import moment
from ..domain.policy import Action
from ..domain.registrations import (
    STATUS_ACTIONS,
    hand_over,
    open_registration,
    restore_registration,
    revise_registration,
    set_status,
    trash_registration,
)
from ..domain.sent import FromTrash, NewOwner, NewRegistration, NewStatus, ToTrash
from ..storage.answers import Answer, joined, text
from . import registration_shapes as shapes
from .call import Call
from .keeping import keep
from .narrowing import FILTERS, narrowed_of
from .routes import Routes

_ALL = "/dossiers/{dossier_id}/registrations"
_ONE = _ALL + "/{registration_id}"

routes = Routes()


@routes.get(_ALL, shapes.RegistrationList, query=("cursor", *FILTERS))
def list_registrations(call: Call, dossier_id: str) -> Answer:
    """The registrations of a dossier, latest activity first, at most 25 a page."""
    grant = call.permit(Action.READ, dossier_id)
    narrowed = narrowed_of(call.query)
    return call.store.registrations(grant, narrowed, call.query("cursor"), call.now)


@routes.post(_ALL, shapes.Registration)
def post_registration(call: Call, dossier_id: str, body: NewRegistration) -> Answer:
    """Open a registration; its owner is who opens it, at the CLB.

    Under another number than both agreed on, the answer says so.
    """
    grant = call.permit(Action.OPEN_REGISTRATION, dossier_id)
    decision = open_registration(grant, body, call.now)
    kept = keep(call, decision, body)
    agreed = call.store.surroundings.registers_elsewhere(grant)
    if agreed:
        kept = replace(kept, json=joined(kept.json, text({"registers_under": agreed}).json))
    return kept.at(_ONE.format(dossier_id=dossier_id, registration_id=kept.id))


@routes.get(_ONE, shapes.RegistrationWithThread)
def get_registration(call: Call, dossier_id: str, registration_id: str) -> Answer:
    """One registration with its thread: goals, agreements and replies."""
    grant = call.permit(Action.READ, dossier_id)
    return call.store.registration(grant, registration_id, call.now)


@routes.put(_ONE, shapes.Registration)
def put_registration(
    call: Call, dossier_id: str, registration_id: str, body: NewRegistration
) -> Answer:
    """Revise a registration: the whole content, over the version that was read."""
    reader = call.permit(Action.READ, dossier_id)
    current = call.store.registration_to_change(reader, registration_id)
    grant = call.permit(Action.REVISE_REGISTRATION, dossier_id, current)
    return keep(call, revise_registration(call.attempt(grant), current, body), body)


@routes.change(_ONE + "/status", shapes.Registration)
def post_status(call: Call, dossier_id: str, registration_id: str, body: NewStatus) -> Answer:
    """Take a registration up, close it, or reopen it."""
    reader = call.permit(Action.READ, dossier_id)
    current, thread = call.store.thread_to_change(reader, registration_id)
    grant = call.permit(STATUS_ACTIONS[body.status], dossier_id, current)
    decision = set_status(call.attempt(grant), current, thread, body.status)
    return keep(call, decision, body)


@routes.change(_ONE + "/owner", shapes.Registration)
def post_owner(call: Call, dossier_id: str, registration_id: str, body: NewOwner) -> Answer:
    """Hand a registration over to a colleague at the CLB."""
    reader = call.permit(Action.READ, dossier_id)
    wanted = (registration_id, body.person_id, moment(call.now))
    current, colleague = call.store.owner_to_change(reader, *wanted)
    grant = call.permit(Action.HAND_OVER, dossier_id, current)
    return keep(call, hand_over(call.attempt(grant), current, colleague), body)


@routes.change(_ONE + "/trash", shapes.Registration)
def post_registration_trash(
    call: Call, dossier_id: str, registration_id: str, body: ToTrash
) -> Answer:
    """Put a registration in the trash; after 30 days it is deleted."""
    reader = call.permit(Action.READ, dossier_id)
    current, thread = call.store.thread_to_change(reader, registration_id)
    grant = call.permit(Action.TRASH_REGISTRATION, dossier_id, current)
    decision = trash_registration(call.attempt(grant), current, thread, body)
    return keep(call, decision, body)


@routes.change(_ONE + "/restore", shapes.Registration)
def post_registration_restore(
    call: Call, dossier_id: str, registration_id: str, body: FromTrash
) -> Answer:
    """Take a registration out of the trash."""
    reader = call.permit(Action.READ, dossier_id)
    current, thread = call.store.thread_to_change(reader, registration_id)
    grant = call.permit(Action.RESTORE_REGISTRATION, dossier_id, current)
    return keep(call, restore_registration(call.attempt(grant), current, thread), body)
