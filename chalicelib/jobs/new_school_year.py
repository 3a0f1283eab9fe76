"""At the start of a school year: whether what is still open of any year before goes on.

Each open registration is asked about once a year, in the worklist of its CLB and by a notice to
its owner. What was asked is on the registration itself, so a round that breaks off is gone on with
by the next one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from ..domain.decisions import Decision
from ..domain.ids import moment, number_of
from ..domain.model import Registration, school_year
from ..domain.notices import Kind, Notice
from ..domain.periods import day_of
from ..domain.policy import Action, permit_platform
from ..domain.reminders import page_of, reminded
from ..domain.retention import years_over
from ..domain.words import Side
from ..storage.notices import Notices
from ..storage.reminders import Reminders
from ..storage.school_years import SchoolYears
from .rounds import Counts, Rounds


@dataclass(frozen=True)
class NewSchoolYear:
    years: SchoolYears
    reminders: Reminders
    notices: Notices

    def run(
        self, clbs: Iterable[str], now: datetime, is_up: Callable[[], bool] = lambda: False
    ) -> Counts:
        rounds = Rounds(now, is_up)
        for clb in clbs:
            for year in years_over(now, 0):
                rounds.each(self.years.open_in(clb, year), self._ask)
        return rounds.counts

    def _ask(self, one: Registration, now: datetime) -> str:
        """Who breaks off before it is told is made up for in the next round."""
        year = school_year(date.fromisoformat(day_of(now)))
        if not one.is_live:
            return "not_open"
        is_new = one.proposed != year
        if is_new:
            self._propose(one, year, now)
        elif not one.is_asked:
            return "answered_already"
        self._tell(one, year, now)
        return "asked" if is_new else "asked_already"

    def _propose(self, one: Registration, year: str, now: datetime) -> None:
        """Raises ChangedMeanwhile where somebody works in it, and DossierEnded."""
        grant = permit_platform(Action.PROPOSE_CLOSING, one.dossier_id, Side.CLB)
        by = grant.caller.id
        after = replace(one, proposed=year, version=one.version + 1, revised_by=by)
        self.years.propose(Decision(grant, after, moment(now), ("proposed",), before=one))

    def _tell(self, one: Registration, year: str, now: datetime) -> None:
        clb, at = number_of(one.dossier_id, Side.CLB), moment(now)
        people = reminded(one, clb, self.reminders.staff(clb), at)
        key, place = f"year#{one.id}#{year}", (one.dossier_id, page_of(one))
        self.notices.keep(Notice(person, Kind.DUE, clb, key, at, *place) for person in people)
