"""The lists that people keep by hand: classes of words, and expressions that name nobody."""

from collections.abc import Iterator
from pathlib import Path

from chalicelib.domain.names.forms import cut_from, key_of
from chalicelib.domain.names.kinds import CLASSES
from chalicelib.domain.names.tokens import Tokens

SOURCES = Path(__file__).with_name("sources")
SENTENCES = Path(__file__).with_name("sentences")
CLASS_NUMBERS = {name: number for number, name in enumerate(CLASSES, start=1)}


def lines(file: Path) -> Iterator[str]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def classes() -> dict[str, str]:
    """The class of each word that has one; of two, the one that stands first in the file."""
    found: dict[str, str] = {}
    for line in lines(SOURCES / "classes.txt"):
        name, words = line.split(": ", 1)
        for word in words.split():
            found.setdefault(word, name)
    return found


def expressions() -> list[tuple[str, ...]]:
    """The closed expressions, each as the keys of its words in a text."""
    several = (one.strip() for line in lines(SOURCES / "closed.txt") for one in line.split(";"))
    return [tuple(_keys(one)) for one in several if one]


def _keys(expression: str) -> Iterator[str]:
    for word in Tokens(expression).words:
        yield key_of(word[: len(word) - cut_from(word)])
