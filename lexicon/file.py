"""The file that is shipped, part by part; chalicelib/domain/names/lexicon.py reads it."""

from collections.abc import Iterable
from zlib import crc32

from chalicelib.domain.names.guesses import COMMON
from chalicelib.domain.names.lexicon import (
    BITS,
    CELLS,
    HEAD,
    NEAR,
    PLAIN,
    PLAIN_WORD,
    in_filter,
)
from chalicelib.domain.names.phrases import WHOLE, joined

Keys = tuple[str, ...]


def packed_file(
    digest: bytes,
    tables: bytes,
    weights: dict[int, int],
    phrases: list[int],
) -> bytes:
    head = digest + len(weights).to_bytes(4, "little") + len(phrases).to_bytes(4, "little")
    learned = sorted(weights.items())
    features = b"".join(feature.to_bytes(8, "little") for feature, _ in learned)
    values = b"".join(weight.to_bytes(2, "little", signed=True) for _, weight in learned)
    closed = b"".join(phrase.to_bytes(4, "little") for phrase in phrases)
    return head.ljust(HEAD, b"\0") + tables + features + _whole(values) + _whole(closed)


def _whole(part: bytes) -> bytes:
    return part.ljust((len(part) + 7) // 8 * 8, b"\0")


def tables(values: dict[str, int], grams: bytes) -> bytes:
    """All that does not have to be learned from sentences."""
    return _cells(values) + _plain(values) + _near(values) + grams


def _cells(values: dict[str, int]) -> bytes:
    """The cells of the lexicon, in an order that depends on the words alone."""
    cells = [0] * CELLS
    for key, value in values.items():
        if value != PLAIN_WORD:
            digest = crc32(key.encode())
            place, mark = digest & CELLS - 1, digest >> BITS
            while cells[place] and cells[place] >> BITS != mark:
                place = place + 1 & CELLS - 1
            cells[place] = mark << BITS | value
    return b"".join(cell.to_bytes(4, "little") for cell in cells)


def _filter(keys: Iterable[str], size: int) -> bytes:
    bits = bytearray(size // 8)
    for key in keys:
        for bit in in_filter(crc32(key.encode()), size):
            bits[bit >> 3] |= 1 << (bit & 7)
    return bytes(bits)


def _plain(values: dict[str, int]) -> bytes:
    return _filter((key for key, value in values.items() if value == PLAIN_WORD), PLAIN)


def _near(values: dict[str, int]) -> bytes:
    """Frequent first names that are no words, and what is left of each without a letter."""
    names = [
        key
        for key, value in values.items()
        if value & 3 >= 2 and not value & COMMON and 3 < len(key) < 14
    ]
    shorter = (key[:at] + key[at + 1 :] for key in names for at in range(1, len(key)))
    return _filter([*names, *shorter], NEAR)


def phrases(several: Iterable[Keys]) -> list[int]:
    """The crc32 of the expressions of more than one word, and of how each begins."""
    found: set[int] = set()
    for keys in several:
        digest = crc32(keys[0].encode())
        for key in keys[1:]:
            found.add(digest ^ WHOLE)
            digest = joined(digest, key)
        if len(keys) > 1:
            found.add(digest)
    return sorted(found)
