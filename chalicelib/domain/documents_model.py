"""Documents, as frozen values: what is shared, the files that it was, and what was said of them."""

from dataclasses import field

from .frozen import dataclass
from .ids import is_id
from .model import Author, Content, Trashed
from .words import FileState


@dataclass(frozen=True)
class Place:
    """Where something stands: a page, a sheet, the notes; ``number`` counts from one."""

    part: str
    number: int | None = None


@dataclass(frozen=True)
class Named:
    """How often something of this kind seems to name somebody there; never what stands there."""

    place: Place
    kind: str
    count: int


@dataclass(frozen=True)
class File:
    """One version of a document: what was announced, what came, and what was thought of it.

    ``number`` counts from one. ``kept_as``: the number under which its bytes are kept, which is
    another one where an old version was restored.
    """

    number: int
    name: str
    type: str
    size: int  # bytes
    sha256: str  # base64, as S3 has it
    author: Author
    added_at: str
    state: FileState = FileState.PENDING
    uploaded_at: str | None = None
    judged_at: str | None = None
    refusal: str | None = None  # one of ``verdicts.REFUSALS``
    named: tuple[Named, ...] = ()
    confirmed: bool = False  # its author says that these are no pupils or teachers
    is_scanned: bool = False  # for malware
    is_read: bool = False  # it holds text, which the name guard read
    kept_as: int | None = None
    left_out: tuple[str, ...] = ()  # of ``verdicts.LEFT_OUT``, what is not in the copy

    @property
    def object_number(self) -> int:
        return self.kept_as or self.number


@dataclass(frozen=True)
class Document:
    """What partners share: its latest version, and the one that can be downloaded, if there is.

    ``content``: name, kind, folder, in_library, pinned, registration_id.
    """

    id: str
    dossier_id: str
    content: Content
    author: Author
    added_at: str
    revised_by: str
    latest: File
    current: File | None = None
    version: int = 1
    trashed: Trashed | None = None

    @property
    def registration_id(self) -> str | None:
        """The registration that it is attached to: not from the trash."""
        return None if self.trashed else self.content.get("registration_id")


@dataclass(frozen=True)
class FoundWords:
    """What the name guard found in a file, in clear, for who shared it and as long as it is asked.

    ``words``: place and words of each.
    """

    number: int
    words: tuple[tuple[Place, str, str], ...] = ()  # place, kind, words


@dataclass(frozen=True)
class Download:
    """Somebody takes a file home."""

    id: str
    document: Document
    file: File
    version: int = field(default=1)  # there is no other

    @property
    def dossier_id(self) -> str:
        return self.document.dossier_id


def object_place(dossier_id: str, document_id: str, number: int) -> str:
    """Where the bytes of a file are, below ``incoming/`` or ``library/``."""
    return f"{dossier_id}/{document_id}/{number}"


def place_of_object(place: str) -> tuple[str, str, int] | None:
    """The reverse; nothing for what no upload of ours can be called."""
    parts = place.split("/")
    if len(parts) != 3 or not is_id(parts[1]):
        return None
    is_number = parts[2].isascii() and parts[2].isdigit() and len(parts[2]) < 6
    return (parts[0], parts[1], int(parts[2])) if is_number else None
