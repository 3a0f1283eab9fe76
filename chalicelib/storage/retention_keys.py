"""The keys of what ends: what is due, what is left of it, and that it is gone."""

from ..domain.retention import closing_year

Key = tuple[str, str]
_SPREAD = 16  # partitions
REPORT = "DESTROYED#"  # in the trail, beside what people did


def closed(closed_at: str, registration_id: str) -> Key:
    """Due for retention, in the school year in which it was closed."""
    shard = int(registration_id[-1], _SPREAD)
    return f"CLOSED#{closing_year(closed_at)}#{shard}", registration_id


def closed_in(school_year: str) -> list[Key]:
    """Everything that was closed in a school year."""
    return [(f"CLOSED#{school_year}#{shard}", "") for shard in range(_SPREAD)]


def left(dossier_id: str, registration_id: str) -> Key:
    """Says that a registration is gone, and that not all is that it held."""
    return f"DOSSIER#{dossier_id}", f"LEFT#{registration_id}"


def destroyed(clb: str, at: str, subject: str) -> Key:
    """Without a moment: the beginning that all of a CLB share."""
    return f"{REPORT}{clb}", f"{at}#{subject}" if at else ""
