"""The thread of a registration: what both partners add to it, and what becomes of that."""

from dataclasses import replace
from datetime import datetime

from .decisions import Attempt, Decision, changed_fields
from .errors import InTrash, Stale
from .grants import DossierGrant
from .ids import moment, new_id
from .model import Content, Entry, Registration, Trashed
from .periods import day_of
from .sent import NewAgreement, NewGoal, NewReply, Revised, ToTrash
from .words import EntryKind, ReplyKind

MOST_ENTRIES = 200
MOST_KEPT = 400  # with what lies in the trash, which is read and kept as well
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
    grant: DossierGrant, registration_id: str, new: NewReply | NewGoal | NewAgreement, now: datetime
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
        revised_by=grant.caller.id,
    )
    return Decision(grant, entry, at, tuple(sorted(new.content)))


def asks(entry: Entry) -> bool:
    """A question puts the ball in the other court."""
    return entry.content.get("kind") == ReplyKind.QUESTION


def revise_entry(
    attempt: Attempt,
    header: Registration,
    current: Entry,
    new: Revised,
) -> Decision:
    """Another text, or another status: settled, or open again. A repeat changes nothing."""
    fields = changed_fields(current.content, new.content)
    if not fields and not current.trashed and attempt.made(current):
        return Decision(attempt.grant, current, attempt.at, ())
    _check(attempt, current)
    after = replace(current, content=new.content, settled_on=_settled_on(attempt, current, new))
    return _changed(attempt, header, current, after, fields)


def _settled_on(attempt: Attempt, current: Entry, new: Revised) -> str:
    """The day in Brussels on which it was settled as it is; another text changes nothing of it."""
    status = new.content.get("status")
    if status == current.content.get("status"):
        return current.settled_on
    return "" if status == "open" else day_of(attempt.now)


def trash_entry(attempt: Attempt, header: Registration, current: Entry, body: ToTrash) -> Decision:
    _check(attempt, current)
    trashed = Trashed(attempt.at, attempt.grant.caller.id, body.reason)
    return _changed(attempt, header, current, replace(current, trashed=trashed), ("trashed",))


def restore_entry(attempt: Attempt, header: Registration, current: Entry) -> Decision:
    if attempt.read != current.version:
        raise Stale(current, attempt.grant.side)
    fields = ("trashed",) if current.trashed else ()
    return _changed(attempt, header, current, replace(current, trashed=None), fields)


def _check(attempt: Attempt, current: Entry) -> None:
    if attempt.read != current.version:
        raise Stale(current, attempt.grant.side)
    if current.trashed:
        raise InTrash


def _changed(
    attempt: Attempt, header: Registration, current: Entry, after: Entry, fields: tuple[str, ...]
) -> Decision:
    grant, at = attempt.grant, attempt.at
    if not fields:
        return Decision(grant, current, at, ())
    after = replace(after, version=current.version + 1, revised_by=grant.caller.id)
    return Decision(grant, after, at, fields, before=current, header=header)
