"""A decision to be kept: what becomes of a thing, and the grant it rests on."""

from dataclasses import dataclass

from .model import Content, Dossier, Entry, Registration, SeenMark
from .policy import Grant

Subject = Dossier | Registration | Entry | SeenMark


@dataclass(frozen=True)
class Decision:
    """``fields`` names what changed, never its values: that is what the audit trail may hold.

    Without fields there is nothing to keep: a repeated change of the same value.
    """

    grant: Grant
    after: Subject
    at: str
    fields: tuple[str, ...]


def changed_fields(before: Content, after: Content) -> tuple[str, ...]:
    return tuple(sorted(k for k in {*before, *after} if before.get(k) != after.get(k)))
