"""What lay in the trash for a month goes with all that it held, and nothing else does."""

import json
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from breaking import Killed, killed_at
from conftest import DOSSIER, ID, QUICK
from documents import PATH, announced
from eras import Era, destroy, ends_of
from mailing import notify
from worlds import items_of

from chalicelib.domain.retention import Why
from chalicelib.domain.words import Status
from chalicelib.jobs.clean_up import CleanUp
from chalicelib.jobs.rounds import Rounds
from chalicelib.storage.dynamo import from_raw

NOW = datetime(2027, 2, 10, 9, tzinfo=UTC)
MONTH = timedelta(days=30)
REASON = {"reason": "Dubbel geregistreerd"}


@pytest.fixture
def era(store):
    return Era(store, NOW)


@pytest.fixture
def ended(store, objects, judge):
    """What of the trash goes, so much later."""
    ends = ends_of(store, objects)
    job = CleanUp(store, ends.repairs, objects, judge, ends)

    def run(later):
        rounds = Rounds(NOW + later)
        day = (NOW + later - MONTH).date()
        rounds.each(list(ends.repairs.trashed(day)), job._trashed)
        return dict(rounds.counts)

    return run


@pytest.fixture
def kept(dynamodb, tables):
    """Every item of a registration that is anywhere, and the report of what was destroyed."""

    def kept(registration_id):
        items = items_of(dynamodb, tables)
        found = [from_raw(item) for item in items[tables.dossiers]]
        told = [from_raw(item) for item in items[tables.audit]]
        report = [json.loads(one["card"]) for one in told if one["pk"] == "DESTROYED#114983"]
        rest = [one["sk"] for one in found if registration_id in str(one)]
        return [sk for sk in rest if sk != "ONCE"], report

    return kept


def test_a_registration_goes_with_its_thread_after_thirty_days_and_is_reported(era, ended, kept):
    one, other = era.open(due_in=9), era.open(due_in=9)
    era.throw_reply(one)
    before = kept(other)[0]
    era.trash(one)

    assert ended(MONTH - timedelta(seconds=1)) == {"not_due": 2}
    assert Counter(ended(MONTH))["registrations_purged"] == 1
    assert ended(MONTH) == {}

    left, report = kept(one)
    assert (left, kept(other)[0]) == ([], before)
    (told,) = [card for card in report if card["what"] == "registration"]
    assert (told["id"], told["why"], told["documents"]) == (one, "trash", [])
    assert told["counts"]["agreements"] == 1
    assert "Overleg" not in str(report)


def test_a_contribution_goes_and_leaves_room_for_another(era, ended, kept, store):
    one = era.open()
    reply = era.throw_reply(one)
    before = header_of(store, one)

    assert ended(MONTH) == {"contributions_purged": 1}

    assert before["kept"] - header_of(store, one)["kept"] == 1
    assert {**before, "kept": 1} == header_of(store, one)
    assert kept(reply)[0] == []
    assert [(told["what"], told["id"]) for told in kept(one)[1]] == [("reply", reply)]


def header_of(store, registration_id):
    return store._get((f"DOSSIER#{DOSSIER}", f"REG#{registration_id}"))


def test_what_is_held_stays_and_goes_when_it_is_not_held_any_more(era, ended, kept):
    one = era.open()
    era.throw_reply(one)
    era.trash(one)
    era.hold(True)
    before = kept(one)

    assert ended(MONTH) == {"on_hold": 2}
    assert kept(one) == before

    era.hold(False)
    assert ended(MONTH) == {}
    assert Counter(ended(MONTH + MONTH))["registrations_purged"] == 1  # it is looked at each month
    assert kept(one)[0] == []


def test_a_closed_one_in_the_trash_goes_by_the_trash(era, ended, kept):
    one = era.open()
    era.status(one, Status.CLOSED)
    era.trash(one)

    assert ended(MONTH) == {"registrations_purged": 1}
    assert kept(one)[0] == []


# --- with documents


def test_what_the_library_keeps_stays_and_the_rest_goes_along(api, sharing, opened, store, objects):
    """What stays can be restored and revised again, also what lay in the trash."""
    place = {"registration_id": opened.rpartition("/")[2]}
    both, away = sharing.shared("sofie", **place), sharing.share("anna", **place)
    only = sharing.share("sofie", **place, in_library=False)
    sharing.change("anna", away, "trash", REASON)
    api.change("anna", f"{opened}/trash", REASON, 1)

    destroy(store, objects, DOSSIER, place["registration_id"])

    assert [one["id"] for one in api.get("anna", PATH).json["items"]] == [both["id"]]
    assert "registration_id" not in sharing.read(both)
    assert sharing.change("anna", away, "restore").status == 200
    assert list(objects.listed(f"incoming/{DOSSIER}/{only['id']}/")) == []
    report = api.get("clara", "/institutions/114983/destroyed").json["items"]
    told = {one["what"]: one for one in report}
    assert (told["registration"]["documents"], told["document"]["id"]) == ([only["id"]], only["id"])
    assert told["registration"]["counts"]["documents"] == 1


def test_the_report_of_what_is_gone_is_told_to_nobody(era, ended, dynamodb, tables):
    """It goes by the same stream as what people did, and nobody did it."""
    era.status(era.open(), Status.CLOSED)
    era.trash(era.open())
    assert ended(MONTH)["registrations_purged"] == 1
    trail = items_of(dynamodb, tables)[tables.audit]
    assert any(one["pk"]["S"] == "DESTROYED#114983" for one in trail)
    assert notify(dynamodb, tables) == {"batchItemFailures": []}


def test_wherever_it_stops_a_next_round_ends_it(
    api, sharing, dossier, dynamodb, store, objects, kept
):
    """At each call: until its header is gone it is whole; after that, nothing of it stays."""
    now, made, is_done = datetime.now(UTC), [], False
    while not is_done:
        one = Trashed(api, sharing, dossier)
        when = ("before", "after")[len(made) % 2]
        with killed_at(len(made) + 1, when, dynamodb, objects._s3), suppress(Killed):
            destroy(store, objects, DOSSIER, one.id)
            is_done = True
        assert api.get("anna", one.path).json in (one.whole, one.gone)
        made.append(one)
    assert len(made) > 9

    ends = ends_of(store, objects)
    for dossier_id, sk in ends.repairs.trashed(now.date()):
        kind, _, registration_id = sk.partition("#")
        if kind == "LEFT":
            ends.rest(dossier_id, registration_id, Why.TRASH, now)
        elif "#" not in registration_id:
            destroy(store, objects, dossier_id, registration_id)

    for one in made:
        assert kept(one.id)[0] == []
        assert api.get("anna", f"{PATH}/{one.both}").status == 200
        assert api.get("anna", f"{PATH}/{one.only}").status == 404
    told = [one["id"] for one in kept("x")[1]]
    assert sorted(told) == sorted(ended for one in made for ended in (one.id, one.only))


class Trashed:
    """A registration in the trash, and two documents: the library keeps one of them too."""

    def __init__(self, api, sharing, dossier):
        self.id = api.post("anna", f"{dossier}/registrations", QUICK).json["id"]
        self.path = f"{dossier}/registrations/{self.id}"
        place = {"registration_id": self.id}
        self.only = sharing.share("sofie", **place, in_library=False)["id"]
        self.both = api.post("sofie", PATH, announced(**place)).json["id"]
        api.post("sofie", f"{self.path}/agreements", {"text": "Overleg", "party": "both"})
        api.change("anna", f"{self.path}/trash", REASON, 1)
        self.whole = api.get("anna", self.path).json
        self.gone = api.get("anna", f"{dossier}/registrations/{ID.format(9)}").json
