"""What a transaction checks of others than who writes: whom they act for, and who gets it."""

from collections.abc import Iterator

from ..domain import errors
from ..domain.caller import Role
from ..domain.grants import DossierGrant, Grant
from . import keys, staff_keys
from .dynamo import Condition, Write
from .right_checks import holds


def delegation_check(grant: Grant, at: str, tables: keys.Tables) -> Iterator[Write]:
    """Who acts for the owner does so at this moment too, whatever the token says."""
    if isinstance(grant, DossierGrant) and grant.on_behalf_of:
        yield Write(
            tables.dossiers,
            staff_keys.delegation(grant.institution, grant.on_behalf_of, grant.caller.id),
            require=(Condition("since", "<=", at), Condition("until", ">", at)),
            refusal=lambda found: errors.DelegationEnded(),
        )


def colleague(number: str, person_id: str, at: str, tables: keys.Tables) -> Write:
    """Somebody may own registrations of this CLB, at this moment."""
    return Write(
        tables.dossiers,
        keys.access(number, person_id),
        require=holds(Role.CLB, at),
        refusal=lambda found: errors.NoColleague(),
    )
