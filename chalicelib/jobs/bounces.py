"""What SES says of mails that came back or were not wanted: that address gets none any more.

By EventBridge, which SES publishes to (Amazon SES developer guide, "Contents of event data").
Only what lasts counts: a full mailbox is tried again.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from ..domain.ids import moment
from ..storage.post import WHO, who_of
from ..storage.undeliverable import Undeliverable


def on_event(event: Mapping[str, Any], kept: Undeliverable) -> int:
    """At how many places that address was marked."""
    detail = event["detail"]
    who = _who(detail["mail"])
    return sum(kept.mark(who, *one) for one in _failed(detail)) if who else 0


def _who(mail: Mapping[str, Any]) -> str:
    """Whom it was for; nothing of a mail that is not ours."""
    values = (mail.get("tags") or {}).get(WHO) or []
    try:
        return who_of(values[0]) if values else ""
    except ValueError:
        return ""


def _failed(detail: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(address, why, moment)."""
    kind = str(detail.get("eventType") or detail.get("notificationType") or "")
    said = detail.get(kind.lower(), {})
    recipients = said.get(_RECIPIENTS.get(kind, ""), [])
    if kind == "Bounce" and said.get("bounceType") != "Permanent":
        return
    for one in recipients:
        at = moment(datetime.fromisoformat(said["timestamp"]))
        yield one["emailAddress"], kind.lower(), at


_RECIPIENTS = {"Bounce": "bouncedRecipients", "Complaint": "complainedRecipients"}
