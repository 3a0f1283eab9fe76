"""Words as they are written, each with all that can be told without its sentence.

Texts repeat their words, so what was told once is kept, and most words of a text are done with
one look into a table.
"""

from collections.abc import Mapping
from itertools import pairwise
from zlib import crc32

from . import kinds
from .endings import STREETS, is_function
from .guesses import known
from .kinds import ALL, CAPITAL, DIGITS, INITIALS, LETTER, LOUD, LOWER, MIXED, NEWLINE, SIGN
from .lexicon import lexicon
from .words import IN_SHORT, Word, word_of

LONGEST = 40  # the longest word that is looked at whole
_MOST = 8_192  # forms that are kept; 2 MB

# What makes a token worth a second look: it may be a name, or says something of its neighbours.
MAY, PHRASE, SHORT_TITLE, HIGH_PARTICLE = 1, 2, 4, 8
STUCK, IN_YEAR, OF_STREET, HELPER, SAINT, LIMIT = 16, 32, 64, 128, 256, 512
_SPECIAL = {
    **dict.fromkeys(("piet", "pietje", "pietjes"), HELPER),
    **dict.fromkeys(("sint", "sinterklaas", "sinterklaasfeest", "pepernoten"), SAINT),
    **dict.fromkeys(("max", "min"), LIMIT),
    "pieten": HELPER | SAINT,
}
_NEVER_LOWER = frozenset(
    kinds.KIND[name]
    for name in ("STO", "TIT", "KIN", "PAR", "VRB", "THI", "ROL", "SMS", "LAN", "CAL", "PRE", "ART")
)
_LITTLE = (kinds.ARTICLE, kinds.KIND["PRE"])
_VOWELS = frozenset("aeiouyàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ")
_VERBAL = frozenset(("de", "te", "en"))
_HIGH_PARTICLES = frozenset(("van", "de", "den", "der"))
_HUMPED = ("Mc", "Mac", "De", "Van", "Le", "La", "Di", "El", "Al", "Ben")
_POSSESSIVES = frozenset(("'s", "’s", "'S", "’S"))
_NOT_TOLD: Mapping[int, int] = {}


class Form:
    """``key``: the word in lower case; ``digest`` its crc32; ``kind`` its class (kinds.py).

    ``flags`` are the second looks; ``cut``: how much of a possessive is no part of the name.
    """

    __slots__ = (
        *("cut", "digest", "ending", "flags", "key"),
        *("kind", "own", "shape", "standing", "word"),
    )

    def __init__(  # noqa: PLR0913, PLR0917 - one value each
        self, key: str, digest: int, shape: int, word: Word, kind: int, flags: int, cut: int
    ) -> None:
        self.key, self.digest, self.shape, self.word = key, digest, shape, word
        self.kind, self.flags, self.cut = kind, flags, cut
        self.own = _NOT_TOLD  # the sum of its features, by whether it opens a sentence
        self.ending: int | None = None  # of what it is when it ends a name: features.py
        self.standing: tuple[str, ...] | None = None  # what it can be of the staff: people.py

    def as_kind(self, kind: int) -> "Form":
        return Form(self.key, self.digest, self.shape, self.word, kind, self.flags, self.cut)


EDGE = Form("", 0, NEWLINE, word_of(0, NEWLINE), kinds.EDGE, 0, 0)  # what no token is


class Forms(dict[str, Form]):
    """The forms that were seen, by how they are written; of a line in capitals apart (``loud``)."""

    def __init__(self, *, loud: bool = False) -> None:
        self._loud = loud

    def __missing__(self, written: str) -> Form:
        if len(written) > LONGEST:
            return self[written[:LONGEST]]
        if len(self) >= _MOST:
            self.clear()
        form = self[written] = form_of(written, loud=self._loud)
        return form


FORMS, LOUD_FORMS = Forms(), Forms(loud=True)


def key_of(word: str) -> str:
    """How a word stands in the lexicon: lower case, a straight apostrophe, the Turkish İ an i."""
    if word.isascii():
        return "¶" if word == "\n" else word.lower()
    return word.lower().replace("’", "'").replace("i̇", "i")


def shape_of(word: str) -> int:
    """Capital, ALL capitals (LOUD in a line of them), LOWER, INITIALS with dots, LETTER, MIXED."""
    if word.islower():
        return LOWER
    if not word[0].isalpha():
        return LOWER if len(word) > 1 and word[1].isalpha() else _sign(word)
    if len(word) == 1:
        return LETTER
    if word[-1] == ".":
        return INITIALS
    if word.isupper():
        return ALL
    return CAPITAL if word[0].isupper() and not _has_humps(word) else MIXED


def _has_humps(word: str) -> bool:
    """YouTube and BookWidgets; not Jean-Luc, D'Hondt, McCoy, DeSmet."""
    if word[1:].islower() or word.startswith(_HUMPED):
        return False
    return any(one.islower() and two.isupper() for one, two in pairwise(word))


def _sign(word: str) -> int:
    return NEWLINE if word == "\n" else DIGITS if word[0].isdigit() else SIGN


def cut_from(written: str) -> int:
    """How many signs of a word with a capital are a possessive: ``'s`` of ``Lotte's``."""
    return 2 if written[-2:] in _POSSESSIVES and shape_of(written) in (CAPITAL, ALL) else 0


def form_of(written: str, *, loud: bool = False) -> Form:
    if written.islower() and written.isascii():  # most words of a text
        return formed(written, crc32(written.encode()), LOWER)
    cut = cut_from(written)
    written = written[: len(written) - cut]
    shape, key = shape_of(written), key_of(written)
    digest = crc32(key.encode())
    if shape >= INITIALS and shape != LETTER:
        return _other(key, digest, shape, cut)
    return formed(key, digest, LOUD if loud and shape == ALL else shape, cut)


def _other(key: str, digest: int, shape: int, cut: int) -> Form:
    """Initials, a number or a sign."""
    word = word_of(1 << 16 if shape == DIGITS else lexicon().value_of(digest) & 1 << 16, shape)
    if shape == INITIALS:
        return Form(key, digest, shape, word, kinds.WRITTEN[shape][2], MAY, cut)
    if shape == DIGITS:
        year = len(key) == 4 and key[:2] in ("19", "20")
        flags = STUCK | (IN_YEAR if year else 0)
        return Form(key, digest, shape, word, kinds.YEAR if year else kinds.NUMBER, flags, cut)
    kind = kinds.KIND.get("p" + key, kinds.NO_SIGN)
    return Form(key, digest, shape, word, kind, STUCK if key == "-" else 0, cut)


def formed(key: str, digest: int, shape: int, cut: int = 0, code: int | None = None) -> Form:
    """A word; ``code``, where it is given, instead of what is known of it (guesses.py)."""
    word = word_of(known(lexicon(), key, digest) if code is None else code, shape)
    kind = word.listed or (is_function(key) and kinds.TITLE) or word.kind or _kind_by_end(key)
    flags = (PHRASE if word.begins else 0) | _SPECIAL.get(key, 0)
    if kind == kinds.TITLE and len(key) < 6:
        flags |= SHORT_TITLE
    if word.may and _may(key, word, kind):
        flags |= MAY
    if shape != LOWER:
        if shape == CAPITAL and key in _HIGH_PARTICLES:
            kind, flags = kinds.CAPITAL_PARTICLE, flags | HIGH_PARTICLE
        if not word.last and shape <= LOUD and _is_of_street(key):
            flags |= OF_STREET
    return Form(key, digest, shape, word, kind, flags, cut)


def _is_of_street(key: str) -> bool:
    return key.endswith(STREETS) and any(
        key.endswith(ending) and len(key) > len(ending) + ("-" not in key) + 1 for ending in STREETS
    )


def _kind_by_end(key: str) -> int:
    """The class of a Dutch word in lower case: after a name stands a verb more often."""
    return kinds.LOWERED["t" if key[-1] == "t" else key[-2:] if key[-2:] in _VERBAL else ""]


def _may(key: str, word: Word, kind: int) -> bool:
    """Whether it can be a name in some sentence; candidates.py tells for the one it stands in."""
    if key[1:2] == "-" and key[0].islower() and key[2:3].islower():
        return False  # a-attest, t-shirt
    return _may_be_low(key, word, kind) if word.shape == LOWER else _may_be_high(word, kind)


def _may_be_high(word: Word, kind: int) -> bool:
    if word.shape == MIXED or kind in _LITTLE:
        return bool(word.named if word.shape == MIXED else word.first)  # jAN, Elke; not iPad, Het
    return word.first >= 2 or word.shape == ALL or kind not in (kinds.STOP, kinds.SHORTHAND)


def _may_be_low(key: str, word: Word, kind: int) -> bool:
    known = word.first >= 2 or (word.first and not word.common)
    told = known or (len(key) > 2 and not _VOWELS.isdisjoint(key)) or key in IN_SHORT
    return bool(told) and len(key) > 1 and kind not in _NEVER_LOWER
