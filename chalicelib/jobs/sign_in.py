"""The sign-in: what a token says of somebody comes from the rights that are kept, each time.

Cognito calls this before it makes a token, at every sign-in and every refresh
(pre-token-generation trigger, event version V1: it changes the ID token, which the API takes).
"""

from datetime import datetime
from typing import Any

from ..domain.identity import claims_of, groups_of, is_refused
from ..domain.ids import moment
from ..storage.store import Store


class SignInRefused(Exception):
    """Cognito shows this sentence to who signs in."""


def add_rights(event: dict[str, Any], store: Store, now: datetime) -> dict[str, Any]:
    """The event with claims and groups. Raises SignInRefused for who is blocked everywhere."""
    person_id = _person_id(event)
    accesses = store.rights(person_id)
    if is_refused(accesses):
        raise SignInRefused("Uw toegang is geblokkeerd. Neem contact op met uw lokale beheerder.")
    claims = claims_of(person_id, accesses, moment(now))
    overrides = {
        "claimsToAddOrOverride": claims,
        "groupOverrideDetails": {"groupsToOverride": groups_of(claims["context_roles"])},
    }
    return {**event, "response": {"claimsOverrideDetails": overrides}}


def _person_id(event: dict[str, Any]) -> str:
    """ACM's stable id of a federated person, else our own: the username. Never the sub."""
    attributes = event["request"]["userAttributes"]
    return str(attributes.get("custom:vo_id") or event["userName"])
