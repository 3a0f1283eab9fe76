"""What a takeout is about, and the queries by which all of it is read: no table is scanned."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chalicelib.domain.ids import number_of
from chalicelib.domain.words import Side
from chalicelib.storage import keys, notice_keys, retention_keys, rights_keys
from local.takeout.kinds import AUDIT, DOSSIERS
from local.trouble import StartError

DOSSIER_ID, NUMBER = re.compile(r"\d{6}-\d{6}"), re.compile(r"\d{6}")


@dataclass(frozen=True)
class Place:
    """One query: a partition, or what begins so in it."""

    table: str
    pk: str
    begins: str = ""

    def holds(self, pk: str, sk: str) -> bool:
        return pk == self.pk and sk.startswith(self.begins)


@dataclass(frozen=True)
class Scope:
    """``dossiers``: all of the CLB where ``is_whole``. ``leaves``: it is for a CLB that leaves,
    and has of the schools and of persons only what stands in the dossiers themselves.
    """

    clb: str
    dossiers: tuple[str, ...]
    is_whole: bool = False
    leaves: bool = False

    @property
    def name(self) -> str:
        return self.clb if self.is_whole else self.dossiers[0]

    @property
    def schools(self) -> list[str]:
        return [number_of(one, Side.SCHOOL) for one in self.dossiers]

    def of_dossier(self, dossier_id: str) -> Iterator[Place]:
        """What is kept of it, and who did what."""
        pk, _ = keys.dossier(dossier_id)
        yield Place(DOSSIERS, pk)
        yield Place(AUDIT, pk)

    def of_people(self, people: Sequence[str], own: Sequence[str]) -> Iterator[Place]:
        """What they have seen of it; ``own``: who work at a CLB that goes along whole."""
        about = f"{self.clb}-" if self.is_whole else self.name
        for person in () if self.leaves else people:
            yield Place(DOSSIERS, *keys.seen(person, about))
        for person in () if self.leaves or not self.is_whole else own:
            yield Place(DOSSIERS, *notice_keys.preferences(person))

    def of_institutions(self) -> Iterator[Place]:
        """The rows last: by them people find a dossier, and may write in it."""
        yield Place(AUDIT, *retention_keys.destroyed(self.clb, "", ""))
        if self.is_whole:
            yield Place(AUDIT, keys.institution(self.clb)[0])
        yield from self._shared()
        for dossier_id, school in zip(self.dossiers, self.schools, strict=True):
            yield Place(DOSSIERS, *keys.row(school, dossier_id))
        if self.is_whole:
            yield Place(DOSSIERS, keys.institution(self.clb)[0])
        else:
            yield Place(DOSSIERS, *keys.row(self.clb, self.name))

    def _shared(self) -> Iterator[Place]:
        """What others lean on too: that an institution is there, and who may enter."""
        for number in self.schools if self.is_whole else [self.clb, *self.schools]:
            yield Place(DOSSIERS, *keys.institution(number))
            if not self.leaves:
                yield Place(DOSSIERS, *keys.access(number, ""))
                yield Place(DOSSIERS, *rights_keys.assignments(number, ""))
                yield Place(DOSSIERS, *rights_keys.admins(number))

    def knows(self, pk: str) -> bool:
        """A partition that something of this may lie in."""
        own = {f"DOSSIER#{one}" for one in self.dossiers} | {f"DESTROYED#{self.clb}"}
        own |= {f"ORG#{number}" for number in (self.clb, *self.schools)}
        return pk in own or bool(re.fullmatch("PERSON#[^#]+", pk))


def wanted(said: Mapping[str, str]) -> tuple[str, str]:
    """A dossier, or a CLB: what was typed, and the number of its CLB. Raises StartError."""
    dossier_id, number = said.get("DOSSIER", ""), said.get("NR", "")
    if bool(dossier_id) == bool(number):
        raise StartError("say DOSSIER=114983-030569, or NR= the number of a CLB for all of it")
    if dossier_id and not DOSSIER_ID.fullmatch(dossier_id):
        raise StartError(f"DOSSIER={dossier_id} is no dossier, such as 114983-030569")
    if number and not NUMBER.fullmatch(number):
        raise StartError(f"NR={number} is no number of an institution: six digits")
    return dossier_id, number or number_of(dossier_id, Side.CLB)
