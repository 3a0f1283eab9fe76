"""What is known of a word: a table of 2 MB, looked into where it lies, and a guess for the rest.

The file is built by ``make lexicon``; docs/names.md says from what. It holds 2^19 cells of 32 bits
(the upper 13 bits of a word's crc32, and 19 bits of what is known), and 2^13 signed bytes: how
much each run of two to four letters makes a word look like a name. Little-endian, as the
processors of Lambda are.
"""

from functools import lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

DATA = Path(__file__).with_name("data")
BITS, GRAM_BITS = 19, 13
CELLS, GRAMS = 1 << BITS, 1 << GRAM_BITS


class Word(NamedTuple):
    """``first`` 0-3 and ``last`` 0-2: how frequent as a name; ``common`` 0-2: as a Dutch word.

    ``guess`` 0-6: how much an unknown word looks like a name, 0 for a known one; ``form``: "s" a
    possessive, "k" a diminutive, "-" parts with a hyphen. ``code`` is all of it, for the features.
    """

    first: int
    last: int
    common: int
    place: bool
    closed: int  # 1 may be a name all the same, 2 is none
    proper: bool
    guess: int
    form: str
    code: str


def packed(first: int, last: int, common: int, closed: int = 0, marks: int = 0) -> int:
    """The 19 bits of a word; the highest is always set, so that no cell in use is zero.

    ``marks``: 1 for a place, 2 for what stands with a capital in the list of Dutch words.
    """
    return first | last << 2 | common << 4 | closed << 6 | marks << 8 | 1 << 18


def word_of(value: int, guess: int = 0, form: str = "") -> Word:
    first, last, common = value & 3, value >> 2 & 3, value >> 4 & 3
    closed, place, proper = value >> 6 & 3, value >> 8 & 1, value >> 9 & 1
    code = f"{first}{last}{common}{place}{closed}{proper}"
    return Word(first, last, common, bool(place), closed, bool(proper), guess, form, code)


class Lexicon:
    """An opened file. Only read: one serves every text."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._file = mmap(file.fileno(), 0, access=ACCESS_READ)
        everything = memoryview(self._file)
        self._cells = everything[: CELLS * 4].cast("I")
        self._grams = everything[CELLS * 4 :].cast("b")
        self.word = lru_cache(maxsize=20_000)(self._word)

    def value(self, key: str) -> int:
        """What is known of ``key``, 0 when nothing is."""
        digest = crc32(key.encode())
        place, mark = digest & CELLS - 1, digest >> BITS
        while cell := self._cells[place]:
            if cell >> BITS == mark:
                return cell & CELLS - 1
            place = place + 1 & CELLS - 1
        return 0

    def _word(self, key: str) -> Word:
        value = self.value(key)
        if not value & 15 and (form := self._formed(key, value)):
            return form
        if value:
            return word_of(value)
        if "-" in key:
            return self._joined(key)
        if self._compound(key):
            return word_of(packed(0, 0, 1))
        if near := self._near(key):
            return word_of(packed(min(2, near), 0, 0), form="~")
        return word_of(0, guess=bucket(self.likeness(key)))

    def _formed(self, key: str, own: int) -> Word | None:
        """``lottes`` and ``jefke`` by the name in them."""
        for ending, form in (
            ("'s", "s"),
            ("s", "s"),
            ("ske", "k"),
            ("tje", "k"),
            ("ke", "k"),
            ("je", "k"),
        ):
            stem = key.removesuffix(ending)
            if stem != key and len(stem) > 2:
                value = self.value(stem)
                if value & 3 >= 2 and not value >> 4 & 3 and not (own >> 4 & 3):
                    return word_of(value, form=form)
        return None

    def _near(self, key: str) -> int:
        """How frequent the first name is that ``key`` is a slip of the pen of; 0 without one."""
        if not 4 < len(key) < 13 or not key.isalpha():
            return 0
        values = [
            value for slip in _slips(key) if (value := self.value(slip)) and not value >> 4 & 3
        ]
        return max((value & 3 for value in values if value & 3 >= 2), default=0)

    def _joined(self, key: str) -> Word:
        """``jan-willem`` is a name when every part is; ``jan-test`` is not."""
        values = [self.value(part) for part in key.split("-")]
        first = min(value & 3 for value in values)
        last = min(max(value & 3, value >> 2 & 3) for value in values)
        common = 0 if first or last else 1
        return word_of(packed(first, min(2, last), common), form="-")

    def _compound(self, key: str) -> bool:
        """Whether two Dutch words make this one: ``zorg`` + ``overleg``; not ``van`` + ``loon``."""
        return not key.startswith(("van", "ver", "de", "ter")) and any(
            self._is_dutch(key[:cut]) and (self._is_dutch(key[cut:]) or self._is_linked(key[cut:]))
            for cut in range(3, len(key) - 2)
            if len(key) > 6
        )

    def _is_dutch(self, key: str) -> bool:
        return self.value(key) >> 4 & 3 > 0

    def _is_linked(self, rest: str) -> bool:
        return rest[0] == "s" and len(rest) > 3 and self._is_dutch(rest[1:])

    def likeness(self, key: str) -> int:
        """The sum of what its letters say: above 0 more like a name, below 0 like a word."""
        return sum(self._grams[gram] for gram in grams_of(key))


# Letters that are taken for one another by who writes by ear.
_BY_EAR = {"t": "d", "d": "t", "c": "k", "k": "c", "s": "z", "z": "s", "i": "y", "y": "i", "f": "v"}


def _slips(key: str) -> set[str]:
    """What may have been meant: without a letter, with two turned, by ear, or lacking a vowel."""
    places = range(1, len(key))
    without = {key[:at] + key[at + 1 :] for at in places}
    turned = {key[:at] + key[at + 1] + key[at] + key[at + 2 :] for at in places[:-1]}
    by_ear = {key[:at] + _BY_EAR.get(key[at], key[at]) + key[at + 1 :] for at in places}
    doubled = {key[:at] + key[at] + key[at:] for at in places}
    doubled |= {key[:at] + vowel + key[at:] for at in places for vowel in "aeiou"}
    return (without | turned | by_ear | doubled) - {key}


def grams_of(key: str) -> list[int]:
    """The cells of the runs of two, three and four letters of ``^key$``."""
    signs = f"^{key}$".encode()
    return [
        crc32(signs[start : start + length]) & GRAMS - 1
        for length in (2, 3, 4)
        for start in range(len(signs) - length + 1)
    ]


def bucket(likeness: int) -> int:
    return 1 + sum(likeness > edge for edge in (-160, -60, 0, 60, 160))


def lexicon() -> Lexicon:
    """The one that is shipped, opened at its first use."""
    return _opened()


@lru_cache(maxsize=1)
def _opened() -> Lexicon:
    return Lexicon(DATA / "lexicon.bin")
