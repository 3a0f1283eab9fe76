"""Closed expressions of more than one word: ``Jip en Janneke`` names nobody.

The lexicon has the crc32 of every expression and, turned inside out, of every beginning of one,
so that a text is read no further than an expression may go.
"""

from collections.abc import Sequence
from zlib import crc32

from .forms import Form
from .lexicon import lexicon

WHOLE = 0xFFFFFFFF


def joined(digest: int, key: str) -> int:
    """The crc32 of the words until now, with one more."""
    return crc32(b" " + key.encode(), digest)


def longest(forms: Sequence[Form], number: int) -> int:
    """How many tokens the longest expression takes that starts here; 0 without one.

    The last word may have an s of possession, or a hyphen and what it is the first part of.
    """
    is_known, digest, found = lexicon().is_phrase, forms[number].digest, 0
    first, goes_on = number, True  # it is flagged as the beginning of one
    while goes_on:
        number += 1
        key = forms[number].key
        if key[-1:] == "s" and is_known(joined(digest, key[:-1])):
            found = number + 1 - first
        if "-" in key and is_known(joined(digest, key.partition("-")[0])):
            found = number + 1 - first  # Thomas More-studenten
        digest = joined(digest, key)
        if is_known(digest):
            found = number + 1 - first
        goes_on = is_known(digest ^ WHOLE)
    return found
