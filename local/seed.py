"""Demo dossiers: between the loaded institutions, by invented people, in the dossier's own way.

Nothing is written beside the domain: each thing is permitted, decided and committed as when the
people of the cast had done it themselves, on a working day some time ago.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from chalicelib.domain.caller import Caller, ContextRole, Role
from chalicelib.domain.decisions import Attempt
from chalicelib.domain.dossiers import start_dossier
from chalicelib.domain.errors import AlreadyExists
from chalicelib.domain.grants import DossierGrant
from chalicelib.domain.policy import Action, permit
from chalicelib.domain.registrations import STATUS_ACTIONS, open_registration, set_status
from chalicelib.domain.sent import NewAgreement, NewGoal, NewRegistration, NewReply
from chalicelib.domain.thread import add_entry
from chalicelib.domain.words import Status
from chalicelib.storage.once import Once
from chalicelib.storage.store import Store
from local.people import CAST

TEXTS = Path(__file__).parent / "demo_dossiers.json"
STARTED = 70  # days ago: before everything in the texts
DATES = ("due_on", "follow_up_on")  # written as "+12" or "-3": days from now
ENTRIES: dict[str, tuple[type[NewReply | NewGoal | NewAgreement], Action]] = {
    "reply": (NewReply, Action.ADD_REPLY),
    "goal": (NewGoal, Action.ADD_GOAL),
    "agreement": (NewAgreement, Action.ADD_AGREEMENT),
}


@dataclass(frozen=True)
class Demo:
    """Where demo dossiers are made; ``numbers``: place → institution number.

    Each step has its own key, so that what a kill -9 broke off is taken up where it stopped.
    """

    store: Store
    numbers: Mapping[str, str]
    now: datetime

    def seed(self, done: Path) -> int:
        """Make the dossiers that are not there yet; returns how many.

        ``done``: the file that names those that were made whole.
        """
        made = set(done.read_text(encoding="utf-8").split()) if done.is_file() else set()
        missing = [texts for texts in _texts() if self._id(texts) not in made]
        for texts in missing:
            self._dossier(self._id(texts), texts)
            with done.open("a", encoding="utf-8") as names:
                names.write(f"{self._id(texts)}\n")
        return len(missing)

    def _id(self, texts: Mapping[str, Any]) -> str:
        return f"{self.numbers[texts['clb']]}-{self.numbers[texts['school']]}"

    def _dossier(self, dossier_id: str, texts: Mapping[str, Any]) -> None:
        grant = self._permit(texts["started_by"], Action.START_DOSSIER, dossier_id)
        institutions = self.store.institutions(dossier_id.split("-"))
        with suppress(AlreadyExists):
            self.store.commit(start_dossier(grant, institutions, self._moment(STARTED)))
        for place, registration in enumerate(texts["registrations"]):
            self._registration(dossier_id, place, registration)

    def _once(self, grant: DossierGrant, *place: object) -> Once:
        key = "-".join(map(str, ("demo", grant.dossier_id, *place)))
        return Once(grant.caller.id, key, key, self.now)

    def _registration(self, dossier_id: str, number: int, texts: Mapping[str, Any]) -> None:
        at = self._moment(texts["days_ago"])
        sent = {"activity_date": at.date().isoformat(), "boundary_confirmed": True}
        new = NewRegistration.model_validate_json(self._content(texts["content"] | sent))
        grant = self._permit(texts["by"], Action.OPEN_REGISTRATION, dossier_id)
        opened = open_registration(grant, new, at)
        registration_id = self.store.commit(opened, self._once(grant, number)).id
        for place, entry in enumerate(texts["thread"], start=1):
            self._entry(dossier_id, registration_id, (number, place), entry)
        if "then" in texts:
            self._status(grant, registration_id, texts["then"])

    def _status(self, opener: DossierGrant, registration_id: str, then: Mapping[str, Any]) -> None:
        """What became of it: taken up, or closed."""
        status = Status(then["status"])
        current, thread = self.store.thread_to_change(opener, registration_id)
        grant = permit(opener.caller, STATUS_ACTIONS[status], opener.dossier_id, current)
        attempt = Attempt(grant, current.version, self._moment(then["days_ago"], 9))
        self.store.commit(set_status(attempt, current, thread, status))

    def _entry(
        self,
        dossier_id: str,
        registration_id: str,
        where: tuple[int, int],
        texts: Mapping[str, Any],
    ) -> None:
        kind = next(kind for kind in ENTRIES if kind in texts)
        model, action = ENTRIES[kind]
        new = model.model_validate_json(self._content(texts[kind]))
        grant = self._permit(texts["by"], action, dossier_id)
        at = self._moment(texts["days_ago"], where[1])
        decision = add_entry(grant, registration_id, new, at)
        self.store.commit(decision, self._once(grant, *where))

    def _permit(self, key: str, action: Action, dossier_id: str) -> DossierGrant:
        person = CAST[key]
        number = self.numbers[person.place]
        roles = tuple(ContextRole(Role(role), number) for role in sorted(person.roles))
        caller = Caller(person.id, person.name, roles, {number: person.function})
        return permit(caller, action, dossier_id)

    def _content(self, content: Mapping[str, Any]) -> str:
        today = self.now.date()
        dates = {
            name: working_day(today + timedelta(days=int(content[name]))).isoformat()
            for name in DATES
            if name in content
        }
        return json.dumps({**content, **dates})

    def _moment(self, days_ago: int, place: int = 0) -> datetime:
        """On the working day that many days ago, later for each next place in a thread."""
        day = working_day(self.now.date() - timedelta(days=days_ago))
        return datetime.combine(day, time(8, 5), UTC) + timedelta(minutes=47 * place)


def _texts() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(TEXTS.read_text(encoding="utf-8"))
    return found


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
