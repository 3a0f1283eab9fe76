"""The answer to a proposed number, over HTTP; ``dossiers`` has the proposal itself."""

from ..domain.decisions import Decision
from ..domain.numbers import confirm_number, drop_proposal, proposal_of
from ..domain.policy import Action
from ..domain.sent_of_clb import Answered
from ..storage.answers import Answer
from . import shapes
from .call import Call
from .keeping import keep
from .routes import Routes

_PROPOSED = "/dossiers/{dossier_id}/registers-under"

routes = Routes()


@routes.change(_PROPOSED + "/confirm", shapes.Dossier)
def post_number_confirm(call: Call, dossier_id: str, body: Answered) -> Answer:
    """Agree with the number that the other side proposed."""
    return _answer(call, dossier_id, Action.CONFIRM_NUMBER, body)


@routes.change(_PROPOSED + "/decline", shapes.Dossier)
def post_number_decline(call: Call, dossier_id: str, body: Answered) -> Answer:
    """Do not agree: what was agreed before, if anything, stays."""
    return _answer(call, dossier_id, Action.DECLINE_NUMBER, body)


@routes.change(_PROPOSED + "/withdraw", shapes.Dossier)
def post_number_withdraw(call: Call, dossier_id: str, body: Answered) -> Answer:
    """Take back what your own side proposed."""
    return _answer(call, dossier_id, Action.WITHDRAW_NUMBER, body)


def _answer(call: Call, dossier_id: str, action: Action, body: Answered) -> Answer:
    current = call.store.dossier_to_change(call.permit(Action.READ, dossier_id))
    proposal_of(current)
    attempt = call.attempt(call.permit(action, dossier_id, current))
    is_yes = action is Action.CONFIRM_NUMBER
    decision: Decision = (confirm_number if is_yes else drop_proposal)(attempt, current)
    return keep(call, decision, body)
