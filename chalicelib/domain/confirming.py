"""What was found in a file names no pupil or teacher, says its sharer; or takes that back."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .decisions import Attempt, Decision
from .documents import accepted, changed, check
from .documents_model import Document, File
from .errors import NotAccepted
from .verdicts import so_far
from .words import FileState


def confirm_names(attempt: Attempt, current: Document) -> Decision:
    """Its sharer says that what was found names no pupil or teacher. Raises NotAccepted."""
    check(attempt, current)
    if current.latest.state is not FileState.FLAGGED:
        raise NotAccepted(so_far(current.latest))
    latest = replace(current.latest, state=FileState.CLEAN, confirmed=True)
    decision = changed(attempt, current, ("state",), **accepted(current, latest))
    return replace(decision, confirmed=tuple(_kinds(latest)))


def unconfirm_names(attempt: Attempt, current: Document, files: Iterable[File]) -> Decision:
    """Its sharer takes that back: the file that was accepted before is had again, if there is.

    ``files``: all of the document. Raises NotAccepted.
    """
    check(attempt, current)
    if not current.latest.confirmed or current.latest.kept_as:
        raise NotAccepted("Hier werd niets bevestigd.")
    latest = replace(current.latest, state=FileState.FLAGGED, confirmed=False, judged_at=attempt.at)
    earlier = [one for one in files if _was_accepted(one) and one.number < latest.number]
    last = max(earlier, key=lambda one: one.number, default=None)
    return changed(attempt, current, ("state",), latest=latest, current=last)


def _was_accepted(file: File) -> bool:
    return file.state is FileState.CLEAN


def _kinds(file: File) -> Iterator[str]:
    for one in file.named:
        yield from [one.kind] * one.count
