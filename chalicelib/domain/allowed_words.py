"""The allow-list of an institution: what is not the name of a pupil or a teacher in its texts."""

from dataclasses import replace
from datetime import datetime

from .decisions import Decision
from .grants import Grant
from .ids import moment, new_id
from .model import AllowedWord
from .sent import NewWord
from .text import fold

LONGEST_WORD = 200  # characters


def key_of(words: str) -> str:
    """What a word and a name are compared by: without case, accents or a possessive."""
    return fold(words).removesuffix("'s").rstrip("'")


def allow(grant: Grant, word: str, at: str) -> AllowedWord:
    """At the institution of who says so, for a year from now."""
    made = datetime.fromisoformat(at)
    return AllowedWord(new_id(made), grant.institution, word, grant.caller.id, grant.function, at)


def add_word(grant: Grant, new: NewWord, now: datetime) -> Decision:
    """Beforehand; what is there already holds for another year."""
    at = moment(now)
    word = allow(grant, new.word, at)
    return Decision(grant, word, at, ("word",), words=(word,))


def remove_word(grant: Grant, current: AllowedWord, now: datetime) -> Decision:
    """From the next text on it is found again; what stands, stands."""
    removed = replace(current, removed=True)
    return Decision(grant, removed, moment(now), ("removed",), words=(removed,))
