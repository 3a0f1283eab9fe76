"""The name guard over what people send: which texts it reads, and what becomes of what it finds.

A text that stands already is not read again: it was accepted when it was written, perhaps by
somebody else, and who revises another field has nothing to say about it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from .allowed_words import LONGEST_WORD, allow, key_of
from .decisions import Decision
from .documents_model import Document
from .frozen import dataclass
from .grants import DossierGrant
from .machine_names import words_of_machines
from .model import Entry, Registration
from .text import fold
from .written import Sent, Written, texts_of

if TYPE_CHECKING:
    from .names import Span

Texts = Mapping[str, str]  # field → text; a field such as "themes.0", "participants.0.function"
REMEMBERED = "person"  # the kind of what a confirmation is remembered of
HINT = "recognisable"


@dataclass(frozen=True)
class Around:
    """What is known where a text is written.

    ``known``: names that are recognised in any case; ``allowed``: names that never are.
    """

    known: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """A piece of the text of a field that points at somebody."""

    field: str
    text: str
    span: "Span"

    @property
    def words(self) -> str:
        return self.text[self.span.start : self.span.end]

    @cached_property
    def key(self) -> str:
        return key_of(self.words)

    @property
    def is_sure(self) -> bool:
        return self.span.certainty == "sure"

    @property
    def is_hint(self) -> bool:
        """Nobody is named, but somebody is recognised: no list of words knows of it."""
        return self.span.kind == HINT

    @property
    def is_remembered(self) -> bool:
        """What identifies by itself, such as a number, is confirmed each time and kept nowhere."""
        return self.span.kind == REMEMBERED and len(self.key) <= LONGEST_WORD


def new_texts(decision: Decision, body: Sent | None) -> Texts:
    """The texts of a body that its change would add to what stands."""
    if not decision.fields or not isinstance(body, Written):
        return {}
    before = decision.before
    stood = set(texts_of(before.content).values()) if isinstance(before, _WITH_TEXTS) else set()
    return {field: text for field, text in body.texts.items() if text not in stood}


_WITH_TEXTS = (Registration, Entry, Document)


def find(texts: Texts, around: Around) -> tuple[Found, ...]:
    """Everything that points at somebody, in the order of the texts; names, and then hints."""
    from .names import check, hints  # noqa: PLC0415 - only a text pays for it

    def allowed(text: str) -> tuple[str, ...]:
        return (*around.allowed, *words_of_machines(text))

    return tuple(
        Found(field, text, span)
        for field, text in texts.items()
        for span in (*check(text, known=around.known, allowed=allowed(text)), *hints(text))
    )


@dataclass(frozen=True)
class Verdict:
    """What may be kept if nothing is ``sure``, with a soft mark at what is ``doubtful``."""

    decision: Decision
    sure: tuple[Found, ...] = ()
    doubtful: tuple[Found, ...] = ()


def judge(decision: Decision, found: Iterable[Found], confirmed: Iterable[str]) -> Verdict:
    """``confirmed``: what the writer says is not a pupil or a teacher."""
    said, every = set(map(key_of, confirmed)), tuple(found)
    rest = [one for one in every if one.key not in said]
    return Verdict(
        _with(decision, [one for one in every if one.key in said]),
        tuple(one for one in rest if one.is_sure),
        tuple(one for one in rest if not one.is_sure),
    )


def _with(decision: Decision, told: list[Found]) -> Decision:
    """A message may name a colleague to who has to help them: nothing is remembered of it."""
    in_dossier = isinstance(decision.grant, DossierGrant)
    words = {one.key: one.words for one in told if one.is_remembered and in_dossier}
    return replace(
        decision,
        confirmed=tuple(str(one.span.kind) for one in told),
        words=tuple(allow(decision.grant, word, decision.at) for word in words.values()),
    )


def around_dossier(names: Iterable[str], known: Iterable[str], owners: Iterable[str]) -> Around:
    """``names``: of both institutions; ``owners``: who may own a registration, at the CLB."""
    allowed = (*owners, *(run for name in names for run in _runs(name)))
    return Around(tuple(name for name in known if name), tuple(name for name in allowed if name))


def _runs(name: str) -> Iterator[str]:
    """The ways in which people shorten the name of an institution: some words on end.

    Never a single plain word: "Jan" is not the school "Jan Boon".
    """
    words = name.split()
    for start, end in combinations(range(len(words) + 1), 2):
        run = words[start:end]
        says_enough = len(run) > 1 or "-" in run[0] or len(words) == 1
        if says_enough and fold(run[-1]) not in _LINKS:
            yield " ".join(run)


# What a name goes on after: "CLB De" is nothing, and "De" may begin the name of a person.
_LINKS = {"de", "den", "der", "het", "'t", "een", "van", "vande", "ten", "ter", "te", "en", "voor"}
