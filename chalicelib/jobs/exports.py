"""Makes exports, step by step, until they are ready.

Each step keeps what it made as a part in the bucket, and then that it did, in one write. So it may
be broken off at any moment, start again, or run twice at once: whoever is second finds that the
step was made, and leaves it. What breaks off is taken up by the next look at all under way.
"""

import json
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from tempfile import TemporaryFile
from typing import Any, BinaryIO
from uuid import uuid4

from ..domain import bundle, export_rows
from ..domain.errors import ChangedMeanwhile, NotFound
from ..domain.export_figures import Told, figures
from ..domain.exports import TOO_MANY_ROWS, added, counted, failed, finished, is_over, refused
from ..domain.exports_model import Export
from ..domain.ids import moment
from ..domain.overview import LEAST, overview
from ..domain.periods import day_of
from ..domain.words import ExportKind, Side
from ..storage.exports import Exports, Read
from ..storage.files import TYPES, WHOLE, export_place
from ..storage.objects import Objects
from .export_files import WRITERS, Table, TooManyRows, write_html

log = logging.getLogger(__name__)
Lines = Iterator[Any]


@dataclass(frozen=True)
class Maker:
    """``is_up``: whether its own time is."""

    exports: Exports
    objects: Objects
    is_up: Callable[[], bool] = lambda: False
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def make(self, event: Mapping[str, Any]) -> dict[str, int]:
        """The export that ``event`` names (``scope``, ``id``); else all under way."""
        named = (str(event.get("scope", "")), str(event.get("id", "")))
        wanted = [named] if all(named) else self.exports.under_way()
        done = sum(self._one(*one) for one in wanted)
        return {"under_way": len(wanted), "done": done}

    def _one(self, scope: str, export_id: str) -> bool:
        """Whether it is over with: what fails stops no other."""
        try:
            return self._run(scope, export_id)
        except NotFound:
            return True
        except ChangedMeanwhile:
            return False
        except Exception:  # it is tried again, some times
            log.exception("export %s of %s failed", export_id, scope)
            with suppress(ChangedMeanwhile):
                export = self.exports.get(scope, export_id)
                self.exports.commit(failed(export, moment(self.now())))
            return False

    def _run(self, scope: str, export_id: str) -> bool:
        names: dict[str, str] | None = None
        while not self.is_up():
            export = self.exports.get(scope, export_id)
            if not export.is_under_way or is_over(export, self.now()):
                return True
            names = self.exports.schools(export) if names is None else names
            self.exports.commit(self._next(export, names))
        return False

    def _next(self, export: Export, names: dict[str, str]) -> Export:
        if export.wanted.what is ExportKind.OVERVIEW:
            return self._figures(export, names)
        if export.total is None:
            (cards,) = self.exports.cards(export, export.wanted.school_year)
            return counted(export, len(cards), moment(self.now()))
        read = self.exports.read(export, names)
        return self._part(export, read) if read.entries else self._whole(export, names)

    # --- what is in it

    def _part(self, export: Export, read: Read) -> Export:
        """By a name that no other attempt at the same part has."""
        part = f"{len(export.parts)}-{uuid4().hex[:8]}"
        lines = "".join(json.dumps(line) + "\n" for line in _lines(export, read))
        self.objects.keep(export_place(export, part), lines.encode(), "application/json")
        return added(export, part, read.entries, read.place)

    def _figures(self, export: Export, names: dict[str, str]) -> Export:
        """This year beside the one before, few told together: it is shown to others."""
        year = export.wanted.school_year
        both = (year, f"{int(year[:4]) - 1}-{year[:4]}")
        cards, today = self.exports.cards(export, *both), day_of(self.now())
        now, before = (overview(c, y, today, LEAST) for c, y in zip(cards, both, strict=True))
        told = Told(both, {} if export.dossier_id else names, _is_for_clb(export), today)
        table = Table("Jaaroverzicht", figures((now, before), told), (28, 44, 14, 14))
        return self._kept(replace(export, done=len(cards[0])), table)

    def _whole(self, export: Export, names: dict[str, str]) -> Export:
        lines = self._parts(export)
        if export.wanted.what is ExportKind.BUNDLE:
            title = " · ".join(names.values()) if export.dossier_id else "Alle scholen van het CLB"
            today, year = day_of(self.now()), export.wanted.school_year
            first = bundle.beginning(title, year, today, export.wanted.functions)
            return self._kept(export, _pages(first, lines))
        head = export_rows.head(_is_for_clb(export))
        days = frozenset(n for n, name in enumerate(head) if name in export_rows.DAYS)
        widths = export_rows.widths(_is_for_clb(export))
        return self._kept(export, Table("Registraties", _under(head, lines), widths, days))

    def _parts(self, export: Export) -> Lines:
        for part in export.parts:
            text = self.objects.text(export_place(export, part))
            yield from map(json.loads, text.splitlines())

    def _kept(self, export: Export, what: Table | Iterable[str]) -> Export:
        with TemporaryFile() as file:
            try:
                _write(file, export, what)
            except TooManyRows:
                return refused(export, TOO_MANY_ROWS, moment(self.now()))
            size = file.tell()
            file.seek(0)
            media_type = TYPES[export.wanted.format]
            self.objects.keep_file(export_place(export, WHOLE), file, media_type)
        return finished(export, size, moment(self.now()))


def _is_for_clb(export: Export) -> bool:
    return export.author.side is Side.CLB


def _lines(export: Export, read: Read) -> Lines:
    wanted = export.wanted
    for number, whole in enumerate(read.registrations, export.done + 1):
        if wanted.what is ExportKind.BUNDLE:
            yield bundle.page_of(whole, wanted.functions)
        else:
            yield from export_rows.rows_of(whole, number, _is_for_clb(export))


def _pages(first: str, pages: Iterable[str]) -> Iterator[str]:
    yield first
    page = None
    for page in pages:
        yield page
    yield bundle.END if page else bundle.NOTHING + bundle.END


def _under(head: tuple[str, ...], rows: Lines) -> Lines:
    yield head
    yield from rows


def _write(file: BinaryIO, export: Export, what: Table | Iterable[str]) -> None:
    if isinstance(what, Table):
        WRITERS[export.wanted.format](file, what)
    else:
        write_html(file, what)
    file.seek(0, 2)
