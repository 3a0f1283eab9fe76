"""A text as the judge of names sees it: tokens with their words, and where no name can stand."""

import re

from .features import EDGE, Seen, kind_of
from .lazy import Lazy
from .lexicon import Lexicon
from .lists import closed_places
from .streets import cited, streets
from .tokens import Token, tokens

_LINK = Lazy(
    r"(?<![\w.@\-])(?:https?://\S{1,200}|www\.\S{1,200}"
    r"|(?:[a-z0-9\-]{1,40}\.){1,4}(?:be|com|nl|org|eu|net|info|vlaanderen|brussels)(?![\w@])(?:/\S{0,200})?)",
    re.I,
)

_SAINT = frozenset(("sint", "sinterklaas", "sinterklaasfeest", "pepernoten", "pieten"))
_HELPERS = frozenset(("piet", "pieten", "pietje", "pietjes"))


def seen_in(text: str, words: Lexicon) -> list[Seen]:
    given = tokens(text)
    closed = closed_places(given) | _attached(given) | _in_links(text, given) | _no_people(given)
    seen: list[Seen] = []
    for number, token in enumerate(given):
        before = seen[-1] if seen else EDGE
        seen.append(_seen(token, number in closed, words, before))
    for number in streets(seen) | cited(seen):
        seen[number] = seen[number]._replace(closed=True)
    return seen


def _seen(token: Token, closed: bool, words: Lexicon, before: Seen) -> Seen:
    """The dot of ``mevr.`` belongs to the title, so what follows stands after a title."""
    word = words.word(token.key) if token.shape not in "pdni" else EDGE.word
    after_title = token.word == "." and before.kind == "TIT" and len(before.token.key) < 6
    return Seen(token, word, "TIT" if after_title else kind_of(token, word), closed)


def _attached(given: list[Token]) -> set[int]:
    """Capitals that a digit or a hyphen is stuck to: OV4, CELF-5-NL."""
    result: set[int] = set()
    for number in range(1, len(given)):
        left, right = given[number - 1], given[number]
        if left.end == right.start:
            if right.shape == "d" and left.shape in "AUI":
                result.add(number - 1)
            if (left.word == "-" and right.shape in "AUI") or left.shape == "d":
                result.add(number)
    return result


def _no_people(given: list[Token]) -> set[int]:
    """``Max. 20`` is a number at most, and Piet is nobody where the Sint is near."""
    keys = [token.key for token in given]
    result = {n for n, key in enumerate(keys) if key in _HELPERS} if _SAINT & set(keys) else set()
    for number in range(len(keys) - 2):
        if keys[number] in ("max", "min"):
            after = number + 2 if keys[number + 1] == "." else number + 1
            if given[after].shape == "d":
                result.add(number)
    return result


def _in_links(text: str, given: list[Token]) -> set[int]:
    """What stands in the address of a site."""
    links = [found.span() for found in _LINK.finditer(text)][::-1]
    result: set[int] = set()
    for number, token in enumerate(given):
        while links and links[-1][1] <= token.start:
            links.pop()
        if links and links[-1][0] <= token.start:
            result.add(number)
    return result
