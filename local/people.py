"""The cast: nine invented people, here and in the tests; and where each of them works.

Whoever shares a dossier here shares it in the tests too: ``clb_a`` serves ``school_a``, and
``clb_b`` serves ``school_b``. Which institution numbers these are depends on what was imported.
Noor has no role yet: she can sign in, and finds no dossier.
"""

from dataclasses import dataclass

CLB = "samenwerkingsdossier-clb"
SCHOOL = "samenwerkingsdossier-school"
ADMIN = "lokale-beheerder"

PLACES = ("clb_a", "school_a", "clb_b", "school_b")
PASSWORD = "Alleen-op-deze-machine-1"  # noqa: S105 - a pool on loopback, with invented people


@dataclass(frozen=True)
class Person:
    """Somebody of the cast; ``key`` is the name to sign in with, ``id`` their person id."""

    key: str
    id: str
    name: str
    function: str
    place: str  # one of PLACES
    roles: frozenset[str]

    @property
    def email(self) -> str:
        """An address that can never exist (RFC 2606)."""
        return f"{self.key}@{self.place.replace('_', '-')}.example"


def _person(key: str, id_ending: str, name: str, function: str, place: str, *roles: str) -> Person:
    uuid = f"5d0c1e5a-0000-4000-8000-{id_ending:0>12}"
    return Person(key, uuid, name, function, place, frozenset(roles))


_PEOPLE = [
    _person("anna", "a1", "Anna Verhulst", "CLB-contactpersoon", "clb_a", CLB),
    _person("bert", "b1", "Bert Claessens", "psycholoog", "clb_a", CLB),
    _person("clara", "c1", "Clara Lauwers", "coördinator", "clb_a", ADMIN),
    _person("sofie", "50", "Sofie Maertens", "zorgcoördinator", "school_a", SCHOOL),
    _person("tom", "70", "Tom Goossens", "leerkracht", "school_a", SCHOOL),
    _person("sara", "5a", "Sara De Wilde", "directeur", "school_a", ADMIN),
    _person("noor", "90", "Noor Jacobs", "leerkracht", "school_a"),
    _person("olga", "01", "Olga Pauwels", "maatschappelijk werker", "clb_b", CLB, ADMIN),
    _person("piet", "91", "Piet Wouters", "leerlingenbegeleider", "school_b", SCHOOL),
]
CAST = {person.key: person for person in _PEOPLE}
