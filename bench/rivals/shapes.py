"""What a registration is to the rivals that validate: the same fields and limits as ours."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Line = Annotated[str, Field(min_length=1, max_length=200)]
Long = Annotated[str, Field(max_length=10_000)]


class Participant(BaseModel):
    function: Line
    count: Annotated[int, Field(ge=1, le=99)]


class Sent(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    activity: Literal["signal", "consultation"]
    title: Line
    activity_date: date
    boundary_confirmed: Literal[True]
    domains: list[Line] = []
    themes: list[Line] = []
    care_phase: Line | None = None
    target_group: Line | None = None
    description: Long = ""
    understanding: Long = ""
    advice: Long = ""
    participants: list[Participant] = []
    contact_form: Line | None = None
    duration_minutes: Annotated[int, Field(ge=1, le=999)] | None = None


class Kept(Sent):
    model_config = ConfigDict(extra="ignore")

    id: str
    dossier_id: str
    author: str
    opened_at: str
    version: int


class Page(BaseModel):
    items: list[Kept]
    next: str | None = None
