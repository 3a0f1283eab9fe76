"""What people read of the dossiers, next to what the simple model says that they should."""

from typing import Any

from conftest import DOSSIER, ELSEWHERE, Api
from simple_model import side_of
from simple_rules import Model, works_in

from local.people import CAST

INSIDE = {d: [who for who in CAST if works_in(who, d)] for d in (DOSSIER, ELSEWHERE)}
PARTNERS = {DOSSIER: ["anna", "sofie", "bert", "tom"], ELSEWHERE: ["olga", "piet"]}
READERS = {DOSSIER: [*PARTNERS[DOSSIER], "clara"], ELSEWHERE: PARTNERS[ELSEWHERE]}
MOMENTS = ("at", "added_at", "opened_at", "last_activity_at")


def plain(shown: Any) -> Any:
    """Without moments that only the clock knows; when something was made is kept elsewhere."""
    if isinstance(shown, list):
        return [plain(one) for one in shown]
    if not isinstance(shown, dict):
        return shown
    if "active_at" in shown:  # which sides, not when
        shown = shown | {"active_at": sorted(shown["active_at"])}
    ours = {k: plain(v) for k, v in shown.items() if k not in MOMENTS and k != "dossier_id"}
    made = {k: shown[k] for k in ("opened_at", "added_at") if k in shown}
    return ours | made


class Reading:
    """Asserts; ``api`` and ``model`` are those of a run."""

    api: Api
    model: Model

    def all_of(self, who: str, path: str) -> list[Any]:
        """Every page of a list."""
        page = self.api.get(who, path).json
        items = page["items"]
        while page["cursor"]:
            page = self.api.get(who, path, cursor=page["cursor"]).json
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
        """What is new and what waits, for somebody who may read this dossier only."""
        dossier = self.model.dossiers[where]
        new, waiting = dossier.new(who), dossier.waiting(side_of(who))
        (row,) = self.api.get(who, "/dossiers").json["items"]
        told = [row[name] for name in ("id", "status", "events", "new", "waiting")]
        events = dossier.events[side_of(who)]
        assert told == [where, dossier.state["status"], events, new, len(waiting)]
        desk = self.api.get(who, "/worklist").json
        assert [one["id"] for one in desk["new"]] == [where] * bool(new)
        todos = [
            (t["registration_id"], t["why"], t["text"], t.get("due_on")) for t in desk["waiting"]
        ]
        assert sorted(todos, key=str) == sorted(waiting, key=str)
        assert {todo["dossier_id"] for todo in desk["waiting"]} <= {where}

    def stays_outside(self, where: str, turn: int) -> None:
        """Who does not work there, or may not read, learns nothing; nor does the other dossier."""
        paths = ["", "/registrations", "/trash", "/changes", "/people"]
        path = f"/dossiers/{where}{paths[turn % len(paths)]}"
        outsiders = sorted(set(CAST) - set(READERS[where]))
        outsider = outsiders[turn % len(outsiders)]
        refusal = 403 if works_in(outsider, where) else 404
        assert self.api.get(outsider, path).status == refusal
