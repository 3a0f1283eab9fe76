"""What a person wants to be mailed, and how often; and that they want no mail at all."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from .decisions import Decision
from .grants import Grant
from .ids import moment
from .notices import DEFAULTS, Frequency, Kind
from .preferences_model import Preferences
from .written import Sent


class NewPreferences(Sent):
    """Of every kind, how often; ``stopped``: nothing of all this."""

    registrations: Frequency
    waiting: Frequency
    documents: Frequency
    due: Frequency
    rights: Frequency
    messages: Frequency
    invitations: Frequency
    stopped: bool


def prefer(grant: Grant, new: NewPreferences, current: Preferences, now: datetime) -> Decision:
    chosen = {kind: Frequency(getattr(new, kind)) for kind in DEFAULTS}
    after = replace(current, chosen=chosen)
    return _decided(grant, after, current, new.stopped, now)


def stop(grant: Grant, current: Preferences, stopped: bool, now: datetime) -> Decision:
    """What was chosen stays, for who wants mails again."""
    return _decided(grant, current, current, stopped, now)


def _decided(
    grant: Grant, after: Preferences, current: Preferences, stopped: bool, now: datetime
) -> Decision:
    at = moment(now)
    after = replace(after, stopped_at=(current.stopped_at or at) if stopped else "")
    fields = tuple(sorted(_changed(current, after)))
    return Decision(grant, after, at, fields, before=current)


def _changed(before: Preferences, after: Preferences) -> list[str]:
    both: Mapping[Kind, tuple[Frequency, Frequency]] = {
        kind: (before.of(kind), after.of(kind)) for kind in DEFAULTS
    }
    stopped = [] if bool(before.stopped_at) == bool(after.stopped_at) else ["stopped"]
    return [*(str(kind) for kind, (old, new) in both.items() if old != new), *stopped]
