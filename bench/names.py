"""How well and how fast the name guard reads: beside the most, or the least, that we want."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.table import print_table
from chalicelib.domain.names import Kind, check

ROOT = Path(__file__).resolve().parent.parent
OTHERS = ROOT.parent / "shared" / "names"  # texts of other people, where they are there
OWN = ROOT / "tests" / "domain" / "names" / "texts"
SPITE = ("a@", "0 ", "A ", "De Van ", "Kerkstraat 1 ", "geboren op ", "x.docx ", "e\u0301")
Gold = tuple[str, list[tuple[int, int]]]


def marked(file: Path) -> Iterator[Gold]:
    """Our own texts: names stand between brackets."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pieces = line.replace("]", "[").split("[")
            starts = [sum(map(len, pieces[:number])) for number in range(len(pieces))]
            odd = range(1, len(pieces), 2)
            yield "".join(pieces), [(starts[n], starts[n] + len(pieces[n])) for n in odd]


def foreign(file: Path) -> Iterator[Gold]:
    for line in file.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        yield one["text"], [(start, end) for start, end, kind in one["spans"] if kind == "PERSON"]


def touching(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def quality(texts: list[Gold]) -> tuple[str, str, str, str]:
    """Texts, recall, precision, and the share of plain texts that got a mark."""
    names = found = marks = right = plain = alarms = 0
    for text, gold in texts:
        spans = [(span.start, span.end) for span in check(text) if span.kind is Kind.PERSON]
        names, marks = names + len(gold), marks + len(spans)
        found += sum(touching(one, spans) for one in gold)
        right += sum(touching(one, gold) for one in spans)
        plain, alarms = plain + (not gold), alarms + (not gold and bool(spans))
    recall, precision = found / max(names, 1), right / max(marks, 1)
    alarmed = alarms / max(plain, 1)
    return str(len(texts)), f"{recall:.3f}", f"{precision:.3f}", f"{alarmed:.3f}"


def speed(texts: list[str]) -> float:
    """Milliseconds of the processor per kilobyte, the first time that the texts are seen."""
    size = sum(len(text.encode()) for text in texts) / 1024
    start = time.process_time()
    for text in texts:
        check(text)
    return (time.process_time() - start) * 1000 / size


def started() -> float:
    """Milliseconds in a new process, from the import to the first answer."""
    code = "\n".join(
        (
            "import time, re, mmap, dataclasses, enum, functools, unicodedata",
            "start = time.perf_counter()",
            "from chalicelib.domain.names import check; check('Jan')",
            "print((time.perf_counter() - start) * 1000)",
        )
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - our own
    return float(done.stdout)


def measure_names() -> None:
    print("\nThe name guard\n")
    sets = {"own texts": [*marked(OWN / "named.txt"), *marked(OWN / "plain.txt")]}
    sets["texts written afterwards"] = [*marked(OWN / "strangers.txt")]
    if OTHERS.is_dir():
        sets["texts of others"] = [*foreign(OTHERS / "dev.jsonl")]
    head = ("", "texts", "recall", "precision", "false alarms")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    check("Jan")
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    cold = speed([text for text, _ in sets["own texts"]])
    print_table(head, [(name, *quality(texts)) for name, texts in sets.items()])
    worst = max((speed([piece * (100_000 // len(piece))]), piece) for piece in SPITE)
    print()
    figures = [("start, ms", f"{started():.1f}"), ("memory, MB", f"{memory:.1f}")]
    figures += [("short texts, ms/KB", f"{cold:.2f}")]
    figures += [(f"worst of 100 KB ({worst[1]!r}), ms/KB", f"{worst[0]:.2f}")]
    print_table(("", "measured"), figures)
