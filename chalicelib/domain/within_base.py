"""A context role lies within the base entitlement, on paper as well (decision 0027).

So what is shown of a role is what works. What is given or changed is cut to the days of the base
entitlement, and a base entitlement that becomes shorter takes its roles along.
"""

from collections.abc import Iterator
from dataclasses import replace

from .rights import Assignment, Change, Right, Rights, Step
from .rights_errors import OutsideBase

Days = tuple[str, str]  # the first and the last one


def cut(days: Days, base: Days) -> Days:
    """What both have in common. Raises OutsideBase where that is nothing."""
    first, last = max(days[0], base[0]), min(days[1], base[1])
    if first > last:
        raise OutsideBase
    return first, last


def base_days(rights: Rights, day: str) -> Days | None:
    """When the base entitlement holds that is not past."""
    base = rights.current(Right.BASE, day)
    return (base.first, base.last) if base else None


def roles_cut(held: Rights, base: Assignment, step: Step, day: str) -> Iterator[Assignment]:
    """Every role that is not past and does not lie within ``base`` as it becomes: shorter, or
    ended where nothing is left of it."""
    for one in held.assignments:
        if one.right is Right.BASE or one.is_past(day):
            continue
        try:
            first, last = cut((one.first, one.last), (base.first, base.last))
        except OutsideBase:
            yield replace(one, ended=step)
            continue
        if (first, last) != (one.first, one.last):
            change = Change(step, one.first, one.last)
            yield replace(one, first=first, last=last, changes=(*one.changes, change))
