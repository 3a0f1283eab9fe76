"""Who is awaited at an institution, over HTTP."""

from ..domain.invitations import invite, withdraw
from ..domain.office import Case
from ..domain.policy import Action
from ..domain.sent_rights import NewInvitation
from ..storage.answers import Answer, text
from . import rights_shapes as shapes
from .call import Call
from .keeping import keep
from .rights_shown import shown_invitation
from .routes import Routes

_ALL = "/institutions/{number}/invitations"

routes = Routes()


@routes.get(_ALL, shapes.InvitationList)
def list_invitations(call: Call, number: str) -> Answer:
    """Who was invited by e-mail, the latest first; they stay for 90 days after they expire."""
    invitations, names = call.store.invitations(call.permit_at(Action.READ_INVITATIONS, number))
    shown = [shown_invitation(one, call.now, names) for one in invitations]
    return text({"items": shown, "cursor": None})


@routes.post(_ALL, shapes.KeptInvitation)
def post_invitation(call: Call, number: str, body: NewInvitation) -> Answer:
    """Invite somebody by e-mail: at their first sign-in within 14 days they get these rights."""
    grant = call.permit_at(Action.INVITE, number)
    office = call.store.office(number)
    known = call.store.addressed(grant, office.kind, body.email)
    return keep(call, invite(Case(grant, office, call.now), body, known), body)


@routes.delete(_ALL + "/{invitation_id}", shapes.Invitation)
def delete_invitation(call: Call, number: str, invitation_id: str) -> Answer:
    """Withdraw an invitation that is still open."""
    grant = call.permit_at(Action.WITHDRAW_INVITATION, number)
    current = call.store.invitation_to_change(number, invitation_id)
    return keep(call, withdraw(grant, current, call.now), None)
