"""Rights that are given together, and whether they can be."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from . import errors, rights_errors
from .caller import Role
from .decisions import Decision
from .frozen import dataclass
from .ids import new_id
from .office import Case, Office
from .periods import furthest
from .rights import Assignment, Right, Step, Who
from .within_base import Days, base_days, cut
from .words import Side

# A school number takes only school roles and a CLB number only CLB roles.
_ONLY_AT = {Right.CLB: Side.CLB, Right.SCHOOL: Side.SCHOOL}
MOST = 200  # assignments of one person at one institution: they stand in one item


@dataclass(frozen=True)
class Gift:
    """Rights that are given together: which, for how long, by whom."""

    rights: tuple[Right, ...]
    first: str
    last: str
    granted: Step
    via: str = ""

    def within(self, base: Days) -> "Gift":
        """Raises OutsideBase."""
        first, last = cut((self.first, self.last), base)
        return replace(self, first=first, last=last)

    def made(self, now: datetime) -> Iterable[Assignment]:
        for right in self.rights:
            yield Assignment(new_id(now), right, self.first, self.last, self.granted, via=self.via)


def check_period(first: str, last: str, today: str) -> None:
    if not today <= first <= last <= furthest(first):
        raise rights_errors.BadPeriod


def check_kind(office: Office, rights: Iterable[Right]) -> None:
    """Raises RightsElsewhere, WrongKind."""
    if not office.is_own:
        raise rights_errors.RightsElsewhere
    if any(_ONLY_AT.get(right, office.kind) != office.kind for right in rights):
        raise rights_errors.WrongKind


def checked(case: Case, gift: Gift) -> Gift:
    """As it can be given: within the base entitlement that they hold.

    Raises, the one first that nothing can be done about: RightsElsewhere, WrongKind, WorksAtClb,
    AlreadyExists, BaseMissing, BadPeriod, OutsideBase.
    """
    office, rights = case.office, {*gift.rights}
    check_kind(office, rights)
    if Right.SCHOOL in rights and _works_at_clb(case):
        raise rights_errors.WorksAtClb
    if any(office.rights.current(right, case.today) for right in rights):
        raise errors.AlreadyExists("Deze persoon heeft dit recht hier al. Wijzig de periode.")
    base = base_days(office.rights, case.today)
    if not base and Right.BASE not in rights:
        raise rights_errors.BaseMissing
    if len(office.rights.assignments) + len(rights) > MOST:
        raise errors.Conflict("Deze persoon kreeg hier al 200 keer een recht: meld dit.")
    check_period(gift.first, gift.last, case.today)
    return gift.within(base) if base else gift


def _works_at_clb(case: Case) -> bool:
    return any(access.will_hold(Role.CLB, case.at) for access in case.office.elsewhere)


def given(case: Case, gift: Gift, who: Who) -> Decision:
    """What was checked before."""
    before = case.office.rights
    after = replace(before, assignments=(*before.assignments, *gift.made(case.now)))
    return case.decided(after, gift.rights, who)
