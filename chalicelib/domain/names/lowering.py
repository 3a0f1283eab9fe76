"""What makes a word no name, or a doubtful one: exercises, roles, animals, other tongues, things."""

from itertools import takewhile

from .endings import words
from .forms import Form
from .judge import PARTICLES, limits
from .kinds import (
    ARTICLE,
    BEAST,
    CAPITAL,
    CAPITAL_PARTICLE,
    DIGITS,
    KIN,
    LOWERED,
    MIXED,
    PUBLIC,
    SIGN,
    TITLE,
    VERB,
)
from .reading import Reading
from .somebody import is_word

Scores = dict[int, int]
IN_COMPANY, OF_SOMETHING, NEVER = 320, 160, 10_000
_SUMS = frozenset(
    words("vraagstuk vraagstukken vraagstukje oefening oefeningen opgave opgaven som rekenverhaal")
)
# Who stands in it is of the book, and not of the class.
_EXERCISES = frozenset(
    words(
        "rekenverhaal rekenverhaaltje woordpakket oefenzin oefenzinnen voorbeeldzin zinnetje"
        " dicteezin dicteezinnen vraagstuk vraagstukje leestekst luistertekst"
    )
)
_TOLD = frozenset(words("leesboekje leesboek boek prentenboek verhaal verhaaltje strip film"))
_TELLS = frozenset(words("is heet gaat woont rijdt heeft wil zoekt"))
_ASKED = frozenset(words("zin woord woordje titel opera term toneelstuk musical film thema tekst opschrift slogan"))
_NAMED_SO = frozenset(
    words("klas groep werkgroep lokaal project zaal leefgroep huis app programma wijk groepje hoek")
)
_PLAYED = frozenset(
    words(
        "rol kostuum poster fan optreden concert artikel biografie film opera spreekbeurt citaat"
        " theorie stelling"
    )
)
_MAKERS = words(
    "club ploeg winkel firma merk platform software zender uitgeverij label vereniging bedrijf"
    " keten drukkerij centrum manege café taverne brasserie studio zone sporthal"
    " feestzaal balletschool dansschool muziekschool ballet"
)
_ANIMALS = frozenset(words("hond hondje kat poes konijn konijntje cavia hamster goudvis vogel vis"))
_PRONOUNS = frozenset(words("ze we je jij men wij"))  # Bloem kan je eten
_LISTED = frozenset(("en", "&", "+", ",", "/", "of"))
_SOMEBODY = (KIN, TITLE)
_OTHER_TONGUES = frozenset(
    words(
        "you we us he she they loves likes has goes are does have the my your va est aime"
        " mange joue il elle ont sont habite s'appelle je tu nous vous ist hat geht heißt wohnt"
    )
)


def lower_beside(reading: Reading, scores: Scores) -> None:
    """Of the company of things: ``Pikachu, Sonic en Luigi``, ``de pomp van Medtronic``."""
    least, forms = limits().doubtful, reading.forms
    told = () if _TELLING.isdisjoint(reading.tokens.words) else _NEVER
    for number, score in scores.items():
        if score <= least or forms[number].shape != CAPITAL:
            continue
        if _is_of_maker(forms, number):
            scores[number] = score - NEVER
        elif _is_alone(forms, scores, number):
            never = any(tells(reading, number) for tells in told)
            scores[number] = score - (NEVER if never else _against(reading, number))


def _is_alone(forms: list[Form], scores: Scores, number: int) -> bool:
    least = limits().doubtful
    if forms[number - 1].kind in (TITLE, KIN, CAPITAL_PARTICLE):
        return False
    return scores.get(number - 1, least) <= least and scores.get(number + 1, least) <= least


def _against(reading: Reading, number: int) -> int:
    forms = reading.forms
    word, before = forms[number].word, forms[number - 1]
    if _is_word(reading, number):
        return NEVER
    if any(
        forms[number + way].key in _LISTED and _is_thing(reading, number + 2 * way)
        for way in (1, -1)
    ):
        return IN_COMPANY if word.first >= 2 else NEVER
    if (word.first < 2 or word.common) and _is_thing(reading, number - 1):
        return IN_COMPANY  # Lego Technic
    unknown = not word.first and word.last < 2
    if _of_public(forms, number):
        return NEVER
    if before.key in _NAMED_SO and (word.common or unknown):
        return NEVER
    if before.key == "een" and forms[number + 1].kind != VERB:
        return IN_COMPANY  # een Leo
    if unknown and (before.kind == ARTICLE or before.kind in PARTICLES):
        return 0 if forms[number - 2].kind in _SOMEBODY else OF_SOMETHING
    return 0


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


def _of_public(forms: list[Form], number: int) -> bool:
    """``kardinaal van Roey``."""
    before = forms[number - 1]
    return before.kind in PARTICLES and forms[number - 2].kind == PUBLIC


def _is_in_sum(reading: Reading, number: int) -> bool:
    """``in oefening 7 rijdt Tom 40 km``: of the book, not of the class."""
    forms = reading.forms
    if forms[number + 1].shape != DIGITS:
        return False
    return any(form.key in _SUMS for form in forms[max(0, number - 9) : number])


def _is_exercise(reading: Reading, number: int) -> bool:
    """``Dictee week 6: Anna bakt een taart``, ``in het leesboekje is Kim boos``."""
    forms = reading.forms
    said = _said_before(forms, number)
    if forms[number - 1].key in _TELLS and forms[number - 2].key in _TOLD:
        return True
    if any(form.key in _EXERCISES for form in said):
        return not any(form.kind in _SOMEBODY for form in said)
    told = [form.key for form in forms[max(2, number - 4) : number]]
    return told[-1:] == [":"] and told[:2] == ["dictee", "week"]


def _is_called(reading: Reading, number: int) -> bool:
    """``de zin Max loves pizza``, ``de opera Carmen``, ``de rol van Maria``."""
    forms = reading.forms
    before = forms[number - 1]
    if before.key in _ASKED and forms[number - 2].kind in (ARTICLE, *PARTICLES):
        return True
    return before.key in ("van", "over") and forms[number - 2].key in _PLAYED


def _is_animal(reading: Reading, number: int) -> bool:
    """``de hond van de klas, Bo, is ziek``."""
    forms = reading.forms
    said = _said_before(forms, number)
    return forms[number - 1].key == "," and any(form.kind == BEAST for form in said[:6])


def _is_of_another_tongue(reading: Reading, number: int) -> bool:
    """``Julie va à la piscine``."""
    return reading.forms[number + 1].key in _OTHER_TONGUES


def _is_word(reading: Reading, number: int) -> bool:
    """``Mark is een onbekend woord``, ``Lux meten we met een app``: a word, told of or used."""
    forms = reading.forms
    if not (forms[number].word.common and reading.opens(number)):
        return False
    said = forms[number + 1].kind == VERB and forms[number + 2].key in _PRONOUNS
    return said or is_word(forms, number) or forms[number + 1].kind == LOWERED["en"]


def _said_before(forms: list[Form], number: int) -> list[Form]:
    """What stands before it in its sentence, nearest first, at most ten words."""
    before = forms[max(1, number - 10) : number][::-1]
    return [*takewhile(lambda form: form.key not in (".", "?", "!", "¶", ""), before)]


def _is_thing(reading: Reading, number: int) -> bool:
    """Whether a closed word with a capital stands there; a list of services says nothing."""
    form = reading.forms[number]
    closed = form.word.closed == 2 or number in reading.closed
    return form.shape in (CAPITAL, MIXED) and closed and not form.word.place


# What tells that it is none, and the words of which one has to be in the text for it.
_NEVER = (_is_in_sum, _is_exercise, _is_called, _is_animal, _is_of_another_tongue)
_WORDS = _SUMS | _EXERCISES | _TOLD | _ASKED | _PLAYED | _ANIMALS | _OTHER_TONGUES | {"dictee"}
_TELLING = _WORDS | {word.capitalize() for word in _WORDS}
