"""The writes that keep a dossier, and its row in the lists of both partners."""

from collections.abc import Iterator

from ..domain.decisions import Decision
from ..domain.ids import number_of
from ..domain.model import Dossier
from ..domain.words import Side
from . import keys
from .dynamo import Write
from .first_writes import next_version, put_new
from .items import item_of


def keep_dossier(decision: Decision, dossier: Dossier, tables: keys.Tables) -> Iterator[Write]:
    item, is_new = item_of(dossier), decision.before is None
    if is_new:
        yield put_new(tables, keys.of(dossier), item)
    else:
        yield next_version(keys.of(dossier), dossier.version, item, (), tables)
    for side in Side:
        number = number_of(dossier.id, side)
        key = keys.row(number, dossier.id)
        events = int(number != decision.grant.institution)
        if is_new:
            row = {"card": item["card"], "status": dossier.status, "events": events}
            yield put_new(tables, key, row)
        else:
            adds = {"events": events} if events else {}
            yield Write(tables.dossiers, key, sets={"status": dossier.status}, adds=adds)
