"""What people send about documents; ``sent`` says how it is checked."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from .fields import CODED, Line, RegistrationId, Word
from .file_types import TYPES, extension_of
from .model import Content
from .words import DocumentKind
from .written import Sent, Written, wrong

_NOT_IN_A_NAME = set('/\\:*?"<>|')


def _file_name(name: str) -> str:
    """A name that every system takes, of a kind of file that can be shared."""
    if _NOT_IN_A_NAME & set(name) or name.startswith("."):
        raise ValueError("file_name")
    if extension_of(name) not in TYPES:
        raise ValueError("file_type")
    return name


FileName = Annotated[Line, AfterValidator(_file_name)]
Size = Annotated[int, Field(ge=1, le=2**53 - 1)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{43}=$"), CODED]


class Confirmed(Sent):
    """Whether what was found in the latest file names no pupil or teacher."""

    confirmed: bool = True


class NewVersion(Written):
    """A file that is about to be uploaded; ``sha256`` in base64."""

    name: FileName
    size: Size
    sha256: Sha256


class DocumentPlace(Written):
    """What a document is called, and where it stands: in the library, at a registration, or both.

    ``pinned``: these are the cooperation agreements that hold now.
    """

    name: FileName
    kind: DocumentKind
    folder: Word | None = None
    in_library: bool = True
    pinned: bool = False
    registration_id: RegistrationId | None = None

    @property
    def content(self) -> Content:
        """Also what is false: a document says where it stands."""
        chosen = {name: getattr(self, name) for name in DocumentPlace.model_fields}
        del chosen["names_confirmed"]
        return {name: value for name, value in chosen.items() if value is not None}

    @model_validator(mode="after")
    def _stands_somewhere(self) -> Self:
        if not self.in_library and not self.registration_id:
            raise wrong(("in_library",), "nowhere")
        if self.pinned and self.kind is not DocumentKind.COOPERATION_AGREEMENT:
            raise wrong(("pinned",), "not_pinned")
        return self


class NewDocument(DocumentPlace):
    """A document whose first file is about to be uploaded."""

    size: Size
    sha256: Sha256


class RevisedDocument(DocumentPlace):
    """Another name, kind or place."""
