"""Our own guard, in the same kind of process as the others."""

from bench.score import Find
from bench.texts import Mark
from chalicelib.domain.names import check
from chalicelib.domain.names.__main__ import LABELS


def loaded() -> Find:
    def find(text: str) -> list[Mark]:
        return [(span.start, span.end, LABELS[span.kind]) for span in check(text)]

    return find
