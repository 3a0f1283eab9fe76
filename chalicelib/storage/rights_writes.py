"""Who may enter, written in the transaction that changes their rights.

ASSIGNMENT#<person>   over the version that was read: the first of two changes wins
ACCESS#<person>       each role with its window, so that it says by itself who may enter when
ADMINS                over the version that was read: two removals cannot leave nobody
ACCESS#<other>        an administrator who stays longer, or no longer, for lack of another
INVITATION#<id>       that the rights came by, which is open no more
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..domain import errors
from ..domain.admins import Admins, Effect
from ..domain.caller import Role
from ..domain.decisions import Decision
from ..domain.periods import FOREVER, Window
from ..domain.rights import Invitation, Rights, Succession
from . import keys, rights_keys
from .dynamo import Condition, Item, Write
from .rights_items import admins_item, invitation_item, rights_item, window_attributes

NO_WINDOWS = tuple(name for role in Role for name in window_attributes(role))


def keep_rights(decision: Decision, rights: Rights, tables: keys.Tables) -> Iterator[Write]:
    effect, number = decision.effect, rights.institution
    assert effect is not None  # noqa: S101 - a change of rights is worked out with its effect
    yield next_rights(rights, tables)
    yield _access(rights, effect, decision.at, tables)
    if effect.admins:
        yield keep_admins(effect.admins, tables)
    for person, window in effect.others.items():
        yield _stays(keys.access(number, person), window, tables)
    if decision.invitation:
        yield from keep_invitation(decision, decision.invitation, tables)


def next_rights(rights: Rights, tables: keys.Tables) -> Write:
    return _next(keys.of(rights), rights.version, rights_item(rights), tables)


def keep_admins(admins: Admins, tables: keys.Tables) -> Write:
    return _next(
        rights_keys.admins(admins.institution), admins.version, admins_item(admins), tables
    )


def keep_invitation(
    decision: Decision, invitation: Invitation, tables: keys.Tables
) -> Iterator[Write]:
    """Closed once, by whoever is first."""
    yield _next(keys.of(invitation), invitation.version, invitation_item(invitation), tables)


def keep_succession(
    decision: Decision, succession: Succession, tables: keys.Tables
) -> Iterator[Write]:
    """Beside what the ministry says of both; each of them has to be known."""
    numbers = frozenset(succession.succeeds)
    sets: Item = {"succeeds": numbers}
    yield _known(keys.institution(succession.institution), sets, tables)
    successor = frozenset([succession.institution])
    for number in succession.succeeds:
        known = _known(keys.institution(number), {}, tables)
        yield replace(known, adds={"succeeded_by": successor})


def _known(key: keys.Key, sets: Item, tables: keys.Tables) -> Write:
    return Write(
        tables.dossiers,
        key,
        require=(Condition("kind", "exists"),),
        refusal=lambda found: errors.NotFound(),
        sets=sets,
    )


def _next(key: keys.Key, version: int, item: Item, tables: keys.Tables) -> Write:
    """Over the version before it, and no other."""
    read = version - 1
    before = Condition("version", "=", read) if read else Condition("pk", "absent")
    return Write(
        tables.dossiers,
        key,
        require=(before,),
        refusal=lambda found: errors.ChangedMeanwhile(),
        put=item,
    )


def _access(rights: Rights, effect: Effect, at: str, tables: keys.Tables) -> Write:
    number, person = rights.institution, rights.person_id
    pk, sk = keys.by_person(person, number)
    told = {"name": effect.who.name, "function": effect.who.function, "email": effect.who.email}
    sets: Item = {"by_person_pk": pk, "by_person_sk": sk}
    sets |= {name: value for name, value in told.items() if value}
    removes: tuple[str, ...] = ()
    if effect.windows is not None:
        more, removes = _windows(effect.windows, at)
        sets |= more
    if rights.block:
        sets["blocked"] = rights.block.set.at
    else:
        removes = (*removes, "blocked")
    key = keys.access(number, person)
    return Write(tables.dossiers, key, sets=sets, removes=removes)


def _windows(windows: Mapping[Role, Window], at: str) -> tuple[Item, tuple[str, ...]]:
    """What to set of an ACCESS item, and what to remove; ``until`` is the last of all ends."""
    sets: Item = {"until": max((window.end for window in windows.values()), default=at)}
    removes: list[str] = [] if windows else ["roles"]  # DynamoDB keeps no empty set
    if windows:
        sets["roles"] = frozenset(str(role) for role in windows)
    for role in Role:
        start, end = window_attributes(role)
        if role in windows:
            sets |= {start: windows[role].start, end: windows[role].end}
        else:
            removes += [start, end]
    return sets, tuple(removes)


def _stays(key: keys.Key, window: Window, tables: keys.Tables) -> Write:
    """Another's stay as an administrator; ``until`` of all their roles is no earlier than it."""
    start, end = window_attributes(Role.ADMIN)
    sets: Item = {start: window.start, end: window.end, "until": FOREVER}
    return Write(tables.dossiers, key, sets=sets)
