"""The shapes of documents; ``shapes`` says what shapes are for."""

from typing import Literal, NotRequired, TypeAlias

from typing_extensions import TypedDict

from ..domain.words import DocumentKind, FileState
from .name_shapes import Noticed
from .shapes import Author, Id, Moment, Trashed

Kind: TypeAlias = Literal["person", "rrn", "phone", "email", "address", "birthdate", "iban"]
Part: TypeAlias = Literal[
    "page", "slide", "sheet", "text", "header", "footer", "notes", "comment", "title", "line"
]


class FileRefusal(TypedDict):
    """``detail`` is for people, in Dutch; a new ``code`` may be added."""

    code: str
    detail: str


class LeftOut(TypedDict):
    """What is not in the copy that is kept; both as of a refusal."""

    code: str
    detail: str


class FoundThere(TypedDict):
    """How often something of this kind seems to name somebody, and where: "page" 3, "notes" 1."""

    part: Part
    number: NotRequired[int]
    kind: Kind
    count: int


class File(TypedDict):
    """One version of a document. ``kept_as``: the number of the version that was restored."""

    number: int
    name: str
    type: str
    size: int
    sha256: str
    added_at: Moment
    author: Author
    state: FileState
    uploaded_at: NotRequired[Moment]
    judged_at: NotRequired[Moment]
    refusal: NotRequired[FileRefusal]
    names: NotRequired[list[FoundThere]]
    names_confirmed: NotRequired[Literal[True]]
    scanned: NotRequired[bool]  # for malware
    text_read: NotRequired[bool]  # there was text, and the name guard read it
    kept_as: NotRequired[int]
    left_out: NotRequired[list[LeftOut]]


class FileList(TypedDict):
    items: list[File]
    cursor: None


class Upload(TypedDict):
    """Put the file there, once, with these headers and no others."""

    method: Literal["PUT"]
    url: str
    headers: dict[str, str]
    expires_at: Moment


class Document(TypedDict):
    """``state``: that of the latest file; ``current``: the one that is downloaded, if there is."""

    id: Id
    dossier_id: str
    name: str
    kind: DocumentKind
    folder: NotRequired[str]
    in_library: bool
    pinned: bool
    registration_id: NotRequired[Id]
    author: Author
    added_at: Moment
    state: FileState
    latest: File
    current: NotRequired[File]
    trashed: NotRequired[Trashed]
    version: int


class DocumentList(TypedDict):
    items: list[Document]
    cursor: str | None


class OneDocument(Document):
    upload: NotRequired[Upload]


class KeptDocument(OneDocument, Noticed): ...


class FoundName(TypedDict):
    part: Part
    number: NotRequired[int]
    kind: Kind
    words: str


class FoundNames(TypedDict):
    items: list[FoundName]
    cursor: None


class Content(TypedDict):
    url: str
    name: str
    expires_at: Moment
