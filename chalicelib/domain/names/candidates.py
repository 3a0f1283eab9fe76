"""Which words are worth the question whether they are a name: most words of a text are not."""

from . import kinds
from .endings import words
from .forms import Form
from .kinds import (
    ALL,
    CALENDAR,
    CAPITAL,
    INITIALS,
    KIN,
    LANGUAGE,
    LETTER,
    LETTERS,
    LOUD,
    LOWER,
    NAMED,
    TITLE,
)
from .pairs import HEADINGS, are_two, is_beside_loud, is_surname_first, owns
from .reading import Reading
from .rolls import is_initials
from .somebody import is_somebody
from .words import IN_SHORT

_LEADS = frozenset(  # a family may follow
    (TITLE, KIN, kinds.PARTICLE, kinds.CAPITAL_PARTICLE, kinds.OPENING_PARTICLE)
    + kinds.WRITTEN[INITIALS]
    + kinds.WRITTEN[LETTER]
)
_FAMILY = frozenset((TITLE, kinds.CAPITAL_PARTICLE, kinds.OPENING_PARTICLE, kinds.KIND["ix"]))
_RELATED = (TITLE, KIN)
_TOLD_APART = (LANGUAGE, CALENDAR)
_DAYS = frozenset(words("ma di wo do vr za zo"))  # DI FISHSTICKS
_BRIEF = (kinds.STOP, kinds.SHORTHAND)
_CAPITALS = (CAPITAL, ALL, LETTER)
_WORDS_ANYHOW = (CALENDAR, kinds.STOP, kinds.SHORTHAND, kinds.KIND["VRB"])
# What comes after it is a thing, be it called as somebody: ``tot rust``, ``meer hoop``.
_LIKE_A_NAME = 4  # of guesses.py
_BEFORE = frozenset(words("met door volgens aan bij voor naast over dat als omdat toen en"))
_HOW_MUCH = frozenset(words("tot zonder meer minder veel weinig genoeg wat evenveel zoveel"))


def is_candidate(reading: Reading, number: int) -> bool:
    """Of a token that ``Reading.candidates`` gives: whether it may be a name where it stands."""
    form, before = reading.forms[number], reading.forms[number - 1]
    if _stands_wrong(reading, number):
        return False
    if form.shape == LOWER:
        return _may_be_lower(form, before)
    if form.shape == LOUD:
        return _may_be_loud(reading, number)
    if form.shape == ALL and form.kind in _BRIEF and form.word.first < 2:
        return is_initials(reading.forms, number)
    return form.shape != CAPITAL or _may_have_capital(reading, number)


def _may_have_capital(reading: Reading, number: int) -> bool:
    form, before = reading.forms[number], reading.forms[number - 1]
    word = form.word
    if not word.first and word.common and reading.opens(number):  # Vos of das; not Vos Jan
        after = reading.forms[number + 1]
        if is_surname_first(reading.forms, number):
            return True
        if owns(reading.forms, number):
            return True
        may_be = word.last or word.guess >= _LIKE_A_NAME
        said = after.shape in _CAPITALS or (may_be and is_somebody(reading.forms, number))
        return bool(said) or before.kind in _RELATED
    if word.named or not word.common:
        return True
    if before.kind in _RELATED or word.common == 2:
        return before.kind in _RELATED
    return before.kind in _LEADS or before.word.first >= 2 or _is_among_people(reading, number)


def _is_among_people(reading: Reading, number: int) -> bool:
    """A rare Dutch word with a capital inside a sentence, where somebody stands: ``met Parel``.

    Or what only looks like two words put together, and has the letters of a name: ``Balwant``.
    """
    form, before = reading.forms[number], reading.forms[number - 1]
    if form.shape != CAPITAL or before.kind == kinds.ARTICLE or reading.opens(number):
        return False
    return form.word.guess >= _LIKE_A_NAME or before.kind == kinds.VERB or before.key in _BEFORE


def _may_be_loud(reading: Reading, number: int) -> bool:
    """In a line of capitals: a first name that is no word, or what stands beside a name.

    A capital says nothing there, so a word of a menu or a heading is a word, known or not.
    """
    form, before, after = (
        reading.forms[number],
        reading.forms[number - 1],
        reading.forms[number + 1],
    )
    word = form.word
    if form.kind in _WORDS_ANYHOW:
        return False
    if word.first >= 2 and not word.common:
        return True
    if word.first >= 2 and (before.key in HEADINGS or is_beside_loud(reading.forms, number)):
        return True
    beside = (
        (before.kind in _LEADS and before.key not in _DAYS)
        or before.word.first >= 2
        or after.word.first >= 2
    )
    return beside and (before.kind in _RELATED or bool(word.named) or not word.common)


def _stands_wrong(reading: Reading, number: int) -> bool:
    """What is closed, a language, the letter of a room or a town, and nothing says otherwise."""
    form, before = reading.forms[number], reading.forms[number - 1]
    word = form.word
    if not (word.closed or word.place) and form.shape <= CAPITAL and form.kind not in _TOLD_APART:
        return False  # most words
    if _is_called_as_a_town(reading, number):
        return False
    if word.closed == 2 and before.kind != TITLE:
        return not (form.shape == ALL and is_initials(reading.forms, number))
    if form.kind in _TOLD_APART and word.first < 2:
        return _is_no_family(reading, number)
    if form.kind == LANGUAGE:
        return before.kind not in _RELATED and not are_two(reading.forms, number)
    return _is_brief(reading, number) or _is_town(form, before)


def _is_called_as_a_town(reading: Reading, number: int) -> bool:
    """``India weende toen mama vertrok``: a country does not."""
    form = reading.forms[number]
    town = form.word.place and form.word.closed < 2 and form.shape == CAPITAL
    return bool(town) and reading.opens(number) and is_somebody(reading.forms, number)


def _is_no_family(reading: Reading, number: int) -> bool:
    """``Mei is druk``, ``Turks blijft moeilijk``; not ``Mei Ling``, nor ``mevrouw Mei``."""
    month = reading.forms[number].kind == CALENDAR
    if reading.forms[number - 1].kind in _RELATED:
        return not month
    return not (month and reading.forms[number + 1].shape in _CAPITALS)


def _is_brief(reading: Reading, number: int) -> bool:
    """Letters that are nobody: leerling A, zaal B., CON.pdf; Emma B is somebody."""
    form, before = reading.forms[number], reading.forms[number - 1]
    if form.shape == LETTER:
        return not before.word.first
    if form.shape == INITIALS:
        return before.kind == LETTERS
    return form.shape == ALL and form.word.first < 2 and _is_a_whole_file(reading, number)


def _is_town(form: Form, before: Form) -> bool:
    town = form.word.place and form.word.first < 2
    return bool(town) and before.kind not in _FAMILY and before.word.first < 2


def _is_a_whole_file(reading: Reading, number: int) -> bool:
    """``CON.pdf``; not ``MDO_LVD.pdf``."""
    stuck = reading.forms[number - 1].key in ("_", "-")
    return (
        not stuck
        and reading.dotted
        and reading.forms[number + 1].key == "."
        and (reading.end(number + 1) == reading.start(number + 2))
    )


def _may_be_lower(form: Form, before: Form) -> bool:
    word, named = form.word, before.kind in (TITLE, KIN, NAMED)
    if form.key in IN_SHORT:  # juf vdb
        return before.kind == TITLE or before.key in _BEFORE
    if word.first >= 2 or (word.first and not word.common):
        if not word.common or named:
            return True
        return word.common < 2 and before.kind != kinds.ARTICLE and before.key not in _HOW_MUCH
    if named and word.named:
        return not word.common or before.kind == TITLE
    return word.guess >= (3 if named else 5) or (word.last == 2 and not word.common)


def just_opens(reading: Reading, number: int) -> bool:
    """``Elke`` of ``Elke klas``; not that of ``Elke heeft gebeld``, nor of ``Elke Maes``."""
    if reading.forms[number].kind not in (kinds.STOP, kinds.ARTICLE):
        return False
    after = reading.forms[number + 1]
    said = after.kind == kinds.VERB or after.shape in (CAPITAL, ALL)
    said = said or are_two(reading.forms, number)
    return not said and reading.opens(number)
