"""For whom something is shown, and what shows its people by their function alone: without the ids
by which names are found."""

import json
from typing import Any

from ..domain.frozen import dataclass
from ..domain.words import Side, Status
from .dynamo import Item
from .json_text import text_of

_PEOPLE = ("author", "by")  # who stands there has an id
_ALSO = ("to", "on_behalf_of")  # what stands there is one


@dataclass(frozen=True)
class Reader:
    """For whom: on which side, if any, and what shows no names.

    What was closed before ``named_after`` shows its authors by their function, without the ids
    by which names are found.
    """

    side: Side | None
    named_after: str = ""

    def is_named(self, item: Item) -> bool:
        """``item``: the header of a registration."""
        if item["status"] != Status.CLOSED:
            return True
        return bool(json.loads(str(item["card"])).get("closed_at", "") >= self.named_after)


def nameless(item: Item) -> Item:
    """A contribution to a thread, or a document at it."""
    if "author" in item:
        return {**item, "author": ""}
    return {**item, "body": text_of(_without(json.loads(str(item["body"]))))}


def aged(text: str, to: Reader) -> str:
    """A document or a file: who shared it is shown as long ago as their names are.

    It is not closed, so the moment that it was shared counts, of each file by itself. The first
    such moment in ``text`` is the earliest one: JSON has no other quotes like these.
    """
    if text.partition('"added_at":"')[2] >= to.named_after:
        return text
    return text_of(_aged(json.loads(text), to))


def _aged(shown: Any, to: Reader) -> Any:
    if not isinstance(shown, dict):
        return shown
    is_old = shown.get("added_at", to.named_after) < to.named_after
    return {
        name: {**value, "id": ""} if is_old and _is_person(name, value) else _aged(value, to)
        for name, value in shown.items()
    }


def event(item: Item, to: Reader) -> str:
    """One of the change feed: what is older shows no names either."""
    is_named = str(item["sk"]) >= to.named_after
    return str(item["card"]) if is_named else text_of(_without(json.loads(str(item["card"]))))


def _without(shown: Any) -> Any:
    if not isinstance(shown, dict):
        return shown
    return {
        name: {**value, "id": ""} if _is_person(name, value) else _without(value)
        for name, value in shown.items()
        if name not in _ALSO
    }


def _is_person(name: str, value: Any) -> bool:
    return name in _PEOPLE and isinstance(value, dict)
