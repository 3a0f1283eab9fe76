"""Giving, changing and ending rights at an institution, and the emergency block.

Every function takes a ``Case``, which has what was read, and gives the decision.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from . import errors, rights_errors
from .caller import Role
from .decisions import Decision
from .ids import new_id
from .office import Case, Office
from .periods import end_of_next_school_year, furthest
from .rights import Assignment, Block, Change, Right, Rights, Step, Who
from .sent_rights import Because, NewAssignments, NewPeriod
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

    def made(self, now: datetime) -> Iterable[Assignment]:
        for right in self.rights:
            yield Assignment(new_id(now), right, self.first, self.last, self.granted, via=self.via)


def give(case: Case, new: NewAssignments) -> Decision:
    """Raises RightsElsewhere, WrongKind, AlreadyExists, BaseMissing, WorksAtClb, UnknownPerson
    and BadPeriod."""
    first = new.first or case.today
    last = new.last or end_of_next_school_year(first)
    check_period(first, last, case.today)
    gift = Gift(new.rights, first, last, case.step(new.reason))
    check_gift(case, gift)
    who = case.office.who
    return given(case, gift, replace(who, function=new.function or who.function))


def check_period(first: str, last: str, today: str) -> None:
    if not today <= first <= last <= furthest(first):
        raise rights_errors.BadPeriod


def check_kind(office: Office, rights: Iterable[Right]) -> None:
    """Raises RightsElsewhere, WrongKind."""
    if not office.is_own:
        raise rights_errors.RightsElsewhere
    if any(_ONLY_AT.get(right, office.kind) != office.kind for right in rights):
        raise rights_errors.WrongKind


def check_gift(case: Case, gift: Gift) -> None:
    """Raises RightsElsewhere, WrongKind, AlreadyExists, BaseMissing, WorksAtClb."""
    office, rights = case.office, {*gift.rights}
    check_kind(office, rights)
    held = {right for right in Right if office.rights.current(right, case.today)}
    if held & rights:
        raise errors.AlreadyExists("Deze persoon heeft dit recht hier al. Wijzig de periode.")
    if Right.BASE not in held | rights:
        raise rights_errors.BaseMissing
    if Right.SCHOOL in rights and _works_at_clb(case):
        raise rights_errors.WorksAtClb
    if len(office.rights.assignments) + len(rights) > MOST:
        raise errors.Conflict("Deze persoon kreeg hier al 200 keer een recht: meld dit.")


def _works_at_clb(case: Case) -> bool:
    return any(access.will_hold(Role.CLB, case.at) for access in case.office.elsewhere)


def given(case: Case, gift: Gift, who: Who) -> Decision:
    """What was checked before."""
    before = case.office.rights
    after = replace(before, assignments=(*before.assignments, *gift.made(case.now)))
    return case.decided(after, gift.rights, who)


def change_period(case: Case, assignment_id: str, new: NewPeriod, read: int) -> Decision:
    """A repeat of what this person changed last changes nothing.

    Raises NotFound, RightsElsewhere, Stale, Conflict for one that is past, BadPeriod, LastAdmin.
    """
    found = _found(case.office, assignment_id)
    first = new.first or found.first
    if _was_made(case, found, (first, new.last), read):
        return case.nothing()
    _check(case, found, read)
    if found.first <= case.today:  # it has begun, and that stays so
        is_right, counted = first == found.first, case.today
    else:
        is_right, counted = True, first
    if not is_right:
        raise rights_errors.BadPeriod
    check_period(counted, new.last, case.today)
    change = Change(case.step(new.reason), found.first, found.last)
    after = replace(found, first=first, last=new.last, changes=(*found.changes, change))
    return case.decided(_with(case.office.rights, [after]), [found.right])


def end(case: Case, assignment_id: str, because: Because, read: int) -> Decision:
    """At once; without the base entitlement no context role stays either.

    Raises NotFound, RightsElsewhere, Stale, Conflict for one that is past, LastAdmin.
    """
    found = _found(case.office, assignment_id)
    _check(case, found, read)
    last = case.step(because.reason)
    held = [one for one in case.office.rights.assignments if not one.is_past(case.today)]
    ended = [replace(a, ended=last) for a in held if found.right is Right.BASE or a is found]
    return case.decided(_with(case.office.rights, ended), [one.right for one in ended])


def block(case: Case, because: Because) -> Decision:
    """All rights of a person here, at once; also where Gebruikersbeheer Vlaanderen keeps them.

    Who is blocked stays so. Raises NotYourself, UnknownPerson, LastAdmin.
    """
    rights = case.office.rights
    if rights.person_id == case.grant.caller.id:
        raise rights_errors.NotYourself
    if rights.block:
        return case.nothing()
    if not case.office.here:
        raise rights_errors.UnknownPerson
    made = Block(new_id(case.now), case.step(because.reason))
    return case.decided(replace(rights, blocks=(*rights.blocks, made)), ["blocked"])


def unblock(case: Case, because: Because) -> Decision:
    """What was given holds again, as far as it is not past. Of who is not blocked: nothing.

    Raises NotFound for who never had anything to do with the institution.
    """
    rights = case.office.rights
    held = rights.block
    if not held and not case.office.here and not rights.version:
        raise errors.NotFound
    if not held:
        return case.nothing()
    lifted = replace(held, lifted=case.step(because.reason))
    blocks = tuple(lifted if one is held else one for one in rights.blocks)
    return case.decided(replace(rights, blocks=blocks), ["blocked"])


def _found(office: Office, assignment_id: str) -> Assignment:
    if not office.is_own:
        raise rights_errors.RightsElsewhere
    for one in office.rights.assignments:
        if one.id == assignment_id:
            return one
    raise errors.NotFound


def _was_made(case: Case, found: Assignment, period: tuple[str, str], read: int) -> bool:
    last = found.changes[-1].step if found.changes else None
    is_own = last is not None and last.by == case.grant.caller.id
    is_next = read == case.office.rights.version - 1
    return is_own and is_next and (found.first, found.last) == period


def _check(case: Case, found: Assignment, read: int) -> None:
    if read != case.office.rights.version:
        raise errors.Stale(case.office.rights, None)
    if found.is_past(case.today):
        raise errors.Conflict("Dit recht is al afgelopen. Ken het opnieuw toe.")


def _with(rights: Rights, changed: list[Assignment]) -> Rights:
    by_id = {one.id: one for one in changed}
    return replace(rights, assignments=tuple(by_id.get(a.id, a) for a in rights.assignments))
