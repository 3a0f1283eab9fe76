"""The texts of the guard's own tests: names stand between brackets, everything else is plain."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from chalicelib.domain.names import Kind, Span, check

TEXTS = Path(__file__).parent / "domain/names/texts"


@dataclass(frozen=True)
class Marked:
    text: str
    names: tuple[tuple[int, int], ...]


def marked(line: str) -> Marked:
    """``[Jo] belt`` is the text ``Jo belt`` with a name from 0 to 2."""
    pieces = re.split(r"[\[\]]", line)
    starts = [sum(map(len, pieces[:number])) for number in range(len(pieces))]
    names = [(starts[n], starts[n] + len(pieces[n])) for n in range(1, len(pieces), 2)]
    return Marked("".join(pieces), tuple(names))


def texts(file: str) -> Iterator[Marked]:
    for line in (TEXTS / file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield marked(line)


def persons(text: str) -> list[Span]:
    return [span for span in check(text) if span.kind is Kind.PERSON]


@dataclass(frozen=True)
class Score:
    recall: float
    precision: float
    false_alarms: float  # share of the texts without a name that got a mark
    missed: tuple[str, ...]
    wrong: tuple[str, ...]


def measured(files: tuple[str, ...] = ("named.txt", "plain.txt")) -> Score:
    names = found = marks = right = plain = alarms = 0
    missed, wrong = [], []
    for one in (one for file in files for one in texts(file)):
        spans = persons(one.text)
        names, marks = names + len(one.names), marks + len(spans)
        plain, alarms = plain + (not one.names), alarms + (not one.names and bool(spans))
        for start, end in one.names:
            hit = any(span.start < end and start < span.end for span in spans)
            found += hit
            missed += [] if hit else [f"{one.text[start:end]} | {one.text}"]
        for span in spans:
            hit = any(span.start < end and start < span.end for start, end in one.names)
            right += hit
            wrong += [] if hit else [f"{one.text[span.start : span.end]} | {one.text}"]
    return Score(found / names, right / marks, alarms / plain, tuple(missed), tuple(wrong))
