"""``make -s names``: lines of ``{"id", "text"}`` in, ``{"id", "spans": [[from, to, KIND]]}`` out.

With --sure (SURE=1) only what is sure. A date of birth is called DOB, as in the texts that we
measure with.
"""

import json
import sys
from collections.abc import Iterable, Iterator

from . import Certainty, Kind, check

LABELS = {kind: kind.value.upper() for kind in Kind} | {Kind.BIRTHDATE: "DOB"}


def answers(lines: Iterable[str], *, only_sure: bool) -> Iterator[str]:
    for line in lines:
        if line.strip():
            asked = json.loads(line)
            spans = [
                [span.start, span.end, LABELS[span.kind]]
                for span in check(asked["text"])
                if span.certainty is Certainty.SURE or not only_sure
            ]
            yield json.dumps({"id": asked["id"], "spans": spans}, ensure_ascii=False)


def main() -> int:
    for answer in answers(sys.stdin, only_sure="--sure" in sys.argv):
        sys.stdout.write(answer + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
