"""``python -m bench.peer_model FOLDER [TEXTS]``: a spaCy pipeline for presidio, in .venv-peers.

PyPI has no trained pipeline for Dutch (spaCy's own are on GitHub). Without TEXTS it is a blank
one, that finds no names. With TEXTS, lines of ``{"text", "spans"}``, it learns persons from them:
a model for measuring, that stays in the folder of the venv and is never committed.
"""

import random
import sys
from pathlib import Path

import spacy
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch

from bench.texts import Gold, foreign
from local.progress import Bar

ROUNDS, BATCH = 8, 64


def main(folder: str, *texts: str) -> None:
    fix_random_seed(7)
    pipeline = spacy.blank("nl")
    if texts:
        train(pipeline, [example(pipeline, gold) for gold in foreign(Path(texts[0]))])
    pipeline.to_disk(folder)


def example(pipeline: spacy.language.Language, gold: Gold) -> Example:
    entities = [(start, end, "PER") for start, end, kind in gold.spans if kind == "PERSON"]
    doc = pipeline.make_doc(gold.text)
    spans = (doc.char_span(*span, alignment_mode="expand") for span in entities)
    kept = spacy.util.filter_spans([span for span in spans if span])
    there = [(span.start_char, span.end_char, span.label_) for span in kept]
    return Example.from_dict(doc, {"entities": there})


def train(pipeline: spacy.language.Language, examples: list[Example]) -> None:
    dice = random.Random(7)  # noqa: S311 - an order, not a secret
    pipeline.add_pipe("ner").add_label("PER")
    optimizer = pipeline.initialize(lambda: examples)
    bar, total = Bar("training a Dutch model for presidio"), ROUNDS * len(examples)
    for done in range(ROUNDS):
        dice.shuffle(examples)
        for number, batch in enumerate(minibatch(examples, BATCH), start=1):
            pipeline.update(batch, sgd=optimizer, drop=0.2)
            bar(min(done * len(examples) + number * BATCH, total), total)


if __name__ == "__main__":
    main(*sys.argv[1:])
