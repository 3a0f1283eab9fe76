"""Registrations of a school year that is over and that nobody closed: what becomes of them?"""

from collections.abc import Iterator
from typing import Any

from ..domain.decisions import Decision
from ..domain.errors import DossierEnded
from ..domain.model import Registration
from ..domain.words import DossierStatus, Status
from . import keys, todos
from .dynamo import Condition, Item, Write
from .engine import Engine
from .headers import registration_of
from .versions import next_version
from .writes import trace

_TOGETHER = 100  # headers in one call


class SchoolYears:
    def __init__(self, dynamodb: Any, tables: keys.Tables) -> None:
        self._engine = Engine(dynamodb)
        self._tables = tables

    def open_in(self, clb: str, school_year: str) -> Iterator[Registration]:
        """What a CLB did in that year and did not close, as it is now."""
        pk = keys.by_year(clb, "", school_year, "", "")[0]
        found = self._engine.all(
            self._tables.dossiers,
            (pk, ""),
            index="by_year",
            IndexName="ByYear",
            where=(Condition("status", "<>", Status.CLOSED),),
        )
        for start in range(0, len(found), _TOGETHER):
            wanted = [(str(one["pk"]), str(one["sk"])) for one in found[start : start + _TOGETHER]]
            headers = self._engine.batch(self._tables.dossiers, wanted)
            yield from map(registration_of, headers.values())

    def propose(self, decision: Decision) -> None:
        """It waits for its owner, in the worklist of the CLB; it is no activity, and lists keep
        their order. Raises ChangedMeanwhile, and DossierEnded."""
        after = decision.after
        assert isinstance(after, Registration)  # noqa: S101 - nothing else is asked about
        sets: Item = {
            "version": after.version,
            "revised_by": after.revised_by,
            "proposed": after.proposed,
        }
        header = next_version(keys.of(after), after.version, sets, (), self._tables)
        rows = todos.new_year(after)
        asked = [Write(self._tables.dossiers, key, put=item) for key, item in rows.items()]
        row = keys.row(decision.grant.institution, after.dossier_id)
        is_active = Write(
            self._tables.dossiers,
            row,
            require=(Condition("status", "=", DossierStatus.ACTIVE),),
            refusal=lambda found: DossierEnded(),
        )
        self._engine.transact([is_active, header, *asked, trace(decision, self._tables)])
