"""What people send about who does whose work, and about a dossier as a whole; as in ``sent``."""

from datetime import datetime, timedelta
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from .fields import CODED, UNIQUE, InstitutionNumber, Line, Moment
from .words import DossierStatus, Which
from .written import Sent, Written, wrong

_LONGEST = timedelta(days=366)
# As the claim ``acts_for`` can say it: what is no such id could never act for anybody.
# Its length stands apart: to count within the pattern takes an eighth of a cold start to prepare.
StaffId = Annotated[str, StringConstraints(max_length=120, pattern=r"^[\w.@-]+$"), CODED]


class NewHandover(Written):
    """Without ``from``: everything that has no owner. Without ``schools``: of every school."""

    from_: Annotated[StaffId | None, Field(alias="from")] = None
    to: StaffId
    which: Which = Which.OPEN
    schools: Annotated[tuple[InstitutionNumber, ...], Field(max_length=100), UNIQUE] = ()
    reason: Line | None = None


class UndoHandover(Sent):
    """Nothing but that."""


class NewDelegation(Sent):
    """``delegate`` acts for ``owner``; without ``owner``, for whoever asks."""

    owner: StaffId | None = None
    delegate: StaffId
    from_: Annotated[Moment, Field(alias="from")]
    until: Moment

    @model_validator(mode="after")
    def _lasts_a_year_at_most(self) -> Self:
        start, end = datetime.fromisoformat(self.from_), datetime.fromisoformat(self.until)
        if not timedelta() < end - start <= _LONGEST:
            raise wrong(("until",), "period")
        return self


class ChangedDossier(Sent):
    """Its status, or the number that both are to register under: one of both."""

    status: DossierStatus | None = None
    registers_under: InstitutionNumber | None = None

    @model_validator(mode="after")
    def _is_one_of_both(self) -> Self:
        if (self.status is None) is (self.registers_under is None):
            raise wrong(("status",), "one_of_both")
        return self


class Answered(Sent):
    """To a proposal: nothing but that."""
