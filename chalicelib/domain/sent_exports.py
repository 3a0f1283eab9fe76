"""What people send to have something of a school year made; ``sent`` says how it is checked."""

from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from .fields import CODED
from .words import ExportFormat, ExportKind
from .written import Sent, wrong

_TABLES = {ExportFormat.CSV, ExportFormat.XLSX}
FORMATS = {
    ExportKind.OVERVIEW: _TABLES,
    ExportKind.REGISTRATIONS: _TABLES,
    ExportKind.BUNDLE: {ExportFormat.HTML},
}
SchoolYear = Annotated[
    str, StringConstraints(pattern=r"^(?:19|20)[0-9]{2}-(?:19|20|21)[0-9]{2}$"), CODED
]


class NewExport(Sent):
    """``functions``: of people, where a bundle leaves them out otherwise."""

    what: ExportKind
    format: ExportFormat
    school_year: SchoolYear
    functions: bool = False

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.format not in FORMATS[self.what]:
            raise wrong(("format",), "format")
        if int(self.school_year[5:]) != int(self.school_year[:4]) + 1:
            raise wrong(("school_year",), "school_year")
        return self
