"""What makes a word a name all the same, whatever its sum: what it stands beside.

What is raised is doubtful. lowering.py has the opposite.
"""

from collections.abc import Iterator

from .endings import words
from .forms import Form
from .judge import PARTICLES, limits
from .kinds import (
    ALL,
    ARTICLE,
    BEAST,
    CAPITAL,
    CAPITAL_PARTICLE,
    LOUD,
    LOWER,
    PUBLIC,
    THING,
    TITLE,
)
from .pairs import HEADINGS, are_two, is_beside_loud, is_done_with, is_surname_first, owns
from .reading import Reading
from .rolls import is_initials
from .somebody import is_somebody
from .words import IN_SHORT

ALMOST = -200  # a sum that is not much below what is doubtful
FIRST = 2  # the number of the first token
_AND = frozenset(("en", "&", "+", ",", "/"))
_WITH = frozenset(words("met bij voor aan van door naast over"))
_MADE = frozenset(
    words(
        "boek boeken film films lied liedje nummer song roman gedicht prentenboek strip"
        " voorstelling lezing musical toneelstuk schilderij methode theorie model"
        " stelling serie podcast artikel onderzoek werk muziek verhalen straat plein"
    )
)


def raise_beside(reading: Reading, scores: dict[int, int]) -> None:
    least = limits().doubtful
    low = [number for number, score in scores.items() if score <= least]
    for number in low:
        for raised in _with(reading, scores, number):
            scores[raised] = max(scores[raised], least + 1)


def _with(reading: Reading, scores: dict[int, int], number: int) -> Iterator[int]:
    """The numbers of what is a name, if ``number`` is one: nothing when nothing says so."""
    form = reading.forms[number]
    if form.shape != CAPITAL:
        if _is_in_haste(reading, scores, number):
            yield number
    elif form.word.closed < 2:
        yield from _first(reading, scores, number) or _other(reading, scores, number)


def _is_in_haste(reading: Reading, scores: dict[int, int], number: int) -> bool:
    """``juf roos``, ``wolf en lowie moeten``, ``dries heeft straf``; initials in a roll."""
    forms, form = reading.forms, reading.forms[number]
    if form.shape == ALL and is_initials(forms, number):
        return True
    if form.key in IN_SHORT:
        return True
    if form.word.first < 2:
        return False
    if forms[number - 1].kind == TITLE:
        return True
    if form.shape == LOUD:
        return forms[number - 1].key in HEADINGS or is_beside_loud(forms, number)
    opens = number == FIRST and is_somebody(forms, number)
    return form.shape == LOWER and (opens or _is_paired(forms, scores, number))


def _first(reading: Reading, scores: dict[int, int], number: int) -> tuple[int, ...]:
    """Of what may be a first name."""
    forms = reading.forms
    if are_two(forms, number):
        return (number, number + 2) if number + 2 in scores else (number,)
    if forms[number].word.first < 2:
        return ()
    if last := _surname(forms, scores, number):
        return (number, last)
    named = (
        forms[number - 1].kind == TITLE
        or _is_paired(forms, scores, number)
        or _is_only_a_name(forms, scores, number)
        or (reading.opens(number) and is_somebody(forms, number))
    )
    return (number,) if named else ()


def _other(reading: Reading, scores: dict[int, int], number: int) -> tuple[int, ...]:
    """Of a surname by itself, and of words that no list has."""
    forms = reading.forms
    if forms[number].word.first >= 2:
        return ()
    if _is_family(forms, number) or _is_by_itself(reading, number):
        return (number,)
    if _are_unknown(forms, scores, number) and (
        is_somebody(forms, number + 1) or _look_alike(forms, number)
    ):
        return (number, number + 1)
    placed = forms[number - 1].key == "volgens" or is_done_with(reading, number)
    return (number,) if placed and _is_unknown(forms[number]) else ()


def _is_only_a_name(forms: list[Form], scores: dict[int, int], number: int) -> bool:
    """``advies van Okello``: what is a first name and nothing else, after a small word."""
    word, before = forms[number].word, _before(forms, number)
    if word.common or word.closed or word.place or forms[number - 1].shape != LOWER:
        return False
    public = before.kind in (PUBLIC, BEAST, THING) or before.key in _MADE
    return not public and scores[number] > ALMOST and forms[number + 1].shape != CAPITAL


def _surname(forms: list[Form], scores: dict[int, int], first: int) -> int:
    """Where the surname of a first name stands, over its particles; 0 without one.

    ``de toets van Jonas Peeters``, not ``de film van Jan Verheyen``.
    """
    last = first + 1
    while forms[last].kind in PARTICLES and last < first + 4:
        last += 1
    word, before = forms[last].word, _before(forms, first)
    is_word = forms[first].word.common or word.common  # Storm Bos: side by side, or not at all
    stuck = last == first + 1 or forms[first + 1].shape == CAPITAL  # Leen Van Den Abbeele
    known = (word.last or (stuck and _is_unknown(forms[last]))) and word.closed < 2
    known = known and (stuck or not is_word)
    named = last in scores and forms[last].shape == CAPITAL and known
    return last if named and before.kind not in (PUBLIC, BEAST) and before.key not in _MADE else 0


def _before(forms: list[Form], number: int) -> Form:
    number -= 1
    while forms[number].kind in PARTICLES:
        number -= 1
    return forms[number]


def _is_paired(forms: list[Form], scores: dict[int, int], number: int) -> bool:
    """``Lente en Juna``, ``Roos en juf Els``: beside a sure first name; or both do something."""
    return (
        are_two(forms, number)
        or are_two(forms, number - 2)
        or any(
            forms[number + way].key in _AND and _is_sure(forms, scores, number + 2 * way, way)
            for way in (1, -1)
        )
    )


def _is_sure(forms: list[Form], scores: dict[int, int], number: int, way: int) -> bool:
    if way > 0 and forms[number].kind == TITLE:
        number += 1
    word, limit = forms[number].word, limits()
    asked = limit.sure + (limit.ambiguous if word.common else 0)
    return word.first >= 2 and scores.get(number, 0) > asked


def _is_by_itself(reading: Reading, number: int) -> bool:
    """``Brouwers heeft alweer zijn jas niet bij``, ``Wil spijbelt``: what is a word as well."""
    word = reading.forms[number].word
    if owns(reading.forms, number) or is_surname_first(reading.forms, number):
        return True
    named = word.first or word.last or word.place
    return bool(named) and reading.opens(number) and is_somebody(reading.forms, number)


def _are_unknown(forms: list[Form], scores: dict[int, int], number: int) -> bool:
    """Two words with a capital that no list has, side by side, like a first name and a surname."""
    if number + 1 not in scores or forms[number - 1].kind in (ARTICLE, THING, PUBLIC, BEAST):
        return False
    return all(_is_unknown(form) for form in forms[number : number + 2])


def _look_alike(forms: list[Form], number: int) -> bool:
    """``bij Ouchikh Xolani``: both look like names, and stand where somebody does."""
    both = [form.word for form in forms[number : number + 2]]
    return forms[number - 1].key in _WITH and all(one.named or one.guess >= 4 for one in both)


def _is_unknown(form: Form) -> bool:
    """Whether no list has it, or only one of names."""
    word = form.word
    return form.shape == CAPITAL and not (word.common or word.closed or word.place)


def _is_family(forms: list[Form], number: int) -> bool:
    """``verwittigd door Van Gorp``: a surname with the capital of its particle."""
    word, before = forms[number].word, forms[number - 1]
    known = word.last or (before.key == "van" and word.guess >= 3)
    if not known or word.common or before.kind != CAPITAL_PARTICLE:
        return False
    return _before(forms, number).kind not in (PUBLIC, THING, BEAST)
