"""Eight school years, with leap days and the nights on which the clock changes.

Jobs that are killed at any call, and run again, leave what the rules say, tell nothing twice and
destroy nothing early.
"""

import json
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from breaking import Killed, killed_at
from conftest import DOSSIER
from eras import BRUSSELS, Era, ends_of, new_year_of, remind_of, school_year_of
from worlds import items_of

from chalicelib.domain.words import Status
from chalicelib.jobs import remind
from chalicelib.jobs.clean_up import CleanUp
from chalicelib.jobs.retention import Retention
from chalicelib.jobs.rounds import Rounds
from chalicelib.storage.dynamo import from_raw
from chalicelib.storage.notices import notice_of

# In Brussels: around midnight, leap days, the nights on which the clock changes, and the days on
# which a school year starts.
MONTH = timedelta(days=30)
TURNED = (1, 2, 6, 8)  # the visits at which the dossier is held, and not held any more
VISITED = """
    2026-09-10 12:00  2027-03-28 03:30  2027-08-31 23:30  2028-02-29 00:10  2030-10-27 02:10
    2032-02-29 23:50  2033-08-31 23:59  2033-09-01 00:00  2033-11-02 12:00
"""


@pytest.mark.parametrize("seed", [8])
def test_eight_years(store, objects, judge, dynamodb, tables, seed, monkeypatch):
    monkeypatch.setattr(remind, "_LOOKS_BACK", 31)  # days; there are no rights in it that end
    random, visits = Random(seed), list(_visits())  # noqa: S311 - it picks what happens
    era = Era(store, visits[0])
    run = Jobs(store, objects, judge, dynamodb, random)
    destroyed, released = set(), visits[0]
    for now in sorted({*visits, *(visit + MONTH for visit in visits)}):
        run.until(now, tables)
        era.now = now
        if now in visits:
            released = _happens(era, random, visits.index(now) in TURNED) or released
        run.all(now)
        gone = set(era.registrations) - _there(dynamodb, tables)
        assert gone <= era.over()  # nothing early
        # What was held goes within a month after it is not.
        assert gone == era.over() or now < released + MONTH
        destroyed |= gone
        for one in gone:
            del era.registrations[one]

    report = [card["id"] for card in _report(dynamodb, tables)]
    assert sorted(report) == sorted(destroyed)
    assert len(destroyed) > 6
    _told_rightly(dynamodb, tables)


def _visits():
    days = iter(VISITED.split())
    for day in days:
        there = datetime.fromisoformat(f"{day} {next(days)}").replace(tzinfo=BRUSSELS)
        yield there.astimezone(UTC)


def _happens(era, random, turns):
    """Something of everything that can, to what is there; when it was released, if it was."""
    for days in (2, 40, None):
        era.open(due_in=days)
    live = [one for one, told in era.registrations.items() if not told["trashed"]]
    for one in random.sample(live, min(3, len(live))):
        closed = era.registrations[one]["closed"]
        era.status(one, Status.OPEN if closed else Status.CLOSED)
    era.trash(random.choice(live))
    if turns:
        era.hold(not era.is_held)
    return era.now if turns and not era.is_held else None


class Jobs:
    """Every job, after one of them was killed somewhere before it was done."""

    def __init__(self, store, objects, judge, dynamodb, random):
        self._store, self._dynamodb, self._random = store, dynamodb, random
        self._ends = ends_of(store, objects)
        self._clean = CleanUp(store, self._ends.repairs, objects, judge, self._ends)

    def all(self, now):
        jobs = (self._trash, self._retention, self._remind, self._new_year)
        killed = self._random.choice(jobs)
        when = self._random.choice(["before", "after"])
        with killed_at(self._random.randint(1, 40), when, self._dynamodb), suppress(Killed):
            killed(now)
        for job in jobs:
            assert "failed" not in job(now)

    def _trash(self, now):
        """Of the last days that can be due, where the job itself looks further back."""
        rounds = Rounds(now)
        for days in (30, 31):
            found = self._ends.repairs.trashed((now - timedelta(days=days)).date())
            rounds.each(found, self._clean._trashed)
        return rounds.counts

    def until(self, now, tables):
        """What the hours between do with what lies in the trash, where there is something due."""
        for _ in range(40):  # months, at most, between two visits
            days = self._due_before(now - MONTH, tables)
            if not days:
                return
            for day in days:
                self._trash(datetime.fromisoformat(f"{day}T23:59:59Z") + MONTH)
        raise AssertionError("it stays due for ever")

    def _due_before(self, then, tables):
        items = map(from_raw, items_of(self._dynamodb, tables)[tables.dossiers])
        due = {str(item.get("by_due_pk", "")) for item in items}
        days = {pk.partition("#")[2] for pk in due if pk.startswith("TRASHED#")}
        return sorted(day for day in days if day < then.date().isoformat())

    def _retention(self, now):
        return Retention(self._ends, 6).run(now)

    def _remind(self, now):
        return remind_of(self._store, now).run(now)

    def _new_year(self, now):
        return new_year_of(self._store, now).run(["114983"], now) if now.month == 9 else {}


def _there(dynamodb, tables):
    items = map(from_raw, items_of(dynamodb, tables)[tables.dossiers])
    keys = [str(item["sk"]) for item in items if str(item["pk"]) == f"DOSSIER#{DOSSIER}"]
    assert [sk for sk in keys if sk.startswith("LEFT#")] == []
    return {sk.split("#")[1] for sk in keys if sk.startswith("REG#")}


def _report(dynamodb, tables):
    items = map(from_raw, items_of(dynamodb, tables)[tables.audit])
    return [json.loads(i["card"]) for i in items if str(i["pk"]).startswith("DESTROYED#")]


def _told_rightly(dynamodb, tables):
    """Soon is before its day, late after it; nobody is told twice of one thing on one day."""
    items = [from_raw(item) for item in items_of(dynamodb, tables)[tables.dossiers]]
    notices = [notice_of(item) for item in items if str(item["sk"]).startswith("NOTICE#")]
    told = Counter()
    for one in notices:
        on = datetime.fromisoformat(one.at).astimezone(BRUSSELS)
        what, *rest, last = one.key.split("#")
        if what == "due":
            due_on, day = rest[-1], on.date().isoformat()
            assert day <= due_on if last == "soon" else day > due_on
        else:
            assert (what, last[:4]) == ("year", str(school_year_of(on)))
        told[one.person_id, one.key.rpartition("#")[0], on.date()] += 1
    assert set(told.values()) == {1}
    assert {one.key.split("#")[0] for one in notices} == {"due", "year"}
