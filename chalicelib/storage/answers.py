"""How items read as JSON: texts that were kept, joined; nothing is converted or checked again."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ..domain.frozen import dataclass
from ..domain.identity import Access
from ..domain.model import COUNTS, Author
from ..domain.words import EntryKind, Side
from . import document_keys, keys, news
from .activity import active_at, active_by
from .dynamo import Item
from .headers import asked_side, owner_of
from .json_text import shown_author, text_of
from .readers import Reader, aged, nameless

_LISTS = {"goals": EntryKind.GOAL, "agreements": EntryKind.AGREEMENT, "replies": EntryKind.REPLY}


@dataclass(frozen=True)
class Answer:
    """A value as its public JSON, and its version; or a file, by the ``filename`` it gets."""

    json: str
    version: int | None = None
    location: str | None = None
    id: str = ""
    filename: str = ""

    def at(self, location: str) -> "Answer":
        """Where what was made can be read from now on."""
        return replace(self, location=location)

    def with_json(self, text: str) -> "Answer":
        return replace(self, json=text)


def joined(*objects: str) -> str:
    """JSON objects as one object."""
    return "{" + ",".join(text[1:-1] for text in objects if len(text) > 2) + "}"


def text(value: Any) -> Answer:
    return Answer(text_of(value))


def page(items: Iterable[str], cursor: str | None, **more: str | int | None) -> Answer:
    """``{"items": […], "cursor": …}``."""
    tail = text_of({"cursor": cursor, **more})
    return Answer(joined('{"items":[' + ",".join(items) + "]}", tail))


def lists(**named: Iterable[str]) -> Answer:
    """``{"<name>": […], …}``."""
    said = (f'"{name}":[{",".join(items)}]' for name, items in named.items())
    return Answer("{" + ",".join(said) + "}")


def listed(item: Item, to: Reader) -> str:
    """A registration as a list shows it."""
    return joined(str(item["card"]), _state(item, to))


def shown(item: Item, to: Reader) -> str:
    """A registration without its thread."""
    return joined(str(item["card"]), str(item["body"]), _state(item, to))


def with_thread(items: list[Item], to: Reader) -> str:
    """A registration and its thread; ``items``: the header first, then the thread."""
    header, *entries = items
    if not to.is_named(header):
        entries = [nameless(one) for one in entries]
    lists = (_thread_list(name, kind, entries) for name, kind in _LISTS.items())
    attached = ",".join(
        str(one["body"]) for one in entries if document_keys.ATTACHED in str(one["sk"])
    )
    documents = f'"documents":[{attached}]'
    return joined(shown(header, to), "{" + ",".join((*lists, documents)) + "}")


def _thread_list(name: str, kind: EntryKind, entries: list[Item]) -> str:
    prefix = keys.ENTRY_PREFIX[kind]
    live = (entry for entry in entries if "trashed_at" not in entry)
    bodies = (entry_json(entry) for entry in live if prefix in str(entry["sk"]))
    return f'"{name}":[{",".join(bodies)}]'


def entry_json(item: Item) -> str:
    author = Author(str(item["author"]), str(item["function"]), Side(str(item["side"])))
    shown: dict[str, Any] = {"author": shown_author(author)}
    if "card" in item:  # it is in the trash
        shown["trashed"] = json.loads(str(item["card"]))["trashed"]
    return joined(str(item["body"]), text_of(shown))


def _state(item: Item, to: Reader) -> str:
    minutes = item.get("minutes") if to.side is Side.CLB else None
    owner = owner_of(item) if to.is_named(item) else replace(owner_of(item), id="")
    return text_of(
        {
            **({"duration_minutes": minutes} if minutes else {}),
            "owner": shown_author(owner),
            "status": item["status"],
            "waiting_for": asked_side(item),
            "counts": {name: item.get(name, 0) for name in COUNTS},
            "last_activity_at": item["last_activity_at"],
            "active_at": active_at(item),
            "active_by": active_by(item),
            "version": item["version"],
        }
    )


def person(access: Access, side: Side, now: str) -> str:
    """Somebody who may or might enter; without a name once that is not kept any more."""
    name = {"name": access.name} if access.name else {}
    function, active = access.function, access.holds(now)
    shown = {"id": access.person_id, **name, "function": function, "side": side, "active": active}
    return text_of(shown | {"may_own": access.may_own(now)})


def colleague(access: Access, now: str) -> str:
    """Somebody of an institution, to its own staff."""
    name = {"name": access.name} if access.name else {}
    shown = {"id": access.person_id, **name, "function": access.function}
    return text_of(shown | {"active": access.holds(now), "may_own": access.may_own(now)})


def row(item: Item, mark: Item, new: int, waiting: int) -> str:
    """A dossier in the list of an institution: ``new`` events of its partner, open to-do's.

    ``mark``: what the person has seen of it, or nothing.
    """
    state: dict[str, Any] = {
        "status": item["status"],
        "events": item["events"],
        "new": new,
        "waiting": waiting,
        "latest_event_at": item.get("latest_event_at"),
        "seen_at": mark.get("at"),
        "news": news.since(item, str(mark.get("at", ""))) if new else [],
        "partner_seen_at": item.get(news.PARTNER_SEEN),
        **{name: str(item[name]) for name in ("registers_under", "held_at") if name in item},
    }
    return joined(str(item["card"]), text_of(state))


def of(item: Item, to: Reader) -> str:
    """What one item says: an entry of a thread, a dossier, a registration without thread.

    Or anything else, which is in its body; its card too, where an index or the trash has it.
    """
    if "author" in item:
        return entry_json(item)
    if "state" in item:
        return aged(str(item["body"]), to)
    if "card" not in item or ("find" not in item and "body" in item):
        return str(item["body"])
    if "body" not in item:
        agreed = _agreed(item) if "revised_by" in item else {}  # of a dossier
        state = {**agreed, "status": item["status"], "version": item["version"]}
        return joined(str(item["card"]), text_of(state))
    return shown(item, to)


def _agreed(item: Item) -> dict[str, Any]:
    """The number to register under, and the one that is proposed."""
    proposal = {"proposal": json.loads(str(item["proposal"]))} if "proposal" in item else {}
    return {"registers_under": item.get("registers_under"), **proposal}


def in_trash(item: Item, to: Reader) -> str:
    """What was trashed, by its title or the beginning of its text."""
    if "#" in str(item["sk"]).removeprefix("REG#"):  # an entry or a document
        return str(item["card"])
    return joined('{"what":"registration"}', listed(item, to))


def answer(item: Item, to: Reader, sk: str = "") -> Answer:
    """``sk``: the sort key of what was made, which ends in its id."""
    return Answer(of(item, to), version(item), id=sk.rpartition("#")[2])


def version(item: Item) -> int:
    return int(str(item["version"]))
