"""The thread of a registration over HTTP: what both partners add to it."""

from collections.abc import Mapping

from ..domain.errors import NotFound
from ..domain.grants import DossierGrant
from ..domain.model import Entry, Registration
from ..domain.policy import Action
from ..domain.sent import (
    FromTrash,
    NewAgreement,
    NewGoal,
    NewReply,
    Revised,
    RevisedAgreement,
    RevisedGoal,
    ToTrash,
)
from ..domain.thread import add_entry, restore_entry, revise_entry, trash_entry
from ..domain.words import EntryKind
from ..storage.answers import Answer
from . import registration_shapes as shapes
from .call import Call
from .keeping import keep
from .routes import Routes

_THREAD = "/dossiers/{dossier_id}/registrations/{registration_id}"


_KINDS = {"replies": EntryKind.REPLY, "goals": EntryKind.GOAL, "agreements": EntryKind.AGREEMENT}
_REVISE = {kind: Action(f"{kind}:revise") for kind in EntryKind}
_TRASH = {kind: Action(f"{kind}:trash") for kind in EntryKind}
_RESTORE = {kind: Action(f"{kind}:restore") for kind in EntryKind}

routes = Routes()


@routes.post(_THREAD + "/replies", shapes.KeptReply)
def post_reply(call: Call, dossier_id: str, registration_id: str, body: NewReply) -> Answer:
    """React: a step taken or planned, a result, a question or a remark."""
    return _add(call, Action.ADD_REPLY, dossier_id, registration_id, body)


@routes.post(_THREAD + "/goals", shapes.KeptGoal)
def post_goal(call: Call, dossier_id: str, registration_id: str, body: NewGoal) -> Answer:
    """Add a goal."""
    return _add(call, Action.ADD_GOAL, dossier_id, registration_id, body)


@routes.post(_THREAD + "/agreements", shapes.KeptAgreement)
def post_agreement(call: Call, dossier_id: str, registration_id: str, body: NewAgreement) -> Answer:
    """Add an agreement: what, by which side, and by when."""
    return _add(call, Action.ADD_AGREEMENT, dossier_id, registration_id, body)


@routes.put(_THREAD + "/replies/{entry_id}", shapes.KeptReply)
def put_reply(call: Call, body: NewReply, **where: str) -> Answer:
    """Revise a reply of one's own."""
    return _revise(call, EntryKind.REPLY, where, body)


@routes.put(_THREAD + "/goals/{entry_id}", shapes.KeptGoal)
def put_goal(call: Call, body: RevisedGoal, **where: str) -> Answer:
    """Refine a goal, or settle it."""
    return _revise(call, EntryKind.GOAL, where, body)


@routes.put(_THREAD + "/agreements/{entry_id}", shapes.KeptAgreement)
def put_agreement(call: Call, body: RevisedAgreement, **where: str) -> Answer:
    """Revise an agreement, or settle it."""
    return _revise(call, EntryKind.AGREEMENT, where, body)


@routes.change(_THREAD + "/{entries}/{entry_id}/trash", shapes.KeptEntry)
def post_entry_trash(call: Call, body: ToTrash, **where: str) -> Answer:
    """Put a reply, goal or agreement in the trash; after 30 days it is deleted."""
    header, current, grant = _load(call, _TRASH, _kind(where), where)
    return keep(call, trash_entry(call.attempt(grant), header, current, body), body)


@routes.change(_THREAD + "/{entries}/{entry_id}/restore", shapes.KeptEntry)
def post_entry_restore(call: Call, body: FromTrash, **where: str) -> Answer:
    """Take a reply, goal or agreement out of the trash."""
    header, current, grant = _load(call, _RESTORE, _kind(where), where)
    return keep(call, restore_entry(call.attempt(grant), header, current), body)


def _kind(where: Mapping[str, str]) -> EntryKind:
    if where["entries"] not in _KINDS:
        raise NotFound
    return _KINDS[where["entries"]]


def _load(
    call: Call, actions: Mapping[EntryKind, Action], kind: EntryKind, where: Mapping[str, str]
) -> tuple[Registration, Entry, DossierGrant]:
    dossier_id = where["dossier_id"]
    reader = call.permit(Action.READ, dossier_id)
    header, current = call.store.entry_to_change(
        reader, where["registration_id"], kind, where["entry_id"]
    )
    return header, current, call.permit(actions[kind], dossier_id, current)


def _revise(
    call: Call,
    kind: EntryKind,
    where: Mapping[str, str],
    body: Revised,
) -> Answer:
    header, current, grant = _load(call, _REVISE, kind, where)
    return keep(call, revise_entry(call.attempt(grant), header, current, body), body)


def _add(
    call: Call,
    action: Action,
    dossier_id: str,
    registration_id: str,
    body: NewReply | NewGoal | NewAgreement,
) -> Answer:
    grant = call.permit(action, dossier_id)
    return keep(call, add_entry(grant, registration_id, body, call.now), body)
