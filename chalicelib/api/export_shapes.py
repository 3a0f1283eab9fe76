"""The shapes of what is taken along of a school year; ``shapes`` says what shapes are for."""

from typing import NotRequired

from typing_extensions import TypedDict

from ..domain.words import ExportFormat, ExportKind, ExportState
from .shapes import Author, Id, Moment


class ExportRefusal(TypedDict):
    code: str
    detail: str


class Export(TypedDict):
    """``done`` of ``total`` registrations are in it; ``total`` is known after the first step.

    ``functions``: of people, in a bundle. ``size`` in bytes, once it is ready.
    """

    id: Id
    what: ExportKind
    format: ExportFormat
    school_year: str
    functions: bool
    name: str
    author: Author
    state: ExportState
    made_at: Moment
    kept_until: Moment
    total: int | None
    done: int
    finished_at: NotRequired[Moment]
    size: NotRequired[int]
    refusal: NotRequired[ExportRefusal]
    version: int


class ExportList(TypedDict):
    """``…/{id}/content`` has the file of one that is ready."""

    items: list[Export]
    cursor: str | None
