"""What comes of looking into a file: what it says and where, and a copy that tells no more."""

from dataclasses import dataclass

from ...domain.documents_model import Place
from ...domain.file_types import MOST_TEXT

MOST_UNPACKED = 256 * 1024**2  # bytes, in one file and in what is packed in it


class Refuse(Exception):
    """A file that is not kept; ``reason`` is one of ``verdicts.REFUSALS``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


Texts = tuple[tuple[Place, str], ...]


@dataclass(frozen=True)
class Inspected:
    """``copy``: the same content, without what said who made it; ``texts``: what people read.

    ``left_out``: of ``verdicts.LEFT_OUT``, what its sharer may miss in the copy.
    """

    copy: bytes
    texts: Texts = ()
    left_out: tuple[str, ...] = ()


def measured(texts: list[tuple[Place, str]]) -> Texts:
    """Those that say something. Raises Refuse when there is more than can be read."""
    kept = tuple((place, text) for place, text in texts if text.strip())
    if sum(len(text) for _, text in kept) > MOST_TEXT:
        raise Refuse("too_long")
    return kept
