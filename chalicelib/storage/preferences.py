"""What a person wants to be mailed, as the table keeps it."""

import json
from collections.abc import Iterator

from ..domain.decisions import Decision
from ..domain.notices import DEFAULTS, Frequency, Kind
from ..domain.preferences_model import Preferences
from . import keys, notice_keys
from .dynamo import Item, Write
from .json_text import text_of


def preferences_item(preferences: Preferences) -> Item:
    """``body`` is what is shown; ``chosen`` is all that who mails may read."""
    shown = {kind: preferences.of(kind) for kind in DEFAULTS}
    stopped = {"stopped_at": preferences.stopped_at} if preferences.stopped_at else {}
    return {
        "body": text_of(shown | {"stopped": bool(preferences.stopped_at)}),
        "chosen": text_of(preferences.chosen),
        "version": preferences.version,
        **stopped,
    }


def preferences_of(person_id: str, item: Item | None) -> Preferences:
    if item is None:
        return Preferences(person_id)
    said = json.loads(str(item.get("chosen", "{}")))
    chosen = {Kind(kind): Frequency(how) for kind, how in said.items()}
    return Preferences(person_id, chosen, str(item.get("stopped_at", "")))


def keep_preferences(
    decision: Decision, preferences: Preferences, tables: keys.Tables
) -> Iterator[Write]:
    place = notice_keys.preferences(preferences.person_id)
    yield Write(tables.dossiers, place, put=preferences_item(preferences))
