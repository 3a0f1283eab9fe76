"""The shapes of what the name guard says; ``shapes`` says what shapes are for."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict


class NamePlace(TypedDict):
    """Where somebody seems to be named: ``field`` such as ``participants.0.function``.

    ``recognisable``: nobody is named, but everybody knows who; always doubtful.
    ``start`` and ``end`` in the text as it was sent, in UTF-16 code units.
    """

    field: str
    start: int
    end: int
    kind: Literal["person", "rrn", "phone", "email", "address", "birthdate", "iban", "recognisable"]
    certainty: Literal["sure", "doubtful"]
    reason: str


class NamesChecked(TypedDict):
    names: list[NamePlace]


class Noticed(TypedDict):
    """Of a write: what looks like a name in what was sent, and is kept all the same."""

    notices: NotRequired[list[NamePlace]]
