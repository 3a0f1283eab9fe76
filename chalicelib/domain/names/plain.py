"""A text as the guard reads it, and the way back to the text as it was given."""

import unicodedata
from dataclasses import replace

from .span import Span

# Invisible, and left behind by Word and by web pages in the middle of a name.
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


def plain(given: str) -> tuple[str, list[int] | None]:
    """``given`` in NFC without invisible signs, and where each of its signs was given.

    None instead of the places when nothing changed, as in nearly every text.
    """
    if given.isascii() or _is_plain(given):
        return given, None
    signs: list[str] = []
    places: list[int] = []
    for start, cluster in _clusters(given):
        composed = unicodedata.normalize("NFC", cluster)
        signs.append(composed)
        places.extend([start] * len(composed))
    places.append(len(given))
    return "".join(signs), places


def back(span: Span, places: list[int]) -> Span:
    """A span of the plain text, in places of the text as it was given."""
    return replace(span, start=places[span.start], end=places[span.end])


def whole(span: Span, read: str) -> Span:
    """With what melts with its last sign: half a letter is no place to end."""
    end = span.end
    while end < len(read) and _continues(read[end]):
        end += 1
    return replace(span, end=end) if end > span.end else span


def _is_plain(given: str) -> bool:
    return unicodedata.is_normalized("NFC", given) and _INVISIBLE.isdisjoint(given)


def _continues(sign: str) -> bool:
    """Whether ``sign`` may melt with the one before it: an accent, a vowel sign, a jamo."""
    return unicodedata.category(sign)[0] == "M" or "\u1160" <= sign <= "\u11ff"


def _clusters(given: str) -> list[tuple[int, str]]:
    """Each sign with the accents that follow it, at most 30: more is no writing, but an attack."""
    clusters: list[tuple[int, str]] = []
    start = 0
    for place in range(1, len(given) + 1):
        ends = place == len(given) or not _continues(given[place])
        if ends or place - start > 30:
            clusters.append((start, given[start:place]))
            start = place
    return [(at, cluster) for at, cluster in clusters if cluster not in _INVISIBLE]
