"""Each morning: what is due soon or late, follow-ups of today, and rights that end.

Everything is told by a key of its own, so whoever says it twice tells it once; a day that the job
did not run is made up for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ..domain.caller import Role
from ..domain.ids import moment
from ..domain.notices import Kind, Notice
from ..domain.periods import day_of
from ..domain.reminders import (
    LATE,
    SOON,
    WARNED,
    Today,
    holding,
    occasion,
    of_ends,
    page_of,
    reminded,
)
from ..storage.notices import Notices
from ..storage.reminders import Reminders, Waiting
from .rounds import Counts, Rounds

_LOOKS_BACK = 400  # days in which an end of a right is found that no job saw


@dataclass(frozen=True)
class Remind:
    reminders: Reminders
    notices: Notices

    def run(self, now: datetime, is_up: Callable[[], bool] = lambda: False) -> Counts:
        rounds, today = Rounds(now, is_up), _today(now)
        for day in today.others(-LATE, SOON):
            rounds.each(self.reminders.waiting(day), self._waits)
        for month in sorted({f"{day:%Y-%m}" for day in today.others(-_LOOKS_BACK, max(WARNED))}):
            rounds.each(self.reminders.ending(month), self._ends)
        return rounds.counts

    def _waits(self, one: Waiting, now: datetime) -> str:
        today = _today(now)
        when = occasion(one.what, today.days_to(one.due_on))
        if not when:
            return "not_due"
        registration = one.registration
        staff = self.reminders.staff(one.institution)
        key = f"due#{registration.id}#{one.what}#{one.due_on}#{when}"
        place = (registration.dossier_id, page_of(registration))
        told = (
            Notice(person, Kind.DUE, one.institution, key, today.at, *place)
            for person in reminded(registration, one.institution, staff, today.at)
        )
        return f"{when}_told" if self.notices.keep(told) else f"{when}_known"

    def _ends(self, found: tuple[str, str, str], now: datetime) -> str:
        """Once an end is told, the next one is looked out for."""
        day, number, person = found
        today = _today(now)
        rights = self.reminders.rights(number, person)
        admins = holding(self.reminders.staff(number), Role.ADMIN, today.at)
        told = self.notices.keep(of_ends(rights, admins, today))
        if day < today.day:
            self.reminders.look_ahead(rights, today.day)
        return "rights_told" if told else "rights_known"


def _today(now: datetime) -> Today:
    return Today(day_of(now), moment(now))
