"""Whether a sentence tells that the word before it is somebody: what only persons do, are and have.

For words that are names as well, at the start of a sentence: ``Amber ligt in het ziekenhuis``, and
not ``Amber ligt op tafel``. What it tells is a doubtful mark, never a sure one.
"""

from collections.abc import Sequence
from itertools import takewhile

from .endings import words
from .forms import Form
from .kinds import (
    ARTICLE,
    DIGITS,
    KIN,
    LANGUAGE,
    LOWER,
    NUMBER,
    PARTICLE,
    SIGN,
    TITLE,
)

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
        " last hooikoorts keelpijn oorpijn tandpijn beugel astma inhalator kledij"
        " turnkledij"
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
