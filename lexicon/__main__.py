"""``make lexicon``: writes lexicon.bin and weights.txt of the name guard, always alike.

With ``--statbel FILE …`` the first names of an operator's file go in too, with ``--out FOLDER``
both files are written there: docs/names.md says how to measure what they bring.
"""

import argparse
import sys
from pathlib import Path

from chalicelib.domain.names.lexicon import DATA

from .build import build, digest
from .statbel import CountedWords, Unreadable, counted
from .words import Words


def made(files: list[Path], out: Path) -> None:
    """Raises Unreadable, OSError."""
    counts = counted(files)
    words = CountedWords(counts) if counts else Words()
    also = f" and {len(counts)} first names that an operator gave" if counts else ""
    out.mkdir(parents=True, exist_ok=True)
    build(words, out, digest() + also)


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m lexicon")
    parser.add_argument("--statbel", type=Path, nargs="+", default=[], metavar="FILE")
    parser.add_argument("--out", type=Path, default=DATA, metavar="FOLDER")
    asked = parser.parse_args(given)
    try:
        made(asked.statbel, asked.out)
    except (Unreadable, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
