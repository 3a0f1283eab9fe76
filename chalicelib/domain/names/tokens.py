"""A text in words, numbers and signs, and the spaces between them."""

import re
from bisect import bisect_left
from itertools import accumulate

from .lazy import Lazy

_TOKEN = re.compile(
    r"([a-z]++(?![^\W\d_]|['’\-])|(?:[^\W\d_a-zà-ÿ]\.){1,4}(?![^\W\d_])|['’]t(?![^\W\d_])"
    r"|[^\W\d_]+(?:['’\-][^\W\d_]+)*|\d+|[^\w\s]|_|\n)"
)
EXTENSION = Lazy(
    r"\.(?:docx?|pdf|xlsx?|pptx?|od[tsp]|jpe?g|png|txt|csv|rtf|msg|eml"
    r"|heic|webp|gif|mp[34]|mov|m4a|zip)\b",
    re.I,
)
# The parts of the name of a file: capitals, hyphens and underscores separate them.
_PART = Lazy(r"([^\W\d_a-zà-ÿ]?[a-zà-ÿ]+|[^\W\d_a-zà-ÿ]+(?![a-zà-ÿ])|[^\W\d_]|\d+|[^\w\s]|_|\n)")
_BEFORE_FILE = Lazy(r"[\s\"'“(/\\]")
_LONGEST_FILE = 80


class Tokens:
    """``words`` as they are written, and where each starts and ends.

    ``dotted``: whether there may be a name of a file among them.
    """

    __slots__ = ("_pieces", "_places", "words")

    def __init__(self, text: str, *, dotted: bool = True) -> None:
        self._pieces = _with_files(text) if dotted else _TOKEN.split(text)
        self.words = self._pieces[1::2]
        self._places: list[int] | None = None

    def places(self) -> list[int]:
        """Start and end of each by turns: that of token n at 2n and 2n + 1."""
        if self._places is None:
            self._places = [*accumulate(map(len, self._pieces))]
        return self._places

    def within(self, start: int, end: int) -> range:
        """The numbers of the tokens that start between the two places."""
        places = self.places()
        return range(*((bisect_left(places, at) + 1) // 2 for at in (start, end)))


def _with_files(text: str) -> list[str]:
    """Spaces and tokens by turns, spaces first and last; the name of a file is taken apart."""
    pieces, at = [""], 0
    for extension in EXTENSION.finditer(text):
        name = _start_of_file(text, max(at, extension.start() - _LONGEST_FILE), extension.start())
        _join(pieces, _TOKEN.split(text[at:name]))
        _join(pieces, _PART.split(text[name : extension.start()]))
        at = extension.start()
    _join(pieces, _TOKEN.split(text[at:] if at else text))
    return pieces


def _join(pieces: list[str], more: list[str]) -> None:
    pieces[-1] += more[0]
    pieces += more[1:]


def _start_of_file(text: str, start: int, end: int) -> int:
    return end - len(_BEFORE_FILE.split(text[start:end])[-1])


def loud_lines(text: str) -> list[tuple[int, int]]:
    """Where the lines in capitals are: in those a capital says nothing."""
    lines: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        if len(line) > 12 and line[:40].upper() == line[:40] and _is_loud(line):
            lines.append((at, at + len(line)))
        at += len(line) + 1
    return lines


def _is_loud(line: str) -> bool:
    letters = sum(map(str.isalpha, line))
    return letters > 12 and sum(map(str.isupper, line)) > letters * 0.7
