"""How much each word looks like a name: the sum of the weights of what is told of it."""

from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from . import kinds
from .candidates import is_candidate, just_opens
from .features import AFTER_PARTICLE, NAMED, NOT_NAMED, around, own
from .forms import Form
from .kinds import LOWER
from .lexicon import lexicon
from .reading import Reading

PARTICLES = (kinds.PARTICLE, kinds.CAPITAL_PARTICLE, kinds.OPENING_PARTICLE)
_PASSED_OVER = frozenset("-.'_")
_NO_WEIGHT = repeat(0)


class Limits(NamedTuple):
    """What a sum is compared with; they stand among the weights, as features without a letter."""

    bias: int
    doubtful: int  # above it, it is a name
    sure: int
    homograph: int  # asked more of a word in lower case that is a name as well
    ambiguous: int  # and of any such word, before it is sure


@lru_cache(maxsize=1)
def limits() -> Limits:
    return Limits(*(lexicon().weights.get(number, 0) for number in range(len(Limits._fields))))


class Label:
    """What the words before a token were: a name, a particle that may belong to one, or neither.

    Told in the order of the text, so that every token between is looked at once.
    """

    __slots__ = ("_at", "_forms", "_label")

    def __init__(self, reading: Reading) -> None:
        self._forms, self._at, self._label = reading.forms, 1, NOT_NAMED

    def before(self, number: int) -> int:
        forms, at = self._forms, number - 1
        while at > self._at and (forms[at].kind in PARTICLES or forms[at].key in _PASSED_OVER):
            at -= 1
        label = self._label if at == self._at else NOT_NAMED
        for between in range(at + 1, number):
            label = after(forms[between], label)
        self._at, self._label = number - 1, label
        return label

    def put(self, number: int, *, named: bool) -> None:
        self._label = NAMED if named else after(self._forms[number], self._label)
        self._at = number


def after(form: Form, label: int) -> int:
    """The label after a token that is no name itself."""
    if form.kind in PARTICLES:
        return NAMED if label == NAMED else AFTER_PARTICLE
    return label if form.key in _PASSED_OVER else NOT_NAMED


def judged(reading: Reading) -> dict[int, int]:
    """The score of each token that can be a name, in the order of the text."""
    bias, doubtful, _, homograph, _ = limits()
    weight_of = lexicon().weights.get
    label, forms = Label(reading), reading.forms
    scores: dict[int, int] = {}
    for number in reading.candidates():
        if not is_candidate(reading, number) or just_opens(reading, number):
            continue
        form = forms[number]
        opens = int(reading.opens(number))
        if (itself := form.own.get(opens)) is None:
            itself = sum(map(weight_of, own(form, opens), _NO_WEIGHT))
            form.own = {**form.own, opens: itself}
        told = around(reading, number, label.before(number), opens)
        score = bias + itself + sum(map(weight_of, told, _NO_WEIGHT))
        if form.shape == LOWER and form.word.common:
            score -= homograph
        label.put(number, named=score > doubtful)
        scores[number] = score
    return scores
