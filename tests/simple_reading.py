"""What people read of the dossiers, next to what the simple model says that they should."""

import json
from typing import Any

from conftest import DOSSIER, ELSEWHERE, Api
from simple_model import side_of
from simple_rules import BESIDES, HOMES, Model, works_in

from local.direct import Answered
from local.people import CAST, CLB

INSIDE = {d: [who for who in CAST if works_in(who, d)] for d in (DOSSIER, ELSEWHERE)}
PARTNERS = {DOSSIER: ["anna", "sofie", "bert", "tom", "olga"], ELSEWHERE: ["olga", "piet", "bert"]}
READERS = {DOSSIER: [*PARTNERS[DOSSIER], "clara"], ELSEWHERE: PARTNERS[ELSEWHERE]}
MOMENTS = ("at", "added_at", "opened_at", "last_activity_at")


class InTwoPlaces(Api):
    """Asks with all that somebody may do, at both CLBs where they work at two."""

    def ask(self, who: str | None, *args: Any, **more: Any) -> Answered:
        if who in BESIDES:
            numbers = [*(f"{role}:{HOMES[who]}" for role in CAST[who].roles)]
            places = (HOMES[who], BESIDES[who])
            more["functions"] = json.dumps(dict.fromkeys(places, CAST[who].function))
            more["context_roles"] = " ".join([*numbers, f"{CLB}:{BESIDES[who]}"])
        return super().ask(who, *args, **more)


def plain(shown: Any) -> Any:
    """Without moments that only the clock knows; when something was made is kept elsewhere."""
    if isinstance(shown, list):
        return [plain(one) for one in shown]
    if not isinstance(shown, dict):
        return shown
    if "active_at" in shown:  # which sides, not when
        shown = shown | {"active_at": sorted(shown["active_at"])}
    if "closed_at" in shown:  # that it is closed, not since when
        shown = shown | {"closed_at": True}
    ours = {k: plain(v) for k, v in shown.items() if k not in MOMENTS and k != "dossier_id"}
    made = {k: shown[k] for k in ("opened_at", "added_at") if k in shown}
    return ours | made


class Reading:
    """Asserts; ``api`` and ``model`` are those of a run."""

    api: Api
    model: Model

    def all_of(self, who: str, path: str, **query: str) -> list[Any]:
        """Every page of a list."""
        page = self.api.get(who, path, **query).json
        items = page["items"]
        while page["cursor"]:
            page = self.api.get(who, path, cursor=page["cursor"], **query).json
            items += page["items"]
        return items

    def reads_everything(self, who: str, where: str) -> None:
        self.reads_feed(who, where)
        self.reads_lists(who, where)
        self.reads_desk(who, where)
        for registration in self.model.dossiers[where].registrations:
            self.reads_thread(who, where, registration)

    def reads_lists(self, who: str, where: str) -> None:
        dossier, path, side = self.model.dossiers[where], f"/dossiers/{where}", side_of(who)
        listed = self.all_of(who, f"{path}/registrations")
        assert plain(listed) == dossier.listed(side)
        assert plain(self.all_of(who, f"{path}/trash")) == dossier.in_trash(side)

    def reads_narrowed(self, who: str, where: str, name: str, value: str) -> None:
        """A list that is narrowed to one value has what shows that value, and nothing else."""
        path = f"/dossiers/{where}/registrations"
        fits = {
            "status": lambda one: one["status"] == value,
            "owner": lambda one: one["owner"]["id"] == value,
            "waiting_for": lambda one: (one["waiting_for"] or "none") == value,
        }[name]
        listed = filter(fits, self.model.dossiers[where].listed(side_of(who)))
        assert plain(self.all_of(who, path, **{name: value})) == list(listed)

    def reads_feed(self, who: str, where: str) -> None:
        feed = self.all_of(who, f"/dossiers/{where}/changes")
        assert plain(feed) == self.model.dossiers[where].feed
        assert [event["at"] for event in feed] == sorted(event["at"] for event in feed)

    def reads_thread(self, who: str, where: str, registration: str) -> None:
        """A registration, or nothing where it is not of this dossier."""
        there = self.model.dossiers[where].registrations.get(registration)
        answer = self.api.get(who, f"/dossiers/{where}/registrations/{registration or 'none'}")
        assert answer.status == (200 if there else 404)
        assert not there or plain(answer.json) == there.threaded(side_of(who))

    def reads_desk(self, who: str, where: str) -> None:
        """What is new and what waits, in this dossier and in whatever else they may read."""
        rows = {row["id"]: row for row in self.api.get(who, "/dossiers").json["items"]}
        desk = self.api.get(who, "/worklist").json
        assert set(rows) == {dossier for dossier, readers in READERS.items() if who in readers}
        assert where in rows
        assert [one["id"] for one in desk["new"]] == [d for d in rows if rows[d]["new"]]
        for dossier_id, row in rows.items():
            dossier = self.model.dossiers[dossier_id]
            waiting = dossier.waiting(side_of(who))
            told = [row[name] for name in ("status", "events", "new", "waiting")]
            events = dossier.events[side_of(who)]
            assert told == [dossier.state["status"], events, dossier.new(who), len(waiting)]
            todos = [
                (todo["registration_id"], todo["why"], todo["text"], todo.get("due_on"))
                for todo in desk["waiting"]
                if todo["dossier_id"] == dossier_id
            ]
            assert sorted(todos, key=str) == sorted(waiting, key=str)
        assert {todo["dossier_id"] for todo in desk["waiting"]} <= set(rows)

    def stays_outside(self, where: str, turn: int) -> None:
        """Who does not work there, or may not read, learns nothing; nor does the other dossier."""
        paths = ["", "/registrations", "/trash", "/changes", "/people"]
        path = f"/dossiers/{where}{paths[turn % len(paths)]}"
        outsiders = sorted(set(CAST) - set(READERS[where]))
        outsider = outsiders[turn % len(outsiders)]
        refusal = 403 if works_in(outsider, where) else 404
        assert self.api.get(outsider, path).status == refusal
