"""Where the rights of an institution come from, and what stops when that becomes another place.

No right is left without a source: what was given here ends when Gebruikersbeheer Vlaanderen
takes over, and what ACM said stops when it does no more.
"""

from dataclasses import replace
from datetime import datetime

from .frozen import dataclass
from .identity import Access
from .ids import moment
from .office import Person
from .periods import day_of
from .rights import Rights, Source, Step
from .vouched import SESSION


@dataclass(frozen=True)
class Stop:
    """What ends of somebody: their right to enter as it was read, and what they were given."""

    access: Access | None
    rights: Rights | None

    def __bool__(self) -> bool:
        return bool(self.access or self.rights)


def to_stop(person: Person, source: Source, why: Step) -> Stop:
    """Of what the other source gave; blocks stay. Nothing of it that ``source`` itself gave since,
    so that it can be repeated."""
    holds = person.access.until > why.at
    if source is Source.OWN:
        return Stop(person.access if holds and _is_acms(person.access, why.at) else None, None)
    access = person.access if holds and not _is_acms(person.access, why.at) else None
    day = day_of(datetime.fromisoformat(why.at))
    given = person.rights.assignments
    ended = tuple(one if one.is_past(day) else replace(one, ended=why) for one in given)
    rights = replace(person.rights, assignments=ended, version=person.rights.version + 1)
    return Stop(access, rights if ended != given else None)


def _is_acms(access: Access, at: str) -> bool:
    """ACM says no windows and nothing for longer than a session; what is given here has some."""
    longest = moment(datetime.fromisoformat(at) + SESSION)
    return not access.windows and access.until <= longest
