"""What is still to be mailed, taken by one who mails it, and done with.

kept ──take──▶ mailing#<moment> ──done──▶ sent
  ◀──give back──┘   └─ a day later, if nobody said that it was sent: taken again

Who takes it says so before the mail goes out. Whatever breaks off after that, nobody mails it
again within a day; and a mail of which nobody knows whether it went out goes out after that day.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from ..domain.errors import ChangedMeanwhile
from ..domain.ids import moment
from ..domain.notices import Frequency, Notice
from . import keys, notice_keys
from .dynamo import Condition, Write
from .engine import Engine
from .notices import notice_of

_DOUBT = timedelta(days=1)  # so long nobody mails again what may have been mailed
_AT_ONCE = 100  # items of one transaction


class DueNotices:
    def __init__(self, dynamodb: Any, tables: keys.Tables) -> None:
        self._engine = Engine(dynamodb)
        self._table = tables.dossiers

    def waiting(
        self, which: Iterable[Frequency], until: str, now: datetime
    ) -> dict[str, list[Notice]]:
        """By person, the oldest first: what was kept before ``until`` and nobody is mailing."""
        found: dict[str, list[Notice]] = {}
        for frequency in which:
            for notice in self._waiting(frequency, until, now):
                found.setdefault(notice.person_id, []).append(notice)
        return found

    def _waiting(self, frequency: Frequency, until: str, now: datetime) -> Iterator[Notice]:
        index = {"index": "by_due", "IndexName": "ByDue"}
        for shard in range(notice_keys.SHARDS):
            place = notice_keys.due_shard(frequency, shard)
            for item in self._engine.all(self._table, place, **index):
                notice = notice_of(item)
                if notice.at <= until and str(item["status"]) <= _free(now):
                    yield notice

    def take(self, notices: list[Notice], now: datetime) -> list[Notice]:
        """Those of them that nobody else took, from now on."""
        taken: list[Notice] = []
        for some in _parts(notices):
            try:
                self._engine.transact([self._taking(one, now) for one in some])
            except ChangedMeanwhile:
                continue
            taken += some
        return taken

    def _taking(self, notice: Notice, now: datetime) -> Write:
        return Write(
            self._table,
            notice_keys.notice(notice.person_id, notice.key),
            require=(Condition("by_due_pk", "exists"), Condition("status", "<=", _free(now))),
            refusal=lambda found: ChangedMeanwhile(),
            sets={"status": f"mailing#{moment(now)}"},
        )

    def done(self, notices: list[Notice], how: str = "sent") -> None:
        for some in _parts(notices):
            self._engine.transact([self._said(one, how) for one in some])

    def _said(self, notice: Notice, how: str) -> Write:
        key = notice_keys.notice(notice.person_id, notice.key)
        over = ("by_due_pk", "by_due_sk")
        return Write(self._table, key, sets={"status": how}, removes=over)

    def give_back(self, notices: list[Notice]) -> None:
        """For sure, no mail went out."""
        for some in _parts(notices):
            places = [notice_keys.notice(one.person_id, one.key) for one in some]
            self._engine.transact(
                [Write(self._table, place, sets={"status": "kept"}) for place in places]
            )


def _free(now: datetime) -> str:
    """The last status of what may be taken: ``kept`` comes before it, ``sent`` after it."""
    return f"mailing#{moment(now - _DOUBT)}"


def _parts(notices: list[Notice]) -> Iterator[list[Notice]]:
    return (notices[start : start + _AT_ONCE] for start in range(0, len(notices), _AT_ONCE))
