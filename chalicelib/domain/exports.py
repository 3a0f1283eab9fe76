"""Asking for an export, making it step by step, and taking it home.

Whoever may read a school year may ask; a job makes it; who asked has it for a week. Nothing in
it says who anybody is: ``docs/privacy.md``.
"""

from dataclasses import replace
from datetime import datetime

from .decisions import Decision
from .errors import NotFound, NotReady
from .exports_model import KEPT_FOR, Export, ExportDownload, Wanted
from .grants import DossierGrant, Grant
from .ids import moment, new_id
from .model import Author
from .sent_exports import NewExport
from .words import ExportKind, ExportState, Side

MOST_PAGES = 1_000  # of a bundle: a browser still prints it
MOST_ROWS = 1_000_000  # and the head: a sheet has 1,048,576
MOST_FAILURES = 3
TOO_MANY_PAGES, TOO_MANY_ROWS, FAILED = "too_many_pages", "too_many_rows", "failed"
REFUSALS = {
    TOO_MANY_PAGES: "Dit zijn meer dan 1.000 registraties: maak de bundel school per school.",
    TOO_MANY_ROWS: "Dit is te groot voor één rekenblad: kies CSV, of maak het school per school.",
    FAILED: "Dit bestand kon niet gemaakt worden. Probeer het opnieuw, of meld het ons.",
}


def ask_export(grant: Grant, new: NewExport, now: datetime) -> Decision:
    of = grant.dossier_id if isinstance(grant, DossierGrant) else ""
    wanted = Wanted(grant.institution, of, new.what, new.format, new.school_year, new.functions)
    author = Author(grant.caller.id, grant.function, grant.side or Side.CLB)
    export = Export(new_id(now), wanted, author, moment(now), moment(now + KEPT_FOR))
    return Decision(grant, export, moment(now), tuple(sorted(new.content)))


def download_export(grant: Grant, export: Export, now: datetime) -> Decision:
    """Raises NotFound once it is not kept any more, NotReady."""
    if is_over(export, now):
        raise NotFound
    if export.state is not ExportState.READY:
        raise NotReady
    return Decision(grant, ExportDownload(new_id(now), export), moment(now), ("file",))


def is_over(export: Export, now: datetime) -> bool:
    """The cleanup and the table may be late."""
    return export.kept_until <= moment(now)


# --- how it is made


def counted(export: Export, total: int, at: str) -> Export:
    """Before the first part: how many registrations there are."""
    if export.wanted.what is ExportKind.BUNDLE and total > MOST_PAGES:
        return refused(export, TOO_MANY_PAGES, at)
    return _next(export, total=total)


def added(export: Export, part: str, registrations: int, place: str) -> Export:
    """One part more. Since they were counted, some may have come or gone."""
    done = export.done + registrations
    total = max(done, export.total or 0)
    return _next(export, parts=(*export.parts, part), done=done, total=total, place=place)


def finished(export: Export, size: int, at: str) -> Export:
    ready = ExportState.READY
    return _next(export, state=ready, size=size, finished_at=at, total=export.done)


def refused(export: Export, refusal: str, at: str) -> Export:
    return _next(export, state=ExportState.FAILED, refusal=refusal, finished_at=at)


def failed(export: Export, at: str) -> Export:
    """What keeps failing is given up; until then, the next look tries again."""
    failures = export.failures + 1
    after = replace(export, failures=failures)
    return refused(after, FAILED, at) if failures == MOST_FAILURES else _next(after)


def _next(export: Export, **values: object) -> Export:
    return replace(export, version=export.version + 1, **values)  # type: ignore[arg-type]
