"""On which days something of somebody's rights ends."""

from .rights import Rights


def ends_after(rights: Rights, day: str) -> list[str]:
    """Of what nobody ended: from ``day`` on, the first first."""
    lasts = {one.last for one in rights.assignments if not one.ended}
    return sorted(last for last in lasts if last >= day)


def ends_since_changed(rights: Rights) -> list[str]:
    """The same, from the day (in UTC) of the last step in them: who kept them knew no other."""
    steps = [step for one in rights.assignments for step in (one.granted, one.ended) if step]
    steps += [change.step for one in rights.assignments for change in one.changes]
    return ends_after(rights, max((step.at[:10] for step in steps), default=""))
