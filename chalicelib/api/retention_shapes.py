"""The shapes of what was destroyed; ``shapes`` says what shapes are for."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from .shapes import Id, Moment


class DestroyedCounts(TypedDict):
    """What went along with a registration; nothing of anything else."""

    replies: NotRequired[int]
    goals: NotRequired[int]
    agreements: NotRequired[int]
    documents: NotRequired[int]


class Destroyed(TypedDict):
    """``why``: a month in the trash, or kept for as long as it is kept after it was closed."""

    at: Moment
    dossier_id: str
    what: Literal["registration", "reply", "goal", "agreement", "document"]
    id: Id
    registration_id: NotRequired[Id]
    why: Literal["trash", "retention"]
    closed_at: NotRequired[Moment]
    counts: DestroyedCounts
    documents: list[Id]


class DestroyedList(TypedDict):
    items: list[Destroyed]
    cursor: str | None
