"""What is known of a word, and of one that stands in no list by its parts and its letters.

It is one whole number: the value of the lexicon, ``guess`` from bit 18 and ``form`` from bit 21.
``guess`` 1-6: how much an unknown word looks like a name, 0 for a known one. ``form``: 1 a
possessive, 2 a diminutive, 3 parts with a hyphen, 4 a slip of the pen.
"""

from zlib import crc32

from .endings import words
from .lexicon import BITS, GRAMS, Lexicon, packed

GUESS, FORM = BITS, BITS + 3
POSSESSIVE, DIMINUTIVE, JOINED, SLIP = range(1, 5)
NAME, COMMON, KNOWN, CLASS = 15, 3 << 4, (1 << 10) - 1, 0xFF << 10
_ENDINGS = {
    "s": (("'s", POSSESSIVE), ("kes", DIMINUTIVE), ("tjes", DIMINUTIVE), ("s", POSSESSIVE)),
    "e": (("ske", DIMINUTIVE), ("tje", DIMINUTIVE), ("ke", DIMINUTIVE), ("je", DIMINUTIVE)),
    "n": (("ken", DIMINUTIVE),),
}
_CASES = frozenset(
    words("in ın un ün nin nın nun nün a e ya ye i ı u ü yi yı yu yü da de ta te dan den la le")
)
# Letters that are taken for one another by who writes by ear.
_BY_EAR = {"t": "d", "d": "t", "c": "k", "k": "c", "s": "z", "z": "s", "i": "y", "y": "i", "f": "v"}


def known(lexicon: Lexicon, key: str, digest: int) -> int:
    """What is known of ``key``, with this crc32; its class stays that of the word itself."""
    value = lexicon.value_of(digest)
    if value & (NAME | COMMON):  # nearly always
        return value
    if form := _formed(lexicon, key):
        return form | value & CLASS
    return value if value & KNOWN else _unlisted(lexicon, key) | value & CLASS


def _unlisted(lexicon: Lexicon, key: str) -> int:
    if key.endswith("'s") and lexicon.value(key[:-2]) & COMMON:  # duo's, foto's
        return packed(0, 0, 1)
    if "-" in key:
        return _joined(lexicon, key)
    if len(key) > 8 and _is_compound(lexicon, key):
        return packed(0, 0, 1)
    if near := _near(lexicon, key):  # Nathaan is no haan
        return packed(min(2, near), 0, 0) | SLIP << FORM
    if len(key) > 6 and _is_compound(lexicon, key):  # or a name of far: Balwant, Damsara
        return packed(0, 0, 1) | bucket(likeness(lexicon, key)) << GUESS
    return bucket(likeness(lexicon, key)) << GUESS


def _formed(lexicon: Lexicon, key: str) -> int:
    """``lottes``, ``jefke`` and the Turkish ``elif'in`` by the name in them; 0 without one."""
    name, _, case = key.partition("'")
    if case in _CASES and (value := lexicon.value(name)) & 3 >= 2:
        return value & ~CLASS | POSSESSIVE << FORM
    for ending, form in _ENDINGS.get(key[-1:], ()):
        if key.endswith(ending) and len(key) - len(ending) > 2:
            value = lexicon.value(key[: -len(ending)])
            if value & 3 >= 2 and (not value & COMMON or len(key) > 4):
                return value & ~CLASS | form << FORM
    return 0


def _joined(lexicon: Lexicon, key: str) -> int:
    """``jan-willem`` is a name when every part is; ``mab-blokken`` is none: one is a plain word.

    ``vanhecke-maes`` may be a family: one part is a name, and none a word.
    """
    values = [lexicon.value(part) for part in key.split("-")]
    first = min(value & 3 for value in values)
    last = min(max(value & 3, value >> 2 & 3) for value in values)
    plain = any(value & COMMON and not value & NAME for value in values)
    if not (first or last or plain):
        last = int(any(value & NAME for value in values))
    common = 0 if first or last else 2 if plain else 1
    return packed(first, min(2, last), common) | JOINED << FORM


def _is_compound(lexicon: Lexicon, key: str) -> bool:
    """Whether two Dutch words make this one: ``zorg`` + ``overleg``; not ``van`` + ``loon``."""
    if key.startswith(("van", "ver", "de", "ter")):
        return False
    written = key.encode()
    value_of = lexicon.value_of
    return any(
        value_of(crc32(written[:cut])) & COMMON and _closes(lexicon, written[cut:])
        for cut in range(3, len(written) - 2)
    )


def _closes(lexicon: Lexicon, rest: bytes) -> bool:
    if lexicon.value_of(crc32(rest)) & COMMON:
        return True
    return rest[:1] == b"s" and len(rest) > 3 and bool(lexicon.value_of(crc32(rest[1:])) & COMMON)


def _near(lexicon: Lexicon, key: str) -> int:
    """How frequent the first name is that ``key`` is a slip of the pen of; 0 without one."""
    if not 4 < len(key) < 13 or not key.isalpha() or not lexicon.may_be_near(key):
        return 0
    values = [value for slip in slips(key) if (value := lexicon.value(slip)) and not value & COMMON]
    return max((value & 3 for value in values if value & 3 >= 2), default=0)


def slips(key: str) -> set[str]:
    """What may have been meant: without a letter, with two turned, by ear, or lacking a vowel."""
    places = range(1, len(key))
    without = {key[:at] + key[at + 1 :] for at in places}
    turned = {key[:at] + key[at + 1] + key[at] + key[at + 2 :] for at in places[:-1]}
    by_ear = {key[:at] + _BY_EAR.get(key[at], key[at]) + key[at + 1 :] for at in places}
    doubled = {key[:at] + key[at] + key[at:] for at in places}
    doubled |= {key[:at] + vowel + key[at:] for at in places for vowel in "aeiou"}
    return (without | turned | by_ear | doubled) - {key}


def likeness(lexicon: Lexicon, key: str) -> int:
    """The sum of what its letters say: above 0 more like a name, below 0 like a word."""
    grams = lexicon.grams
    return sum([grams[gram] for gram in grams_of(key)])


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
