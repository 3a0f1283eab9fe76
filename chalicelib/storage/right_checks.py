"""That who writes still may: a check in the transaction of every change."""

from collections.abc import Iterator

from ..domain import errors
from ..domain.caller import Role
from ..domain.grants import Grant
from . import keys
from .dynamo import Condition, Write
from .rights_items import window_attributes


def access_check(grant: Grant, at: str, tables: keys.Tables) -> Iterator[Write]:
    """The writer still holds, at this moment, the role that the grant rests on, if on any."""
    if grant.role:
        yield Write(
            tables.dossiers,
            keys.access(grant.kept_at, grant.caller.id),
            require=holds(grant.role, at),
            refusal=lambda found: errors.AccessEnded(),
        )


def holds(role: Role, at: str) -> tuple[Condition, ...]:
    """Of an ACCESS item: somebody has this role at this moment, as ``Access.roles_at`` says."""
    start, end = window_attributes(role)
    return (
        Condition("roles", "contains", role),
        Condition("until", ">", at),
        Condition(start, "absent or <=", at),
        Condition(end, "absent or >", at),
        Condition("blocked", "absent"),
    )
