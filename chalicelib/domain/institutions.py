"""CLBs and schools: what is known of one, and how it is found while somebody types."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from operator import itemgetter
from string import punctuation
from typing import Literal

from .text import fold

LONGEST_QUERY = 100  # characters; a search does not look further
_SHORTEST_QUERY = 2
_NO_MARKS = str.maketrans("", "", punctuation)
_SPLIT_AT_MARKS = str.maketrans(dict.fromkeys(punctuation, " "))

Kind = Literal["clb", "school"]


@dataclass(frozen=True, slots=True)
class Institution:
    """A CLB or a school as the ministry describes it; what it leaves out is empty."""

    number: str  # instellingsnummer: 6 digits, leading zeros kept
    kind: Kind
    name: str
    street: str = ""
    postcode: str = ""
    municipality: str = ""
    level: str = ""  # BaO, SO, DKO, VWO or HO
    net: str = ""
    community: str = ""  # number of its scholengemeenschap
    clb: str = ""  # number of the CLB that serves this school

    @property
    def public(self) -> dict[str, str]:
        """All that is known of it, without what is empty: ``Institution(**public)`` is the same."""
        return {name: value for name in FIELDS if (value := getattr(self, name))}

    @property
    def card(self) -> str:
        """Its public JSON."""
        return json.dumps(self.public, ensure_ascii=False, separators=(",", ":"))


FIELDS = tuple(field.name for field in fields(Institution))


class Index:
    """Institutions made ready for search: folded once, in the order in which they are shown."""

    def __init__(self, institutions: Iterable[Institution]) -> None:
        folded, forms = cache(fold), cache(_forms)  # the same words come back hundreds of times
        found = [
            (folded(one.name), folded(one.municipality), one.number, one) for one in institutions
        ]
        found.sort(key=itemgetter(0, 1, 2))
        self.rows = [one for *_, one in found]
        self.numbers = [number for _, _, number, _ in found]
        self.names = [name for name, *_ in found]
        self.texts = [
            " " + " ".join(map(forms, (*name.split(), *municipality.split())))
            for name, municipality, *_ in found
        ]

    def get(self, number: str) -> Institution | None:
        return self.rows[self.numbers.index(number)] if number in self.numbers else None

    def holding(self, word: str, rows: Sequence[int]) -> list[int]:
        """Those of ``rows`` with ``word`` in name or municipality, or starting the number."""
        texts, numbers = self.texts, self.numbers
        if not word.isdigit():
            return [row for row in rows if word in texts[row]]
        start = (word, word.zfill(6))  # who copies from a spreadsheet lost the zeros in front
        return [row for row in rows if word in texts[row] or numbers[row].startswith(start)]


def _forms(word: str) -> str:
    """A folded word as it is written; with marks in it also without them, and apart at each.

    So ``olv``, ``o.l.v.`` and ``visitatie`` all find ``O.L.V.-Visitatie``.
    """
    if word.isalnum():
        return word
    return f"{word} {word.translate(_NO_MARKS)} {word.translate(_SPLIT_AT_MARKS)}"


def search(index: Index, q: str, limit: int = 20) -> list[Institution]:
    """At most ``limit`` institutions that hold every word of ``q``, likeliest first.

    First the very number, then numbers and then names that start with ``q``, then those where
    each word starts a word, then the rest; equals by name. One character finds nothing.
    """
    q = fold(q[:LONGEST_QUERY])
    words = list(dict.fromkeys(word for word in q.split() if word.translate(_NO_MARKS)))
    if len(q) < _SHORTEST_QUERY or not words:
        return []
    rows: Sequence[int] = range(len(index.rows))
    for word in words:
        rows = index.holding(word, rows)
    return [index.rows[row] for row in _likeliest(_tiers(index, q, words, rows), limit)]


def _tiers(
    index: Index, q: str, words: Iterable[str], rows: Sequence[int]
) -> Iterator[Sequence[int]]:
    """Parts of ``rows`` by how likely they are meant; a part may repeat what came before."""
    numbers, names, texts = index.numbers, index.names, index.texts
    if q.isdigit():
        exact = q.zfill(6)
        yield [row for row in rows if numbers[row] == exact]
        yield [row for row in rows if numbers[row].startswith(q)]
    yield [row for row in rows if names[row].startswith(q)]
    starting = rows
    for word in words:
        start = f" {word}"
        starting = [row for row in starting if start in texts[row]]
    yield starting
    yield rows


def _likeliest(tiers: Iterable[Sequence[int]], limit: int) -> list[int]:
    """Tier by tier, no further than needed: most searches end before the last one."""
    found: dict[int, None] = {}
    for tier in tiers:
        found |= dict.fromkeys(tier)
        if len(found) >= limit:
            break
    return list(found)[:limit]
