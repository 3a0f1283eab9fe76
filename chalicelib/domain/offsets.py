"""Where a piece of a kept text stands in what was sent, in UTF-16 code units as browsers count.

What is kept is what was sent in one form (see ``fields``), without blanks around it. So a place
in the one is not a place in the other.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from .fields import one_form

_CRLF = "\r\n"


class Offsets:
    """Places in ``sent`` of pieces of ``kept``, which was made of it.

    A text that was not made of ``sent`` is its own original.
    """

    def __init__(self, sent: str, kept: str) -> None:
        parts = list(_parts(sent))
        skipped = "".join(map(one_form, parts)).find(kept)
        if skipped < 0:
            parts, skipped = list(_parts(kept)), 0
        self._skipped = skipped
        self._ends = list(accumulate(len(one_form(part)) for part in parts))
        self._units = [0, *accumulate(len(part.encode("utf-16-le")) // 2 for part in parts)]

    def of(self, start: int, end: int) -> tuple[int, int]:
        """Of ``kept[start:end]``, in code points, which is not empty; never half a sign."""
        first = bisect_right(self._ends, self._skipped + start)
        last = bisect_right(self._ends, self._skipped + end - 1)
        return self._units[first], self._units[last + 1]


def _parts(text: str) -> Iterator[str]:
    """The smallest pieces whose one forms, joined, are that of the whole."""
    part = ""
    for sign in text:
        if part and _is_apart(part, sign):
            yield part
            part = ""
        part += sign
    if part:
        yield part


def _is_apart(part: str, sign: str) -> bool:
    """Whether nothing of ``sign`` goes into what stands before it, in their one form."""
    if part + sign == _CRLF or unicodedata.combining(sign):
        return False
    if sign.isascii():
        return True
    return one_form(sign) != "" and one_form(part + sign) == one_form(part) + one_form(sign)
