"""What the guard knows: one file of 2 MB that is looked into where it lies.

The file is built by ``make lexicon``; docs/names.md says from what. Its parts follow one another,
little-endian as the processors of Lambda are; ``SIZES`` says how many of what there are:

- ``cells``: 2^18 of 32 bits: the upper 14 bits of a word's crc32, and 18 bits of what is known;
- ``plain``: a Bloom filter of 2^23 bits: the Dutch words of which nothing else is known;
- ``near``: one of 2^19 bits: frequent first names, also with any one letter left out;
- ``grams``: 2^13 signed bytes: how much a run of two to four letters makes a word look like a name;
- ``features`` of 64 bits and ``weights`` of 16: what was learned, by feature (features.py);
- ``phrases`` of 32 bits, sorted: the crc32 of each closed expression, and of each beginning of one.
"""

from bisect import bisect_left
from functools import lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from zlib import crc32

DATA = Path(__file__).with_name("data")
BITS, GRAM_BITS = 18, 13
CELLS, GRAMS = 1 << BITS, 1 << GRAM_BITS
PLAIN, NEAR = 1 << 23, 1 << 19
HEAD = 64  # bytes: the digest of the sources in 32, then how many weights and phrases there are
PLAIN_WORD = 1 << 4 | 1 << BITS - 1  # the value of a word that stands in the filter only


def packed(  # noqa: PLR0913, PLR0917 - it is the layout of a cell
    first: int, last: int, common: int, closed: int = 0, marks: int = 0, kind: int = 0
) -> int:
    """The 18 bits of a word; the highest is always set, so that no cell in use is zero.

    ``marks``: 1 a place, 2 what stands with a capital in the list of Dutch words, 4 and 8 the first
    and the second word of a closed expression. ``kind``: its class, 0 for none.
    """
    of_word = first | last << 2 | common << 4 | closed << 6 | (marks & 3) << 8
    return of_word | kind << 10 | (marks >> 2) << 15 | 1 << BITS - 1


def in_filter(digest: int, size: int) -> tuple[int, int, int, int]:
    """The bits of a word with this crc32 in a filter of ``size``."""
    step = digest >> 9 | 1
    one, two, three = digest + step, digest + 2 * step, digest + 3 * step
    return digest & size - 1, one & size - 1, two & size - 1, three & size - 1


class Lexicon:
    """An opened file. Only read: one serves every text."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._file = mmap(file.fileno(), 0, access=ACCESS_READ)
        self._all = memoryview(self._file)
        self.digest = bytes(self._all[:32])
        learned, phrases = self._all[32:40].cast("I")
        self._at = HEAD
        self._cells = self._next(CELLS * 4).cast("I")
        self._plain, self._near = self._next(PLAIN // 8), self._next(NEAR // 8)
        self.grams = self._next(GRAMS).cast("b")
        features, weights = self._next(learned * 8).cast("Q"), self._next(learned * 2).cast("h")
        self.weights = dict(zip(features, weights, strict=True))
        self.phrases = self._next(phrases * 4).cast("I")[:phrases]

    def _next(self, length: int) -> memoryview:
        start, self._at = self._at, self._at + (length + 7) // 8 * 8
        return self._all[start : start + length]

    def value(self, key: str) -> int:
        """What is known of ``key``, as ``packed`` says; 0 when nothing is."""
        return self.value_of(crc32(key.encode()))

    def value_of(self, digest: int) -> int:
        """The same, of a key with this crc32."""
        cells, place, mark = self._cells, digest & CELLS - 1, digest >> BITS
        while cell := cells[place]:
            if cell >> BITS == mark:
                return cell & CELLS - 1
            place = place + 1 & CELLS - 1
        plain, step, bit = self._plain, digest >> 9 | 1, digest
        for _ in range(4):
            if not plain[(bit & PLAIN - 1) >> 3] >> (bit & 7) & 1:
                return 0
            bit += step
        return PLAIN_WORD

    def is_phrase(self, digest: int) -> bool:
        """Whether a closed expression has this crc32, or a beginning of one turned inside out."""
        place = bisect_left(self.phrases, digest)
        return place < len(self.phrases) and self.phrases[place] == digest

    def may_be_near(self, key: str) -> bool:
        """Whether a first name may differ from ``key`` by one letter; hardly ever wrongly so."""
        near = self._near
        for at in range(len(key)):
            digest = crc32((key[:at] + key[at + 1 :] if at else key).encode())
            if near[(digest & NEAR - 1) >> 3] >> (digest & 7) & 1 and all(
                near[bit >> 3] >> (bit & 7) & 1 for bit in in_filter(digest, NEAR)
            ):
                return True
        return False


def lexicon() -> Lexicon:
    """The one that is shipped, opened at its first use."""
    return _opened()


@lru_cache(maxsize=1)
def _opened() -> Lexicon:
    return Lexicon(_PATHS[-1])


_PATHS = [DATA / "lexicon.bin"]


def open_at(path: Path) -> None:
    """For who has built another one."""
    _PATHS.append(path)
    _opened.cache_clear()
