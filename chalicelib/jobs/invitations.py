"""Who was invited by e-mail gets their rights at their first sign-in, whatever else happens.

Only an account of our own pool, whose address is verified: another identity provider says of an
address what it likes.
"""

import logging
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from ..domain.caller import Caller
from ..domain.errors import Refused
from ..domain.grants import Grant
from ..domain.identity import Access
from ..domain.ids import moment
from ..domain.invitations import accept
from ..domain.office import Case, person_after
from ..domain.policy import Action, permit_invited
from ..domain.rights import Rights, Who
from ..storage.store import Store
from .own_address import address_of

log = logging.getLogger(__name__)


def accepted(event: Mapping[str, Any], person_id: str, store: Store, now: datetime) -> list[Access]:
    """The rights that this sign-in made, which the index may not have yet.

    Each invitation is accepted once, in one transaction with what it gives. One that cannot be
    accepted now does not keep anybody out.
    """
    email = address_of(event)
    if not email:
        return []
    who = Who(str(event["request"]["userAttributes"].get("name", "")), "", email)
    return list(_accepted(person_id, who, store, now))


def _accepted(person_id: str, who: Who, store: Store, now: datetime) -> Iterator[Access]:
    for number, invitation_id in store.invited(who.email):
        caller = Caller(person_id, who.name, ())
        grant = permit_invited(caller, Action.ACCEPT_INVITATION, number)
        try:
            yield from _accept(grant, invitation_id, who, store, now)
        except Refused as refusal:  # somebody was first, or the engine is busy: a next sign-in
            log.warning("an invitation was not accepted: %s", type(refusal).__name__)


def _accept(
    grant: Grant, invitation_id: str, who: Who, store: Store, now: datetime
) -> list[Access]:
    invitation = store.invitation_to_change(grant.institution, invitation_id)
    if not invitation.is_open(moment(now)):
        return []
    office = store.office_to_change(grant, grant.caller.id, giving=True)
    decision = accept(Case(grant, office, now), invitation, who)
    store.commit(decision)
    has_rights = isinstance(decision.after, Rights)
    return [person_after(decision, office).access] if has_rights else []
