"""A text as the judge of names sees it: the forms of its tokens, and where no name can stand."""

import re
from itertools import compress, count
from operator import attrgetter

from .endings import words
from .forms import EDGE, FORMS, LOUD_FORMS, MAY
from .kinds import ALL, DIGITS, SIGN
from .tokens import Tokens, loud_lines

_DOTTED = re.compile(r"\.\w")  # in every link and every name of a file
_ENDS_SENTENCE = frozenset('.!?:;"“”„•*–—/¶|+=>')
_ABBREVIATIONS = frozenset(
    words("mr mevr mvr mej dhr dr prof juffr lkr lln ll tel bv nl ca nr evt enz incl excl betr")
)
_FLAGS = attrgetter("flags")


class Reading:
    """``forms``: of each token, with two edges before and two after; ``closed``: no name there.
    ``known``: one of the staff, or a part of their name.

    Every number of a token is its place in ``forms``. ``marked``: those with flags (forms.py).
    ``dotted``: whether there may be a link in it, or the name of a file.
    """

    __slots__ = ("closed", "dotted", "forms", "known", "marked", "tokens")

    def __init__(self, text: str) -> None:
        self.dotted = _DOTTED.search(text) is not None
        self.tokens = Tokens(text, dotted=self.dotted)
        self.forms = [EDGE, EDGE, *map(FORMS.__getitem__, self.tokens.words), EDGE, EDGE]
        if text[:40].upper() == text[:40] or "\n" in text:
            self._shout(text)
        self.marked = [*compress(count(), map(_FLAGS, self.forms))]
        self.closed: set[int] = set()
        self.known: set[int] = set()

    def _shout(self, text: str) -> None:
        """In a line in capitals, a word in capitals is nothing special."""
        for start, end in loud_lines(text):
            for number in self.tokens.within(start, end):
                if self.forms[number + 2].shape == ALL:
                    self.forms[number + 2] = LOUD_FORMS[self.tokens.words[number]]

    def start(self, number: int) -> int:
        return self.tokens.places()[2 * number - 4]

    def end(self, number: int) -> int:
        return self.tokens.places()[2 * number - 3] - self.forms[number].cut

    def candidates(self) -> list[int]:
        """The tokens that can be a name, as far as their form and closed expressions tell."""
        forms, closed = self.forms, self.closed
        return [n for n in self.marked if forms[n].flags & MAY and n not in closed]

    def opens(self, number: int) -> bool:
        """Whether a sentence, an item of a list or a line begins with this token."""
        forms = self.forms
        while True:
            number -= 1
            form = forms[number]
            if form is EDGE:
                return True
            if form.shape < SIGN:
                return False
            if form.key in _ENDS_SENTENCE:
                return form.key != "." or forms[number - 1].key not in _ABBREVIATIONS
            if self._is_item(number, form.key):
                return True

    def _is_item(self, number: int, sign: str) -> bool:
        """Whether this closes the number of an item in a list: ``2)`` or ``-`` at the start."""
        before = self.forms[number - 1]
        if sign == ")":
            return before is not EDGE and (before.shape == DIGITS or len(before.key) == 1)
        return sign == "-" and (before is EDGE or self.end(number - 1) < self.start(number))
