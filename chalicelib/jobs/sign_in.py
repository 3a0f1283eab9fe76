"""The sign-in: what a token says of somebody comes from the rights that are kept, each time.

Cognito calls this before it makes a token, at every sign-in and every refresh
(pre-token-generation trigger, event version V1: it changes the ID token, which the API takes).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..domain.delegations import acts_for
from ..domain.identity import Access, claims_of, groups_of, is_refused, with_predecessors
from ..domain.ids import moment
from ..domain.vouched import is_federated, person_id_of, vouched_for
from ..storage.store import Store
from .federation import hear
from .invitations import accepted
from .own_address import address_of, keep_address

# Not a refresh, which replays what the pool keeps without asking ACM.
FRESH = {"TokenGeneration_HostedAuth", "TokenGeneration_Authentication"}
ANSWERED = "InboundFederation_ExternalProvider"  # the one that is not about a token


class SignInRefused(Exception):
    """Cognito shows this sentence to who signs in."""


@dataclass(frozen=True)
class SignIn:
    """Who gets a token, with the rights that are kept of them at this moment."""

    person_id: str
    accesses: tuple[Access, ...]
    at: str


Step = Callable[[SignIn, Store], Mapping[str, str]]


def rights_and_name(signing_in: SignIn, store: Store) -> Mapping[str, str]:
    return claims_of(signing_in.person_id, signing_in.accesses, signing_in.at)


def whom_they_act_for(signing_in: SignIn, store: Store) -> Mapping[str, str]:
    return acts_for(store.acting_for(signing_in.person_id), signing_in.at)


STEPS: tuple[Step, ...] = (rights_and_name, whom_they_act_for)  # each adds claims: strings


def on_sign_in(event: dict[str, Any], store: Store, now: datetime) -> dict[str, Any]:
    """Either trigger of the pool: what ACM answered, or the token that follows."""
    answered = event["triggerSource"] == ANSWERED
    return hear(event, now) if answered else add_rights(event, store, now)


def add_rights(event: dict[str, Any], store: Store, now: datetime) -> dict[str, Any]:
    """The event with claims and groups. Raises SignInRefused for who is blocked everywhere."""
    at = moment(now)
    signing_in = SignIn(_person_id(event), tuple(_rights(event, store, now)), at)
    if is_refused(signing_in.accesses):
        raise SignInRefused("Uw toegang is geblokkeerd. Neem contact op met uw lokale beheerder.")
    claims = {name: text for step in STEPS for name, text in step(signing_in, store).items()}
    overrides = {
        "claimsToAddOrOverride": claims,
        "groupOverrideDetails": {"groupsToOverride": groups_of(claims["context_roles"])},
    }
    return {**event, "response": {"claimsOverrideDetails": overrides}}


def _rights(event: dict[str, Any], store: Store, now: datetime) -> list[Access]:
    """As they are kept, with what this sign-in accepts and what predecessors left."""
    at, person_id, address = moment(now), _person_id(event), address_of(event)
    made = {one.institution: one for one in accepted(event, person_id, store, now)}
    held = {one.institution: one for one in _kept(event, store, at)} | made
    succeeds, own = store.around(person_id if address else "", held)
    keep_address(address, own, store, at)
    return with_predecessors(held.values(), succeeds, at)


def _kept(event: dict[str, Any], store: Store, at: str) -> list[Access]:
    """As they are kept; first as ACM said them, where it was asked less than a session ago."""
    vouched = vouched_for(event["request"]["userAttributes"])
    if vouched and vouched.until > at and event["triggerSource"] in FRESH:
        return store.follow_acm(vouched, at)
    return store.rights(_person_id(event))


def _person_id(event: dict[str, Any]) -> str:
    """ACM's stable id of a federated person, else our own: the username. Never the sub.

    A federated person's username holds the sub: without ACM's id nobody knows who this is.
    """
    attributes = event["request"]["userAttributes"]
    if not is_federated(attributes):
        return str(event["userName"])
    person_id = person_id_of(attributes)
    if person_id is None:
        raise SignInRefused("De Vlaamse overheid gaf uw identificatie niet door. Vraag hulp.")
    return person_id
