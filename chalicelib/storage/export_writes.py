"""The writes that keep what somebody asked to take along of a school year."""

from collections.abc import Iterator

from ..domain import errors
from ..domain.decisions import Decision
from ..domain.exports_model import Export
from ..domain.words import Side
from . import keys
from .dynamo import Condition, Write
from .items import item_of
from .versions import put_new


def keep_export(decision: Decision, export: Export, tables: keys.Tables) -> Iterator[Write]:
    """Of a dossier that was started, and may have ended; or of a CLB."""
    number, dossier_id = decision.grant.institution, export.dossier_id
    is_there = Condition("status", "exists") if dossier_id else Condition("kind", "=", Side.CLB)
    yield Write(
        tables.dossiers,
        keys.row(number, dossier_id) if dossier_id else keys.institution(number),
        require=(is_there,),
        refusal=lambda found: errors.NotFound(),
    )
    yield put_new(tables, keys.of(export), item_of(export))
