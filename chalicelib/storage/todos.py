"""What waits: rows in the list of the institution that has to act, with keys that repeat.

A question puts the ball in the other court, and any reply takes it out of one's own; an
agreement waits for the sides that it binds; a follow-up date is the CLB's own reminder.
"""

from collections.abc import Iterator

from ..domain.model import Content, Entry, Registration, parties
from ..domain.policy import number_of
from ..domain.thread import asks
from ..domain.words import EntryKind, Side
from . import keys
from .dynamo import Write
from .json_text import text_of

_EXCERPT = 120  # characters of a question or an agreement that the worklist shows


def of_entry(entry: Entry, tables: keys.Tables) -> Iterator[Write]:
    """The to-do's that a contribution to the thread starts or ends."""
    match entry.kind:
        case EntryKind.REPLY:
            yield from _of_reply(entry, tables)
        case EntryKind.AGREEMENT:
            for side in parties(entry.content):
                yield _agreement(side, entry, tables)


def follow_up(registration: Registration, tables: keys.Tables) -> Write:
    content, place = registration.content, (registration.dossier_id, registration.id, "FOLLOWUP")
    if "follow_up_on" not in content:
        return _ended(Side.CLB, place, tables)
    shown = {"due_on": content["follow_up_on"], "text": content["title"]}
    return _started(Side.CLB, place, shown, tables)


def _of_reply(entry: Entry, tables: keys.Tables) -> Iterator[Write]:
    place = (entry.dossier_id, entry.registration_id, "WAITING")
    yield _ended(entry.author.side, place, tables)
    if asks(entry):
        yield _started(entry.author.side.other, place, _excerpt(entry.content), tables)


def _agreement(side: Side, entry: Entry, tables: keys.Tables) -> Write:
    place = (entry.dossier_id, entry.registration_id, f"AGREEMENT#{entry.id}")
    due = {"due_on": entry.content["due_on"]} if "due_on" in entry.content else {}
    return _started(side, place, {**due, **_excerpt(entry.content)}, tables)


def _excerpt(content: Content) -> dict[str, str]:
    return {"text": content["text"][:_EXCERPT]}


def _started(
    side: Side, place: tuple[str, str, str], shown: dict[str, str], tables: keys.Tables
) -> Write:
    dossier_id, registration_id, what = place
    key = keys.todo(number_of(dossier_id, side), dossier_id, registration_id, what)
    card = {"dossier_id": dossier_id, "registration_id": registration_id, **shown}
    return Write(tables.dossiers, key, put={"card": text_of(card)})


def _ended(side: Side, place: tuple[str, str, str], tables: keys.Tables) -> Write:
    dossier_id, registration_id, what = place
    key = keys.todo(number_of(dossier_id, side), dossier_id, registration_id, what)
    return Write(tables.dossiers, key, deletes=True)
