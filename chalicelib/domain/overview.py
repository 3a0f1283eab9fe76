"""The year of one school, or of all schools of a CLB, in numbers.

Counted from the cards of its registrations: what lies in the trash is not among them. A number
says how many registrations, unless it says something else.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from .breakdowns import Breakdown, fixed, free
from .frozen import dataclass
from .words import Activity, CarePhase, Domain, Side, Status

LEAST = 5  # registrations: fewer with the same theme or care phase are told together (CLB only)


@dataclass(frozen=True)
class Card:
    """A registration, as far as it is counted; ``due``: the days of its open agreements."""

    school: str
    activity_date: str
    activity: str
    status: str = Status.OPEN
    domains: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    care_phase: str | None = None
    waiting_for: Side | None = None
    minutes: int = 0
    counts: Mapping[str, int] | None = None  # COUNTS and OUTCOMES of the model
    due: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.status != Status.CLOSED

    def count(self, name: str) -> int:
        return (self.counts or {}).get(name, 0)


@dataclass(frozen=True)
class Month:
    month: str  # 2026-09
    registrations: int


@dataclass(frozen=True)
class AtSchool:
    """``answered``: those with an answer of the school."""

    school: str
    registrations: int
    answered: int


@dataclass(frozen=True)
class Goals:
    open: int
    reached: int
    partly: int
    dropped: int


@dataclass(frozen=True)
class Kept:
    """Agreements that were kept: settled on their day or before, after it, or without a day."""

    in_time: int
    late: int
    undated: int


@dataclass(frozen=True)
class Awaited:
    """Agreements that are open: their day is past, it is not, or they have none."""

    overdue: int
    later: int
    undated: int


@dataclass(frozen=True)
class Agreements:
    kept: Kept
    open: Awaited
    dropped: int


@dataclass(frozen=True)
class Minutes:
    """All together, and the registrations that say how long it took."""

    total: int
    registrations: int


@dataclass(frozen=True)
class OpenPoints:
    """What waits in registrations that are not closed; goals and agreements count themselves."""

    registrations: int
    goals: int
    agreements: int
    waiting_for_clb: int
    waiting_for_school: int


@dataclass(frozen=True)
class YearOverview:
    registrations: int
    answered: int  # those with an answer of the school
    by_activity: Breakdown
    by_domain: Breakdown
    by_theme: Breakdown
    by_care_phase: Breakdown
    by_month: tuple[Month, ...]
    by_school: tuple[AtSchool, ...]
    goals: Goals
    agreements: Agreements
    open_points: OpenPoints
    minutes: Minutes


def overview(cards: Iterable[Card], year: str, today: str, least: int = 1) -> YearOverview:
    """Of the cards of one school year, as it is on ``today`` (a day in Brussels).

    ``least``: how many registrations a theme or a care phase must have to be told apart.
    """
    of = tuple(cards)
    return YearOverview(
        registrations=len(of),
        answered=sum(map(_is_answered, of)),
        by_activity=fixed(((card.activity,) for card in of), Activity),
        by_domain=fixed((card.domains for card in of), Domain),
        by_theme=free((card.themes for card in of), least),
        by_care_phase=fixed((_phases(card) for card in of), CarePhase, least),
        by_month=_by_month(of, year),
        by_school=_by_school(of),
        goals=_goals(of),
        agreements=_agreements(of, today),
        open_points=_open_points(of),
        minutes=Minutes(sum(c.minutes for c in of), sum(c.minutes > 0 for c in of)),
    )


def _is_answered(card: Card) -> bool:
    return card.count("school_replies") > 0


def _phases(card: Card) -> tuple[str, ...]:
    return (card.care_phase,) if card.care_phase else ()


def _by_month(cards: Sequence[Card], year: str) -> tuple[Month, ...]:
    """All twelve, from September on."""
    counts = Counter(card.activity_date[:7] for card in cards)
    first, last = year.split("-")
    months = [f"{first}-{n:02d}" for n in range(9, 13)] + [f"{last}-{n:02d}" for n in range(1, 9)]
    return tuple(Month(month, counts[month]) for month in months)


def _by_school(cards: Sequence[Card]) -> tuple[AtSchool, ...]:
    """By number."""
    counts = Counter(card.school for card in cards)
    answered = Counter(card.school for card in cards if _is_answered(card))
    return tuple(AtSchool(school, counts[school], answered[school]) for school in sorted(counts))


def _goals(cards: Sequence[Card]) -> Goals:
    open_, reached = _sum(cards, "goals_open"), _sum(cards, "goals_reached")
    partly = _sum(cards, "goals_partly")
    return Goals(open_, reached, partly, _sum(cards, "goals") - open_ - reached - partly)


def _agreements(cards: Sequence[Card], today: str) -> Agreements:
    open_, kept = _sum(cards, "agreements_open"), _sum(cards, "agreements_kept")
    in_time, late = _sum(cards, "agreements_in_time"), _sum(cards, "agreements_late")
    days = [day for card in cards for day in card.due]
    overdue = sum(day < today for day in days)
    return Agreements(
        kept=Kept(in_time, late, kept - in_time - late),
        open=Awaited(overdue, len(days) - overdue, open_ - len(days)),
        dropped=_sum(cards, "agreements") - open_ - kept,
    )


def _open_points(cards: Sequence[Card]) -> OpenPoints:
    open_ = [card for card in cards if card.is_open]
    return OpenPoints(
        registrations=len(open_),
        goals=_sum(open_, "goals_open"),
        agreements=_sum(open_, "agreements_open"),
        waiting_for_clb=sum(card.waiting_for is Side.CLB for card in open_),
        waiting_for_school=sum(card.waiting_for is Side.SCHOOL for card in open_),
    )


def _sum(cards: Iterable[Card], name: str) -> int:
    return sum(card.count(name) for card in cards)
