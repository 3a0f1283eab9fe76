"""What is taken along of a school year, as frozen values."""

from dataclasses import field
from datetime import timedelta

from .frozen import dataclass
from .model import Author
from .words import ExportFormat, ExportKind, ExportState

KEPT_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Wanted:
    """Of one dossier, or of all schools of a CLB; ``functions``: of people, in what is printed."""

    institution: str  # the number of who asks; of what they may see
    dossier_id: str  # nothing: of all schools
    what: ExportKind
    format: ExportFormat
    school_year: str
    functions: bool = False


@dataclass(frozen=True)
class Export:
    """It is made in steps; each keeps what it made as a part, and where the next one goes on.

    ``total``: registrations; nothing before they were counted. ``refusal``: why it was not made.
    """

    id: str
    wanted: Wanted
    author: Author
    made_at: str
    kept_until: str
    state: ExportState = ExportState.MAKING
    total: int | None = None
    done: int = 0
    place: str = ""
    parts: tuple[str, ...] = ()
    failures: int = 0
    finished_at: str = ""
    size: int = 0  # bytes
    refusal: str = ""  # one of ``exports.REFUSALS``
    version: int = 1

    @property
    def is_under_way(self) -> bool:
        return self.state is ExportState.MAKING

    @property
    def dossier_id(self) -> str:
        return self.wanted.dossier_id

    @property
    def scope(self) -> str:
        """The dossier that it is about, or the number of the CLB."""
        return self.wanted.dossier_id or self.wanted.institution

    @property
    def name(self) -> str:
        """Of the file: ``registraties-2026-2027-114983-030569.xlsx``."""
        wanted = self.wanted
        return f"{_NAMES[wanted.what]}-{wanted.school_year}-{self.scope}.{wanted.format}"


@dataclass(frozen=True)
class ExportDownload:
    """Somebody takes an export home."""

    id: str
    export: Export
    version: int = field(default=1)  # there is no other


_NAMES = {
    ExportKind.OVERVIEW: "jaaroverzicht",
    ExportKind.REGISTRATIONS: "registraties",
    ExportKind.BUNDLE: "doorlichtingsbundel",
}
