"""The shapes of tokens and the classes of neighbours, by number: what features are made of."""

SHAPES = "lCAUmiIdpn"
LOWER, CAPITAL, ALL, LOUD, MIXED, INITIALS, LETTER, DIGITS, SIGN, NEWLINE = range(10)

# The classes of classes.txt, in the order in which they are numbered in the lexicon from 1 on.
CLASSES = {
    "title": "TIT",
    "kin": "KIN",
    "linked": "LNK",
    "particle": "PAR",
    "article": "ART",
    "preposition": "PRE",
    "verb": "VRB",
    "public": "PUB",
    "beast": "BEA",
    "thing": "THI",
    "street": "STR",
    "calendar": "CAL",
    "language": "LAN",
    "role": "ROL",
    "stop": "STO",
    "shorthand": "SMS",
    "letter": "LET",
}
_SIGNS = "¶.,:;!?()[]\"'“”„‘&*+-–—/=>@_•|#%"
KINDS = (
    "EDG",  # before the first token and after the last one
    *CLASSES.values(),
    *("Par", "Par0"),  # Van, De; Par0 at the start of a sentence
    *("year", "num"),
    "nam",  # a frequent first name without a capital
    *("low", "lowt", "lowde", "lowte", "lowen"),  # how it ends, when a verb may end so
    *(shape + known for shape in "CAUmiI" for known in "nwx"),  # n a name, w a word, x neither
    "p",  # a sign that is not among these
    *("p" + sign for sign in _SIGNS),
)
KIND = {name: number for number, name in enumerate(KINDS)}

EDGE, TITLE, KIN = KIND["EDG"], KIND["TIT"], KIND["KIN"]
PUBLIC, BEAST, THING = KIND["PUB"], KIND["BEA"], KIND["THI"]
ARTICLE, VERB, LANGUAGE = KIND["ART"], KIND["VRB"], KIND["LAN"]
STOP, SHORTHAND, LETTERS = KIND["STO"], KIND["SMS"], KIND["LET"]
CALENDAR = KIND["CAL"]
YEAR, NUMBER, NAMED, NO_SIGN = KIND["year"], KIND["num"], KIND["nam"], KIND["p"]
PARTICLE, CAPITAL_PARTICLE, OPENING_PARTICLE = KIND["PAR"], KIND["Par"], KIND["Par0"]
LOWERED = {ending: KIND["low" + ending] for ending in ("", "t", "de", "te", "en")}
WRITTEN = {SHAPES.index(shape): tuple(KIND[shape + known] for known in "nwx") for shape in "CAUmiI"}
