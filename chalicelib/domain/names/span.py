"""What the name guard finds: a piece of the text, what it is, how sure that is, and why."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Naam, rijksregisternummer, telefoon, e-mail, adres, geboortedatum, rekening, herkenbaar."""

    PERSON = "person"
    RRN = "rrn"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    BIRTHDATE = "birthdate"
    IBAN = "iban"
    RECOGNISABLE = "recognisable"  # by hints() only: nobody is named, but everybody knows who


class Certainty(StrEnum):
    """``sure`` is rewritten or confirmed; ``doubtful`` is a soft mark that one click removes."""

    SURE = "sure"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``text[start:end]``, in code points of the text as it was given; ``reason`` in Dutch."""

    start: int
    end: int
    kind: Kind
    certainty: Certainty
    reason: str

    def touches(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


def without_overlap(spans: list[Span]) -> tuple[Span, ...]:
    """In order of the text; of two that touch, the one that stands first in ``spans`` stays."""
    taken: list[Span] = []
    occupied: set[int] = set()
    for span in spans:
        places = range(span.start, span.end)
        if occupied.isdisjoint(places):
            occupied.update(places)
            taken.append(span)
    return tuple(sorted(taken))
