"""Names of persons: each word is judged with its neighbours, then those of one name are joined."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from .features import EDGE, Seen, features, is_candidate
from .lexicon import lexicon
from .lists import lines
from .particles import PARTICLES
from .people import is_part, parts_of, places_of
from .reasons import reason_for
from .seen import seen_in
from .span import Certainty, Kind, Span

_FAR = -(10**9)


class Weights:
    """The weight of each feature, and the two thresholds, from data/weights.txt."""

    def __init__(self) -> None:
        pairs = (line.rsplit("\t", 1) for line in lines("weights.txt"))
        self.of = {feature: int(weight) for feature, weight in pairs}
        self.bias = self.of.pop("bias", 0)
        self.doubtful = self.of.pop("doubtful", 0)
        self.sure = self.of.pop("sure", 0)
        self.ambiguous = self.of.pop("ambiguous", 0)
        self.homograph = self.of.pop("homograph", 0)


@lru_cache(maxsize=1)
def weights() -> Weights:
    return Weights()


def scores(seen: list[Seen]) -> list[int]:
    """How much each token looks like a name; very far below nothing for what cannot be one."""
    known = weights()
    weight_of = known.of.get
    result: list[int] = []
    label, before = "O", EDGE
    for number, one in enumerate(seen):
        score = _FAR
        is_word = one.token.shape in "pdn" or _just_opens(seen, number)
        if not is_word and is_candidate(one, before):
            told = features(seen, number, label)
            score = known.bias - _doubt(one) + sum(weight_of(name, 0) for name in told)
        label = next_label(label, one, score > known.doubtful)
        before = one
        result.append(score)
    return result


def _just_opens(seen: list[Seen], number: int) -> bool:
    """``Elke`` of ``Elke klas``; not that of ``Elke heeft gebeld``, nor of ``Elke Maes``."""
    one, after = seen[number], seen[number + 1] if number + 1 < len(seen) else EDGE
    plain = one.kind in ("STO", "ART") and one.token.opens
    return plain and after.kind != "VRB" and after.token.shape not in "CA"


def _doubt(one: Seen) -> int:
    """A word in lower case that is a name as well has to stand clearer than the rest."""
    return weights().homograph if one.token.shape == "l" and one.word.common else 0


def _ambiguity(one: Seen) -> int:
    """What is asked more of a word that is a name as well before it counts as sure."""
    return weights().ambiguous if one.word.common else 0


def _is_plain(one: Seen) -> bool:
    """A word of every day with the capital of its sentence: ``Rust``, ``Roos``; or one without a
    capital that is no known name: ``growth``."""
    is_known = one.word.first or one.word.last
    return bool(one.word.common and one.token.opens) or (one.token.shape == "l" and not is_known)


def next_label(label: str, one: Seen, named: bool) -> str:
    """N after a name, T after a particle that may belong to one, else O."""
    if named:
        return "N"
    if one.token.key in PARTICLES:
        return "N" if label == "N" else "T"
    return label if one.token.word in "-.'’_" else "O"


def persons(text: str, known: Iterable[str], allowed: tuple[str, ...]) -> list[Span]:
    """The names in ``text``, in order; ``known`` and ``allowed`` as ``check`` takes them."""
    seen = seen_in(text, lexicon())
    judged = scores(seen)
    if staff := tuple(known):
        _raise_known(seen, judged, staff)
    least = weights().doubtful
    for number in _repeated(seen, judged):
        judged[number] = max(judged[number], least + 1)
    for number in places_of([one.token for one in seen], allowed) if allowed else ():
        judged[number] = _FAR
    named = [score > least for score in judged]
    return [_span(seen, judged, first, last) for first, last in _runs(seen, named)]


def _raise_known(seen: list[Seen], judged: list[int], known: tuple[str, ...]) -> None:
    """A whole name of the staff is sure; a part of one where it does not stand as a plain word."""
    sure = weights().sure + 1
    for number in places_of([one.token for one in seen], known):
        if seen[number].token.shape not in "pn":
            judged[number] = max(judged[number], sure)
    parts = parts_of(known, PARTICLES)
    for number, one in enumerate(seen):
        if is_part(one.token, parts) and (_is_no_word(one) or judged[number] > weights().doubtful):
            judged[number] = max(judged[number], sure)


def _is_no_word(one: Seen) -> bool:
    """Whether this is not a word of every day: none at all, or a capital inside a sentence."""
    written = lexicon().value(one.token.key) >> 4 & 3  # of itself, not because it looks compound
    return not written or (one.token.shape in "CA" and not one.token.opens)


def _repeated(seen: list[Seen], judged: list[int]) -> set[int]:
    """One document, one name: where a sure first name stands again, in any case."""
    least = weights().sure
    sure = {
        one.token.key
        for one, score in zip(seen, judged, strict=True)
        if score > least and one.word.first and len(one.token.key) > 2
    }
    if not sure:
        return set()
    return {
        number
        for number, one in enumerate(seen)
        if one.token.key in sure and judged[number] > _FAR and not one.word.common
    }


def _runs(seen: list[Seen], named: list[bool]) -> Iterator[tuple[int, int]]:
    """First and last token of each name, with the particles before and inside it."""
    number = 0
    while number < len(seen):
        if named[number]:
            last = number
            while (further := _further(seen, named, last)) is not None:
                last = further
            yield _with_what_is_before(seen, number), last
            number = last
        number += 1


def _further(seen: list[Seen], named: list[bool], last: int) -> int | None:
    """The next token of the same name, over at most three particles; None when it ends."""
    for number in range(last + 1, min(last + 5, len(seen))):
        if named[number]:
            return number
        if seen[number].token.key not in PARTICLES:
            return None
    return None


def _with_what_is_before(seen: list[Seen], first: int) -> int:
    """``De`` of ``De Smet``, not ``van`` of ``moeder van Bo``; and ``Mark`` of ``Mark Smet``.

    A sentence may start with that word, so by itself it may not have looked like a name.
    """
    while first and seen[first - 1].token.key in PARTICLES and seen[first - 1].token.shape == "C":
        first -= 1
    before = seen[first - 1] if first else EDGE
    is_first_name = before.token.shape == "C" and bool(before.word.first) and not before.closed
    return first - 1 if is_first_name and seen[first].word.last else first


def _span(seen: list[Seen], judged: list[int], first: int, last: int) -> Span:
    parts = range(first, last + 1)
    before = seen[first - 1] if first else EDGE
    stands = first < last or before.kind == "TIT" or not _is_plain(seen[first])
    sure = stands and any(judged[n] - _ambiguity(seen[n]) > weights().sure for n in parts)
    return Span(
        seen[first].token.start,
        seen[last].token.end,
        Kind.PERSON,
        Certainty.SURE if sure else Certainty.DOUBTFUL,
        reason_for(seen[first : last + 1], before, sure=sure),
    )
