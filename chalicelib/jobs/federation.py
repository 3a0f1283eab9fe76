"""What ACM/IDM says at a sign-in, before the pool takes it over into somebody's profile.

Cognito calls this each time an identity provider answered, and at no other time: not at a
refresh, nor when its own session cookie spares somebody the visit (inbound federation trigger).
Without it a claim that ACM leaves out would keep its old value, an array would come mangled, and
nobody could tell a fresh answer from an old one.
"""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ..domain.acm import Said, rights_in
from ..domain.ids import moment
from ..domain.vouched import PROVIDER, ROLE_CLAIM, claims_to_keep

log = logging.getLogger(__name__)


def hear(event: dict[str, Any], now: datetime) -> dict[str, Any]:
    """The event with the claims that the profile takes over: those of ACM."""
    request = event["request"]
    if request.get("providerName") != PROVIDER:
        return event  # and they stay a stranger: sign_in takes the word of ACM only
    kept, said = claims_to_keep(request.get("attributes") or {}, moment(now))
    _tell(said, kept)
    return {**event, "response": {"userAttributesToMap": kept}}


def _tell(said: Said, kept: Mapping[str, str]) -> None:
    """What an operator has to repair; never of whom, nor where they work."""
    if said.unknown:
        log.warning("ACM names rights that no role goes with: %s", ", ".join(sorted(said.unknown)))
    if said.unreadable:
        log.warning("ACM says %d things of rights that cannot be read", said.unreadable)
    dropped = len(said.roles) - len(rights_in(kept[ROLE_CLAIM]).roles)
    if dropped:
        log.warning("ACM names %d institutions more than the pool can keep", dropped)
