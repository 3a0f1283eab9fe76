"""The year overview over HTTP: of one school, and of all schools of a CLB."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from ..domain.errors import Malformed
from ..domain.model import school_year
from ..domain.overview import LEAST, overview
from ..domain.periods import day_of
from ..domain.policy import Action
from ..domain.quiet import MOST, USUAL, last_days, quiet_schools
from ..domain.words import Side
from ..storage.answers import Answer, text
from ..storage.years import School, Year
from . import overview_shapes as shapes
from .call import Call
from .narrowing import SCHOOL_YEARS
from .routes import Routes

routes = Routes()


@routes.get("/dossiers/{dossier_id}/overview", shapes.Overview, query=("school_year",))
def get_overview(call: Call, dossier_id: str) -> Answer:
    """The school year of one dossier in numbers, beside the year before."""
    grant = call.permit(Action.READ_OVERVIEW, dossier_id)
    years, today = _years(call), day_of(call.now)
    hidden = {"by_school"} if grant.side is Side.CLB else {"by_school", "minutes"}
    found = zip(years, call.store.years.of_school(grant, *years), strict=True)
    shown = [_shown(*one, today) for one in found]
    told = [{name: one[name] for name in one if name not in hidden} for one in shown]
    return text({"as_of": today, "year": told[0], "year_before": told[1]})


@routes.get("/clbs/{number}/overview", shapes.OverviewOfClb, query=("school_year", "quiet_weeks"))
def get_overview_of_clb(call: Call, number: str) -> Answer:
    """The school year of all schools of a CLB in numbers, beside the year before.

    And of which of them nothing was registered for a while.
    """
    grant = call.permit_at(Action.READ_OVERVIEW_OF_CLB, number)
    years, weeks, today = _years(call), _weeks(call), day_of(call.now)
    found, schools = call.store.years.of_clb(grant, *years)
    names = {school.served.number: school.served.name for school in schools}
    shown = [_shown(*one, today, LEAST) for one in zip(years, found, strict=True)]
    for one in shown:
        one["by_school"] = [{**a, "name": names.get(a["school"], "")} for a in one["by_school"]]
    is_known = years[0] == _year_of(today) and all(year.is_complete for year in found)
    quiet = _quiet(schools, found, today, weeks) if is_known else None
    told = {"as_of": today, "least": LEAST, "year": shown[0], "year_before": shown[1]}
    return text({**told, "quiet": quiet})


def _shown(name: str, year: Year, today: str, least: int = 1) -> dict[str, Any]:
    numbers = asdict(overview(year.cards, name, today, least))
    return {"school_year": name, "is_complete": year.is_complete, **numbers}


def _quiet(schools: Iterable[School], years: Iterable[Year], today: str, weeks: int) -> Any:
    registered = ((card.school, card.activity_date) for year in years for card in year.cards)
    active = [school.served for school in schools if school.is_active]
    found = quiet_schools(active, last_days(registered, today), today, weeks)
    return {"weeks": weeks, "schools": [asdict(one) for one in found]}


def _years(call: Call) -> tuple[str, str]:
    """What was asked, or the year of now; and the one before. Raises Malformed."""
    asked = call.query("school_year") or _year_of(day_of(call.now))
    if asked not in SCHOOL_YEARS:
        raise Malformed("'school_year' heeft niet de juiste vorm.")
    first = int(asked[:4])
    return asked, f"{first - 1}-{first}"


def _year_of(today: str) -> str:
    return school_year(date.fromisoformat(today))


def _weeks(call: Call) -> int:
    """Raises Malformed."""
    asked = call.query("quiet_weeks") or str(USUAL)
    if asked not in map(str, range(1, MOST + 1)):
        raise Malformed(f"'quiet_weeks' is een getal van 1 tot {MOST}.")
    return int(asked)
