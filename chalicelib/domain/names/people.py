"""Names that the caller brings: of the staff, always marked, and what is allowed, never marked."""

from collections.abc import Iterable
from functools import lru_cache

from ..text import fold
from .tokens import Token, tokens

Keys = tuple[str, ...]


def _bare(word: str) -> str:
    return fold(word).removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=8_192)  # the same staff, text after text
def _keys(name: str) -> Keys:
    return tuple(_bare(token.word) for token in tokens(name) if token.shape not in "pnd")


def _grouped(names: Iterable[Keys]) -> dict[str, list[Keys]]:
    """By their first word, the longest first."""
    found: dict[str, list[Keys]] = {}
    for keys in sorted({keys for keys in names if keys}, key=len, reverse=True):
        found.setdefault(keys[0], []).append(keys)
    return found


def _standing(token: Token) -> tuple[str, ...]:
    """The word, and the word without the s of a possessive."""
    bare = _bare(token.word)
    return (bare, bare[:-1]) if bare.endswith("s") and len(bare) > 2 else (bare,)


def places_of(given: list[Token], names: Iterable[str]) -> set[int]:
    """The numbers of the tokens where one of ``names`` stands whole, in any case and order."""
    keys = [_keys(name) for name in names]
    wanted = _grouped(
        [*keys, *(one[1:] + one[:1] for one in keys), *(one[-1:] + one[:-1] for one in keys)]
    )
    found: set[int] = set()
    for number, token in enumerate(given) if wanted else ():
        for several in (several for key in _standing(token) for several in wanted.get(key, ())):
            if _stands(given, number, several):
                found.update(range(number, number + len(several)))
                break
    return found


def _stands(given: list[Token], number: int, keys: Keys) -> bool:
    several = given[number : number + len(keys)]
    return len(several) == len(keys) and all(
        key in _standing(token) for token, key in zip(several, keys, strict=True)
    )


def parts_of(names: Iterable[str], particles: frozenset[str]) -> frozenset[str]:
    """The words of ``names`` that can stand for somebody alone."""
    return frozenset(
        key for name in names for key in _keys(name) if len(key) > 1 and key not in particles
    )


def is_part(token: Token, parts: frozenset[str]) -> bool:
    return (
        bool(parts) and token.shape not in "pnd" and any(key in parts for key in _standing(token))
    )
