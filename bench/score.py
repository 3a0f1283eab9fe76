"""How well marks fit what there is to find: overlap, as evaluate.py of the others counts it.

What there is to find is found when a mark of its kind touches it, and a mark is right when it
touches something of its kind. A mark that touches only something of another kind, such as the
name in an e-mail address, is neither right nor wrong.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bench.texts import Gold, Mark

PERSON = ("PERSON",)
IDENTIFIERS = ("RRN", "PHONE", "EMAIL", "ADDRESS", "DOB", "IBAN")
Find = Callable[[str], Sequence[Mark]]


@dataclass(frozen=True)
class Score:
    """``alarms``: the share of the texts with nothing to find that got a mark."""

    texts: int
    recall: float
    precision: float
    alarms: float

    @property
    def f1(self) -> float:
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0

    @property
    def cells(self) -> tuple[str, ...]:
        figures = (self.recall, self.precision, self.f1, self.alarms)
        return str(self.texts), *(f"{figure:.3f}" for figure in figures)


def score(golds: Iterable[Gold], answers: Iterable[Sequence[Mark]], kinds: Sequence[str]) -> Score:
    """``answers``: the marks of each text, in the same order."""
    sums: Counter[str] = Counter()
    for gold, marks in zip(golds, answers, strict=True):
        for kind in kinds:
            sums += _tally(gold, marks, kind)
        plain = not any(kind in kinds for *_, kind in gold.spans)
        marked = any(kind in kinds for *_, kind in marks)
        sums.update(texts=1, plain=int(plain), alarms=int(plain and marked))
    return Score(
        sums["texts"],
        _share(sums["found"], sums["gold"]),
        _share(sums["right"], sums["marks"]),
        sums["alarms"] / max(sums["plain"], 1),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _tally(gold: Gold, marks: Sequence[Mark], kind: str) -> Counter[str]:
    wanted = [span for span in gold.spans if span[2] == kind]
    others = [span for span in gold.spans if span[2] != kind]
    given = [one for one in marks if one[2] == kind]
    right = [one for one in given if _touches(one, wanted)]
    beside = [one for one in given if one not in right and _touches(one, others)]
    found = [one for one in wanted if _touches(one, given)]
    return Counter(
        gold=len(wanted), found=len(found), marks=len(given) - len(beside), right=len(right)
    )


def _touches(one: Mark, others: Iterable[Mark]) -> bool:
    return any(one[0] < end and start < one[1] for start, end, _ in others)
