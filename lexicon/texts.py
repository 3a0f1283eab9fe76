"""Our own sentences with something in their slots: what the guard learns from."""

import re
from dataclasses import dataclass

from .learn import Dice
from .slots import Slots
from .words import Words

_SLOT = re.compile(r"\{(\w+)\}")
_JOINTS = (". ", "\n", ", ", "; ", " - ", "\n- ")
# One name in six, and one other word in three, is hidden from the lexicon: the guard has to learn
# from the sentence as well, for the names and the brands that stand in no list.
_HIDDEN_NAME, _HIDDEN_OTHER = 6, 3


@dataclass(frozen=True)
class Example:
    """``names``: where they stand in ``text``; ``hidden``: words that no list is asked about."""

    text: str
    names: tuple[tuple[int, int], ...] = ()
    hidden: frozenset[str] = frozenset()

    def then(self, joint: str, other: "Example") -> "Example":
        shift = len(self.text) + len(joint)
        moved = tuple((start + shift, end + shift) for start, end in other.names)
        text = self.text + joint + other.text
        return Example(text, self.names + moved, self.hidden | other.hidden)


class Writer:
    def __init__(self, words: Words, seed: int) -> None:
        self._dice = Dice(seed)
        self._slots = Slots(words, self._dice)

    def examples(self, named: list[str], plain: list[str], times: int) -> list[Example]:
        """Each sentence ``times`` over, in texts of one to three of them."""
        both = [*((one, True) for one in named), *((one, False) for one in plain)]
        both += [(self._interrupted(one), True) for one in plain if self._can_be(one)]
        filled = self._dice.shuffled([self._filled(*one) for one in both for _ in range(times)])
        result = []
        while filled:
            count = self._dice.of((1, 1, 1, 2, 3))
            result.append(self._joined(filled[:count]))
            filled = filled[count:]
        return result

    @staticmethod
    def _can_be(sentence: str) -> bool:
        return "{" not in sentence and len(sentence.split()) > 3

    def _interrupted(self, sentence: str) -> str:
        """With a name where none is expected: a name is one wherever it stands."""
        words = sentence.split()
        at = 1 + self._dice.below(len(words) - 1)
        slot = self._dice.of(("{F}", "{F}", "{FL}", "{L}"))
        return " ".join([*words[:at], slot, *words[at:]])

    def _filled(self, sentence: str, named: bool) -> Example:
        """``named``: whether the slots of persons hold persons, and not what only looks so."""
        done, at = Example(""), 0
        for slot in _SLOT.finditer(sentence):
            done = done.then(sentence[at : slot.start()], self._put(slot.group(1), named))
            at = slot.end()
        return done.then(sentence[at:], Example(""))

    def _put(self, slot: str, named: bool) -> Example:
        person = self._slots.person(slot) if named else None
        if person is not None:
            return Example(person, ((0, len(person)),), self._hidden(person, _HIDDEN_NAME))
        other = self._slots.other(slot)
        if "{" in other:
            return self._filled(other, named=False)
        return Example(other, hidden=self._hidden(other, _HIDDEN_OTHER))

    def _hidden(self, put: str, chance: int) -> frozenset[str]:
        chosen = self._dice.one_in(chance)
        return frozenset(re.findall(r"[^\W\d_]+", put.lower())) if chosen else frozenset()

    def _joined(self, parts: list[Example]) -> Example:
        text = parts[0]
        for part in parts[1:]:
            text = text.then(" " if text.text[-1:] in ".!?" else self._dice.of(_JOINTS), part)
        return text
