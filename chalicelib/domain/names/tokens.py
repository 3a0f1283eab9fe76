"""A text in words, numbers and signs, with what their shape tells."""

import re
from typing import NamedTuple

_EXTENSION = re.compile(
    r"\.(?:docx?|pdf|xlsx?|pptx?|od[tsp]|jpe?g|png|txt|csv|rtf|msg|eml)\b", re.I
)
_TOKEN = re.compile(
    r"(?:[^\W\d_a-zà-ÿ]\.){1,4}(?![^\W\d_])|['’]t(?![^\W\d_])|[^\W\d_]+(?:['’\-][^\W\d_]+)*|\d+|[^\w\s]|_|\n"
)
# The parts of the name of a file: capitals, hyphens and underscores separate them.
_PART = re.compile(
    r"[^\W\d_a-zà-ÿ]?[a-zà-ÿ]+|[^\W\d_a-zà-ÿ]+(?![a-zà-ÿ])|[^\W\d_]|\d+|[^\w\s]|_|\n"
)
_ENDS_SENTENCE = frozenset('.!?:;"“”„•*–—/\n|+=>')
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mevr",
        "mvr",
        "mej",
        "dhr",
        "dr",
        "prof",
        "juffr",
        "lkr",
        "lln",
        "ll",
        "tel",
        "bv",
        "nl",
        "ca",
        "nr",
        "evt",
        "enz",
        "incl",
        "excl",
        "betr",
    ]
)
_POSSESSIVES = frozenset(("'s", "’s", "'S", "’S"))
_LONGEST = 40  # the longest word that is looked at whole


class Token(NamedTuple):
    """``key`` is the word in lower case. Shapes: Capital, ALL capitals (A; U in a line of them),
    lower, initials (i: with dots, I: one letter), mixed, digits, punctuation, newline."""

    start: int
    end: int
    word: str
    key: str
    shape: str
    opens: bool  # a sentence, an item of a list or a line


def key_of(word: str) -> str:
    """How a word stands in the lexicon: lower case, a straight apostrophe, the Turkish İ an i."""
    if word.isascii():
        return "¶" if word == "\n" else word.lower()
    return word.lower().replace("’", "'").replace("i̇", "i")


def _shape(word: str) -> str:
    if word.islower():
        return "l"
    if not word[0].isalpha():
        return "l" if len(word) > 1 and word[1].isalpha() else _sign(word)
    if len(word) == 1:
        return "I"
    if word[1:].islower():
        return "C" if word[0].isupper() else "m"
    return _shape_of_capitals(word)


def _shape_of_capitals(word: str) -> str:
    if word[-1] == ".":
        return "i"
    if word.isupper():
        return "A"
    return "C" if word[0].isupper() else "m"


def _sign(word: str) -> str:
    if word == "\n":
        return "n"
    return "d" if word[0].isdigit() else "p"


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where the tokens stand; the name of a file is taken apart further."""
    pieces: list[tuple[int, int]] = []
    at = 0
    for extension in _EXTENSION.finditer(text):
        name = max(at, extension.start() - 80)
        name += len(text[name : extension.start()]) - len(
            _file_name(text[name : extension.start()])
        )
        pieces += [found.span() for found in _TOKEN.finditer(text, at, name)]
        pieces += [found.span() for found in _PART.finditer(text, name, extension.start())]
        at = extension.start()
    pieces += [found.span() for found in _TOKEN.finditer(text, at)]
    return pieces


def _file_name(before: str) -> str:
    return re.split(r"[\s\"'“(/\\]", before)[-1]


def tokens(text: str) -> list[Token]:
    shouted = _shouted(text)
    result: list[Token] = []
    opens = True
    for start, end in _pieces(text):
        token = _token(text, start, end, opens, shouted)
        result.append(token)
        opens = token.shape in "pnd" and _opens_next(token, result, opens)
    return result


def _opens_next(token: Token, result: list[Token], opened: bool) -> bool:
    """Whether a sentence begins after this sign or number, the last of ``result``."""
    if token.shape == "d":
        return False
    if token.word in _ENDS_SENTENCE:
        before = result[-2].key if len(result) > 1 else ""
        return token.word != "." or before not in _ABBREVIATIONS
    return opened or _item(token, result)


def _item(token: Token, before: list[Token]) -> bool:
    """Whether this closes the number of an item in a list: ``2)`` or ``-`` at the start."""
    if token.word == ")" and len(before) > 1:
        return before[-2].shape == "d" or len(before[-2].word) == 1
    return token.word == "-" and (len(before) == 1 or before[-2].end < token.start)


def _token(text: str, start: int, end: int, opens: bool, shouted: list[tuple[int, int]]) -> Token:
    word = text[start:end] if end - start <= _LONGEST else text[start : start + _LONGEST]
    shape = _shape(word)
    if shape in "CA" and word[-2:] in _POSSESSIVES:
        word, end = word[:-2], end - 2
        shape = _shape(word)
    if shouted and shape == "A" and _is_shouted(start, shouted):
        shape = "U"
    return Token(start, end, word, key_of(word), shape, opens)


def _is_shouted(start: int, shouted: list[tuple[int, int]]) -> bool:
    """Whether a line in capitals, of those left over, holds ``start``; forgets those before it."""
    while shouted and shouted[-1][1] <= start:
        shouted.pop()
    return bool(shouted) and shouted[-1][0] <= start


def _shouted(text: str) -> list[tuple[int, int]]:
    """The lines in capitals, the last one first."""
    lines: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        if len(line) > 12 and line[:40].upper() == line[:40] and _is_loud(line):
            lines.append((at, at + len(line)))
        at += len(line) + 1
    return lines[::-1]


def _is_loud(line: str) -> bool:
    letters = sum(map(str.isalpha, line))
    return letters > 12 and sum(map(str.isupper, line)) > letters * 0.7
