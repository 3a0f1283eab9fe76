"""Whether a sentence tells that the word before it is somebody: what only persons do, are and have.

For words that are names as well, at the start of a sentence: ``Amber ligt in het ziekenhuis``, and
not ``Amber ligt op tafel``. What it tells is a doubtful mark, never a sure one.
"""

from collections.abc import Sequence
from itertools import takewhile

from .endings import words
from .forms import FORMS, Form
from .kinds import ARTICLE, CALENDAR, CAPITAL, DIGITS, KIN, LANGUAGE, LOWER, NUMBER, PARTICLE, SIGN, TITLE

_IS = frozenset(words("is was es waar"))
_DOES = frozenset(
    words(
        "mag wil durft vindt vond vraagt zegt vertelt weigert huilt weent belt denkt woont slaapt"
        " luistert roept schopt bijt slaat vroeg zei vertelde weigerde huilde weende durfde mocht"
        " wou wilde spijbelt spijbelde rekent leest las schrijft schreef tekent knutselt praat"
        " praatte spreekt sprak zwemt eet drinkt plast krabt krabde spuwt spuugt knijpt kneep duwt"
        " duwde liegt loog steelt stal pest pestte plaagt plaagde scheldt schold vloekt lacht"
        " lachte fluistert stottert antwoordt antwoordde probeert probeerde begrijpt begreep weet"
        " wist hoopt twijfelt logeert verblijft verbleef verhuist verhuisde loopt liep rent fietst"
        " fietste wandelt stapt springt klimt herhaalt kijkt keek zoekt zocht helpt hielp stuurde"
        " mailt mailde meldt meldde bezoekt gelooft beweert schreeuwt schreeuwde gooit gooide"
        " haat vergeet vergat verstopt verstopte kruipt schaamt wacht wachtte droomt"
        " zwijgt zweeg aarzelt bloost gedraagt concentreert oefent luisterde riep dacht merkte"
        " snapt leert bewaart ervaart"
        " solliciteert studeert dubbelt rookt vapet vlucht vluchtte schrok schrikt stelde stelt"
        " wenst kiest koos twijfelde aanvaardt bevestigt vertaalde tolkt tolkte sms't appt sport"
    )
)
# What things do too: then a word of persons has to follow.
_MAY_DO = frozenset(
    words(
        "heeft had kan kon moet moest zou zal ligt lag zit zat staat stond krijgt kreeg gaat ging"
        " kwam komt geeft gaf maakt maakte wordt werd valt viel is was blijft bleef begint begon"
        " doet deed werkt werkte speelt speelde neemt nam brengt bracht mist miste volgt volgde"
        " verliest verloor haalt haalde toont houdt hield stopt start startte scoort"
        " draagt droeg komen kwamen verstaat spreekt telt mochten moeten gaan gingen wonen zitten"
        " reageert reageerde vertrekt vertrok zet zette verdient zingt danst en"
    )
)
_OF_PERSONS = frozenset(
    words(
        "zich zichzelf zijn haar z'n d'r hem straf nota schorsing ziekenhuis spoed huiswerk turnzak"
        " agenda boekentas rugzak brooddoos boterhammen bril gsm jas hoorapparaat nablijven"
        " nablijf strafstudie ruzie koorts paniekaanval faalangst medicatie diagnose logopedie"
        " kinesitherapie toilet thuis afgehaald opgehaald opgevangen uitgescholden gepest geslagen"
        " geschopt gebeten gevochten gehuild geweend gelogen gestolen gespijbeld gezegd verteld"
        " gevraagd gespuwd geweigerd gedubbeld gezakt toegekomen ingeschreven geboren attest"
        " buizen nachtmerries heimwee hoofdpijn buikpijn ziek afwezig boos verdrietig jaloers bang"
        " moe jarig geslaagd verhuisd geschorst zindelijk linkshandig verliefd allergisch gestart"
        " last hooikoorts hoofdpijn keelpijn oorpijn tandpijn beugel astma inhalator kledij turnkledij"
        " moeite moeilijk vingers autistisch hyperactief gemotiveerd ongemotiveerd zelfvertrouwen"
        " klasgenoten klasgenootjes leesniveau woordenschat pijn luizen broekje pamper speeksel"
        " tranen driftbui driftbuien woede-uitbarsting time-out nieuwkomer asielcentrum opvang"
        " vermoeid weggelopen ongerust zenuwachtig verlegen teruggetrokken zwanger eenzaam vrienden"
        " vriendinnen vriendje thuissituatie pleeggezin pleegouders internaat examens b-attest"
        " a-attest c-attest oogcontact jaar aangemeld dyslexie adhd ass autisme rilatine"
        " gehuild betrapt weggestuurd uitgenodigd doorverwezen bijles faalangstig slaapproblemen"
        " laat traag hulp wachten wenen huilen roepen praten lachen bellen werkkledij"
        " schoenen zwemzak laptop oordopjes sleutels fiets"
    )
)
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
_STATE = frozenset(
    words(
        "ziek afwezig boos verdrietig jaloers bang moe jarig gevallen geslaagd verhuisd geschorst"
        " gestart vertrokken aangemeld zindelijk linkshandig verliefd allergisch vermoeid gepest"
        " weggelopen akkoord verwittigd bezorgd ongerust trots blij verlegen"
    )
)
_OF_WORDS = frozenset(
    words(
        "woord woorden woordje kleur kleuren thema seizoen maand steen edelsteen verhaal boek"
        " titel letter letters naam voornaam betekent rijmt klank begrip term lied vogel dier"
        " bloem plant boom vergif symbool afkorting synoniem vertaling soort merk app"
        " film serie game spel project roman groep toneelstuk"
    )
)
_DOES_A_THING = frozenset(
    words(
        "rijmt betekent betekende veroorzaakt veroorzaakte woedt woedde raasde bloeit bloeide smelt"
        " schijnt scheen ruikt smaakt verwelkt ontstaat"
    )
)
_KINDS_OF_WORD = ("woord", "kleur", "kleuren", "steen", "stenen", "film", "begrip", "seizoen")
_PRONOUNS = frozenset(words("ze we hij ik je jij men iedereen wij zij"))
_FROM = frozenset(("van", "uit", "("))  # Vos van 3A, Roos (2B)
_SOMEBODY = (KIN, TITLE)


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
    named = one.word.first and two.word.first and one.word.first + two.word.first > 2 and one.shape == two.shape <= CAPITAL
    told = CALENDAR in {one.kind, two.kind} or (one.word.closed and two.word.closed)
    return bool(named) and not told


def is_somebody(forms: Sequence[Form], number: int) -> bool:
    """``Lente mag naar buiten``, ``Lente is ziek``, ``Amber kreeg een nota``."""
    one, two, *later = forms[number + 1 : number + 12]
    if two.key in _PRONOUNS:  # Roos kreeg ze van mama
        return False
    if one.key in _DOES or (one.key in _FROM and two.kind == NUMBER):
        return True
    return one.key in _MAY_DO and _is_of_a_person(one, two, later)


def _is_of_a_person(one: Form, two: Form, later: Sequence[Form]) -> bool:
    """What follows a verb that things have as well: ``kreeg een nota``, not ``kreeg een kleur``."""
    if one.key in _IS and (two.key in _STATE or two.kind == LANGUAGE):
        return two.kind != LANGUAGE
    said = [*takewhile(_is_inside, [two, *later])]
    if any(form.key in _OF_WORDS for form in said):
        return False
    if one.key in _IS and two.kind in (ARTICLE, PARTICLE):
        return any(form.kind in _SOMEBODY for form in said)
    return any(form.key in _OF_PERSONS or form.kind == KIN for form in said)


def is_word(forms: Sequence[Form], number: int) -> bool:
    """``Mark is een onbekend woord``, ``Ward is Engels voor afdeling``, ``Roos rijmt op doos``."""
    one, two, *later = forms[number + 1 : number + 8]
    if one.key in _DOES_A_THING or (one.key == "komt" and later[1].kind == LANGUAGE):
        return True
    said = [*takewhile(_is_inside, [two, *later])]
    several = one.key == "en" and any(form.key == "zijn" for form in said)
    if one.key not in _IS and not several:
        return False
    return two.kind == LANGUAGE or any(form.key.endswith(_KINDS_OF_WORD) for form in said)


def _is_inside(form: Form) -> bool:
    """Whether the clause goes on: a comma is no end, any other sign is."""
    return form.shape < SIGN or form.key == "," or form.shape in (LOWER, DIGITS)
