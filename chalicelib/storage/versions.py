"""Something new, or the next version of what was read: the first of two changes wins."""

from ..domain import errors
from . import keys
from .dynamo import Condition, Item, Write

IS_NEW = (Condition("pk", "absent"),)


def put_new(tables: keys.Tables, key: keys.Key, item: Item) -> Write:
    return Write(
        tables.dossiers,
        key,
        require=IS_NEW,
        refusal=lambda found: errors.AlreadyExists(),
        put=item,
    )


def next_version(
    key: keys.Key, version: int, sets: Item, removes: tuple[str, ...], tables: keys.Tables
) -> Write:
    """Over the version that was read, and no other."""
    return Write(
        tables.dossiers,
        key,
        require=(Condition("version", "=", version - 1),),
        refusal=lost,
        sets=sets,
        removes=removes,
    )


def lost(found: Item | None) -> Exception:
    return errors.ChangedMeanwhile()
