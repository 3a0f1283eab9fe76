"""What many forms share: how frequent a word is, as a name and as a Dutch word."""

from .guesses import FORM, GUESS, NAME
from .kinds import ALL, LOWER, LOWERED, NAMED, WRITTEN

IN_SHORT = frozenset(map("vd".__add__, "abcdefghjklmnoprstvwyz"))  # Van den Broeck in haste


class Word:
    """``first`` 0-3 and ``last`` 0-2: how frequent as a name; ``common`` 0-2: as a Dutch word.

    ``closed``: 1 may be a name all the same, 2 only after a title. ``guess`` and ``form``:
    guesses.py. ``listed``: its class. ``begins`` and ``follows``: first and second word of a closed
    expression. ``may``: whether it can be a name. ``who`` and ``brief`` put what matters most in
    one number, for the features. ``kind``: of a word that is not listed, by its shape and how
    frequent it is; 0 where its end tells (forms.py).
    """

    __slots__ = (
        *("begins", "brief", "closed", "code", "common", "first", "follows", "form", "guess"),
        *("kind", "last", "listed", "may", "named", "place", "proper", "shape", "who"),
    )

    def __init__(self, code: int, shape: int) -> None:
        self.code, self.shape = code & (1 << 10) - 1, shape
        self.first, self.last, self.common = code & 3, code >> 2 & 3, code >> 4 & 3
        self.closed, self.place, self.proper = code >> 6 & 3, code >> 8 & 1, code >> 9 & 1
        self.guess, self.form = code >> GUESS & 7, code >> FORM
        self.listed = code >> 10 & 31
        self.begins, self.follows = code >> 15 & 1, code >> 16 & 1
        self.named = int(bool(code & NAME))
        closed = self.closed == 2 and not self.first and shape != ALL
        self.may = not closed and bool(
            shape != LOWER or self.named or (self.guess >= 3 and not self.common)
        )
        self.kind = self._kind()
        self.who = shape << 6 | self.first << 4 | self.last << 2 | self.common
        self.brief = shape << 4 | (2 if self.first >= 2 else self.named) << 2 | self.common

    def _kind(self) -> int:
        if self.shape in WRITTEN:
            return WRITTEN[self.shape][0 if self.named else 1 if self.common else 2]
        if self.common:
            return 0
        return NAMED if self.first >= 2 else LOWERED[""]


_WORDS: dict[int, Word] = {}


def word_of(code: int, shape: int) -> Word:
    """There are some hundreds of them."""
    word = _WORDS.get(code << 4 | shape)
    if word is None:
        word = _WORDS[code << 4 | shape] = Word(code, shape)
    return word
