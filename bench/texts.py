"""The texts that the name guard is measured with: ours, and those of others where there are."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OTHERS = ROOT.parent / "shared" / "names"
MEASURE = OTHERS / "measure"  # for measuring only: nothing that is made from it is committed
OWN = ROOT / "tests" / "domain" / "names" / "texts"
Mark = tuple[int, int, str]  # from, to, kind; a kind as evaluate.py of the others calls it


@dataclass(frozen=True)
class Gold:
    """A text, and what there is to find in it."""

    text: str
    spans: tuple[Mark, ...]


def bracketed(line: str) -> Gold:
    """``[Jo] belt`` is the text ``Jo belt`` with a name from 0 to 2."""
    pieces = line.replace("]", "[").split("[")
    starts = [sum(map(len, pieces[:number])) for number in range(len(pieces))]
    odd = range(1, len(pieces), 2)
    spans = tuple((starts[n], starts[n] + len(pieces[n]), "PERSON") for n in odd)
    return Gold("".join(pieces), spans)


def own(*files: str) -> Iterator[Gold]:
    for file in files:
        for line in (OWN / file).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield bracketed(line)


def foreign(file: Path) -> Iterator[Gold]:
    """Lines of ``{"text", "spans": [[from, to, KIND]]}``; nothing where there is no such file."""
    if file.is_file():
        for line in file.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            yield Gold(one["text"], tuple((span[0], span[1], span[2]) for span in one["spans"]))


def own_texts() -> list[Gold]:
    return list(own("named.txt", "plain.txt"))


def all_texts() -> dict[str, list[Gold]]:
    """The sets that are there, by name."""
    sets = {
        "own texts": own_texts(),
        "written afterwards": list(own("strangers.txt")),
        "written later": list(own("newcomers.txt")),
        "spoken": list(own("spoken.txt")),
        "of a visitor": list(own("visitors.txt")),
        "of others": list(foreign(OTHERS / "dev.jsonl")),
        "identifiers, of others": list(foreign(OTHERS / "pii_dev.jsonl")),
        "newspapers": list(foreign(MEASURE / "conll2002_nl_testb.jsonl")),
    }
    return {name: texts for name, texts in sets.items() if texts}
