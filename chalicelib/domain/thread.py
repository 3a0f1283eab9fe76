"""The thread of a registration: what both partners add to it."""

from datetime import datetime

from .decisions import Decision
from .ids import moment, new_id
from .model import Content, Entry
from .policy import Grant
from .sent import NewAgreement, NewGoal, NewReply
from .words import EntryKind, ReplyKind

MOST_ENTRIES = 200
# Each open agreement has a to-do on one or both sides, and a registration is closed or trashed
# together with its to-do's, in one transaction of at most 100 writes.
MOST_OPEN_AGREEMENTS = 40

_KINDS: dict[type, EntryKind] = {
    NewReply: EntryKind.REPLY,
    NewGoal: EntryKind.GOAL,
    NewAgreement: EntryKind.AGREEMENT,
}
_STARTS_AS: dict[EntryKind, Content] = {
    EntryKind.REPLY: {},
    EntryKind.GOAL: {"status": "open"},
    EntryKind.AGREEMENT: {"status": "open"},
}


def add_entry(
    grant: Grant, registration_id: str, new: NewReply | NewGoal | NewAgreement, now: datetime
) -> Decision:
    """A reply, goal or agreement; whether the registration still takes it, the commit checks."""
    kind, at = _KINDS[type(new)], moment(now)
    entry = Entry(
        kind=kind,
        id=new_id(now),
        dossier_id=grant.dossier_id,
        registration_id=registration_id,
        content={**new.content, **_STARTS_AS[kind]},
        author=grant.author,
        added_at=at,
    )
    return Decision(grant, entry, at, tuple(sorted(new.content)))


def asks(entry: Entry) -> bool:
    """A question puts the ball in the other court."""
    return entry.content.get("kind") == ReplyKind.QUESTION
