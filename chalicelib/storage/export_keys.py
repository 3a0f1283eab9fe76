"""The keys of what is taken along of a school year; ``keys`` has the table of all."""

from ..domain.exports_model import Export

Key = tuple[str, str]
_ORG, _DOSSIER = "ORG", "DOSSIER"


def export(scope: str, export_id: str) -> Key:
    """``scope``: a dossier, or the number of a CLB."""
    return f"{_DOSSIER if '-' in scope else _ORG}#{scope}", f"YEAREXPORT#{export_id}"


def of(one: Export) -> Key:
    return export(one.scope, one.id)


def under_way(scope: str, export_id: str) -> Key:
    return "EXPORTS", f"{scope}#{export_id}"
