"""A school year and the one before as a table: a row for each number that the overview tells."""

from collections.abc import Callable, Iterator, Mapping

from . import dutch
from .breakdowns import Breakdown
from .csv_text import Cell
from .frozen import dataclass
from .overview import LEAST, YearOverview
from .text import fold
from .words import Activity, CarePhase, Domain

Row = tuple[Cell, ...]
Years = tuple[YearOverview, YearOverview]

_OTHER, _NONE = "Andere samen", "Niet ingevuld"
_FEW = "Stand op {today}. Thema's en fasen met minder dan {least} registraties zijn samengeteld."


@dataclass(frozen=True)
class Told:
    """``schools``: by number, their names; nothing in the overview of one dossier."""

    names: tuple[str, str]  # of both school years
    schools: Mapping[str, str]
    is_for_clb: bool
    today: str


def figures(years: Years, told: Told) -> Iterator[Row]:
    """The head first."""
    yield ("Onderdeel", "Waarde", *told.names)
    yield from _plain(years, _TOTALS)
    for name, of, words in _BREAKDOWNS:
        yield from _breakdown(name, (of(years[0]), of(years[1])), words)
    yield from _months(years)
    yield from _schools(years, told.schools)
    yield from _plain(years, _STATES)
    if told.is_for_clb:
        yield from _plain(years, _MINUTES)
    yield "Toelichting", _FEW.format(least=LEAST, today=dutch.day(told.today)), "", ""


_TOTALS: tuple[tuple[str, str, Callable[[YearOverview], int]], ...] = (
    ("Registraties", "Alle", lambda y: y.registrations),
    ("Registraties", "Met een reactie van de school", lambda y: y.answered),
)
_BREAKDOWNS: tuple[tuple[str, Callable[[YearOverview], Breakdown], Callable[[str], str]], ...] = (
    ("Kernactiviteit", lambda y: y.by_activity, lambda value: dutch.ACTIVITY[Activity(value)]),
    ("Begeleidingsdomein", lambda y: y.by_domain, lambda value: dutch.DOMAIN[Domain(value)]),
    (
        "Fase zorgcontinuüm",
        lambda y: y.by_care_phase,
        lambda value: dutch.CARE_PHASE[CarePhase(value)],
    ),
    ("Thema", lambda y: y.by_theme, str),
)
_STATES: tuple[tuple[str, str, Callable[[YearOverview], int]], ...] = (
    ("Doelstellingen", "Open", lambda y: y.goals.open),
    ("Doelstellingen", "Bereikt", lambda y: y.goals.reached),
    ("Doelstellingen", "Deels bereikt", lambda y: y.goals.partly),
    ("Doelstellingen", "Losgelaten", lambda y: y.goals.dropped),
    ("Afspraken", "Op tijd nagekomen", lambda y: y.agreements.kept.in_time),
    ("Afspraken", "Te laat nagekomen", lambda y: y.agreements.kept.late),
    ("Afspraken", "Nagekomen, zonder streefdatum", lambda y: y.agreements.kept.undated),
    ("Afspraken", "Open, streefdatum voorbij", lambda y: y.agreements.open.overdue),
    ("Afspraken", "Open, streefdatum komt nog", lambda y: y.agreements.open.later),
    ("Afspraken", "Open, zonder streefdatum", lambda y: y.agreements.open.undated),
    ("Afspraken", "Losgelaten", lambda y: y.agreements.dropped),
    ("Open punten", "Registraties die niet afgerond zijn", lambda y: y.open_points.registrations),
    ("Open punten", "Open doelstellingen daarin", lambda y: y.open_points.goals),
    ("Open punten", "Open afspraken daarin", lambda y: y.open_points.agreements),
    ("Open punten", "Wacht op het CLB", lambda y: y.open_points.waiting_for_clb),
    ("Open punten", "Wacht op de school", lambda y: y.open_points.waiting_for_school),
)
_MINUTES: tuple[tuple[str, str, Callable[[YearOverview], int]], ...] = (
    ("Tijd (alleen voor het CLB)", "Minuten", lambda y: y.minutes.total),
    ("Tijd (alleen voor het CLB)", "Registraties met een duur", lambda y: y.minutes.registrations),
)


def _plain(
    years: Years, of: tuple[tuple[str, str, Callable[[YearOverview], int]], ...]
) -> Iterator[Row]:
    for name, value, number in of:
        yield name, value, number(years[0]), number(years[1])


def _breakdown(
    name: str, both: tuple[Breakdown, Breakdown], said: Callable[[str], str]
) -> Iterator[Row]:
    """What one year tells and the other one joins with others, stays empty there.

    A theme is one however each year spells it.
    """
    counts = [{fold(one.value): one.registrations for one in of.shares} for of in both]
    spelled = {fold(one.value): one.value for of in reversed(both) for one in of.shares}
    for value in {**counts[0], **counts[1]}:
        yield (
            name,
            said(spelled[value]),
            *(_of(value, *one) for one in zip(counts, both, strict=True)),
        )
    if both[0].other or both[1].other:
        yield name, _OTHER, both[0].other, both[1].other
    yield name, _NONE, both[0].none, both[1].none


def _of(value: str, counts: Mapping[str, int], of: Breakdown) -> Cell:
    return counts.get(value, "" if of.other else 0)


def _months(years: Years) -> Iterator[Row]:
    for now, before in zip(years[0].by_month, years[1].by_month, strict=True):
        name = dutch.month(now.month).partition(" ")[0]
        yield "Maand", name, now.registrations, before.registrations


def _schools(years: Years, names: Mapping[str, str]) -> Iterator[Row]:
    counts = [{one.school: one for one in year.by_school} for year in years]
    for number in names:
        both = [of.get(number) for of in counts]
        name = f"{names[number]} ({number})"
        yield "School", name, *(one.registrations if one else 0 for one in both)
        yield "School, met een reactie", name, *(one.answered if one else 0 for one in both)
