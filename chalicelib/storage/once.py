"""One request, however often it arrives: the record of a request that was answered."""

from datetime import datetime, timedelta

from ..domain.errors import KeyReused
from ..domain.frozen import dataclass
from . import keys
from .dynamo import Condition, Item, Write

_REMEMBERED = timedelta(days=1)


@dataclass(frozen=True)
class Once:
    """A caller's promise that this is one request: their key, and a digest of what they asked."""

    person_id: str
    key: str
    digest: str
    now: datetime


class AlreadyDone(Exception):
    """The request was answered before; ``made`` is the key of what it made."""

    def __init__(self, made: keys.Key) -> None:
        super().__init__()
        self.made = made


def record(once: Once, made: keys.Key, table: str) -> Write:
    """Kept in the same transaction; an expired record may be overwritten, as TTL deletes late."""
    now = int(once.now.timestamp())
    return Write(
        table,
        keys.once(once.person_id, once.key),
        require=(Condition("expires_at", "absent or <", now),),
        refusal=lambda found: answered_before(once, found),
        put={
            "digest": once.digest,
            "made_pk": made[0],
            "made_sk": made[1],
            "expires_at": now + int(_REMEMBERED.total_seconds()),
        },
    )


def is_expired(found: Item, once: Once) -> bool:
    return int(str(found["expires_at"])) < int(once.now.timestamp())


def answered_before(once: Once, found: Item | None) -> Exception:
    if found and found["digest"] == once.digest:
        return AlreadyDone((str(found["made_pk"]), str(found["made_sk"])))
    return KeyReused()
