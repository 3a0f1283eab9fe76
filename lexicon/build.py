"""Builds data/lexicon.bin and data/weights.txt: the table, the runs of letters, the weights."""

import hashlib
from collections import Counter
from pathlib import Path

from chalicelib.domain.names.features import EDGE, Seen, features, is_candidate, kind_of
from chalicelib.domain.names.lexicon import DATA, GRAMS, Lexicon, bucket, grams_of, word_of
from chalicelib.domain.names.persons import next_label
from chalicelib.domain.names.seen import seen_in

from .learn import Dice, Perceptron
from .texts import Example, Writer
from .words import SENTENCES, SOURCES, Words, lines, table

TIMES, ROUNDS, SELDOM, SCALE = 16, 5, 6, 16
# In weights: above what a mark is doubtful and sure; what is asked more of a word in lower case
# that is a name as well, and of any such word before it is sure.
THRESHOLDS = {"doubtful": 8, "sure": 64, "homograph": 96, "ambiguous": 160}
Row = tuple[list[str], bool]


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


def observed(example: Example, words: Lexicon) -> list[Row]:
    """The candidates of a text with their features, and whether each is a name."""
    seen = [_hidden(one, example, words) for one in seen_in(example.text, words)]
    rows: list[Row] = []
    label, before = "O", EDGE
    for number, one in enumerate(seen):
        is_name = any(start <= one.token.start < end for start, end in example.names)
        candidate = is_candidate(one, before)
        if candidate:
            rows.append((list(features(seen, number, label)), is_name))
        label = next_label(label, one, candidate and is_name)
        before = one
    return rows


def _hidden(one: Seen, example: Example, words: Lexicon) -> Seen:
    """The same, as if the word stood in no list, when the example says so."""
    if one.token.key not in example.hidden or one.token.shape in "pdn":
        return one
    word = word_of(0, guess=bucket(words.likeness(one.token.key)))
    return Seen(one.token, word, kind_of(one.token, word), False)


def _frequent(rows: list[Row]) -> list[Row]:
    """Without the features that hardly occur: they would be learned by heart."""
    counts = Counter(name for names, _ in rows for name in names)
    return [
        ([n for n in names if counts[n] >= SELDOM] + ["bias"], is_name) for names, is_name in rows
    ]


def weights(words: Words, lexicon: Lexicon) -> dict[str, int]:
    named, plain = ([*lines(SENTENCES / file)] for file in ("named.txt", "plain.txt"))
    examples = Writer(words, 11).examples(named, plain, TIMES)
    rows = _frequent([row for example in examples for row in observed(example, lexicon)])
    model, dice = Perceptron[str](margin=6), Dice(5)
    for _ in range(ROUNDS):
        for names, is_name in dice.shuffled(rows):
            model.learn(names, is_name)
    kept = {name: weight for name, weight in model.averaged(SCALE).items() if abs(weight) >= 2}
    print(f"{len(rows)} candidates, {sum(y for _, y in rows)} names, {len(kept)} weights")
    return kept | THRESHOLDS


def digest() -> str:
    """Of the lists and sentences: weights.txt says from which ones it was built."""
    files = [*SOURCES.glob("*"), *SENTENCES.glob("*"), DATA / "classes.txt", DATA / "closed.txt"]
    contents = (file.name.encode() + file.read_bytes() for file in sorted(files))
    return hashlib.sha256(b"\0".join(contents)).hexdigest()


def build(words: Words, folder: Path, origin: str) -> None:
    """Writes both files to ``folder``; ``origin``: what weights.txt says it was built from."""
    values = words.values()
    path = folder / "lexicon.bin"
    path.write_bytes(table(values) + grams(values, words))
    learned = sorted(weights(words, Lexicon(path)).items())
    text = f"# built from {origin}\n"
    text += "".join(f"{name}\t{weight}\n" for name, weight in learned)
    (folder / "weights.txt").write_text(text, encoding="utf-8")
    print(f"{len(values)} words")
