"""What speaks for and against a word being a name: strings, each with a whole weight."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .lexicon import Word
from .lists import classes
from .tokens import Token

_STREET = re.compile(r"(?:straat|laan|plein|weg|lei|steenweg|dreef|markt|kaai|baan|vest|singel)$")
_THING = re.compile(
    r"(?:school|scholen|college|instituut|atheneum|lyceum|stichting|fonds|universiteit|centrum"
    r"|ziekenhuis|vereniging|bond|onderwijs|klas|test|tests|toets|schaal|training|methode|lijst|model"
    r"|decreet|ziekte|syndroom|campus|team|dienst|internaat|museum|kerk|werking|netwerk|groep|huis"
    r"|boek|boeken|film|spel|app|aanpak|poort|hof|berg|programma|project|dag|vakantie|feest|toren)$"
)
_LETTER_WORD = re.compile(r"[a-z]-[a-zà-ÿ]")  # a-attest, t-shirt
_VOWEL = re.compile(r"[aeiouyà-ÿ]")
_LEADS = frozenset(("TIT", "KIN", "PAR", "Par", "Par0", "i", "I"))  # a family may follow
_FAMILY = frozenset(("TIT", "Par", "Par0", "i"))
_NEVER_LOWER = frozenset(
    ("STO", "TIT", "KIN", "PAR", "VRB", "THI", "ROL", "SMS", "LAN", "CAL", "PRE", "ART")
)
_SHORT = {
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


class Seen(NamedTuple):
    """A token with what is known of its word and the class of its place in a sentence."""

    token: Token
    word: Word
    kind: str
    closed: bool


NOBODY = Word(0, 0, 0, False, 0, False, 0, "", "")
EDGE = Seen(Token(0, 0, "", "", "n", True), NOBODY, "EDG", False)


def kind_of(token: Token, word: Word) -> str:
    """The class of a neighbour: of its word when it has one, else of its shape and frequency."""
    shape = token.shape
    if shape in "pn":
        return "p" + token.key
    if shape == "d":
        return "year" if len(token.word) == 4 and token.word[:2] in ("19", "20") else "num"
    listed = classes().get(token.key)
    if listed:
        capital = shape == "C" and token.key in ("van", "de", "den", "der")
        return _SHORT[listed] if not capital else "Par0" if token.opens else "Par"
    if shape == "l":
        return "nam" if word.first >= 2 and not word.common else "low" + _verbal(token.key, word)
    return shape + ("n" if word.first or word.last else "w" if word.common else "x")


def _verbal(key: str, word: Word) -> str:
    """How a Dutch word ends, when a verb may end so: after a name stands a verb more often."""
    if word.common:
        for ending in ("t", "de", "te", "en"):
            if key.endswith(ending):
                return ending
    return ""


def is_candidate(seen: Seen, before: Seen) -> bool:
    """Whether it is worth asking if this is a name; most words of a text are not."""
    token, word = seen.token, seen.word
    if token.shape in "pdn" or seen.closed or word.closed == 2 or _LETTER_WORD.match(token.key):
        return False
    if _stands_wrong(seen, before):
        return False
    return _may_be_lower(seen, before) if token.shape == "l" else _may_be_capital(seen, before)


def _stands_wrong(seen: Seen, before: Seen) -> bool:
    """A language, the letter of a room, or a town, where nothing says that it is a name."""
    word = seen.word
    if seen.kind == "LAN":
        return before.kind not in ("TIT", "KIN") or word.first < 2
    if seen.token.shape == "I":  # leerling A and leerling B are nobody, Emma B is somebody
        return not before.word.first
    if seen.token.shape == "i":
        return before.kind == "LET"
    town = word.place and word.first < 2
    return town and before.kind not in _FAMILY and before.word.first < 2


def _may_be_capital(seen: Seen, before: Seen) -> bool:
    token, word = seen.token, seen.word
    if word.first or word.last or token.shape != "C":
        return seen.kind not in ("STO", "SMS") or word.first >= 2
    if seen.kind == "SMS":
        return False
    if word.common and (token.opens or word.common == 2):
        return before.kind in ("TIT", "KIN")
    return not word.common or before.kind in _LEADS or before.word.first >= 2


def _may_be_lower(seen: Seen, before: Seen) -> bool:
    word, named = seen.word, before.kind in ("TIT", "KIN", "nam")
    if len(seen.token.key) < 2 or seen.kind in _NEVER_LOWER:
        return False
    if word.first >= 2 or (word.first and not word.common):
        return not word.common or (word.common < 2 and before.kind != "ART") or named
    if not _VOWEL.search(seen.token.key) or len(seen.token.key) < 3:
        return False
    if named and (word.last or word.first):
        return not word.common or before.kind == "TIT"
    return word.guess >= (3 if named else 5) or (word.last == 2 and not word.common)


def features(seen: list[Seen], at: int, label: str) -> Iterator[str]:
    """``label`` tells whether the word before was a name: N, a particle after one: T, or O."""
    token, word, _, _ = seen[at]
    shape = token.shape
    one, two = seen[at - 1] if at else EDGE, seen[at - 2] if at > 1 else EDGE
    next1 = seen[at + 1] if at + 1 < len(seen) else EDGE
    next2 = seen[at + 2] if at + 2 < len(seen) else EDGE
    opens = "1" if token.opens else "0"
    named = "1" if word.first or word.last else "0"
    who = f"{shape}{word.first}{word.last}{word.common}"
    brief = f"{shape}{'F' if word.first >= 2 else named}{word.common}"
    yield f"a{shape}{opens}{word.code}{word.form}"
    yield f"b{who}{opens}"
    yield f"c{shape}{word.first}{word.common}"
    yield f"d{shape}{word.last}{word.common}"
    yield f"e{shape}{opens}{word.guess}{word.form}"
    yield f"f{shape}{word.place:d}{word.proper:d}{word.closed}{named}"
    yield f"g{one.kind}"
    yield f"h{one.kind}{brief}"
    yield f"i{next1.kind}"
    yield f"j{next1.kind}{brief}{opens}"
    yield f"k{one.kind} {next1.kind}"
    yield f"l{two.kind} {one.kind}{named}"
    yield f"m{next1.kind} {next2.kind}{named}"
    yield f"n{label}{who}"
    yield f"o{label}{one.kind}{named}"
    yield f"p{one.token.key} {brief}"
    yield f"q{next1.token.key} {brief}"
    yield f"r{two.token.key} {one.token.key}"
    yield f"s{next1.token.key} {next2.token.key}"
    yield f"t{next1.word.first}{next1.word.last}{next1.word.common}{next1.token.shape}{brief}"
    yield f"u{shape}{min(len(token.word), 8)}{named}{word.guess}"
    yield f"v{_end_of_run(seen, at)}{named}"
    if named == "0" and shape != "l":
        yield f"w{token.key[-3:]}"
    if seen[at].kind in ("CAL", "LAN", "PUB", "BEA", "TIT", "KIN", "ROL", "THI", "VRB", "PRE"):
        yield f"x{seen[at].kind}{shape}{opens}{one.kind}"


def _end_of_run(seen: list[Seen], at: int) -> str:
    """What the last of the capitals from here on is: a street, a thing, or nothing special."""
    last = at
    while last + 1 < len(seen) and last < at + 5 and seen[last + 1].token.shape in "CAUm":
        last += 1
    key = seen[last].token.key
    kind = "s" if _STREET.search(key) else "t" if _THING.search(key) else "o"
    return f"{kind}{min(last - at, 2)}"
