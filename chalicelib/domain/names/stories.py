"""Whom a story, an exercise or a play is about, an animal, and sentences in other tongues."""

from itertools import takewhile

from .endings import words
from .forms import Form
from .judge import PARTICLES
from .kinds import ARTICLE, BEAST, DIGITS, KIN, TITLE
from .reading import Reading

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
_ASKED = frozenset(
    words("zin woord woordje titel opera term toneelstuk musical film thema tekst opschrift slogan")
)
_PLAYED = frozenset(
    words(
        "rol kostuum poster fan optreden concert artikel biografie film opera spreekbeurt citaat"
        " theorie stelling"
    )
)
_ANIMALS = frozenset(words("hond hondje kat poes konijn konijntje cavia hamster goudvis vogel vis"))
_CALLED = frozenset((",", "heet", "heette", "noemt"))
_OTHER_TONGUES = frozenset(
    words(
        "you we us he she they loves likes has goes are does have the my your va est aime"
        " mange joue il elle ont sont habite s'appelle je tu nous vous ist hat geht heißt wohnt"
    )
)
_SOMEBODY = (KIN, TITLE)


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
    if any(form.key == ":" for form in said) and any(form.key in _SUMS for form in said):
        return not any(form.kind in _SOMEBODY for form in said)  # Oefening 3: Jan koopt en Piet
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
    """``de hond van de klas, Bo, is ziek``, ``het konijn van de buren heet Bo``."""
    forms = reading.forms
    said = _said_before(forms, number)
    called = forms[number - 1].key in _CALLED
    return called and any(form.kind == BEAST for form in said[:7])


def _is_of_another_tongue(reading: Reading, number: int) -> bool:
    """``Julie va à la piscine``; not ``Hello, Kwame has fever``, as a parent writes."""
    if not reading.opens(number):
        return False
    return reading.forms[number + 1].key in _OTHER_TONGUES


def _said_before(forms: list[Form], number: int) -> list[Form]:
    """What stands before it in its sentence, nearest first, at most ten words."""
    before = forms[max(1, number - 10) : number][::-1]
    return [*takewhile(lambda form: form.key not in (".", "?", "!", "¶", ""), before)]


# What tells that it is none, and the words of which one has to be in the text for it.
TELLS = (_is_in_sum, _is_exercise, _is_called, _is_animal, _is_of_another_tongue)
_WORDS = _SUMS | _EXERCISES | _TOLD | _ASKED | _PLAYED | _ANIMALS | _OTHER_TONGUES | {"dictee"}
TELLING = _WORDS | {word.capitalize() for word in _WORDS}
