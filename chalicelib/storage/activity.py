"""When each side of a registration did something last, and what: on its header, by side.

``<moment>#<what>``, one attribute for each side: an index holds no more than twenty.
"""

from ..domain.model import Registration
from ..domain.words import Side
from .dynamo import Item

ACTIVE = {side: f"active_{side}" for side in Side}


def active_attributes(registration: Registration) -> Item:
    return {
        ACTIVE[side]: f"{at}#{registration.active_by[side]}"
        for side, at in registration.active_at.items()
    }


def activity(at: str, side: Side, what: str) -> Item:
    """Of a registration in which a side does something at a moment."""
    return {"last_activity_at": at, ACTIVE[side]: f"{at}#{what}"}


def active_at(item: Item) -> dict[Side, str]:
    """When each side did something last."""
    return {side: told[0] for side, told in _told(item).items()}


def active_by(item: Item) -> dict[Side, str]:
    """What each side did last: a kind of entry, ``document``, or ``registration`` for the rest."""
    return {side: told[2] for side, told in _told(item).items()}


def _told(item: Item) -> dict[Side, tuple[str, str, str]]:
    return {side: str(item[name]).partition("#") for side, name in ACTIVE.items() if name in item}
