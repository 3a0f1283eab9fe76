"""Colleagues by their initials: in a list of who was there (``aanw: KL, ES, mama – veront: MP``),
and in a sentence, where only somebody stands (``volgens KV``, ``AB bezorgt``, ``Els en KDP``).
"""

from collections.abc import Sequence

from .endings import words
from .forms import Form
from .kinds import ALL, ARTICLE, CAPITAL, INITIALS, LETTER, LOWER, SIGN

_OPENS = frozenset(
    words(
        "aanw aanwezig aanwezigen afw afwezig afwezigen veront verontsch verontschuldigd verslag"
        " verslaggever notulen notulist voorzitter deelnemers cc opvolging paraaf"
    )
)
# Services that sit around a table: they are nobody.
_SERVICES = frozenset(
    words("clb ocmw caw cgg ckg ocj vk lsc pbd car opz vdab jac mdo zoco okan gon dir lln")
)
_BETWEEN = frozenset((",", ";", "/", "&", "+", "en", "(", ")", "-", "–", "."))
_WRITTEN = (ALL, CAPITAL, INITIALS, LETTER)
_LONGEST, _FURTHEST = 4, 24
# Two letters that do what persons do, and are a service, a school, a subject or a place.
_ACT = frozenset(words("vk pc lo ka az uz eu vs pb om kr cp wo iq nt go pa ov"))
_ACTS = frozenset(
    words(
        "bezorgt mailt mailde neemt nam belt belde vraagt vroeg stuurt stuurde zegt zei vindt vond"
        " denkt informeert contacteert contacteerde spreekt bespreekt koppelt noteert noteerde"
        " meldt meldde gaf geeft maakt doet ziet bekijkt checkt regelt plant legt zorgt zoekt"
        " schrijft bereidt ondersteunt begeleidt coacht observeert observeerde licht vervangt"
        " wil zal kan moet heeft gaat volgt"
    )
)
_TO_SOMEBODY = frozenset(words("met door volgens aan"))
_PAIRS = frozenset(("en", "&", "+", "/"))


def is_initials(forms: Sequence[Form], number: int) -> bool:
    """Whether these capitals are somebody where they stand."""
    return is_in_roll(forms, number) or is_colleague(forms, number)


def is_in_roll(forms: Sequence[Form], number: int) -> bool:
    """Whether these few capitals stand in such a list, behind its colon."""
    if len(forms[number].key) > _LONGEST or forms[number].key in _SERVICES:
        return False
    for at in range(number - 1, max(1, number - _FURTHEST), -1):
        form = forms[at]
        if form.key == ":":
            opening = forms[at - 2 if forms[at - 1].key == "." else at - 1]
            return opening.key in _OPENS
        if form.shape not in _WRITTEN and form.key not in _BETWEEN and form.shape >= SIGN:
            return False
    return False


def is_colleague(forms: Sequence[Form], number: int) -> bool:
    """Two or three capitals that do what a person does, or stand beside one.

    What is an abbreviation as well is one only before what a person does, or after ``volgens``.
    """
    form, before, after = forms[number], forms[number - 1], forms[number + 1]
    if not 2 <= len(form.key) <= _LONGEST or form.key in _SERVICES or form.key in _ACT:
        return False
    known = form.word.closed == 2 or (form.word.common and len(form.key) > 2)
    if known and len(form.key) > 2:
        return False
    if before.kind == ARTICLE or (after.shape < SIGN and after.shape != LOWER):
        return False
    if after.key in _ACTS or before.key == "volgens":
        return True
    return not known and (before.key in _TO_SOMEBODY or _is_paired(forms, number))


def _is_paired(forms: Sequence[Form], number: int) -> bool:
    """``Els en KDP``: beside a first name, or other initials that no list has."""
    return any(
        forms[number + way].key in _PAIRS and _is_one(forms[number + 2 * way]) for way in (1, -1)
    )


def _is_one(form: Form) -> bool:
    known = form.word.closed or form.word.common
    initials = form.shape == ALL and len(form.key) <= _LONGEST and not known
    return initials or (form.shape == CAPITAL and form.word.first >= 2)
