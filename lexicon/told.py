"""Features as people read them: ``h before=TIT brief=CF0`` for a whole number."""

from collections.abc import Callable

from chalicelib.domain.names.features import TOLD
from chalicelib.domain.names.judge import Limits
from chalicelib.domain.names.kinds import KINDS, SHAPES

Meant = dict[int, str]  # what the crc32 of a word, of an ending or of two words means

_PARTS = {
    letter: [(part, int(bits)) for part, bits in zip(told[::2], told[1::2], strict=True)]
    for letter, told in ((letter, told.split()) for letter, told in TOLD.items())
}


def told(feature: int, meant: Meant) -> str:
    if feature < len(Limits._fields):
        return Limits._fields[feature]
    letter = chr(ord("a") - 1 + (feature >> 40))
    parts = []
    for part, bits in reversed(_PARTS[letter]):
        parts.append(f"{part}={_value(part, feature & (1 << bits) - 1, meant)}")
        feature >>= bits
    return " ".join([letter, *reversed(parts)])


def _value(part: str, value: int, meant: Meant) -> str:
    for parts, shown in _SHOWN:
        if part in parts:
            return shown(value)
    return meant.get(value, "?").replace(" ", "_") if part in _OF_WORDS else str(value)


def _who(value: int) -> str:
    return f"{SHAPES[value >> 6]}{value >> 4 & 3}{value >> 2 & 3}{value & 3}"


_OF_WORDS = ("word-before", "word-after", "words-before", "words-after", "ending")
_SHOWN: tuple[tuple[tuple[str, ...], Callable[[int], str]], ...] = (
    (("before", "after", "second-before", "second-after", "kind"), KINDS.__getitem__),
    (("shape",), SHAPES.__getitem__),
    (("who", "who-after"), _who),
    (("brief",), lambda value: f"{SHAPES[value >> 4]}{'01F'[value >> 2 & 3]}{value & 3}"),
    (("run",), lambda value: f"{'ost'[value >> 2]}{value & 3}"),
)
