"""What every body has in common, and those that hold texts: where these stand, and what of them
is confirmed."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from .fields import CODED, UNIQUE, NamedThing
from .model import Content

NamesConfirmed = Annotated[tuple[NamedThing, ...], UNIQUE, CODED]


class Sent(BaseModel):
    """What a person sends: unknown fields are refused, types are not guessed."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    @property
    def content(self) -> Content:
        return self.model_dump(mode="json", exclude_defaults=True)


class Written(Sent):
    """What holds free text: the name guard reads it.

    ``names_confirmed``: what stands in these texts and is not a pupil or a teacher, as its writer
    says.
    """

    names_confirmed: Annotated[NamesConfirmed, Field(max_length=20)] = ()

    @property
    def content(self) -> Content:
        return self.model_dump(mode="json", exclude_defaults=True, exclude={"names_confirmed"})

    @property
    def texts(self) -> dict[str, str]:
        """Every free text by its place, such as ``participants.0.function``."""
        return dict(_texts("", self))

    @model_validator(mode="after")
    def _confirms_what_stands_there(self) -> Self:
        texts = list(self.texts.values()) if self.names_confirmed else []
        for place, words in enumerate(self.names_confirmed):
            if not any(words in text for text in texts):
                raise wrong(("names_confirmed", place), "not_in_text")
        return self


def wrong(place: tuple[str | int, ...], why: str) -> ValidationError:
    """Of what stands there; a plain ValueError would be about the whole body."""
    said = {"error": ValueError(why)}
    return ValidationError.from_exception_data(
        "Sent", [{"type": "value_error", "loc": place, "input": None, "ctx": said}]
    )


def texts_of(content: Content) -> dict[str, str]:
    """The same of what is kept; also days and words of the field, which stand there as well."""
    return dict(_texts("", content))


def _texts(place: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and not isinstance(value, StrEnum):
        yield place, value
    for name, part in _parts(value):
        yield from _texts(f"{place}.{name}".lstrip("."), part)


def _parts(value: object) -> Iterable[tuple[object, object]]:
    match value:
        case Sent():
            coded = _coded(type(value))
            return ((n, getattr(value, n)) for n in type(value).model_fields if n not in coded)
        case Mapping():
            return value.items()
        case tuple() | list():
            return enumerate(value)
    return ()


@cache
def _coded(model: type[Sent]) -> frozenset[str]:
    """The fields of which the form is fixed, such as a day: no name can stand in them."""
    fields = model.model_fields.items()
    return frozenset(
        name for name, said in fields if CODED in (*said.metadata, *_marks(said.annotation))
    )


def _marks(annotation: Any) -> Iterator[object]:
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _marks(part)
