"""How often each value occurs, and what is told together: see decision 26.

What few registrations have in common may say whom they are about, to who knows the school. Where
``least`` is more than one, such values are joined, with the next smallest until they are no
longer few, so that subtraction tells nothing either.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from .frozen import dataclass
from .text import fold

MOST = 50  # values told apart; the rarest of more are joined

Values = Sequence[str]


@dataclass(frozen=True)
class Share:
    value: str
    registrations: int


@dataclass(frozen=True)
class Breakdown:
    """``other``: registrations with a value that is joined; ``none``: those without any.

    A registration with several values counts with each, once.
    """

    shares: tuple[Share, ...]
    other: int = 0
    none: int = 0


def fixed(cards: Iterable[Values], words: Iterable[str], least: int = 1) -> Breakdown:
    """Of words that are known beforehand, in their order, also those that nothing has."""
    values = [frozenset(one) for one in cards]
    counts = Counter({str(word): 0 for word in words})
    counts.update(value for one in values for value in one)
    return _told(list(counts), counts, values, least)


def free(cards: Iterable[Values], least: int = 1) -> Breakdown:
    """Of words that people chose, however they spelled them; the most frequent first."""
    written = [tuple(one) for one in cards]
    values = [frozenset(map(fold, one)) for one in written]
    counts = Counter(value for one in values for value in one)
    order = sorted(counts, key=lambda value: (-counts[value], value))
    told = _told(order, counts, values, least)
    spelled = _spellings(written)
    shares = tuple(Share(spelled[one.value], one.registrations) for one in told.shares)
    return Breakdown(shares, told.other, told.none)


def _spellings(written: Iterable[Values]) -> dict[str, str]:
    """How most wrote it; of equals, the first of the alphabet."""
    counts = Counter(value for one in written for value in one)
    rarest_first = sorted(counts, key=lambda value: (-counts[value], value), reverse=True)
    return {fold(value): value for value in rarest_first}


def _told(
    order: Sequence[str], counts: Counter[str], values: Sequence[frozenset[str]], least: int
) -> Breakdown:
    joined = _joined(order, counts, values, least)
    return Breakdown(
        tuple(Share(value, counts[value]) for value in order if value not in joined),
        other=sum(not joined.isdisjoint(one) for one in values),
        none=sum(not one for one in values),
    )


def _joined(
    order: Sequence[str], counts: Counter[str], values: Sequence[frozenset[str]], least: int
) -> set[str]:
    """What is not told apart, the rarest first."""
    rarest_first = sorted(order, key=lambda value: (counts[value], value))
    joined = set(rarest_first[:-MOST])
    if any(0 < count < least for count in counts.values()):
        joined |= {value for value in rarest_first if counts[value] < least}
    rest = (value for value in rarest_first if value not in joined)
    while joined and sum(not joined.isdisjoint(one) for one in values) < least:
        value = next(rest, None)
        if value is None:
            break
        joined.add(value)
    return joined
