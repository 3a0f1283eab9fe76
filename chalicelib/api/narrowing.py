"""What a query narrows a list of registrations to; a value that cannot be is refused by name."""

import re
from collections.abc import Callable, Iterable

from ..domain.errors import Malformed
from ..domain.text import fold
from ..domain.words import Activity, Domain, Side, Status
from ..storage.narrowed import Narrowed

_WORDS: dict[str, Iterable[str]] = {
    "status": Status,
    "activity": Activity,
    "domain": Domain,
    "waiting_for": (*Side, "none"),
}
SCHOOL_YEARS = frozenset(f"{year}-{year + 1}" for year in range(1999, 2100))
_TEXTS: dict[str, Callable[[str], object]] = {
    "school_year": SCHOOL_YEARS.__contains__,
    "theme": re.compile(r".{1,60}").fullmatch,
    "owner": re.compile(r"\S{1,128}").fullmatch,
    "q": re.compile(r".{0,100}").fullmatch,
}
FILTERS = (*_WORDS, *_TEXTS)


def narrowed_of(query: Callable[[str], str | None]) -> Narrowed:
    """Raises Malformed, which names the parameter. Only ``q`` may be empty: no words, no wish."""
    given = {name: value for name in FILTERS if (value := query(name)) is not None}
    if "q" in given:
        given["q"] = fold(given["q"])  # before it is measured: ﷺ becomes a sentence
    for name, value in given.items():
        if name in _WORDS and value not in set(_WORDS[name]):
            raise Malformed(f"'{name}' is een van: {', '.join(_WORDS[name])}.")
        if name in _TEXTS and not _TEXTS[name](value):
            raise Malformed(f"'{name}' heeft niet de juiste vorm.")
    return Narrowed(**given)
