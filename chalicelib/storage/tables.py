"""Both tables, by name; ``keys`` says what lies in them."""

from ..domain.frozen import dataclass


@dataclass(frozen=True)
class Tables:
    """The names of both tables."""

    dossiers: str
    audit: str
