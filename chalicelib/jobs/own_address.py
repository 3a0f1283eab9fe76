"""The address of an account of our own pool, kept where its person may enter: for their mails.

Only one that the pool verified; what another identity provider says of an address is no proof.
"""

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from ..domain.fields import is_email
from ..domain.identity import Access
from ..domain.vouched import is_federated
from ..storage.store import Store

log = logging.getLogger(__name__)
REFRESH = "TokenGeneration_RefreshTokens"


def address_of(event: Mapping[str, Any]) -> str:
    """In small letters; nothing at a refresh, which says nothing new."""
    attributes = event["request"]["userAttributes"]
    is_verified = str(attributes.get("email_verified")).lower() == "true"
    if not is_verified or is_federated(attributes) or event["triggerSource"] == REFRESH:
        return ""
    address = str(attributes.get("email", "")).strip().lower()
    return address if is_email(address) else ""


def keep_address(address: str, rights: Iterable[Access], store: Store, at: str) -> None:
    """Where they may enter, now or later, with another address or none: in one call, or none.

    Nobody is kept out by what cannot be kept now: a next sign-in does it.
    """
    to_mend = [one for one in rights if address and one.lacks(address, at)]
    if not to_mend:
        return
    try:
        store.mail_at(address, to_mend, at)
    except Exception as why:  # no mail is worth a sign-in
        log.warning("an address was not kept: %s", type(why).__name__)
