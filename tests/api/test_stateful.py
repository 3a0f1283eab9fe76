"""Whatever nine people do to two dossiers, in any order: it is as a simple model says.

``SEED=…`` repeats a run; ``FULL=1`` tries hundreds of times as much.
"""

import os
import secrets
from collections import Counter
from dataclasses import replace
from itertools import count, permutations
from typing import Any

from conftest import DOSSIER, ELSEWHERE, QUICK, access_item, seed
from hypothesis import HealthCheck, note, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from simple_model import Kept, Registration, Request, side_of
from simple_reading import INSIDE, PARTNERS, READERS, InTwoPlaces, Reading, plain
from simple_rules import BESIDES, PLACES, Model

import app as functions
from chalicelib.domain.staffing import Delegation
from chalicelib.storage.dynamo import to_raw
from chalicelib.storage.items import item_of
from chalicelib.storage.keys import Tables, of
from chalicelib.storage.store import Store
from local.people import CAST, CLB
from local.resources import create_tables

FULL = bool(os.environ.get("FULL"))
AMOUNT = {"max_examples": 100, "stateful_step_count": 80} if FULL else {}
SETTINGS = settings(
    **({"max_examples": 4, "stateful_step_count": 45} | AMOUNT),
    deadline=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)
TRIED: Counter[str] = Counter()  # steps, by what became of them

ENDED = {"until": {"S": "2026-01-01T00:00:00.000Z"}}
BLOCKED = {"blocked": {"S": "2026-01-01T00:00:00.000Z"}}


TEXTS = st.sampled_from(["Meer rust", "Taal in de klas", "Welke klassen?"])
CONTENT = st.fixed_dictionaries(
    {name: st.just(value) for name, value in QUICK.items()} | {"title": TEXTS},
    optional={
        "follow_up_on": st.sampled_from(["2026-12-07", "2027-01-11"]),
        "duration_minutes": st.integers(1, 90),
        "description": TEXTS,
    },
)
KINDS = st.sampled_from(["question", "question", "remark", "step_taken"])
PARTIES = st.sampled_from(["clb", "school", "both"])
NEW = {
    "reply": st.fixed_dictionaries({"kind": KINDS, "text": TEXTS}),
    "goal": st.fixed_dictionaries({"text": TEXTS}, optional={"effect_level": st.just("team")}),
    "agreement": st.fixed_dictionaries(
        {"text": TEXTS, "party": PARTIES}, optional={"due_on": st.just("2026-12-18")}
    ),
}
STATUSES = {"goal": ["open", "reached", "partly"], "agreement": ["open", "kept", "dropped"]}
REASON = {"reason": "Dubbel geregistreerd"}
OFTEN = st.sampled_from([True] * 9 + [False])  # what makes most steps go well

NARROWED = [
    *(("waiting_for", side) for side in ("school", "clb", "none")),
    *(("status", status) for status in ("open", "in_progress", "closed")),
    *(("owner", CAST[who].id) for who in ("anna", "olga", "bert")),
]
CLB_STAFF = {DOSSIER: ["anna", "bert", "olga"], ELSEWHERE: ["olga", "bert"]}

_runs = count()


class Dossiers(Reading, RuleBasedStateMachine):
    """Each step is asked of the API and of the model; both must say and keep the same."""

    dynamodb: Any
    template: dict[str, Any]

    def __init__(self) -> None:
        super().__init__()
        number = next(_runs)
        self.tables = Tables(f"stateful-{number}-dossiers", f"stateful-{number}-events")
        names = {"DossierTable": self.tables.dossiers, "AuditTable": self.tables.audit}
        create_tables(self.dynamodb, self.template, names)
        seed(self.dynamodb, self.tables.dossiers)
        functions.services.__dict__.update(store=Store(self.dynamodb, self.tables))
        self.api, self.model = InTwoPlaces(), Model()
        for who in BESIDES:
            self.let_in(who, BESIDES[who])
        self.let_stand_in()
        self.asked: list[Request] = []
        self.latest, self.steps = DOSSIER, 0
        self.is_in_step = False  # with the model; otherwise the end of a run says no more
        for who, dossier in (("clara", DOSSIER), ("olga", ELSEWHERE)):
            clb, school = dossier.split("-")
            made = self.api.post(who, "/dossiers", {"clb": clb, "school": school}, "start").json
            self.model.start(who, dossier, made["started_at"])

    def let_stand_in(self) -> None:
        """Everybody of a CLB for each other; who does is in the token, or not."""
        puts = []
        for dossier, staff in CLB_STAFF.items():
            for owner, delegate in permutations(staff, 2):
                ids = (CAST[owner].id, CAST[delegate].id)
                one = Delegation("x", dossier[:6], *ids, "2026-01-01", "2099-01-01", ids[0])
                pk, sk = of(one)
                puts.append({"PutRequest": {"Item": to_raw({"pk": pk, "sk": sk, **item_of(one)})}})
        self.dynamodb.batch_write_item(RequestItems={self.tables.dossiers: puts})

    def teardown(self) -> None:
        try:
            for dossier in INSIDE if self.is_in_step else ():
                for who in READERS[dossier] if FULL else READERS[dossier][:2]:
                    self.reads_everything(who, dossier)
        finally:
            functions.services.__dict__.clear()
            for table in (self.tables.dossiers, self.tables.audit):
                self.dynamodb.delete_table(TableName=table)

    # --- what is drawn

    def somebody(self, data: Any, dossier: str, *likely: str) -> str:
        without = [who for who, number in self.model.without if number in dossier]
        near = [*likely * 12, *INSIDE[dossier], *without * 24]
        return data.draw(st.sampled_from(near if data.draw(OFTEN) else list(CAST)), "who")

    def key(self, data: Any) -> str:
        """A new one; now and then, one of few."""
        return f"k{self.steps}" if data.draw(OFTEN) else data.draw(st.sampled_from("ab"), "key")

    def place(self, data: Any, kind: str = "registrations") -> tuple[Any, ...]:
        """A registration and its dossier (or an entry); now and then, under the other dossier."""
        found = getattr(self.model, kind)
        dossier, *there = found[data.draw(st.integers(0, len(found) - 1), kind)]
        if not data.draw(OFTEN) and not data.draw(OFTEN):
            dossier = ELSEWHERE if dossier == DOSSIER else DOSSIER
        return dossier, *there

    def read(self, data: Any, version: int) -> int:
        """What was read: mostly the version that it has, or one that it had, or never had."""
        is_stale = data.draw(st.integers(0, 4)) == 4
        return (
            data.draw(st.integers(max(1, version - 2), version + 1), "read")
            if is_stale
            else version
        )

    # --- what people do

    @initialize(body=CONTENT)
    def begin(self, body: Any) -> None:
        for where, readers in READERS.items():
            self.tell(Request(readers[0], "registration:open", where, body, key=f"first-{where}"))

    @precondition(lambda self: len(self.model.registrations) < 4)  # or each has a short thread
    @rule(data=st.data(), body=CONTENT, where=st.sampled_from([DOSSIER, DOSSIER, ELSEWHERE]))
    def open(self, data: Any, body: Any, where: str) -> None:
        who = self.somebody(data, where, *READERS[where][:1])
        self.tell(Request(who, "registration:open", where, body, key=self.key(data)))

    @rule(data=st.data(), body=CONTENT)
    def revise(self, data: Any, body: Any) -> None:
        self.change(data, "revise", body)

    @rule(data=st.data(), verb=st.sampled_from(["take_up", "close", "close", "reopen"]))
    def set_status(self, data: Any, verb: str) -> None:
        status = {"take_up": "in_progress", "close": "closed", "reopen": "open"}[verb]
        self.change(data, verb, {"status": status})

    @rule(data=st.data(), to=st.sampled_from(["anna", "bert", *CAST]))
    def hand_over(self, data: Any, to: str) -> None:
        self.change(data, "hand_over", {"person_id": CAST[to].id})

    @rule(data=st.data())
    def trash_or_restore(self, data: Any) -> None:
        self.change(data, "", REASON)

    def change(self, data: Any, verb: str, body: Any) -> None:
        where, there = self.place(data)
        who = self.somebody(data, where, there.owner, *CLB_STAFF[where])
        action = f"registration:{verb or self.trash_or_back(data, there)}"
        key = None if verb == "revise" else self.key(data)
        read, acts_for = self.read(data, there.version), self.stands_in(data, who, where, there)
        self.tell(
            Request(who, action, where, body, there.id, read=read, key=key, acts_for=acts_for)
        )

    def stands_in(self, data: Any, who: str, where: str, there: Any) -> Any:
        """For the owner, more often than not; now and then, at the other CLB."""
        if who == there.owner or not data.draw(st.booleans(), "stands in"):
            return None
        at = data.draw(st.sampled_from([where, where, DOSSIER, ELSEWHERE]), "at")
        return (there.owner, at[:6])

    def trash_or_back(self, data: Any, thing: Kept) -> str:
        return "restore" if bool(thing.trashed) == data.draw(OFTEN) else "trash"

    @rule(data=st.data())
    def reply(self, data: Any) -> None:
        self.add(data, "reply")

    @rule(data=st.data(), kind=st.sampled_from(["goal", "agreement"]))
    def add(self, data: Any, kind: str) -> None:
        where, there = self.place(data)
        likely = [one for one in PARTNERS[where] if side_of(one) in there.asked]
        who = self.somebody(data, where, *(likely or PARTNERS[where]))
        body = data.draw(NEW[kind], "body")
        self.tell(Request(who, f"{kind}:add", where, body, there.id, key=self.key(data)))

    @rule(data=st.data())
    @precondition(lambda self: self.model.entries)
    def revise_entry(self, data: Any) -> None:
        where, there, entry = self.place(data, "entries")
        body = data.draw(NEW[entry.kind], "body")
        if entry.kind in STATUSES:
            body["status"] = data.draw(st.sampled_from(STATUSES[entry.kind]), "status")
        who, read = self.somebody(data, where, entry.author), self.read(data, entry.version)
        action = f"{entry.kind}:revise"
        self.tell(Request(who, action, where, body, there.id, entry.id, read))

    @rule(data=st.data())
    @precondition(lambda self: self.model.entries)
    def trash_or_restore_entry(self, data: Any) -> None:
        where, there, entry = self.place(data, "entries")
        who, read = self.somebody(data, where, entry.author), self.read(data, entry.version)
        action, key = f"{entry.kind}:{self.trash_or_back(data, entry)}", self.key(data)
        self.tell(Request(who, action, where, REASON, there.id, entry.id, read, key))

    @precondition(lambda self: self.steps % 3 == 0)
    @rule(data=st.data(), where=st.sampled_from([DOSSIER, ELSEWHERE]), less=st.integers(-1, 2))
    def mark_as_seen(self, data: Any, where: str, less: int) -> None:
        who = self.somebody(data, where)
        events = max(0, self.model.dossiers[where].events[side_of(who)] - less)  # -1: beyond
        self.tell(Request(who, "dossier:seen", where, {"events": events}))

    @precondition(lambda self: self.steps % 3 == 0)
    @rule(data=st.data(), where=st.sampled_from([DOSSIER, ELSEWHERE]))
    def end_or_resume(self, data: Any, where: str) -> None:
        dossier = self.model.dossiers[where]
        is_ended = dossier.state["status"] == "ended"
        status = "active" if is_ended == data.draw(OFTEN) else "ended"
        who = self.somebody(data, where, "clara" if where == DOSSIER else "olga")
        read = self.read(data, dossier.version)
        self.tell(Request(who, "dossier:end", where, {"status": status}, read=read))

    @precondition(lambda self: self.steps % (9 if self.model.without else 3) == 0)
    @rule(place=st.sampled_from(sorted(PLACES)), how=st.sampled_from([ENDED, BLOCKED]))
    def end_or_give_back_a_right(self, place: Any, how: Any) -> None:
        without = self.model.without
        place = without[0] if without else place  # one at a time, or soon nobody writes
        self.model.rights[place] = bool(without)
        self.let_in(*place, **({} if without else how))
        self.count("right")

    def let_in(self, who: str, number: str, **how: Any) -> None:
        beside = {"roles": {"SS": [CLB]}} if BESIDES.get(who) == number else {}
        item = access_item(CAST[who], **{"pk": {"S": f"ORG#{number}"}, **beside, **how})
        self.dynamodb.put_item(TableName=self.tables.dossiers, Item=item)

    @precondition(lambda self: self.steps % 3 == 0)
    @rule(data=st.data())
    def repeat(self, data: Any) -> None:
        """A request is sent once more, or its key serves for another body."""
        again = self.asked[-data.draw(st.integers(1, min(6, len(self.asked))), "ago")]
        of_them = [one.key for one in self.asked if one.who == again.who and one.key]
        if again.key and not data.draw(OFTEN):
            again = replace(again, key=data.draw(st.sampled_from(of_them), "key"))
        self.tell(again)

    # --- what comes of it

    def count(self, outcome: str) -> None:
        self.steps += 1
        TRIED[outcome] += 1

    def tell(self, asked: Request) -> None:
        expected = self.model.judge(asked)
        self.count(expected)
        self.is_in_step = False
        note(f"{expected}: {asked}")
        self.asked.append(asked)
        self.latest = asked.dossier
        key = {} if asked.key is None else {"Idempotency-Key": asked.key}
        version = {} if asked.read is None else {"If-Match": f'"{asked.read}"'}
        claims = {}
        if asked.acts_for:
            owner, number = asked.acts_for
            claims["acts_for"] = f"{CAST[owner].id}:{number}"
        sent = (asked.method, asked.path, asked.body, key | version)
        answer = self.api.ask(asked.who, *sent, **claims)
        problem = answer.json["type"] if answer.status >= 400 else ""
        is_good = expected in ("kept", "same", "again")
        assert problem == ("" if is_good else f"/problems/{expected}"), (asked, expected, answer)
        if expected == "stale":
            assert plain(answer.json["current"]) == self.shown(asked, self.model.find(asked))
        if is_good:
            assert answer.status == (201 if asked.verb in ("add", "open") else 200)
            self.answers(asked, expected, answer)

    def answers(self, asked: Request, expected: str, answer: Any) -> None:
        """Who is told that it went well reads what is kept now, and its version."""
        if expected == "kept":
            thing = self.model.keep(asked, answer.json)
        elif expected == "again":
            _, thing = self.model.answered[asked.who, asked.key]
        else:
            thing = self.model.find(asked)
            self.model.remember(asked, thing)
        if asked.verb == "seen":
            assert answer.json["events"] == asked.body["events"]
            return
        assert plain(answer.json) == self.shown(asked, thing)
        assert answer.headers["ETag"] == f'"{thing.version}"'

    def shown(self, asked: Request, thing: Any) -> Any:
        """The thing as an answer shows it."""
        side = side_of(asked.who)
        return thing.shown(side) if isinstance(thing, Registration) else thing.shown

    @invariant()
    def what_is_kept_is_what_is_read(self) -> None:
        """Part by part in turn, by each in turn; at the end everything."""
        readers = READERS[self.latest]
        parts = [self.reads_lists, self.reads_desk, self.reads_last, self.reads_some]
        who = readers[self.steps // 3 % len(readers)]
        self.reads_feed(who, self.latest)
        for part in parts if FULL else [parts[self.steps % len(parts)]]:
            part(who, self.latest)
        self.stays_outside(self.latest, self.steps)
        self.is_in_step = True

    def reads_some(self, who: str, where: str) -> None:
        self.reads_narrowed(who, where, *NARROWED[self.steps // 4 % len(NARROWED)])

    def reads_last(self, who: str, where: str) -> None:
        self.reads_thread(who, where, self.asked[-1].registration)


def test_dossiers_are_as_a_simple_model_says(on_dynoxide, template):
    number = int(os.environ.get("SEED") or secrets.randbits(32))
    print(f"SEED={number}")  # noqa: T201 - shown when it fails
    TRIED.clear()
    Dossiers.dynamodb, Dossiers.template = on_dynoxide, template
    run_state_machine_as_test(seeded(number)(Dossiers), settings=SETTINGS)
    print(f"{TRIED.total()} steps: {dict(TRIED.most_common())}")  # noqa: T201
    assert TRIED["kept"] > TRIED.total() / 8
