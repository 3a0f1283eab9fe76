"""What a contribution to a thread looks like in the table, and what it counts for."""

import json
from collections import Counter
from dataclasses import asdict

from ..domain.model import COUNTS, OUTCOMES, Author, Entry, Trashed
from ..domain.words import AgreementStatus, EntryKind, Side
from . import keys
from .dynamo import Item
from .indexes import trash_indexes
from .json_text import shown_author, text_of

EXCERPT = 120  # characters of a text that the worklist and the trash show
DUE = ("due_even", "due_odd")  # the days of open agreements, by the parity of their versions
_APART = ("id", "added_at", "version")


def entry_item(entry: Entry) -> Item:
    body = {
        "id": entry.id,
        **entry.content,
        "added_at": entry.added_at,
        "version": entry.version,
    }
    return {
        "body": text_of(body),
        "version": entry.version,
        "author": entry.author.id,
        "function": entry.author.function,
        "side": entry.author.side,
        "revised_by": entry.revised_by,
        **({"status": entry.content["status"]} if "status" in entry.content else {}),
        **({"settled_on": entry.settled_on} if entry.settled_on else {}),
        **(_in_trash(entry, entry.trashed) if entry.trashed else {}),
    }


def _in_trash(entry: Entry, trashed: Trashed) -> Item:
    """Its card is for the list of the trash; in a thread it shows no more."""
    tail = keys.of(entry)[1].removeprefix("REG#")
    card = {
        "what": entry.kind,
        "id": entry.id,
        "dossier_id": entry.dossier_id,
        "registration_id": entry.registration_id,
        "title": entry.content["text"][:EXCERPT],
        "author": shown_author(entry.author),
        "trashed": asdict(trashed),
        "version": entry.version,
    }
    return {
        "card": text_of(card),
        "trashed_at": trashed.at,
        **trash_indexes(entry.dossier_id, trashed.at, tail),
    }


def entry_of(item: Item) -> Entry:
    """The value behind an item, for a decision about it."""
    _, registration_id, kind, entry_id = str(item["sk"]).split("#")
    body = json.loads(str(item["body"]))
    card = json.loads(str(item.get("card", "{}")))
    return Entry(
        kind=EntryKind(kind.lower()),
        id=entry_id,
        dossier_id=str(item["pk"]).partition("#")[2],
        registration_id=registration_id,
        content={name: value for name, value in body.items() if name not in _APART},
        author=Author(str(item["author"]), str(item["function"]), Side(str(item["side"]))),
        added_at=body["added_at"],
        revised_by=str(item["revised_by"]),
        version=int(str(item["version"])),
        trashed=Trashed(**card["trashed"]) if card else None,
        settled_on=str(item.get("settled_on", "")),
    )


def counted(entry: Entry | None) -> Counter[str]:
    """What an entry adds to the counters of its header; in the trash it counts for nothing."""
    if entry is None or entry.trashed:
        return Counter()
    if entry.kind is EntryKind.REPLY:
        schools = ("school_replies",) if entry.author.side is Side.SCHOOL else ()
        return Counter(("entries", "replies", *schools))
    many, status = f"{entry.kind}s", entry.content["status"]
    outcome = f"{many}_{status}"
    told = (outcome,) if outcome in (*COUNTS, *OUTCOMES) else ()
    return Counter(("entries", many, *told, *_in_time(entry)))


def _in_time(entry: Entry) -> tuple[str, ...]:
    """Of what was kept: whether on its day, or before; of no day, nothing is said."""
    due_on = entry.content.get("due_on")
    if entry.content["status"] != AgreementStatus.KEPT or not due_on:
        return ()
    return ("agreements_in_time",) if entry.settled_on <= due_on else ("agreements_late",)


def awaited(entry: Entry | None) -> dict[str, frozenset[str]]:
    """The day of an open agreement, as its header has it in one of two sets.

    In the other one after each change: an update adds to a set, or takes from it, never both.
    """
    is_open = entry and not entry.trashed and entry.content.get("status") == AgreementStatus.OPEN
    if not entry or not is_open or "due_on" not in entry.content:
        return {}
    return {DUE[entry.version % 2]: frozenset([f"{entry.content['due_on']}#{entry.id[-12:]}"])}
