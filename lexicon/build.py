"""Builds lexicon.bin of the name guard, and weights.txt to read what was learned."""

import hashlib
from collections import Counter
from pathlib import Path
from zlib import crc32

from chalicelib.domain.names import forms as of_forms
from chalicelib.domain.names.candidates import is_candidate
from chalicelib.domain.names.features import around, own, pair
from chalicelib.domain.names.forms import EDGE, MAY, Form, formed
from chalicelib.domain.names.guesses import CLASS, GUESS, bucket, grams_of, likeness
from chalicelib.domain.names.judge import Label, Limits
from chalicelib.domain.names.kinds import DIGITS, INITIALS
from chalicelib.domain.names.lexicon import DATA, GRAMS, lexicon, open_at
from chalicelib.domain.names.looks import read
from chalicelib.domain.names.reading import Reading

from .file import packed_file, phrases, tables
from .learn import Dice, Perceptron
from .lists import SENTENCES, SOURCES, expressions, lines
from .texts import Example, Writer
from .told import Meant, told
from .words import Words

TIMES, ROUNDS, SELDOM, SCALE = 16, 5, 6, 16
WEIGHTS = Path(__file__).with_name("weights.txt")
BIAS = Limits._fields.index("bias")
# In weights: above what a mark is doubtful and sure; what is asked more of a word in lower case
# that is a name as well, and of any such word before it is sure.
THRESHOLDS = {"doubtful": 8, "sure": 32, "homograph": 110, "ambiguous": 160}
Row = tuple[list[int], bool]


def grams(values: dict[str, int], words: Words) -> bytes:
    """How much each run of letters makes an unknown word look like a name: signed bytes."""
    names = [k for k, v in values.items() if (v & 15) and not v >> 4 & 3 and len(k) > 2]
    others = [k for k in sorted(words.dutch) if not values[k] & 15 and len(k) > 2]
    dice, model = Dice(3), Perceptron[int](margin=40)
    examples = [(grams_of(key), True) for key in dice.shuffled(names)[:30_000]]
    examples += [(grams_of(key), False) for key in dice.shuffled(others)[:40_000]]
    for _ in range(3):
        for runs, is_name in dice.shuffled(examples):
            model.learn(runs, is_name, 8)
    mean = model.averaged(1)
    return bytes(max(-127, min(127, mean.get(gram, 0))) & 255 for gram in range(GRAMS))


def observed(example: Example, meant: Meant) -> list[Row]:
    """The candidates of a text with their features, and whether each is a name."""
    reading = read(example.text)
    _hide(reading, example)
    _explain(reading, meant)
    rows: list[Row] = []
    label = Label(reading)
    for number, form in enumerate(reading.forms):
        if form.flags & MAY and number not in reading.closed and is_candidate(reading, number):
            opens, start = int(reading.opens(number)), reading.start(number)
            is_name = any(first <= start < end for first, end in example.names)
            said = own(form, opens) + around(reading, number, label.before(number), opens)
            rows.append((said, is_name))
            label.put(number, named=is_name)
    return rows


def _hide(reading: Reading, example: Example) -> None:
    """As if the words that the example says stood in no list."""
    for number, form in enumerate(reading.forms):
        if form.key in example.hidden and form.shape not in (INITIALS, *range(DIGITS, EDGE.shape)):
            reading.forms[number] = _unlisted(form)
            reading.closed.discard(number)


def _unlisted(form: Form) -> Form:
    words = lexicon()
    code = bucket(likeness(words, form.key)) << GUESS | words.value_of(form.digest) & CLASS
    return formed(form.key, form.digest, form.shape, form.cut, code)


def _explain(reading: Reading, meant: Meant) -> None:
    before = EDGE
    for form in reading.forms:
        meant[form.digest] = form.key
        meant[crc32(form.key[-3:].encode())] = form.key[-3:]
        meant[pair(before.digest, form.digest)] = f"{before.key} {form.key}"
        before = form


def _frequent(rows: list[Row]) -> list[Row]:
    """Without the features that hardly occur: they would be learned by heart."""
    counts = Counter(name for names, _ in rows for name in names)
    return [
        ([n for n in names if counts[n] >= SELDOM] + [BIAS], is_name) for names, is_name in rows
    ]


def weights(words: Words, meant: Meant) -> dict[int, int]:
    named, plain = ([*lines(SENTENCES / file)] for file in ("named.txt", "plain.txt"))
    examples = Writer(words, 11).examples(named, plain, TIMES)
    rows = _frequent([row for example in examples for row in observed(example, meant)])
    model, dice = Perceptron[int](margin=6), Dice(5)
    for _ in range(ROUNDS):
        for names, is_name in dice.shuffled(rows):
            model.learn(names, is_name)
    kept = {name: weight for name, weight in model.averaged(SCALE).items() if abs(weight) >= 2}
    print(f"{len(rows)} candidates, {sum(y for _, y in rows)} names, {len(kept)} weights")
    return kept | {Limits._fields.index(name): value for name, value in THRESHOLDS.items()}


def digest() -> str:
    """Of the lists and sentences: the files say from which ones they were built."""
    files = sorted([*SOURCES.glob("*"), *SENTENCES.glob("*")])
    contents = (file.name.encode() + file.read_bytes() for file in files)
    return hashlib.sha256(b"\0".join(contents)).hexdigest()


def marked(origin: str) -> bytes:
    """What stands in the lexicon of where it comes from."""
    return hashlib.sha256(origin.encode()).digest()


def build(words: Words, folder: Path, origin: str) -> None:
    """Writes lexicon.bin to ``folder``, and weights.txt to read.

    ``origin``: what both say that they were built from. That of the product stands apart from
    what is shipped.
    """
    path, read = folder / "lexicon.bin", WEIGHTS if folder == DATA else folder / WEIGHTS.name
    values, closed = words.values(), phrases(expressions())
    tabled = tables(values, grams(values, words))
    path.write_bytes(packed_file(marked(origin), tabled, {}, closed))
    _open(path)
    meant: Meant = {}
    learned = weights(words, meant)
    path.write_bytes(packed_file(marked(origin), tabled, learned, closed))
    told_of = sorted(f"{told(name, meant)}\t{weight}\n" for name, weight in learned.items())
    read.write_text(f"# built from {origin}\n" + "".join(told_of), encoding="utf-8")
    print(f"{len(values)} words")


def _open(path: Path) -> None:
    """What was looked up in the file that was open before is forgotten."""
    open_at(path)
    of_forms.FORMS.clear()
    of_forms.LOUD_FORMS.clear()
