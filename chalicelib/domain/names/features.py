"""What speaks for and against a word being a name: whole numbers, each with a whole weight.

A feature is its letter (A to X) in the bits from 40 on, and what it tells below; ``TOLD`` says
how. Those of the word itself do not change from text to text, those of its neighbours do.
"""

from zlib import crc32

from . import kinds
from .endings import STREETS, THINGS
from .forms import Form
from .kinds import CAPITAL, LOWER, MIXED
from .reading import Reading

_A, _B, _C, _D, _E, _F, _G, _H, _I, _J, _K, _L, _M, _N, _O, _P, _Q, _R, _S, _T, _U, _V, _W, _X = (
    letter << 40 for letter in range(1, 25)
)
NOT_NAMED, NAMED, AFTER_PARTICLE = range(3)  # the label of the words before

# The parts of each feature with their bits, the last one lowest; 32 are the crc32 of a word.
TOLD = {
    "a": "form 3 shape 4 opens 1 code 10",
    "b": "opens 1 who 10",
    "c": "shape 4 first 2 common 2",
    "d": "shape 4 last 2 common 2",
    "e": "shape 4 opens 1 guess 3 form 3",
    "f": "shape 4 place 1 proper 1 closed 2 named 1",
    "g": "before 7",
    "h": "before 7 brief 8",
    "i": "after 7",
    "j": "after 7 brief 8 opens 1",
    "k": "before 7 after 7",
    "l": "second-before 7 before 7 named 1",
    "m": "after 7 second-after 7 named 1",
    "n": "label 2 who 10",
    "o": "label 2 before 7 named 1",
    "p": "word-before 32 brief 8",
    "q": "word-after 32 brief 8",
    "r": "words-before 32",
    "s": "words-after 32",
    "t": "who-after 10 brief 8",
    "u": "shape 4 length 4 named 1 guess 3",
    "v": "run 4 named 1",
    "w": "ending 32",
    "x": "kind 7 shape 4 opens 1 before 7",
}
_TELLING = frozenset(
    kinds.KIND[name]
    for name in ("CAL", "LAN", "PUB", "BEA", "TIT", "KIN", "ROL", "THI", "VRB", "PRE")
)


def own(form: Form, opens: int) -> list[int]:
    """What the word tells by itself; ``opens``: whether it opens a sentence, 1 or 0."""
    word, shape = form.word, form.shape
    told = [
        _A | word.form << 15 | shape << 11 | opens << 10 | word.code,
        _B | opens << 10 | word.who,
        _C | shape << 4 | word.first << 2 | word.common,
        _D | shape << 4 | word.last << 2 | word.common,
        _E | shape << 7 | opens << 6 | word.guess << 3 | word.form,
        _F | shape << 5 | word.place << 4 | word.proper << 3 | word.closed << 1 | word.named,
        _U | shape << 8 | min(len(form.key), 8) << 4 | word.named << 3 | word.guess,
    ]
    if not word.named and shape != LOWER:
        told.append(_W | crc32(form.key[-3:].encode()))
    return told


def around(reading: Reading, number: int, label: int, opens: int) -> list[int]:
    """What its neighbours tell; ``label``: what the words before it were."""
    two, one, form, after, later = reading.forms[number - 2 : number + 3]
    word, before, next1 = form.word, one.kind, after.kind
    brief, named, who = word.brief, word.named, word.who
    told = [
        _G | before,
        _H | before << 8 | brief,
        _I | next1,
        _J | next1 << 9 | brief << 1 | opens,
        _K | before << 7 | next1,
        _L | two.kind << 8 | before << 1 | named,
        _M | next1 << 8 | later.kind << 1 | named,
        _N | label << 10 | who,
        _O | label << 8 | before << 1 | named,
        _P | one.digest << 8 | brief,
        _Q | after.digest << 8 | brief,
        _R | pair(two.digest, one.digest),
        _S | pair(after.digest, later.digest),
        _T | after.word.who << 8 | brief,
        _V | _end_of_run(reading.forms, number) << 1 | named,
    ]
    if form.kind in _TELLING:
        told.append(_X | form.kind << 12 | form.shape << 8 | opens << 7 | before)
    return told


def pair(first: int, second: int) -> int:
    return (first * 31 + second) & 0xFFFFFFFF


def _end_of_run(forms: list[Form], number: int) -> int:
    """What the last of the capitals from here on is: a street, a thing, or nothing special."""
    last = number
    while CAPITAL <= forms[last + 1].shape <= MIXED and last < number + 5:
        last += 1
    form = forms[last]
    if form.ending is None:
        form.ending = _ending(form.key) << 2
    return form.ending | (2 if last > number + 1 else last - number)


def _ending(key: str) -> int:
    return 1 if key.endswith(STREETS) else 2 if key.endswith(THINGS) else 0
