"""What people asked to take along of a school year, as they find it again."""

from collections.abc import Callable

from ..domain.exports_model import Export
from ..domain.grants import DossierGrant, Grant
from . import answers, export_keys, keys, pages
from .answers import Answer
from .export_items import export_of
from .lists import Lists

_PAGE = 100  # exports, of everybody


class Taken(Lists):
    """One call each. ``scope``: the dossier of the grant, or its institution."""

    def export(self, grant: Grant, scope: str, export_id: str) -> Export:
        return export_of(self._get(export_keys.export(scope, export_id)))

    def exports(
        self, grant: Grant, scope: str, cursor: str | None, may_see: Callable[[Export], bool]
    ) -> Answer:
        """A page, the latest first, of what somebody may see: it may be short, also of nothing.

        An empty first page is that of a dossier that exists.
        """
        asked = (self._tables.dossiers, export_keys.export(scope, ""), cursor, _PAGE)
        items, rest = pages.latest(self._engine, *asked, ConsistentRead=True)
        if not items and not cursor and isinstance(grant, DossierGrant):
            self._get(keys.dossier(scope))
        return answers.page((str(i["body"]) for i in items if may_see(export_of(i))), rest)
