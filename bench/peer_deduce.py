"""deduce: rules and lists for Dutch medical texts, by UMC Utrecht (LGPL)."""

import re
from collections.abc import Iterator

from deduce import Deduce

from bench.score import Find
from bench.texts import Mark

KINDS = {
    "persoon": "PERSON",
    "patient": "PERSON",
    "telefoonnummer": "PHONE",
    "emailadres": "EMAIL",
    "bsn": "RRN",
    "id": "RRN",
    "locatie": "ADDRESS",
}


def loaded() -> Find:
    deduce = Deduce()

    def marks(text: str) -> Iterator[Mark]:
        for one in deduce.deidentify(text).annotations:
            kind = KINDS.get(one.tag)
            # It marks every place; only one with a number in it is an address.
            if kind and (kind != "ADDRESS" or re.search(r"\d", one.text)):
                yield int(one.start_char), int(one.end_char), kind  # some are numpy

    return lambda text: sorted(marks(text))
