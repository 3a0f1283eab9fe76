"""What makes a word no name: its company, a maker before it, and the stories of stories.py."""

from .endings import words
from .forms import Form
from .judge import PARTICLES, limits
from .kinds import (
    ALL,
    ARTICLE,
    CAPITAL,
    CAPITAL_PARTICLE,
    KIN,
    LOWERED,
    MIXED,
    PUBLIC,
    TITLE,
    VERB,
)
from .reading import Reading
from .somebody import is_word
from .stories import TELLING, TELLS
from .words import Word

Scores = dict[int, int]
IN_COMPANY, OF_SOMETHING, NEVER = 320, 160, 10_000
_NAMED_SO = frozenset(
    words("klas groep werkgroep lokaal project zaal leefgroep huis app programma wijk groepje hoek")
)
_MAKERS = words(
    "club ploeg winkel firma merk platform software zender uitgeverij label vereniging bedrijf"
    " keten drukkerij centrum manege café taverne brasserie studio zone sporthal"
    " feestzaal balletschool dansschool muziekschool ballet"
)
_PRONOUNS = frozenset(words("ze we je jij men wij"))  # Bloem kan je eten
_LISTED = frozenset(("en", "&", "+", ",", "/", "of"))
_SOMEBODY = (KIN, TITLE)


def lower_beside(reading: Reading, scores: Scores) -> None:
    """Of the company of things: ``Pikachu, Sonic en Luigi``, ``de pomp van Medtronic``."""
    least, forms = limits().doubtful, reading.forms
    told = () if TELLING.isdisjoint(reading.tokens.words) else TELLS
    for number, score in scores.items():
        if score > least and _is_of_letters(forms, number):
            scores[number] = score - NEVER
        if score <= least or forms[number].shape != CAPITAL:
            continue
        if _is_of_maker(forms, number):
            scores[number] = score - NEVER
        elif _is_alone(forms, scores, number):
            never = any(tells(reading, number) for tells in told)
            scores[number] = score - (NEVER if never else _against(reading, number))


def _is_of_letters(forms: list[Form], number: int) -> bool:
    """``een LOI``, ``de FOD``: nobody is told of so by initials."""
    form, before = forms[number], forms[number - 1]
    return form.shape == ALL and before.kind == ARTICLE and form.word.first < 2


def _is_alone(forms: list[Form], scores: Scores, number: int) -> bool:
    least = limits().doubtful
    if forms[number - 1].kind in (TITLE, KIN, CAPITAL_PARTICLE):
        return False
    return scores.get(number - 1, least) <= least and scores.get(number + 1, least) <= least


def _against(reading: Reading, number: int) -> int:
    if _is_word(reading, number) or _is_called_so(reading.forms, number):
        return NEVER
    forms = reading.forms
    word, before = forms[number].word, forms[number - 1]
    if company := _company(reading, number):
        return company
    if before.key == "een" and forms[number + 1].kind != VERB:
        return IN_COMPANY  # een Leo
    if not _is_known(word) and (before.kind == ARTICLE or before.kind in PARTICLES):
        return 0 if forms[number - 2].kind in _SOMEBODY else OF_SOMETHING
    return 0


def _company(reading: Reading, number: int) -> int:
    """``Pikachu, Sonic en Luigi``, ``Lego Technic``."""
    forms, word = reading.forms, reading.forms[number].word
    if any(
        forms[number + way].key in _LISTED and _is_thing(reading, number + 2 * way)
        for way in (1, -1)
    ):
        return IN_COMPANY if word.first >= 2 else NEVER
    if word.first < 2 and _is_of_firm(forms, number):
        return IN_COMPANY
    beside = (word.first < 2 or word.common) and _is_thing(reading, number - 1)
    return IN_COMPANY if beside else 0


def _is_of_firm(forms: list[Form], number: int) -> bool:
    """``Veranneman Schoolmeubelen``: before a plain word with a capital."""
    after = forms[number + 1]
    plain = after.word.common and not after.word.named and after.kind not in _SOMEBODY
    return after.shape == CAPITAL and bool(plain)


def _is_known(word: Word) -> bool:
    return bool(word.first) or word.last >= 2


def _is_called_so(forms: list[Form], number: int) -> bool:
    """``de klas Lente``, ``kardinaal van Roey``."""
    word, before = forms[number].word, forms[number - 1]
    if before.key in _NAMED_SO:
        return bool(word.common) or not _is_known(word)
    return before.kind in PARTICLES and forms[number - 2].kind == PUBLIC


def _is_of_maker(forms: list[Form], number: int) -> bool:
    """``judoclub Yawara``, ``café De Leeuw``, ``danscentrum Aike Raes``; not ``club Lotte``."""
    first = number
    while first > number - 3 and forms[first - 1].shape == CAPITAL:
        if forms[first - 1].key.endswith(_MAKERS):
            break
        first -= 1
    word = forms[number].word
    known = word.first >= 2 and not word.common and first == number
    return not known and len(forms[first - 1].key) > 3 and forms[first - 1].key.endswith(_MAKERS)


def _is_word(reading: Reading, number: int) -> bool:
    """``Mark is een onbekend woord``, ``Lux meten we met een app``: a word, told of or used."""
    forms = reading.forms
    if not (forms[number].word.common and reading.opens(number)):
        return False
    said = forms[number + 1].kind == VERB and forms[number + 2].key in _PRONOUNS
    return said or is_word(forms, number) or forms[number + 1].kind == LOWERED["en"]


def _is_thing(reading: Reading, number: int) -> bool:
    """Whether a closed word with a capital stands there; a list of services says nothing."""
    form = reading.forms[number]
    closed = form.word.closed == 2 or number in reading.closed
    return form.shape in (CAPITAL, MIXED) and closed and not form.word.place
