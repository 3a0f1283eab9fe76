"""A handover may break off anywhere, run twice at once, or run among others who write: it ends
as if nothing had happened, and nothing is lost or done twice."""

import json
import threading
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count

import pytest
from botocore.exceptions import ClientError
from conftest import DOSSIER, NAMES, QUICK, UNTIL, caller, seed
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from recorded import RECORDER

from chalicelib.domain import errors
from chalicelib.domain.decisions import Attempt
from chalicelib.domain.dossiers import start_dossier
from chalicelib.domain.handovers import (
    PER_STEP,
    Now,
    hand_on,
    start_handover,
    undo_handover,
)
from chalicelib.domain.identity import Access
from chalicelib.domain.ids import moment
from chalicelib.domain.model import Author, Registration
from chalicelib.domain.policy import Action, permit, permit_at
from chalicelib.domain.registrations import (
    open_registration,
    revise_registration,
    set_status,
)
from chalicelib.domain.sent import NewRegistration, NewReply
from chalicelib.domain.sent_of_clb import NewHandover
from chalicelib.domain.thread import add_entry
from chalicelib.domain.words import ReplyKind, Side, Status
from chalicelib.jobs.handovers import Clock, continue_handovers
from chalicelib.storage import keys
from chalicelib.storage.dynamo import from_raw, merged, to_raw
from chalicelib.storage.handover_steps import HandoverSteps
from chalicelib.storage.handover_writes import writes_of
from chalicelib.storage.items import item_of
from chalicelib.storage.store import Store
from local.people import CAST
from local.resources import create_tables

ANNA, BERT = CAST["anna"].id, CAST["bert"].id
NUMBER = 23  # registrations: two steps
LATER = datetime.now(UTC)
NEW = NewRegistration.model_validate(QUICK, strict=False)
OTHER = NEW.model_copy(update={"title": "Iets anders"})
_worlds = count()


class Crash(BaseException):
    """The process ends here."""


class Crashing:
    """A client whose process ends at some of its commits: before it is done, or just after."""

    def __init__(self, dynamodb, crashes):
        self._dynamodb, self._crashes, self.commits = dynamodb, dict(crashes), 0

    def __getattr__(self, operation):
        return getattr(self._dynamodb, operation)

    def transact_write_items(self, **request):
        self.commits += 1
        when = self._crashes.pop(self.commits, None)
        if when == "before":
            raise Crash
        self._dynamodb.transact_write_items(**request)
        if when == "after":
            raise Crash


class World:
    """Anna's registrations in one dossier, put there as many at once."""

    def __init__(self, dynamodb, tables, number=NUMBER):
        self.dynamodb, self.tables = dynamodb, tables
        self.store = Store(dynamodb, tables)
        grant = permit(caller("clara"), Action.START_DOSSIER, DOSSIER)
        self.store.commit(start_dossier(grant, NAMES, LATER))
        opens = permit(caller("anna"), Action.OPEN_REGISTRATION, DOSSIER)
        made = [open_registration(opens, NEW, LATER - timedelta(minutes=1)) for _ in range(number)]
        self.ids = sorted(one.after.id for one in made)
        self._put([one.after for one in made])

    def _put(self, registrations: list[Registration]):
        placed = [(*keys.of(one), item_of(one)) for one in registrations]
        items = [{"pk": pk, "sk": sk, **item} for pk, sk, item in placed]
        items.append({"pk": "ORG#114983", "sk": f"OWNS#{ANNA}", "open": len(items)})
        for start in range(0, len(items), 25):
            puts = [{"PutRequest": {"Item": to_raw(one)}} for one in items[start : start + 25]]
            self.dynamodb.batch_write_item(RequestItems={self.tables.dossiers: puts})

    def start(self):
        grant = permit_at(caller("anna"), Action.START_HANDOVER, "114983", [ANNA])
        body = NewHandover.model_validate({"from": ANNA, "to": BERT})
        now = datetime.now(UTC)
        taker = self.store.staffing.people(grant, [BERT], moment(now)).get(BERT)
        self.id = self.store.commit(start_handover(grant, body, taker, now)).id

    def undo(self):
        grant = permit_at(caller("anna"), Action.UNDO_HANDOVER, "114983", [ANNA])
        current = self.store.staffing.handover(grant, self.id)
        self.store.commit(undo_handover(grant, current.version, current, datetime.now(UTC)))

    def run(self, dynamodb=None):
        ahead = [timedelta()]

        def wait(seconds):
            ahead[0] += timedelta(seconds=seconds)

        clock = Clock(wait, now=lambda: datetime.now(UTC) + ahead[0])
        continue_handovers({}, HandoverSteps(dynamodb or self.dynamodb, self.tables), clock)

    def _all(self, table):
        pages = self.dynamodb.get_paginator("scan").paginate(TableName=table)
        return [from_raw(item) for page in pages for item in page["Items"]]

    def state(self):
        """Everything of it, but the moments."""
        every = self._all(self.tables.dossiers)
        items = {str(item["sk"]): item for item in every if item["pk"] != "ORG#030569"}
        row = next(i for i in every if i["pk"] == "ORG#030569" and i["sk"] == f"DOSSIER#{DOSSIER}")
        headers = [items[f"REG#{one}"] for one in self.ids]
        handover = json.loads(items[f"HANDOVER#{self.id}"]["body"])
        parts = [i for sk, i in sorted(items.items()) if sk.startswith("HANDED#")]
        listed = [entry[1] for part in parts for entry in json.loads(part["body"])]
        trail = [json.loads(item["card"]) for item in self._all(self.tables.audit)]
        return {
            "headers": [
                (h["owner"], h["by_owner_pk"], h["version"], h.get("handover")) for h in headers
            ],
            "counts": {n: handover[n] for n in ("state", "total", "moved", "returned", "kept")},
            "parts": Counter(listed),
            "events": row["events"],
            "trail": Counter((e["action"], e["subject"], e.get("to")) for e in trail),
            "open": [items.get(f"OWNS#{one}", {}).get("open") for one in (ANNA, BERT)],
            "locks": [items.get(f"OWNS#{one}", {}).get("handing") for one in (ANNA, BERT)],
        }


def _whole(world):
    """There and back, and what stood in between."""
    world.start()
    world.run()
    there = world.state()
    world.undo()
    world.run()
    return there, world.state()


def test_there_and_back(dynamodb, tables):
    world = World(dynamodb, tables)

    there, back = _whole(world)

    done = {"state": "done", "total": NUMBER, "moved": NUMBER, "returned": 0, "kept": 0}
    assert there["counts"] == done
    assert {header[:3] for header in there["headers"]} == {(BERT, f"OWNER#114983#{BERT}", 2)}
    assert (there["open"], there["locks"]) == ([0, NUMBER], [None, None])
    assert (there["events"], back["events"]) == (
        1 + NUMBER,
        1 + 2 * NUMBER,
    )  # and that the dossier was started
    assert set(there["parts"].values()) == {1}
    assert (back["counts"]["state"], back["counts"]["returned"]) == ("undone", NUMBER)
    assert {header[:3] for header in back["headers"]} == {(ANNA, f"OWNER#114983#{ANNA}", 3)}
    assert (back["open"], back["locks"]) == ([NUMBER, 0], [None, None])


def _run_with(world, crashes):
    """Again and again, until it is done: each time the process that broke off is another."""
    client = Crashing(world.dynamodb, crashes)
    while True:
        try:
            world.run(client)
        except Crash:
            continue
        return client.commits


def _shape(state):
    """Without the ids, which differ between worlds."""
    places = {one: place for place, one in enumerate(sorted(state["parts"]))}
    trail = Counter()
    for (action, subject, to), number in state["trail"].items():
        trail[action, places.get(subject.partition("#")[2], ""), to] += number
    headers = [(*header[:3], bool(header[3])) for header in state["headers"]]
    return state | {"parts": sorted(state["parts"].values()), "trail": trail, "headers": headers}


@pytest.fixture(scope="module")
def undisturbed(on_dynoxide, template):
    """What becomes of it when nothing breaks off."""
    there, back = _whole(_fresh(on_dynoxide, template))
    return _shape(there), _shape(back)


_CRASHES = st.dictionaries(st.integers(1, 9), st.sampled_from(["before", "after"]), max_size=6)
_EVERY = {number: when for number in range(1, 16) for when in [("before", "after")[number % 2]]}


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(there=_CRASHES, back=_CRASHES)
@example(there=_EVERY, back=_EVERY)
def test_wherever_it_breaks_off_it_ends_the_same(on_dynoxide, template, undisturbed, there, back):
    world = _fresh(on_dynoxide, template)

    world.start()
    _run_with(world, there)
    assert _shape(world.state()) == undisturbed[0]
    world.undo()
    _run_with(world, back)
    assert _shape(world.state()) == undisturbed[1]


def _fresh(dynamodb, template):
    number = next(_worlds)
    tables = keys.Tables(f"handed-{number}", f"handed-audit-{number}")
    create_tables(dynamodb, template, {"DossierTable": tables.dossiers, "AuditTable": tables.audit})
    seed(dynamodb, tables.dossiers)
    return World(dynamodb, tables)


def test_two_that_run_at_once_do_it_once(dynamodb, tables, undisturbed):
    world = World(dynamodb, tables)
    world.start()

    _at_once(world.run, world.run, world.run)

    assert _shape(world.state()) == undisturbed[0]


def _answer_all(world):
    for one in world.ids:
        grant = permit(caller("sofie"), Action.ADD_REPLY, DOSSIER)
        reply = NewReply(kind=ReplyKind.REMARK, text="Genoteerd.")
        world.store.commit(add_entry(grant, one, reply, datetime.now(UTC)))


def _revise_all(world, failed):
    """Those that are Anna's by then."""
    for one in world.ids:
        current = world.store.registration_to_change(_grant("anna"), one)
        with suppress(errors.Forbidden, errors.ChangedMeanwhile):
            _revise(world, current)
            continue
        failed.append(one)


def _grant(who):
    return permit(caller(who), Action.READ, DOSSIER)


def _at_once(*doings):
    threads = [threading.Thread(target=one) for one in doings]
    with RECORDER.paused():
        for one in threads:
            one.start()
        for one in threads:
            one.join()


def test_nothing_that_others_write_meanwhile_is_lost(dynamodb, tables):
    """Sofie answers and Anna revises, in all of it, while it is handed over."""
    world, failed = World(dynamodb, tables, 24), []
    world.start()

    _at_once(partial(_answer_all, world), partial(_revise_all, world, failed), world.run)

    state = world.state()
    assert (state["counts"]["state"], state["counts"]["moved"]) == ("done", 24)
    assert {header[0] for header in state["headers"]} == {BERT}
    read = [_read(world, one) for one in world.ids]
    assert [one["counts"]["replies"] for one in read] == [1] * 24
    assert [one["id"] for one in read if one["title"] != OTHER.title] == failed
    assert state["open"] == [0, 24]


def test_what_changed_since_a_step_read_it_is_read_again(dynamodb, tables):
    """Closed meanwhile, it stays; revised, it goes along as it is now."""
    world = World(dynamodb, tables, 2)
    world.start()

    def meanwhile():
        for one, change in zip(world.ids, (_close, _revise), strict=True):
            current = world.store.registration_to_change(_grant("anna"), one)
            change(world, current)

    world.run(Meanwhile(dynamodb, 2, meanwhile))  # the first one counts, the second moves

    headers = world.state()["headers"]
    assert [(header[0], header[2]) for header in headers] == [(ANNA, 2), (BERT, 3)]
    assert _read(world, world.ids[1])["title"] == OTHER.title


class Meanwhile(Crashing):
    """Something happens just before a commit."""

    def __init__(self, dynamodb, number, happens):
        super().__init__(dynamodb, {})
        self._number, self._happens = number, happens

    def transact_write_items(self, **request):
        if self.commits + 1 == self._number:
            self._happens()
        return super().transact_write_items(**request)


def _close(world, current):
    grant = permit(caller("anna"), Action.CLOSE, DOSSIER, current)
    attempt = Attempt(grant, current.version, datetime.now(UTC))
    world.store.commit(set_status(attempt, current, (), Status.CLOSED))


def _revise(world, current):
    grant = permit(caller("anna"), Action.REVISE_REGISTRATION, DOSSIER, current)
    attempt = Attempt(grant, current.version, datetime.now(UTC))
    world.store.commit(revise_registration(attempt, current, OTHER))


class Late:
    """An index that does not know of some registrations yet, for as many questions."""

    def __init__(self, dynamodb, ids, questions):
        self._dynamodb, self._ids, self._questions = dynamodb, ids, questions

    def __getattr__(self, operation):
        return getattr(self._dynamodb, operation)

    def query(self, **request):
        answer = self._dynamodb.query(**request)
        if request.get("IndexName") == "ByOwner" and self._questions:
            self._questions -= 1
            hidden = {f"REG#{one}" for one in self._ids}
            answer["Items"] = [i for i in answer["Items"] if i["sk"]["S"] not in hidden]
        return answer


def test_what_the_index_did_not_know_yet_is_found_in_another_round(dynamodb, tables):
    world = World(dynamodb, tables, 5)
    world.start()

    world.run(Late(dynamodb, world.ids[:2], 3))

    state = world.state()
    assert state["counts"]["moved"] == 5
    assert {header[0] for header in state["headers"]} == {BERT}


def test_a_job_whose_time_is_up_goes_on_the_next_time(dynamodb, tables, undisturbed):
    world = World(dynamodb, tables)
    world.start()
    steps, looks = HandoverSteps(dynamodb, tables), iter([False, False, True])

    done = continue_handovers(
        {"institution": "114983", "id": world.id}, steps, Clock(lambda s: None, lambda: next(looks))
    )

    assert done == {"under_way": 1, "done": 0}
    assert 0 < world.state()["counts"]["moved"] < NUMBER
    world.run()
    assert _shape(world.state()) == undisturbed[0]


def test_an_engine_that_fails_all_the_time_is_left_alone_after_a_while(dynamodb, tables):
    """The function fails, which an alarm tells of; the next look tries again."""
    world = World(dynamodb, tables, 3)
    world.start()

    class Changing(Crashing):
        def transact_write_items(self, **request):
            self.commits += 1
            reasons = [{"Code": "None"} for _ in request["TransactItems"]]
            reasons[0] = {"Code": "ConditionalCheckFailed"}
            refused = {"Error": {"Code": "TransactionCanceledException"}}
            raise ClientError(refused | {"CancellationReasons": reasons}, "TransactWriteItems")

    client = Changing(dynamodb, {})
    with pytest.raises(errors.Busy):
        world.run(client)

    assert client.commits == 12
    world.run()
    assert world.state()["counts"]["moved"] == 3


def test_the_largest_step_fits_in_a_transaction(tables):
    """Each registration in a dossier of its own, of an owner of their own (DynamoDB: 100)."""
    start = permit_at(caller("clara"), Action.START_HANDOVER, "114983")
    bert = Access(BERT, "114983", frozenset(["samenwerkingsdossier-clb"]), UNTIL)
    handover = start_handover(start, NewHandover(to=BERT), bert, LATER).after
    opens = permit(caller("anna"), Action.OPEN_REGISTRATION, DOSSIER)
    one = open_registration(opens, NEW, LATER - timedelta(minutes=1)).after
    owners = [Author(f"left-{place}", "", Side.CLB) for place in range(PER_STEP)]
    read = [
        replace(one, dossier_id=f"114983-{place:06}", owner=owner)
        for place, owner in enumerate(owners)
    ]
    active = {each.dossier_id for each in read}
    now = Now(active, {owner.id for owner in owners}, bert, "now")

    writes = merged(writes_of(hand_on(handover, read, now, "place"), tables))

    assert len(writes) == 3 * PER_STEP + (PER_STEP + 1) + 4
    assert len(writes) <= 100


def _read(world, registration_id):
    now = datetime.now(UTC)
    return json.loads(world.store.registration(_grant("sofie"), registration_id, now).json)
