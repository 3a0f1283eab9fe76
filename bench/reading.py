"""``python -m bench.reading [spite]``: what the guard costs in a process of its own, in JSON.

Milliseconds of the processor and megabytes of the highest memory, from before the first import.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator

from bench.memory import peak
from bench.spite import spite
from bench.texts import own_texts

PAGE = 3000  # characters
MEMORY = "memory for them, MB"


def taken(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return (time.process_time() - start) * 1000


def pages(texts: Iterable[str]) -> Iterator[str]:
    page = ""
    for text in texts:
        page = f"{page}\n{text}" if page else text
        if len(page) >= PAGE:
            yield page
            page = ""


def counting() -> None:
    """A measure of the machine: to a million."""
    number = 0
    while number < 1_000_000:
        number += 1


def cost() -> dict[str, float]:
    short = [one.text for one in own_texts()]
    before = peak()

    def first() -> None:
        from chalicelib.domain.names import check  # noqa: PLC0415 - this is what is measured

        check("Jan")

    start = taken(first)
    memory = peak() - before
    read = {
        "short": per_kb(short),
        "page": per_kb([*pages(short)]),
        "long": per_kb(["\n".join(short)]),
    }
    after = peak() - before
    return {"start": start, "memory": memory, "after": after, "count": taken(counting), **read}


def per_kb(texts: list[str]) -> float:
    """Milliseconds per KB: of words never seen only when these are the first."""
    from chalicelib.domain.names import check  # noqa: PLC0415 - after the start was measured

    size = sum(len(text.encode()) for text in texts) / 1024
    return taken(lambda: [check(text) for text in texts]) / size


def worst() -> dict[str, float]:
    """Milliseconds per KB of each spiteful text; ``MEMORY``: megabytes that they took at most."""
    texts, before = spite(), peak()
    each = {name: per_kb([text]) for name, text in texts.items()}
    return {**each, MEMORY: peak() - before}


if __name__ == "__main__":
    json.dump(worst() if "spite" in sys.argv else cost(), sys.stdout)
