"""Werkt mijn toegang? What a person can see of their own rights, everywhere."""

from ..domain.ids import moment
from ..domain.policy import Action
from ..domain.rights_errors import RightsElsewhere
from ..domain.self_check import Finding, Place, findings
from ..storage.answers import Answer, text
from . import rights_shapes as shapes
from .call import Call
from .routes import Routes

routes = Routes()


@routes.get("/me/access", shapes.OwnAccess, query=("institution",))
def get_own_access(call: Call) -> Answer:
    """Of each of your institutions, and of one that you name: what works, what not, whom to ask."""
    caller = call.permit_anybody(Action.CHECK_OWN_ACCESS).caller
    asked = call.query("institution")
    places = call.store.places(caller.id, [asked] if asked else [])
    return text(
        {
            "person_id": caller.id,
            "checked_at": moment(call.now),
            "institutions": [_shown(call, place) for place in places],
        }
    )


def _shown(call: Call, place: Place) -> dict[str, object]:
    at = moment(call.now)
    link = {} if place.is_own else {"link": RightsElsewhere.link}
    return {
        "number": place.number,
        "name": place.name,
        "kind": place.kind,
        "rights_from": "own" if place.is_own else "acm",
        "works": place.person.access.holds(at),
        "findings": [_finding(one) for one in findings(place, call.now)],
        "ask": [{"name": one.name, "function": one.function} for one in place.asked(at)],
        **link,
    }


def _finding(one: Finding) -> dict[str, object]:
    right = {"right": one.right} if one.right else {}
    day = {"day": one.day} if one.day else {}
    return {"code": one.code, **right, **day, "sentence": one.sentence}
