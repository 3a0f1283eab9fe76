"""What is sent about rights; ``sent`` has the rest."""

from typing import Annotated

from pydantic import Field

from .fields import UNIQUE, Day, Email, Line, PersonId, Word
from .rights import Right
from .written import Sent, Written

Rights = Annotated[tuple[Right, ...], Field(min_length=1, max_length=len(Right)), UNIQUE]


class Because(Written):
    """Reden: mandatory, read by who looks into it later, and without a name."""

    reason: Line


class NewAssignments(Because):
    """One or more rights for somebody who is known, at once or later.

    Without ``from`` from today, without ``until`` to the end of the next school year. ``email``:
    where they are mailed from now on, of who works nowhere else.
    """

    person_id: PersonId
    rights: Rights
    first: Annotated[Day | None, Field(alias="from")] = None
    last: Annotated[Day | None, Field(alias="until")] = None
    function: Word | None = None
    email: Email | None = None


class Ending(Because):
    """``function``: how they are called here from now on, where that changes with it."""

    function: Word | None = None


class NewPeriod(Ending):
    """Another period of an assignment; ``from`` only of one that did not begin."""

    first: Annotated[Day | None, Field(alias="from")] = None
    last: Annotated[Day, Field(alias="until")]


class NewBlock(Because):
    """The emergency block is set, or lifted."""

    blocked: bool


class NewInvitation(Because):
    """Somebody without an account; the base entitlement comes along by itself."""

    email: Email
    rights: Rights
    function: Word | None = None
    last: Annotated[Day | None, Field(alias="until")] = None


class RightsExport(Sent):
    """Who holds what on a day; without one, today."""

    on: Day | None = None
    right: Right | None = None
