"""What waits: rows in the list of the institution that has to act, with keys that repeat.

A question puts the ball in the other court, and any reply takes it out of one's own; an
agreement waits for the sides that it binds; a follow-up date is the CLB's own reminder.
Nothing waits in a registration that is closed or in the trash.
"""

from collections.abc import Iterator, Mapping

from ..domain.ids import number_of
from ..domain.model import Entry, Registration, parties
from ..domain.words import EntryKind, Side, Status
from . import keys
from .dynamo import Item, Write
from .entries import EXCERPT
from .indexes import index
from .json_text import text_of

NEW_YEAR = "NEW_YEAR"
Todos = Mapping[keys.Key, Item]  # key of the row → what is in it


def of_registration(registration: Registration | None, thread: tuple[Entry, ...]) -> Todos:
    """Everything that waits in it, as far as its thread is known."""
    if not registration or registration.trashed or registration.status is Status.CLOSED:
        return {}
    asked = {question: side for side, question in registration.asked.items()}
    questions = (entry for entry in thread if entry.id in asked)
    todos = {**_follow_up(registration), **new_year(registration)}
    for question in questions:
        todos |= waiting(question)
    for entry in thread:
        todos |= of_agreement(entry)
    return todos


def _follow_up(registration: Registration) -> Todos:
    due_on = registration.content.get("follow_up_on")
    if not due_on:
        return {}
    place = (registration.dossier_id, registration.id)
    return _todo(Side.CLB, *place, "FOLLOWUP", due_on=due_on, text=registration.content["title"])


def new_year(registration: Registration) -> Todos:
    """A school year is over, and it is not closed: does it go on?"""
    if not registration.is_asked:
        return {}
    place = (registration.dossier_id, registration.id)
    return _todo(Side.CLB, *place, NEW_YEAR, text=registration.content["title"])


def of_agreement(entry: Entry | None) -> Todos:
    """An open agreement waits for each side that it binds; anything else does not."""
    if not entry or entry.kind is not EntryKind.AGREEMENT or entry.trashed:
        return {}
    content = entry.content
    if content["status"] != "open":
        return {}
    due = {"due_on": content["due_on"]} if "due_on" in content else {}
    shown = {**due, "text": content["text"][:EXCERPT]}
    todos: dict[keys.Key, Item] = {}
    for side in parties(content):
        what = f"AGREEMENT#{entry.id}"
        todos |= _todo(side, entry.dossier_id, entry.registration_id, what, **shown)
    return todos


def waiting(question: Entry) -> Todos:
    """The other side owes an answer."""
    side, text = question.author.side.other, question.content["text"][:EXCERPT]
    return _todo(side, question.dossier_id, question.registration_id, "WAITING", text=text)


def not_waiting(side: Side, entry: Entry) -> Todos:
    """The row that a reply ends, if it is there."""
    return _todo(side, entry.dossier_id, entry.registration_id, "WAITING")


def _todo(
    side: Side, dossier_id: str, registration_id: str, what: str, **shown: str
) -> dict[keys.Key, Item]:
    number = number_of(dossier_id, side)
    key = keys.todo(number, dossier_id, registration_id, what)
    card = {
        "dossier_id": dossier_id,
        "registration_id": registration_id,
        "why": what.partition("#")[0].lower(),
        **shown,
    }
    return {key: {"card": text_of(card), **_due(key, shown.get("due_on"))}}


def _due(key: keys.Key, day: str | None) -> Item:
    """What has a day is found by it, to be reminded of."""
    return index("by_due", keys.due(day, key)) if day else {}


def difference(before: Todos, after: Todos, table: str) -> Iterator[Write]:
    """The rows that start, change and end."""
    for key, item in after.items():
        if before.get(key) != item:
            yield Write(table, key, put=item)
    for key in before:
        if key not in after:
            yield Write(table, key, deletes=True)
