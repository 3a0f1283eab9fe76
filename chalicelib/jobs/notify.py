"""From what happened to whom is told: driven by the stream of the audit trail.

The stream keeps the order of each dossier. What fails is said by its number, and everything
from there on comes again; notices are kept once, so that is no harm. What fails again and again
goes to the failure queue (infra/resources.yaml) and the stream goes on.
"""

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from ..domain.audience import Event, To, event_of, works_in_dossier
from ..domain.caller import Role
from ..domain.ids import number_of
from ..domain.notices import OPERATOR, Kind, Notice, invited
from ..domain.words import Side
from ..storage.audiences import Audiences, Seen
from ..storage.keys import Tables
from ..storage.notices import Notices
from ..storage.retention_keys import REPORT

log = logging.getLogger(__name__)
_LONGEST = timedelta(hours=1)  # from the moment that an event says to its writing: far more


@dataclass(frozen=True)
class Notify:
    audiences: Audiences
    notices: Notices
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def on_stream(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """What Lambda is told: where to begin again; nothing when all went well."""
        for record in event["Records"]:
            try:
                self.on_record(record)
            except Exception:  # also what will never go well: Lambda counts the attempts
                number = record["dynamodb"]["SequenceNumber"]
                log.exception("event %s was not told", number)
                return {"batchItemFailures": [{"itemIdentifier": number}]}
        return {"batchItemFailures": []}

    def on_record(self, record: Mapping[str, Any]) -> int:
        """One line that was added to the trail; how many people will be told.

        Nobody is told of what was written long after it happened: it was brought in from elsewhere.
        """
        if record["eventName"] != "INSERT":
            return 0
        image = record["dynamodb"]["NewImage"]
        card = json.loads(image["card"]["S"])
        if image["pk"]["S"].startswith(REPORT):
            return 0  # of what is gone for ever: nobody did that
        event = event_of(image["pk"]["S"], image["sk"]["S"], card)
        written = datetime.fromtimestamp(record["dynamodb"]["ApproximateCreationDateTime"], UTC)
        is_new = written - datetime.fromisoformat(event.at) < _LONGEST
        return self.tell(event) if is_new else 0

    def tell(self, event: Event) -> int:
        """Raises Busy."""
        if event.told is None:
            return 0
        kind, to = event.told
        told = [one for one in _WHO[to](self, kind, event) if one.person_id != event.by]
        return self.notices.keep(told)

    # --- in a dossier

    def _partner(self, kind: Kind, event: Event) -> Iterator[Notice]:
        if event.document and not self.audiences.is_shared(event.dossier_id, event.document):
            return
        about = (event.dossier_id, event.registration)
        seen = self.audiences.registration(*about) if event.registration else None
        theirs = self._waiting(kind, event, seen)
        for person in self._at_work(event, event.partner, seen):
            yield _notice(person, theirs, event.partner, event)
        own = number_of(event.dossier_id, Side.CLB)
        if seen and event.side is Side.CLB and seen.owner in self.audiences.people(own, self.now()):
            yield _notice(seen.owner, kind, own, event)  # a colleague wrote in it

    def _waiting(self, kind: Kind, event: Event, seen: Seen | None) -> Kind:
        """A question makes it wait for the other side, as long as nobody answered."""
        side = event.side.other if event.side else Side.CLB
        return Kind.WAITING if seen and seen.asked.get(side) == event.entry else kind

    def _at_work(self, event: Event, number: str, seen: Seen | None) -> set[str]:
        """At a school who works in it. At a CLB the owner and who stands in for them; without
        any, its administrators, who find it among what has no owner."""
        everybody = self.audiences.people(number, self.now())
        side = event.side.other if event.side else Side.CLB
        working = {one for one, roles in everybody.items() if works_in_dossier(side) in roles}
        if side is Side.SCHOOL:
            return working
        owners = {seen.owner} if seen else self.audiences.owners(event.dossier_id)
        for owner in tuple(owners):
            owners |= self.audiences.delegates(number, owner, self.now())
        return working & owners or _with(Role.ADMIN, everybody)

    def _given(self, kind: Kind, event: Event) -> Iterator[Notice]:
        if event.to:
            yield _notice(event.to, kind, number_of(event.dossier_id, Side.CLB), event)

    # --- at an institution, and at the platform

    def _admins(self, kind: Kind, event: Event) -> Iterator[Notice]:
        number = event.institution
        for person in _with(Role.ADMIN, self.audiences.people(number, self.now())):
            yield _notice(person, kind, number, event)

    def _invited(self, kind: Kind, event: Event) -> Iterator[Notice]:
        number, invitation_id = event.institution, event.entry
        yield _notice(invited(number, invitation_id), kind, number, event)

    def _operator(self, kind: Kind, event: Event) -> Iterator[Notice]:
        yield _notice(OPERATOR, kind, "", event)


_WHO: Mapping[To, Callable[[Notify, Kind, Event], Iterator[Notice]]] = {
    To.PARTNER: Notify._partner,
    To.GIVEN: Notify._given,
    To.ADMINS: Notify._admins,
    To.INVITED: Notify._invited,
    To.OPERATOR: Notify._operator,
}


def job(dynamodb: Any, tables: Tables) -> Notify:
    return Notify(Audiences(dynamodb, tables), Notices(dynamodb, tables))


def _with(role: Role, people: Mapping[str, frozenset[str]]) -> set[str]:
    return {person for person, roles in people.items() if role in roles}


def _notice(person: str, kind: Kind, institution: str, event: Event) -> Notice:
    return Notice(person, kind, institution, event.key, event.at, event.dossier_id, event.page)
