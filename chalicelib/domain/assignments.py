"""Giving, changing and ending rights at an institution, and the emergency block.

Every function takes a ``Case``, which has what was read, and gives the decision.
"""

from dataclasses import replace

from . import errors, rights_errors
from .decisions import Decision
from .gifts import Gift, check_kind, check_period, checked, given
from .ids import new_id
from .office import Case, Office
from .periods import end_of_next_school_year
from .rights import Assignment, Block, Change, Right, Who
from .sent_rights import Because, Ending, NewAssignments, NewPeriod
from .within_base import Days, base_days, cut, roles_cut


def give(case: Case, new: NewAssignments) -> Decision:
    """Raises, the one first that nothing can be done about: RightsElsewhere, WrongKind,
    UnknownPerson, WorksAtClb, AlreadyExists, BaseMissing, BadPeriod, OutsideBase,
    AddressElsewhere."""
    check_kind(case.office, new.rights)
    who = _called(case.office.who, new.function)
    first = new.first or case.today
    last = new.last or end_of_next_school_year(first)
    gift = Gift(new.rights, first, last, case.step(new.reason))
    return given(case, checked(case, gift), _mailed(case, who, new.email))


def _called(who: Who, function: str | None) -> Who:
    return replace(who, function=function or who.function)


def _mailed(case: Case, who: Who, email: str | None) -> Who:
    """One mail tells of all institutions, so no administrator says where another's news goes."""
    if email in (None, who.email):
        return who
    if any(one.until > case.at for one in case.office.elsewhere):
        raise rights_errors.AddressElsewhere
    return replace(who, email=email)


def change_period(case: Case, assignment_id: str, new: NewPeriod, read: int) -> Decision:
    """What becomes of the base entitlement becomes of the roles that would outlive it.

    A repeat of what this person changed last changes nothing. Raises NotFound, RightsElsewhere,
    Stale, Conflict for one that is past, BadPeriod, OutsideBase, LastAdmin.
    """
    rights, found = case.office.rights, _found(case.office, assignment_id)
    days = (new.first or found.first, new.last)
    base = None if found.right is Right.BASE else base_days(rights, case.today)
    if _was_made(case, found, days, base, read):
        return case.nothing()
    _check(case, found, read)
    _check_days(found, days, case.today)
    first, last = cut(days, base) if base else days
    step = case.step(new.reason)
    change = Change(step, found.first, found.last)
    after = replace(found, first=first, last=last, changes=(*found.changes, change))
    along = roles_cut(rights, after, step, case.today) if found.right is Right.BASE else ()
    return _changed(case, [after, *along], new.function)


def end(case: Case, assignment_id: str, because: Ending, read: int) -> Decision:
    """At once; without the base entitlement no context role stays either.

    Raises NotFound, RightsElsewhere, Stale, Conflict for one that is past, LastAdmin.
    """
    found = _found(case.office, assignment_id)
    _check(case, found, read)
    last = case.step(because.reason)
    held = [one for one in case.office.rights.assignments if not one.is_past(case.today)]
    ended = [replace(a, ended=last) for a in held if found.right is Right.BASE or a is found]
    return _changed(case, ended, because.function)


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


def _was_made(case: Case, found: Assignment, days: Days, base: Days | None, read: int) -> bool:
    last = found.changes[-1].step if found.changes else None
    is_own = last is not None and last.by == case.grant.caller.id
    is_next = read == case.office.rights.version - 1
    return is_own and is_next and (found.first, found.last) == (cut(days, base) if base else days)


def _check_days(found: Assignment, days: Days, today: str) -> None:
    """What has begun has begun. Raises BadPeriod."""
    has_begun = found.first <= today
    if has_begun and days[0] != found.first:
        raise rights_errors.BadPeriod
    check_period(today if has_begun else days[0], days[1], today)


def _check(case: Case, found: Assignment, read: int) -> None:
    if read != case.office.rights.version:
        raise errors.Stale(case.office.rights, None)
    if found.is_past(case.today):
        raise errors.Conflict("Dit recht is al afgelopen. Ken het opnieuw toe.")


def _changed(case: Case, changed: list[Assignment], function: str | None) -> Decision:
    before, by_id = case.office.rights, {one.id: one for one in changed}
    after = replace(before, assignments=tuple(by_id.get(a.id, a) for a in before.assignments))
    rights = [one.right for one in changed]
    return case.decided(after, rights, _called(case.office.who, function))
