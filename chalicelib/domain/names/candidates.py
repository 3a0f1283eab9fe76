"""Which words are worth the question whether they are a name: most words of a text are not."""

from . import kinds
from .forms import Form
from .kinds import CAPITAL, INITIALS, KIN, LANGUAGE, LETTER, LETTERS, LOWER, NAMED, TITLE
from .reading import Reading

_LEADS = frozenset(  # a family may follow
    (TITLE, KIN, kinds.PARTICLE, kinds.CAPITAL_PARTICLE, kinds.OPENING_PARTICLE)
    + kinds.WRITTEN[INITIALS]
    + kinds.WRITTEN[LETTER]
)
_FAMILY = frozenset((TITLE, kinds.CAPITAL_PARTICLE, kinds.OPENING_PARTICLE, kinds.KIND["ix"]))
_RELATED = (TITLE, KIN)


def is_candidate(reading: Reading, number: int) -> bool:
    """Of a token that ``Reading.candidates`` gives: whether it may be a name where it stands."""
    form, before = reading.forms[number], reading.forms[number - 1]
    if _stands_wrong(form, before):
        return False
    if form.shape == LOWER:
        return _may_be_lower(form, before)
    word = form.word
    if word.named or form.shape != CAPITAL:
        return True
    if word.common and (word.common == 2 or reading.opens(number)):
        return before.kind in _RELATED
    return not word.common or before.kind in _LEADS or before.word.first >= 2


def _stands_wrong(form: Form, before: Form) -> bool:
    """What is closed, a language, the letter of a room or a town, and nothing says otherwise."""
    word = form.word
    if word.closed == 2 and before.kind != TITLE:
        return True
    if form.kind == LANGUAGE:
        return before.kind not in _RELATED or word.first < 2
    if form.shape == LETTER:  # leerling A and leerling B are nobody, Emma B is somebody
        return not before.word.first
    if form.shape == INITIALS:
        return before.kind == LETTERS
    town = word.place and word.first < 2
    return bool(town) and before.kind not in _FAMILY and before.word.first < 2


def _may_be_lower(form: Form, before: Form) -> bool:
    word, named = form.word, before.kind in (TITLE, KIN, NAMED)
    if word.first >= 2 or (word.first and not word.common):
        if not word.common or named:
            return True
        return word.common < 2 and before.kind != kinds.ARTICLE
    if named and word.named:
        return not word.common or before.kind == TITLE
    return word.guess >= (3 if named else 5) or (word.last == 2 and not word.common)


def just_opens(reading: Reading, number: int) -> bool:
    """``Elke`` of ``Elke klas``; not that of ``Elke heeft gebeld``, nor of ``Elke Maes``."""
    if reading.forms[number].kind not in (kinds.STOP, kinds.ARTICLE):
        return False
    after = reading.forms[number + 1]
    said = after.kind == kinds.VERB or after.shape in (CAPITAL, kinds.ALL)
    return not said and reading.opens(number)
