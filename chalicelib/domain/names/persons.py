"""Names of persons: each word is judged with its neighbours, then those of one name are joined."""

from collections.abc import Iterable, Iterator

from .forms import Form
from .judge import PARTICLES, judged, limits
from .kinds import ALL, CAPITAL, DIGITS, KIN, LOWER, TITLE
from .lexicon import lexicon
from .looks import read
from .lowering import lower_beside
from .people import People, staff_of, words_in
from .raising import raise_beside
from .reading import Reading
from .reasons import reason_for
from .span import Certainty, Kind, Span

Scores = dict[int, int]


def persons(text: str, known: Iterable[str], allowed: tuple[str, ...]) -> list[Span]:
    """The names in ``text``, in order; ``known`` and ``allowed`` as ``check`` takes them."""
    reading = read(text)
    scores = judged(reading)
    staff = tuple(known)
    present = words_in(reading.forms) if staff or allowed else set[str]()
    if staff and staff_of(staff).may_be_in(present):
        _raise_known(reading, scores, staff_of(staff))
    if not scores:
        return []
    raise_beside(reading, scores)
    lower_beside(reading, scores)
    if len(scores) > 1:
        _raise_repeated(reading, scores)
    if allowed and staff_of(allowed).may_be_in(present):
        for number in staff_of(allowed).places_in(reading.forms):
            scores.pop(number, None)
    least = limits().doubtful
    named = {number for number, score in scores.items() if score > least}
    return [_span(reading, scores, first, last) for first, last in _runs(reading, named)]


def _raise_known(reading: Reading, scores: Scores, staff: People) -> None:
    """A whole name of the staff is sure; a part of one where it does not stand as a plain word."""
    least, sure = limits().doubtful, limits().sure + 1
    forms = reading.forms
    for number in staff.places_in(forms):
        if forms[number].shape <= DIGITS:
            reading.known.add(number)
    for number in staff.parts_in(forms):
        if scores.get(number, least) > least or _is_no_word(reading, number):
            reading.known.add(number)
    scores.update((number, max(scores.get(number, sure), sure)) for number in reading.known)


def _is_no_word(reading: Reading, number: int) -> bool:
    """Whether this is not a word of every day: none at all, or a capital inside a sentence."""
    form = reading.forms[number]
    written = lexicon().value_of(form.digest) >> 4 & 3  # itself, not because it looks compound
    return not written or (form.shape in (CAPITAL, ALL) and not reading.opens(number))


def _raise_repeated(reading: Reading, scores: Scores) -> None:
    """One document, one name: where a sure first name stands again, in any case."""
    least, sure, forms = limits().doubtful, limits().sure, reading.forms
    keys = {
        forms[number].key
        for number, score in scores.items()
        if score > sure
        and (forms[number].word.first or forms[number].shape == ALL)
        and len(forms[number].key) > 1
    }
    for number, score in scores.items() if keys else ():
        if score <= least and forms[number].key in keys and not forms[number].word.common:
            scores[number] = least + 1


def _runs(reading: Reading, named: set[int]) -> Iterator[tuple[int, int]]:
    """First and last token of each name, with the particles before and inside it."""
    last = 0
    for number in sorted(named):
        if number > last:
            last = number
            while (further := _further(reading.forms, named, last)) is not None:
                last = further
            yield _with_what_is_before(reading, number), last


def _further(forms: list[Form], named: set[int], last: int) -> int | None:
    """The next token of the same name, over at most three particles; None when it ends."""
    for number in range(last + 1, last + 5):
        if number in named:
            return number
        if forms[number].kind not in PARTICLES:
            return None
    return None


def _with_what_is_before(reading: Reading, first: int) -> int:
    """``De`` of ``De Smet``, not ``van`` of ``moeder van Bo``; and ``Mark`` of ``Mark Smet``.

    A sentence may start with that word, so by itself it may not have looked like a name.
    """
    forms = reading.forms
    while forms[first - 1].kind in PARTICLES and forms[first - 1].shape == CAPITAL:
        first -= 1
    before = forms[first - 1]
    is_first_name = (
        before.shape == CAPITAL and before.word.first and first - 1 not in reading.closed
    )
    return first - 1 if is_first_name and forms[first].word.last else first


def _is_plain(reading: Reading, number: int) -> bool:
    """A word of every day with the capital of its sentence: ``Rust``, ``Roos``; or one without a
    capital that is no known name: ``growth``."""
    form = reading.forms[number]
    unknown = form.shape == LOWER and not form.word.named
    return unknown or bool(form.word.common and reading.opens(number))


def _may_be_sure(reading: Reading, number: int) -> bool:
    """What is a brand or of a story as well is doubtful: Elsa, Leo; not ``juf Elsa``."""
    forms, form = reading.forms, reading.forms[number]
    if number in reading.known:
        return True
    if form.word.common and not form.word.named:
        return False
    # HEKLA; and a word in lower case that no list has, as in what a parent wrote in English
    unlisted = not form.word.named and (
        form.shape == LOWER or (form.shape == ALL and len(form.key) > 4)
    )
    return not (form.word.closed or unlisted) or forms[number - 1].kind in (KIN, TITLE)


def _span(reading: Reading, scores: Scores, first: int, last: int) -> Span:
    limit, forms, before = limits(), reading.forms, reading.forms[first - 1]
    sure = any(
        score - (limit.ambiguous if forms[number].word.common else 0) > limit.sure
        for number in range(first, last + 1)
        if (score := scores.get(number)) is not None and _may_be_sure(reading, number)
    )
    if sure and first == last and before.kind != TITLE:
        sure = not _is_plain(reading, first)
    return Span(
        reading.start(first),
        reading.end(last),
        Kind.PERSON,
        Certainty.SURE if sure else Certainty.DOUBTFUL,
        reason_for(forms[first : last + 1], before, sure=sure),
    )
