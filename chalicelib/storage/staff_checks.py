"""What a transaction checks of others than who writes: whom they act for, and who gets it."""

from collections.abc import Iterator

from ..domain import errors
from ..domain.caller import Role
from ..domain.decisions import Decision
from ..domain.grants import DossierGrant, Grant
from . import keys, staff_keys
from .dynamo import Condition, Write
from .right_checks import holds


def delegation_check(grant: Grant, at: str, tables: keys.Tables) -> Iterator[Write]:
    """Who acts for the owner does so at this moment too, whatever the token says."""
    if isinstance(grant, DossierGrant) and grant.on_behalf_of:
        yield Write(
            tables.dossiers,
            staff_keys.delegation(grant.delegated_at, grant.on_behalf_of, grant.caller.id),
            require=(Condition("since", "<=", at), Condition("until", ">", at)),
            refusal=lambda found: errors.DelegationEnded(),
        )


def colleagues(decision: Decision, tables: keys.Tables) -> Iterator[Write]:
    """Those whom a decision gives registrations, or lets act for others."""
    for one in decision.staff:
        yield colleague(one.kept_at, one.person_id, decision.at, tables)


def colleague(number: str, person_id: str, at: str, tables: keys.Tables) -> Write:
    """Somebody may own registrations of a CLB, at this moment.

    ``number``: where their right is kept, which may be that of a successor.
    """
    return Write(
        tables.dossiers,
        keys.access(number, person_id),
        require=holds(Role.CLB, at),
        refusal=lambda found: errors.NoColleague(),
    )
