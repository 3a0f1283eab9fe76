"""A decision to be kept: what becomes of a thing, and the grant it rests on."""

from datetime import datetime

from .admins import Admins, Effect
from .documents_model import Document, Download, File, FoundWords
from .exports_model import Export, ExportDownload
from .frozen import dataclass
from .grants import DossierGrant, Grant
from .identity import Access
from .ids import moment
from .model import AllowedWord, Content, Dossier, Entry, Message, Registration, SeenMark
from .preferences_model import Preferences
from .retention import Hold
from .rights import Exported, Invitation, Rights, RightsFrom, Succession
from .staffing import Delegation, Handover

Subject = (
    Dossier
    | Hold
    | Registration
    | Entry
    | SeenMark
    | Message
    | AllowedWord
    | Document
    | Download
    | Rights
    | Invitation
    | Succession
    | RightsFrom
    | Exported
    | Handover
    | Delegation
    | Preferences
    | Export
    | ExportDownload
)


@dataclass(frozen=True)
class Attempt:
    """Somebody wants to change the version that they read."""

    grant: DossierGrant
    read: int
    now: datetime

    @property
    def at(self) -> str:
        return moment(self.now)

    def made(self, current: Dossier | Registration | Entry | Document) -> bool:
        """Whether this person already changed the version that they read into the current one.

        With the same content, it is a repeat: the answer to the first one got lost.
        """
        by = self.grant.caller.id
        return current.revised_by == by and 0 < self.read == current.version - 1


@dataclass(frozen=True)
class Decision:
    """From ``before`` (nothing: it is new) to ``after``.

    ``fields`` names what changed, never its values: that is what the audit trail may hold.
    Without fields there is nothing to keep: a repeated change of the same value.
    """

    grant: Grant
    after: Subject
    at: str
    fields: tuple[str, ...]
    before: Subject | None = None
    header: Registration | None = None  # of the thread that a changed entry is in
    thread: tuple[Entry, ...] | None = None  # where the whole of it matters
    to: str | None = None  # the person id of a new owner, or of who stands in for one
    staff: tuple[Access, ...] = ()  # the rights of others than the writer that it rests on
    handover: str | None = None  # the id of the one that it is part of
    confirmed: tuple[str, ...] = ()  # the kind of each thing that the name guard found in vain
    words: tuple[AllowedWord, ...] = ()  # that its institution allows from now on, or no more
    effect: Effect | None = None  # on who may enter, of a change of rights
    invitation: Invitation | None = None  # that a change of rights came by
    admins: Admins | None = None  # of whom the operator is told
    because: str = ""  # what the operator says, whose commands have no other place for it
    superseded: File | None = None  # the file of a document that it is over with
    found: FoundWords | None = None  # in the file of a document


def changed_fields(before: Content, after: Content) -> tuple[str, ...]:
    return tuple(sorted(k for k in {*before, *after} if before.get(k) != after.get(k)))
