"""What a person is mailed, and how often; and ending it from a mail, without signing in."""

import json

from ..domain.errors import NotFound
from ..domain.grants import Grant
from ..domain.identity import Access
from ..domain.policy import Action, permit_addressee
from ..domain.preferences import NewPreferences, prefer, stop
from ..domain.unsubscribing import person_of
from ..storage.answers import Answer, text
from ..storage.items import item_of
from . import preference_shapes as shapes
from .call import Call
from .keeping import keep, keep_again
from .routes import FORMS, Routes

routes = Routes()


@routes.get("/me/preferences", shapes.Preferences)
def get_preferences(call: Call) -> Answer:
    """Of each kind of mail how often you get it, and at which addresses."""
    grant = call.permit_anybody(Action.READ_PREFERENCES)
    return _shown(call, grant.caller.id)


@routes.put("/me/preferences", shapes.Preferences, needs_version=False)
def put_preferences(call: Call, body: NewPreferences) -> Answer:
    """From now on; what was kept for a digest before goes with that digest."""
    grant = call.permit_anybody(Action.SET_PREFERENCES)
    keep(call, prefer(grant, body, call.store.preferences(grant.caller.id), call.now), body)
    return _shown(call, grant.caller.id)


@routes.ask("/unsubscriptions/{token}", shapes.Unsubscription, is_open=True, content_types=FORMS)
def unsubscribe(call: Call, token: str) -> Answer:
    """No mails any more: one click in a program for mail (RFC 8058), by the token of a mail."""
    return _stop(call, token, stopped=True)


@routes.delete("/unsubscriptions/{token}", shapes.Unsubscription, is_open=True)
def subscribe_again(call: Call, token: str) -> Answer:
    """As it was before: by the same token."""
    return _stop(call, token, stopped=False)


def _stop(call: Call, token: str, *, stopped: bool) -> Answer:
    grant = _addressee(call, token)
    current = call.store.preferences(grant.caller.id)
    keep_again(call, stop(grant, current, stopped, call.now))
    return text({"stopped": stopped})


def _addressee(call: Call, token: str) -> Grant:
    """Raises NotFound for a token that is not ours."""
    secret = call.services.mail_secret
    if not secret:
        raise NotFound
    return permit_addressee(Action.UNSUBSCRIBE, person_of(token, secret))


def _shown(call: Call, person_id: str) -> Answer:
    """Two calls: what they chose, and where they are mailed."""
    current = call.store.preferences(person_id)
    held = call.store.mailed_at(person_id, list(call.caller.institutions))
    body = json.loads(str(item_of(current)["body"]))
    return text({**body, "addresses": [_address(one) for one in held if one.email]})


def _address(access: Access) -> dict[str, object]:
    why, at, _ = (*access.undeliverable.split(" ", 2), "", "", "")[:3]
    failed = {"undeliverable": {"why": why, "at": at}} if access.is_undeliverable else {}
    return {"institution": access.institution, "email": access.email, **failed}
