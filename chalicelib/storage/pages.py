"""Where a page goes on. A cursor is the tail of the sort key, and points nowhere else.

The server rebuilds the rest of the start key from the path, so that a cursor, forged or from
another dossier, never leaves the dossier that was granted.
"""

import re
from base64 import b64decode, urlsafe_b64encode
from datetime import timedelta
from typing import Any

from ..domain.errors import Malformed
from ..domain.ids import is_id, is_moment
from . import keys
from .dynamo import Item
from .engine import Engine

# An event gets its moment before its commit, so a reader looks back over the longest that a
# commit can take: the function's timeout (15 s) and a margin. What it has already, it drops.
OVERLAP = timedelta(seconds=15 + 60)
_TAIL = re.compile(r"[A-Za-z0-9.:#-]{25,200}")


def wrap(tail: str) -> str:
    return urlsafe_b64encode(tail.encode()).decode().rstrip("=")


def unwrap(cursor: str, since: str = "") -> str:
    """``<moment>#…``, not before ``since``; Malformed if this API cannot have handed it out."""
    tail = decoded(cursor)
    if not _TAIL.fullmatch(tail) or not is_moment(tail.partition("#")[0]) or tail < since:
        raise _foreign()
    return tail


def unwrap_id(cursor: str) -> str:
    """The id that a list goes on after; Malformed if there is none in the cursor."""
    tail = decoded(cursor)
    if not is_id(tail):
        raise _foreign()
    return tail


def unwrap_place(cursor: str) -> tuple[str, str]:
    """The folded name and the id of a person after whom a list goes on; Malformed without."""
    name, line, person_id = decoded(cursor).partition("\n")
    if not line or not person_id:
        raise _foreign()
    return name, person_id


def decoded(cursor: str) -> str:
    """What ``wrap`` was given; Malformed if nothing can have made this of it."""
    try:
        return b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    except ValueError:
        raise _foreign() from None


def start_in_dossier(dossier_id: str, place: str, cursor: str) -> Item:
    """The start key in ByDossier: that of the index, at ``place``, and that of the table."""
    tail = unwrap(cursor)
    _, _, below = tail.partition("#")
    if not is_id(below.removeprefix("DOC#").partition("#")[0]):
        raise _foreign()
    pk, sk = keys.trashed_item(dossier_id, below)
    return {"pk": pk, "sk": sk, "by_dossier_pk": place, "by_dossier_sk": tail}


def _foreign() -> Malformed:
    return Malformed("Deze cursor is niet van deze lijst. Begin opnieuw zonder cursor.")


def latest(
    engine: Engine, table: str, first: keys.Key, cursor: str | None, most: int, **more: Any
) -> tuple[list[Item], str | None]:
    """A page of what begins with a key and ends in an id, the latest first; and its cursor.

    Raises Malformed for a cursor that was never handed out.
    """
    pk, sk = first
    items, last = engine.page(
        table,
        "pk = :pk AND begins_with(sk, :sk)",
        {":pk": pk, ":sk": sk},
        {"pk": pk, "sk": sk + unwrap_id(cursor)} if cursor else {},
        ScanIndexForward=False,
        Limit=most,
        **more,
    )
    return items, wrap(str(last["sk"]).removeprefix(sk)) if last else None
