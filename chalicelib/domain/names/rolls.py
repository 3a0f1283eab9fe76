"""Lists of who was there: ``aanw: KL, ES, mama – veront: MP``. What stands in one is somebody."""

from collections.abc import Sequence

from .endings import words
from .forms import Form
from .kinds import ALL, CAPITAL, INITIALS, LETTER, SIGN

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
