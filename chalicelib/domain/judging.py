"""What becomes of a document when its latest file has been looked into, or never will be."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from .decisions import Decision
from .documents import accepted
from .documents_model import Document, File, FoundWords, Named, Place
from .frozen import dataclass
from .grants import DossierGrant
from .ids import moment
from .words import FileState

_MOST_SHOWN = 100  # of what was found, in clear
_LONGEST_SHOWN = 100  # characters

Found = tuple[Place, str, str]  # where, of which kind, the words


@dataclass(frozen=True)
class Outcome:
    """``refusal``: why it is not kept; otherwise what its copy is, and what was found in it."""

    found: tuple[Found, ...] = ()
    refusal: str | None = None
    size: int = 0
    sha256: str = ""
    is_scanned: bool = False
    is_read: bool = False
    left_out: tuple[str, ...] = ()


def is_awaited(document: Document, number: int) -> bool:
    """Whether this file is still to be judged."""
    latest = document.latest
    return latest.number == number and latest.state is FileState.PENDING


def judged(grant: DossierGrant, current: Document, outcome: Outcome, now: datetime) -> Decision:
    """``current``: whose latest file is awaited."""
    at = moment(now)
    if outcome.refusal:
        return over_with(grant, current, outcome.refusal, now)
    latest = replace(
        current.latest,
        state=FileState.FLAGGED if outcome.found else FileState.CLEAN,
        judged_at=at,
        size=outcome.size,
        sha256=outcome.sha256,
        is_scanned=outcome.is_scanned,
        is_read=outcome.is_read,
        named=tuple(_counted(outcome.found)),
        left_out=outcome.left_out,
    )
    is_flagged = latest.state is FileState.FLAGGED
    values = {"latest": latest} if is_flagged else accepted(current, latest)
    after = replace(current, version=current.version + 1, **values)
    return Decision(
        grant, after, at, ("state",), before=current, found=_shown(latest, outcome.found)
    )


def over_with(grant: DossierGrant, current: Document, refusal: str, now: datetime) -> Decision:
    """The latest file is refused, and what was found in it forgotten."""
    latest = replace(
        current.latest, state=FileState.REFUSED, refusal=refusal, judged_at=moment(now)
    )
    after = replace(current, version=current.version + 1, latest=latest)
    return Decision(grant, after, moment(now), ("state",), before=current)


def _counted(found: Iterable[Found]) -> Iterable[Named]:
    counts = Counter((place, kind) for place, kind, _ in found)
    return (Named(place, kind, count) for (place, kind), count in counts.items())


def _shown(latest: File, found: tuple[Found, ...]) -> FoundWords:
    some = found[:_MOST_SHOWN]
    return FoundWords(latest.number, tuple((p, k, words[:_LONGEST_SHOWN]) for p, k, words in some))
