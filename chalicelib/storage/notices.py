"""Keeping that somebody is to be told something: once, whoever says it how often."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from ..domain.errors import AlreadyExists, ChangedMeanwhile
from ..domain.notices import ALWAYS, DEFAULTS, Frequency, Kind, Notice
from . import keys, notice_keys
from .dynamo import Item
from .engine import Engine
from .json_text import text_of
from .versions import put_new

_KEPT = timedelta(days=100)  # so long the same is not told again
_AT_ONCE = 50  # notices: the item of each, and the preferences of each person, in one call
_ONCE_MORE = 5


class Notices:
    """What is kept here is mailed by ``jobs/mail``, as each person prefers."""

    def __init__(self, dynamodb: Any, tables: keys.Tables) -> None:
        self._engine = Engine(dynamodb)
        self._tables = tables

    def keep(self, notices: Iterable[Notice]) -> int:
        """How many of them are new and wanted; can be repeated, also after breaking off anywhere.

        Two calls for every fifty. Raises Busy.
        """
        every = list({(one.person_id, one.key): one for one in notices}.values())
        parts = (every[start : start + _AT_ONCE] for start in range(0, len(every), _AT_ONCE))
        return sum(self._keep(part) for part in parts)

    def _keep(self, part: list[Notice]) -> int:
        for _ in range(_ONCE_MORE):
            wanted = list(self._new(part))
            if not wanted:
                return 0
            try:
                writes = [put_new(self._tables, key, item) for key, item in wanted]
                self._engine.transact(writes)
            except AlreadyExists:  # somebody else kept one of them meanwhile
                continue
            return len(wanted)
        raise ChangedMeanwhile

    def _new(self, part: list[Notice]) -> Iterator[tuple[keys.Key, Item]]:
        """What is not there yet, of what a person wants to be told."""
        places = {notice_keys.notice(one.person_id, one.key): one for one in part}
        chosen = {notice_keys.preferences(one.person_id) for one in part}
        found = self._engine.batch(self._tables.dossiers, [*places, *chosen])
        for place, one in places.items():
            how = frequency(one, found.get(notice_keys.preferences(one.person_id)))
            if place not in found and how is not Frequency.OFF:
                yield place, _item(one, how)


def frequency(notice: Notice, preferences: Item | None) -> Frequency:
    """As the person prefers; what was never chosen is as usual."""
    if notice.kind in ALWAYS:
        return Frequency.DIRECT
    if preferences and "stopped_at" in preferences:
        return Frequency.OFF
    chosen: Mapping[str, str] = json.loads(str((preferences or {}).get("body", "{}")))
    return Frequency(chosen.get(notice.kind, DEFAULTS[notice.kind]))


def _item(one: Notice, how: Frequency) -> Item:
    card = {"kind": one.kind, "institution": one.institution, "at": one.at}
    more = {"dossier_id": one.dossier_id, "page": one.page}
    by_due_pk, by_due_sk = notice_keys.due(how, one.person_id, one.at)
    return {
        "card": text_of(card | {name: value for name, value in more.items() if value}),
        "status": "kept",
        "by_due_pk": by_due_pk,
        "by_due_sk": by_due_sk,
        "expires_at": int((datetime.fromisoformat(one.at) + _KEPT).timestamp()),
    }


def notice_of(item: Item) -> Notice:
    card = json.loads(str(item["card"]))
    return Notice(
        str(item["pk"]).partition("#")[2],
        Kind(card["kind"]),
        card["institution"],
        str(item["sk"]).partition("#")[2],
        card["at"],
        card.get("dossier_id", ""),
        card.get("page", ""),
    )
