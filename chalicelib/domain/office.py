"""An institution and a person, as read before the rights of that person change there; and what
a change does to who may enter."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from . import rights_errors
from .admins import Admins, Effect
from .caller import Role
from .decisions import Decision
from .frozen import dataclass
from .grants import Grant
from .identity import Access
from .ids import moment
from .periods import FOREVER, Window, day_of
from .rights import Rights, Step, Who
from .text import fold


@dataclass(frozen=True)
class Office:
    """What was read before rights change: of the institution, and of the person."""

    kind: str
    is_own: bool  # whether its rights are kept here, and not in Gebruikersbeheer Vlaanderen
    admins: Admins
    rights: Rights
    here: Access | None = None
    elsewhere: tuple[Access, ...] = ()

    @property
    def who(self) -> Who:
        """What is known of the person; UnknownPerson when nobody has heard of them.

        An address that they gave elsewhere stays there.
        """
        if self.here:
            return Who(self.here.name, self.here.function, self.here.email)
        if not self.elsewhere:
            raise rights_errors.UnknownPerson
        return Who(self.elsewhere[0].name, self.elsewhere[0].function)


@dataclass(frozen=True)
class Person:
    """Somebody who may enter, or might, with what they were given."""

    access: Access
    rights: Rights

    @property
    def place(self) -> tuple[str, str]:
        """In a list by name."""
        return fold(self.access.name), self.access.person_id


@dataclass(frozen=True)
class Case:
    """Somebody who is granted to change the rights of a person, at a moment."""

    grant: Grant
    office: Office
    now: datetime

    @property
    def at(self) -> str:
        return moment(self.now)

    @property
    def today(self) -> str:
        return day_of(self.now)

    def step(self, reason: str) -> Step:
        return Step(self.at, self.grant.caller.id, self.grant.function, reason)

    def nothing(self) -> Decision:
        return Decision(self.grant, self.office.rights, self.at, ())

    def decided(self, after: Rights, fields: Iterable[str], who: Who | None = None) -> Decision:
        """With what it does to who may enter. Raises LastAdmin, UnknownPerson."""
        kept = replace(after, version=after.version + 1)
        done = effect(self.office, kept, who or self.office.who, self.at)
        named = tuple(sorted(set(fields)))
        return Decision(self.grant, kept, self.at, named, self.office.rights, effect=done)


def effect(office: Office, after: Rights, who: Who, at: str) -> Effect:
    """Raises LastAdmin where there was an administrator at ``at`` and would be none."""
    if not office.is_own:
        return Effect(who, None)
    person, windows = after.person_id, after.windows
    admins = _admins(office.admins, person, None if after.block else windows.get(Role.ADMIN), at)
    if office.admins.covers(at) and not admins.covers(at):
        raise rights_errors.LastAdmin
    if person not in admins.windows and person not in office.admins.windows:
        return Effect(who, windows)
    before, kept = office.admins.kept, admins.kept
    if person in kept:
        windows[Role.ADMIN] = kept[person]
    others = {p: w for p, w in kept.items() if p != person and before.get(p) != w}
    return Effect(who, windows, admins, others)


def _admins(before: Admins, person: str, window: Window | None, at: str) -> Admins:
    """Without who has left for good."""
    kept = before.kept
    windows = {p: w for p, w in before.windows.items() if p != person and kept[p].end > at}
    if window:
        windows[person] = window
    return replace(before, windows=windows, version=before.version + 1)


def person_after(decision: Decision, office: Office) -> Person:
    """Somebody as a change of their rights leaves them."""
    rights, effect = decision.after, decision.effect
    assert isinstance(rights, Rights)  # noqa: S101 - of a change of rights
    here = office.here or Access(rights.person_id, rights.institution, frozenset(), "")
    if not effect:
        return Person(here, rights)
    who = effect.who
    after = replace(here, blocked=bool(rights.block), name=who.name, function=who.function)
    if effect.windows is not None:
        windows = {str(role): window for role, window in effect.windows.items()}
        after = replace(after, roles=frozenset(windows), windows=windows, until=FOREVER)
    return Person(replace(after, email=who.email), rights)
