"""Many writers on one registration at once, over HTTP: what is kept is kept once, and counted."""

import re
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from asking import Answer
from conftest import DOSSIER, QUICK
from serving import Front

from local.people import CAST

DOCUMENTED = Path(__file__).parents[2] / "docs" / "problems.md"
PROBLEMS = set(re.findall(r"^\| (\d+) \| `(/problems/[\w-]+)` \|", DOCUMENTED.read_text(), re.M))
WRITERS = 16
ROUNDS = 6  # changes of each writer


@pytest.fixture(scope="module")
def tokens(front):
    """And the dossier that the cast shares."""
    tokens = {who: front.token(who) for who in ("anna", "bert", "clara", "sofie", "tom")}
    pair = dict(zip(("clb", "school"), DOSSIER.split("-"), strict=True))
    key = {"token": tokens["clara"], "Idempotency_Key": "start"}
    assert front.ask("/api/dossiers", "POST", pair, **key).status == 201
    return tokens


@dataclass(frozen=True)
class Desk:
    """The dossier that the cast shares, asked as each of them."""

    front: Front
    tokens: dict[str, str]
    path: str = f"/api/dossiers/{DOSSIER}"

    def get(self, who: str, path: str) -> Any:
        answer = self.front.ask(path, token=self.tokens[who])
        assert answer.status == 200, answer.body
        return answer.json

    def post(self, who: str, path: str, body: Any, key: str, **headers: str) -> Answer:
        return self.front.ask(
            path, "POST", body, token=self.tokens[who], Idempotency_Key=key, **headers
        )

    def put(self, who: str, path: str, body: Any, version: int) -> Answer:
        return self.front.ask(path, "PUT", body, token=self.tokens[who], If_Match=f'"{version}"')

    def opened(self, key: str, **more: Any) -> str:
        """The path of a new registration of Anna's."""
        made = self.post("anna", f"{self.path}/registrations", QUICK | more, key)
        assert made.status == 201, made.body
        return made.headers["Location"]

    def events(self, of: str = "") -> list[Any]:
        """The whole feed, or that of one registration by its path; page after page."""
        events, cursor = [], ""
        while cursor is not None:
            page = self.get("sofie", f"{self.path}/changes" + (cursor and f"?cursor={cursor}"))
            events, cursor = events + page["items"], page["cursor"]
        return [one for one in events if of.rpartition("/")[2] in one["subject"]]

    def todos(self, who: str, registration_id: str) -> Counter[str]:
        waiting = self.get(who, "/api/worklist")["waiting"]
        return Counter(one["why"] for one in waiting if one["registration_id"] == registration_id)


@pytest.fixture
def desk(front, tokens):
    return Desk(front, tokens)


def at_once(*jobs):
    """Do all of these at the same moment; what each returned, in their order."""
    barrier = threading.Barrier(len(jobs))

    def start(job):
        barrier.wait(timeout=10)
        return job()

    with ThreadPoolExecutor(len(jobs)) as together:
        return list(together.map(start, jobs))


def test_sixteen_writers_at_once_lose_nothing_and_are_counted_exactly(desk):
    path = desk.opened("sixteen")
    goals = [desk.post("tom", f"{path}/goals", {"text": "?"}, f"g{n}").json for n in range(3)]
    made = Counter(("goal:add", f"GOAL#{goal['id']}", 1) for goal in goals)
    twin = _adds(desk, path, "sofie", "replies", "dubbel")
    writers = [
        *(twin, twin),  # one person's requests, each sent twice at the same time
        *(_adds(desk, path, who, "replies", f"r-{who}") for who in ("anna", "bert", "tom")),
        *(_adds(desk, path, who, "goals", f"g-{who}") for who in ("bert", "sofie")),
        *(_adds(desk, path, who, "agreements", f"a-{who}") for who in ("anna", "bert", "sofie")),
        *(_settles(desk, path, who, goals) for who in ("bert", "sofie", "tom")),
        _revises(desk, path, "anna"),
        _revises(desk, path, "clara"),
        _revises(desk, path, "anna", version=1),  # whatever happened since
    ]
    assert len(writers) == WRITERS

    tried = [one for answers in at_once(*writers) for one in answers]

    refused = [answer for _, _, answer in tried if answer.status not in (200, 201)]
    assert {(str(one.status), one.json["type"]) for one in refused} <= PROBLEMS
    assert {one.json["type"] for one in refused} <= {
        "/problems/stale",
        "/problems/changed-meanwhile",
    }
    kept = [(name, body, answer.json) for name, body, answer in tried if answer.status < 300]
    read = desk.get("sofie", path)
    _holds_what_was_kept(read, kept, goals)
    _counts_what_it_holds(read)
    _waits_for_what_it_holds(desk, read)
    _has_no_holes(read, kept)
    changes = made | Counter({("registration:open", "", 1): 1}) | _distinct(kept)
    told = ((one["action"], _subject(one["subject"]), one["version"]) for one in desk.events(path))
    assert Counter(told) == changes
    _told_each_partner(desk)


def test_one_request_sent_sixteen_times_at_once_opens_one_registration(desk):
    listed = f"{desk.path}/registrations"
    before, told = len(desk.get("tom", listed)["items"]), len(desk.events())

    answers = at_once(*[lambda: desk.post("bert", listed, QUICK, "the-same")] * WRITERS)

    assert [answer.status for answer in answers] == [201] * WRITERS
    assert len({(a.body, a.headers["ETag"], a.headers["Location"]) for a in answers}) == 1
    assert len(desk.get("tom", listed)["items"]) == before + 1
    assert len(desk.events()) == told + 1


def test_one_change_sent_sixteen_times_at_once_is_made_once(desk):
    path = desk.opened("to-be-closed")

    close = lambda: desk.post("anna", f"{path}/status", {"status": "closed"}, "c", If_Match='"1"')  # noqa: E731
    answers = at_once(*[close] * WRITERS)

    assert [answer.status for answer in answers] == [200] * WRITERS
    assert {answer.json["version"] for answer in answers} == {2}
    assert [one["version"] for one in desk.events(path)] == [1, 2]


def test_of_sixteen_requests_with_one_key_one_is_done_and_the_others_hear_why(desk):
    path = desk.opened("one-key")
    goals = [{"text": f"Doel {n}"} for n in range(WRITERS)]

    answers = at_once(*(lambda g=goal: desk.post("tom", f"{path}/goals", g, "k") for goal in goals))

    assert Counter(answer.status for answer in answers) == {201: 1, 422: WRITERS - 1}
    reused = [answer.json["type"] for answer in answers if answer.status == 422]
    assert set(reused) == {"/problems/key-reused"}
    assert desk.get("anna", path)["counts"]["goals"] == 1


def test_who_closes_while_others_write_closes_over_all_that_was_kept(desk):
    path = desk.opened("closing", follow_up_on="2026-12-07")
    # The last of them write until they hear that it is closed.
    writers = [_adds(desk, path, who, "agreements", f"c-{who}", 12) for who in ("tom", "bert")]
    asking = _adds(desk, path, "sofie", "replies", "c-asks", 12)

    closed, *tried = at_once(lambda: _closes(desk, path), *writers, asking)

    answers = [answer for each in tried for _, _, answer in each]
    kept = [answer.json["id"] for answer in answers if answer.status == 201]
    late = [answer.json["type"] for answer in answers if answer.status != 201]
    assert set(late) <= {"/problems/registration-closed"}
    read = desk.get("sofie", path)
    assert (closed.status, read["status"], read["version"]) == (200, "closed", 2)
    assert sorted(kept) == sorted(one["id"] for one in read["agreements"] + read["replies"])
    _counts_what_it_holds(read)
    assert [desk.todos(who, read["id"]) for who in ("anna", "sofie")] == [{}, {}]


def test_who_closes_and_reopens_while_others_settle_leaves_nothing_waiting_by_mistake(desk):
    path = desk.opened("to-and-fro")
    bodies = [{"text": f"Afspraak {n}", "party": ("both", "school")[n % 2]} for n in range(5)]
    made = [
        desk.post("tom", f"{path}/agreements", body, f"f-{n}").json["id"]
        for n, body in enumerate(bodies)
    ]
    people, over = ["anna", "bert", "sofie", "tom"], threading.Event()
    settlers = [
        _settles_and_reopens(desk, path, people[n % 4], made[n % 5], over)
        for n in range(WRITERS - 1)
    ]

    closed, *tried = at_once(lambda: _closes_and_reopens(desk, path, over), *settlers)

    settled = [answer for answers in tried for answer in answers]
    refused = {answer.json["type"] for answer in settled if answer.status != 200}
    assert refused <= {
        "/problems/registration-closed",
        "/problems/changed-meanwhile",
        "/problems/stale",
    }
    assert "/problems/registration-closed" in refused, "they were not in each other's way"
    read = desk.get("sofie", path)
    _counts_what_it_holds(read)
    _waits_for_what_it_holds(desk, read)
    kept = {(one.json["id"], one.json["version"]) for one in settled if one.status == 200}
    assert len(desk.events(path)) == 1 + len(made) + len(kept) + closed
    assert _closes(desk, path, read["version"], "last").status == 200
    assert [desk.todos(who, read["id"]) for who in ("anna", "sofie")] == [{}, {}]


# --- the writers; each returns (what it did, what it sent, the answer) for each that it sent


def _adds(desk, path, who, entries, name, rounds=ROUNDS):
    """Adds to the thread, and never has to wait for anybody: a refusal is not tried again."""
    bodies = {
        "replies": lambda n: {"kind": ("question", "remark")[n % 2]},
        "goals": lambda n: {"effect_level": "team"},
        "agreements": lambda n: {"party": ("both", "clb", "school")[n % 3]},
    }
    action = {"replies": "reply:add", "goals": "goal:add", "agreements": "agreement:add"}[entries]

    def write():
        text = f"Door {CAST[who].function}, {name.partition('-')[0]}"
        sent = [{"text": f"{text} {n}", **bodies[entries](n)} for n in range(rounds)]
        keys = [f"{name}-{n}" for n in range(rounds)]
        return [
            (action, body, desk.post(who, f"{path}/{entries}", body, key))
            for key, body in zip(keys, sent, strict=True)
        ]

    return write


def _settles(desk, path, who, goals):
    """Settles each goal and opens it again; who comes too late reads again and tries again."""

    def write():
        tried = []
        for goal in goals:
            for status, word in {"reached": "gehaald", "open": "weer open"}.items():
                body = {"text": f"De {CAST[who].function} zei: {word}.", "status": status}
                tried += _insists(desk, who, f"{path}/goals/{goal['id']}", path, body)
        return [("goal:revise", body, answer) for body, answer in tried]

    return write


def _insists(desk, who, entry, path, body):
    tried: list[tuple[Any, Answer]] = []
    while not tried or tried[-1][1].status != 200:
        assert len(tried) < 200, "never its turn"
        thread = {one["id"]: one["version"] for one in desk.get(who, path)["goals"]}
        version = thread[entry.rpartition("/")[2]]
        tried.append((body, desk.put(who, entry, body, version)))
        assert tried[-1][1].status in (200, 409, 412), tried[-1][1].body
    return tried


def _revises(desk, path, who, version=None):
    """Revises what it has just read, or always this version."""

    def write():
        tried = []
        for n in range(2 * ROUNDS):
            body = QUICK | {"title": f"Door {CAST[who].function}: {version} {n}"}
            read = version or desk.get(who, path)["version"]
            tried.append(("registration:revise", body, desk.put(who, path, body, read)))
        return tried

    return write


def _closes(desk, path, version=1, name="x", status="closed"):
    """Each contribution meanwhile makes it read again."""
    for n in range(200):
        read = {"If_Match": f'"{version}"'}
        answer = desk.post("anna", f"{path}/status", {"status": status}, f"{name}-{n}", **read)
        if answer.status != 409:
            return answer
    raise AssertionError("never its turn")


def _closes_and_reopens(desk, path, over):
    """While it is closed, nothing waits in it. Returns how many changes that took."""
    try:
        for version in range(1, 2 * ROUNDS + 1):
            status = "closed" if version % 2 else "open"
            answer = _closes(desk, path, version, f"to-and-fro-{version}", status)
            assert answer.json["version"] == version + 1
            assert status == "open" or desk.todos("sofie", answer.json["id"]) == {}
    finally:
        over.set()
    return 2 * ROUNDS


def _settles_and_reopens(desk, path, who, agreement, over):
    """One agreement, that others settle too, until it is over; a refusal is not tried again."""

    def write():
        tried = []
        while not over.is_set():
            read = {one["id"]: one for one in desk.get(who, path)["agreements"]}[agreement]
            status = "kept" if read["status"] == "open" else "open"
            body = {"text": read["text"], "party": read["party"], "status": status}
            tried.append(desk.put(who, f"{path}/agreements/{agreement}", body, read["version"]))
        return tried

    return write


# --- what must be so afterwards


def _holds_what_was_kept(read, kept, goals):
    """Each contribution that was answered with 201, each as its last change left it, no other."""
    thread = {one["id"]: one for name in _LISTS for one in read[name]}
    last = {one["id"]: one for one in goals}
    sent: dict[str, dict[str, Any]] = {one: {} for one in last}
    for _, body, value in kept:
        if value["version"] >= last.get(value["id"], value)["version"]:
            last[value["id"]], sent[value["id"]] = value, body
    mine = sent.pop(read["id"])
    del last[read["id"]]
    assert thread == last
    assert all(sent[one].items() <= thread[one].items() for one in sent)
    assert mine.items() <= read.items()


def _counts_what_it_holds(read):
    """The counters of the header are those of the thread itself."""
    assert read["counts"] == {
        "goals": len(read["goals"]),
        "goals_open": sum(one["status"] == "open" for one in read["goals"]),
        "agreements": len(read["agreements"]),
        "agreements_open": sum(one["status"] == "open" for one in read["agreements"]),
        "replies": len(read["replies"]),
        "school_replies": sum(one["author"]["side"] == "school" for one in read["replies"]),
        "documents": 0,
    }


def _waits_for_what_it_holds(desk, read):
    """The worklists hold a row for each open agreement, and one where a question waits."""
    for who, side in {"anna": "clb", "sofie": "school"}.items():
        open_ones = [one for one in read["agreements"] if one["status"] == "open"]
        agreed = sum(one["party"] in (side, "both") for one in open_ones)
        waits = {"waiting": 1} if read["waiting_for"] == side else {}
        assert desk.todos(who, read["id"]) == Counter({"agreement": agreed, **waits})


def _has_no_holes(read, kept):
    """Of the registration and of each goal: every version after the first was kept, once."""
    versions: dict[str, list[int]] = {read["id"]: [], **{one["id"]: [] for one in read["goals"]}}
    for name, _, value in kept:
        if name.endswith(":revise"):
            versions[value["id"]].append(value["version"])
    now = {one["id"]: one["version"] for one in [read, *read["goals"]]}
    assert {one: sorted(found) for one, found in versions.items()} == {
        one: list(range(2, version + 1)) for one, version in now.items()
    }
    assert now[read["id"]] > 2


def _told_each_partner(desk):
    """Each partner's row counts the events of the other side, all of them."""
    by = Counter(one["by"]["side"] for one in desk.events())
    rows = {who: desk.get(who, "/api/dossiers")["items"] for who in ("anna", "sofie")}
    events = {
        who: next(row["events"] for row in found if row["id"] in desk.path)
        for who, found in rows.items()
    }
    assert events == {"anna": by["school"], "sofie": by["clb"]}


_LISTS = {"replies": "REPLY", "goals": "GOAL", "agreements": "AGREEMENT"}


def _distinct(kept):
    """What was kept, as the feed names it; a repeat got the answer of the first."""
    return Counter(
        {
            (name, _KINDS[name.partition(":")[0]].format(value["id"]), value["version"])
            for name, _, value in kept
        }
    )


_KINDS = {
    "registration": "",
    "reply": "REPLY#{}",
    "goal": "GOAL#{}",
    "agreement": "AGREEMENT#{}",
}


def _subject(subject):
    """``REG#<id>#GOAL#<id>`` → ``GOAL#<id>``; nothing for the registration itself."""
    return "#".join(subject.split("#")[2:])
