"""The lists that people keep by hand: classes of words, and expressions that name nobody."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from .lexicon import DATA
from .tokens import Token, key_of

_WORD = re.compile(r"[^\W\d_]+(?:['\-][^\W\d_]+)*|\d+|[^\w\s]")

Expressions = dict[tuple[str, ...], list[tuple[str, ...]]]


def lines(file: str) -> Iterator[str]:
    for line in (DATA / file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


@lru_cache(maxsize=1)
def classes() -> dict[str, str]:
    """The class of each word that has one; of two, the one that stands first in the file."""
    found: dict[str, str] = {}
    for line in lines("classes.txt"):
        name, words = line.split(": ", 1)
        for word in words.split():
            found.setdefault(word, name)
    return found


@lru_cache(maxsize=1)
def expressions() -> Expressions:
    """The closed expressions of more than one word, by their first two, the longest first."""
    found: Expressions = {}
    for line in lines("closed.txt"):
        for expression in line.split(";"):
            keys = _keys(expression)
            if len(keys) > 1:
                found.setdefault(keys[:2], []).append(keys)
    for several in found.values():
        several.sort(key=len, reverse=True)
    return found


def _keys(expression: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(key_of(expression)))


def closed_singles() -> set[str]:
    """The closed words that stand alone; the builder of the lexicon asks for them."""
    return {
        key_of(expression).strip()
        for line in lines("closed.txt")
        for expression in line.split(";")
        if len(_keys(expression)) == 1
    }


def closed_places(given: list[Token]) -> set[int]:
    """The numbers of the tokens that belong to a closed expression."""
    known = expressions()
    closed: set[int] = set()
    keys = [token.key for token in given]
    for number, pair in enumerate(pairwise(keys)):
        for length in _lengths(keys, number, known.get(pair, ())):
            closed.update(range(number, number + length))
            break
    return closed


def _lengths(keys: list[str], number: int, several: Iterable[tuple[str, ...]]) -> Iterator[int]:
    """Of the expressions that stand here; their last word may have an s of possession."""
    for expression in several:
        length = len(expression)
        standing = keys[number : number + length]
        if tuple(standing) == expression or (
            tuple(standing[:-1]) == expression[:-1] and standing[-1] == expression[-1] + "s"
        ):
            yield length
