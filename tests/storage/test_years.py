"""The year overview, counted from headers: what whoever did it would count from what they did."""

import json
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from conftest import DOSSIER, QUICK, Api, caller, fresh_tables
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playing import MOVES, OTHER_SCHOOL, Play, recounted

from chalicelib.domain import dutch
from chalicelib.domain.errors import NotFound
from chalicelib.domain.export_figures import Told, figures
from chalicelib.domain.overview import overview
from chalicelib.domain.periods import day_of
from chalicelib.domain.policy import Action, permit, permit_at
from chalicelib.storage.store import Store

YEARS = ("2026-2027", "2025-2026")
NUMBER = st.integers(0, 59)
TURNS = st.lists(st.tuples(st.sampled_from(MOVES), NUMBER, NUMBER), min_size=15, max_size=40)


def _told(one):
    """An overview in the words of the recount."""
    shares = lambda of: Counter({s.value: s.registrations for s in of.shares})  # noqa: E731
    kept, awaited = one.agreements.kept, one.agreements.open
    points = one.open_points
    return {
        "registrations": one.registrations,
        "answered": one.answered,
        "activities": shares(one.by_activity),
        "domains": shares(one.by_domain),
        "themes": Counter({s.value.lower(): s.registrations for s in one.by_theme.shares}),
        "phases": shares(one.by_care_phase) + Counter({None: one.by_care_phase.none}),
        "months": Counter({month.month: month.registrations for month in one.by_month}),
        "schools": {s.school: (s.registrations, s.answered) for s in one.by_school},
        "goals": Counter(vars(one.goals)),
        "agreements": Counter(
            {
                **{("kept", name): number for name, number in vars(kept).items()},
                **{("open", name): number for name, number in vars(awaited).items()},
                "dropped": one.agreements.dropped,
            }
        ),
        "open": tuple(vars(points).values()),
        "minutes": (one.minutes.total, one.minutes.registrations),
    }


_APART = {("Begeleidingsdomein", "niet ingevuld"), ("Thema", "niet ingevuld")}


def _in_file(rows, place):
    """The numbers of one year, by their row."""
    told = [row for row in rows[1:] if row[0] != "Toelichting"]
    found = {(row[0], row[1].lower()): row[place] for row in told}
    return {key: number for key, number in found.items() if key not in _APART}


def _as_in_file(again, rows):
    """A recount in the words of the file; of what is not in it, zero."""
    told = Counter({("Registraties", "alle"): again["registrations"]})
    told["Registraties", "met een reactie van de school"] = again["answered"]
    for part, counts, said in [
        ("Kernactiviteit", again["activities"], dutch.ACTIVITY),
        ("Begeleidingsdomein", again["domains"], dutch.DOMAIN),
        ("Fase zorgcontinuüm", again["phases"], dutch.CARE_PHASE | {None: "Niet ingevuld"}),
        ("Doelstellingen", again["goals"], dutch.GOAL),
        ("Maand", again["months"], {m: dutch.month(m).split()[0] for m in again["months"]}),
        ("Thema", again["themes"], {theme: theme for theme in again["themes"]}),
        ("Afspraken", again["agreements"], AGREED),
    ]:
        told |= Counter({(part, said[value].lower()): n for value, n in counts.items()})
    for number, (all_, answered) in again["schools"].items():
        for part, count in [("School", all_), ("School, met een reactie", answered)]:
            row = next((r for r in rows if r[0] == part and number in r[1]), None)
            told |= Counter({(part, row[1].lower()): count}) if row else {}
    open_ = zip([r[1].lower() for r in rows if r[0] == "Open punten"], again["open"], strict=True)
    told |= Counter({("Open punten", name): count for name, count in open_})
    of_time = [(r[0], r[1].lower()) for r in rows if r[0].startswith("Tijd")]
    told |= Counter(dict(zip(of_time, again["minutes"], strict=True)))
    keys = {(r[0], r[1].lower()) for r in rows[1:] if r[0] != "Toelichting"}
    assert set(told) <= keys
    return {key: told[key] for key in keys - _APART}


AGREED = {
    ("kept", "in_time"): "Op tijd nagekomen",
    ("kept", "late"): "Te laat nagekomen",
    ("kept", "undated"): "Nagekomen, zonder streefdatum",
    ("open", "overdue"): "Open, streefdatum voorbij",
    ("open", "later"): "Open, streefdatum komt nog",
    ("open", "undated"): "Open, zonder streefdatum",
    "dropped": "Losgelaten",
}


@pytest.fixture
def started(dynamodb, template):
    """Starts on empty tables."""
    return lambda: Play(Store(dynamodb, fresh_tables(dynamodb, template)))


# A Counter takes what it has none of to be the same as what is not in it.
@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # to shrink it would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(opened=st.lists(NUMBER, min_size=2, max_size=4), turns=TURNS)
def test_the_year_is_what_a_recount_of_all_that_was_done_says(started, opened, turns):
    play = started()
    for pick in opened:
        play.move("open", 0, pick)
        play.move("agreement", -1, pick | 1)  # so that there is something to settle
    for what, which, pick in turns:
        play.move(what, which, pick)
    today, years = day_of(play.now), play.store.years

    at_clb, _ = years.of_clb(_of_clb(), *YEARS)
    for dossier_id in (None, DOSSIER, OTHER_SCHOOL):
        found = at_clb if dossier_id is None else years.of_school(_of(dossier_id), *YEARS)
        for name, year in zip(YEARS, found, strict=True):
            told = _told(overview(year.cards, name, today))
            assert told == recounted(play.registrations, name, today, dossier_id)
        both = tuple(
            overview(year.cards, name, today) for name, year in zip(YEARS, found, strict=True)
        )
        schools = {} if dossier_id else {"030569": "De ene", "041233": "De andere"}
        rows = list(figures(both, Told(YEARS, schools, True, today)))
        for place, name in enumerate(YEARS, 2):
            again = recounted(play.registrations, name, today, dossier_id)
            assert _in_file(rows, place) == _as_in_file(again, rows)


def _of_clb():
    return permit_at(caller("anna"), Action.READ_OVERVIEW_OF_CLB, "114983")


def _of(dossier_id):
    return permit(caller("anna"), Action.READ_OVERVIEW, dossier_id)


@pytest.fixture
def filled(api, dossier):
    """Nine registrations of this school year, in one dossier."""
    for number in range(9):
        api.post("anna", f"{dossier}/registrations", QUICK | {"title": f"Overleg {number}"})


def test_a_year_of_more_than_one_answer_is_read_to_its_end(store, filled, calls):
    calls.clear()

    for grant in (_of(DOSSIER), _of_clb()):
        years = replace(store.years, size=4)
        found = years.of_school(grant, YEARS[0]) if grant.side else years.of_clb(grant, YEARS[0])[0]
        assert [(len(year.cards), year.is_complete) for year in found] == [(9, True)]

    assert calls == {"Query": 3 + 3 + 1}  # and the schools


def test_what_was_not_read_is_said(store, filled):
    found = replace(store.years, size=4, answers=2).of_school(_of(DOSSIER), YEARS[0])

    assert [(len(year.cards), year.is_complete) for year in found] == [(8, False)]


def test_where_there_is_no_dossier_there_is_no_year(store):
    with pytest.raises(NotFound):
        store.years.of_school(_of(DOSSIER), *YEARS)


def test_it_costs_what_that_year_holds_and_nothing_of_older_years(
    api: Api, store: Store, dossier, filled, dynamodb
):
    """Nor of the threads: nothing of them is read."""
    before = _units(store, dynamodb)
    opened = api.post("anna", f"{dossier}/registrations", QUICK | {"activity_date": "2020-01-01"})
    for number in range(20):
        goal = {"text": f"{number} {'Meer rust in de klas. ' * 90}"}
        assert api.post("sofie", f"{opened.headers['Location']}/goals", goal).status == 201
    for _ in range(50):
        api.post("anna", f"{dossier}/registrations", QUICK | {"activity_date": "2020-01-01"})

    assert _units(store, dynamodb) == before
    assert json.loads(json.dumps(before))[0] <= 3


def _units(store, dynamodb):
    """The read units of each Query, the smallest first."""
    units = []
    ask = lambda params, **_: params.update(ReturnConsumedCapacity="TOTAL")  # noqa: E731
    note = lambda parsed, **_: units.append(parsed["ConsumedCapacity"]["CapacityUnits"])  # noqa: E731
    events = dynamodb.meta.events
    events.register("before-parameter-build.dynamodb.Query", ask)
    events.register("after-call.dynamodb.Query", note)
    store.years.of_school(_of(DOSSIER), *YEARS)
    events.unregister("before-parameter-build.dynamodb.Query", ask)
    events.unregister("after-call.dynamodb.Query", note)
    return sorted(units)


def test_what_is_opened_again_is_kept_in_time_only_when_it_is_kept_again_in_time(started):
    play, kept, reopened = started(), 10, 9  # due on 25 November
    for what, pick in [("open", 3), ("agreement", 3), ("settle", kept), ("settle", reopened)]:
        play.move(what, 0, pick)
    play.now += timedelta(days=7)
    play.move("settle", 0, kept)

    years = play.store.years.of_clb(_of_clb(), *YEARS)[0]
    told = [overview(year.cards, "2026-2027", day_of(play.now)) for year in years]

    assert sum(one.agreements.kept.late for one in told) == 1
