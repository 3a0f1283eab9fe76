"""Words that are names by what stands right beside them: a thing, another name, a heading."""

from collections.abc import Sequence

from .endings import words
from .forms import FORMS, Form
from .kinds import CALENDAR, CAPITAL, KIN, LOUD, LOWERED
from .reading import Reading

# ``VERSLAG LUNA``: who it is about comes next.
HEADINGS = frozenset(
    words(
        "verslag overleg mdo casus gesprek huisbezoek intake opvolging dossier fiche zorgfiche"
        " handelingsplan oudercontact attest rapport klasbezoek aanmelding observatie team"
    )
)
_SEEN = frozenset(words("zag zagen zie hoorde hoorden liet lieten laat hielp"))
_FRONTED = frozenset(words("voor met bij van over aan door naast"))
_WE = frozenset(words("we wij ik"))
_IN_ROW = frozenset((",", "/", "&", "+", "en"))
_OWNED = frozenset(
    words(
        "boekentas turnzak zwemzak rugzak jas agenda rapport bril gsm fiets brooddoos verjaardag"
        " beurt tekening schrift toets kamer gedrag stoel bank kapstok klas groepje dossier"
        " zorgfiche fiche handelingsplan begeleiding begeleider begeleidster therapeut vrienden"
        " vriendinnen leesniveau werk taak huiswerk schoenen muts sjaal knuffel drinkbus"
        " medicatie thuissituatie ontwikkeling taal spraak moedertaal haar haren handschrift"
        " schriftje heen-en-weerschrift laptop sleutel portfolio stage stageplaats punten attest"
        " verslag brief plan traject hond kat verhaal vraag antwoord naam stem gezicht lichaam"
        " neus oor oren oog ogen hand handen arm been knie voet hoofd buik rug tand tanden"
    )
)
_SHORTEST = 4
_LIKE_A_NAME = 4  # of guesses.py
# What two of them do: ``Wil en Ben doen de bewaking``.
_DO = frozenset(
    words(
        "doen deden zijn waren hebben hadden moeten moesten mogen mochten gaan gingen komen kwamen"
        " krijgen kregen zitten zaten spelen speelden willen wilden wouden kunnen konden maken"
        " maakten werken werkten volgen volgden praten praatten vechten vochten lopen liepen"
        " staan stonden vragen vroegen vertellen vertelden blijven bleven slapen sliepen rijden"
        " zeggen zeiden vinden vonden nemen namen brengen brachten helpen hielpen roken rookten"
        " ruzie weer samen"
    )
)


def owns(forms: Sequence[Form], number: int) -> bool:
    """``Merels boekentas``, ``Lotjes verjaardag``: a plural as well, but for what stands after."""
    form, after = forms[number], forms[number + 1]
    if form.shape != CAPITAL or form.key[-1:] != "s" or len(form.key) <= _SHORTEST:
        return False
    of_a_person = after.key in _OWNED or (after.kind == KIN and after.key[-2:] != "en")
    return of_a_person and any(
        FORMS[form.key[:-cut].capitalize()].word.first >= 2 for cut in (1, 3)
    )


def is_surname_first(forms: Sequence[Form], number: int) -> bool:
    """``Vos, Bart``: what is a surname as well, before a comma and a first name."""
    one, comma, first = forms[number : number + 3]
    both = one.shape == first.shape == CAPITAL and first.word.first >= 2
    return both and comma.key == "," and bool(one.word.last) and not first.word.common


def are_two(forms: Sequence[Form], number: int) -> bool:
    """``Wil en Ben doen de bewaking``, ``amber en iris waren weg``: the first of two such names."""
    one, joint, two = forms[number : number + 3]
    if joint.key not in ("en", "&") or forms[number + 3].key not in _DO:
        return False
    named = (
        one.word.first
        and two.word.first
        and one.word.first + two.word.first > 2
        and one.shape == two.shape <= CAPITAL
    )
    told = CALENDAR in {one.kind, two.kind} or (one.word.closed and two.word.closed)
    return bool(named) and not told


def is_beside_loud(forms: Sequence[Form], number: int) -> bool:
    """``BIEKE, JAN, TOM``: in a row with a first name that is nothing else."""
    return any(
        forms[number + way].key in _IN_ROW
        and forms[number + 2 * way].shape == LOUD
        and forms[number + 2 * way].word.first >= 2
        and not forms[number + 2 * way].word.common
        for way in (1, -1)
    )


def is_done_with(reading: Reading, number: int) -> bool:
    """``Ik zag Zhalgas huilen``, ``Voor Zhalgas vragen we een tolk``: of what no list has."""
    before, form, after, later = reading.forms[number - 1 : number + 3]
    if not (form.word.named or form.word.guess >= _LIKE_A_NAME):
        return False
    if before.key in _SEEN:
        return after.kind == LOWERED["en"]
    return before.key in _FRONTED and later.key in _WE and reading.opens(number - 1)
