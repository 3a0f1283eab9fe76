"""Mailing what people are to be told: each minute what is direct, and a digest a day or a week.

One mail per person at a time, over all their dossiers. Whatever it breaks off after, the next
round does the rest, and nothing is mailed twice within a day (``storage/due_notices``).
"""

import json
import logging
import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..domain.ids import moment
from ..domain.mails import Mail, digest, invitation, to_operator
from ..domain.notices import OPERATOR, Frequency, Kind, Notice
from ..domain.periods import day_of
from ..domain.unsubscribing import token_of
from ..storage.addresses import Addresses
from ..storage.due_notices import DueNotices
from ..storage.keys import Tables
from ..storage.post import NotNow, Post, Unknown

log = logging.getLogger(__name__)
Counts = Counter[str]


@dataclass(frozen=True)
class House:
    """Whose mails these are. ``secret`` proves who may unsubscribe whom."""

    origin: str
    operator: str
    secret: str


@dataclass(frozen=True)
class Mailing:
    due: DueNotices
    addresses: Addresses
    post: Post
    house: House
    is_up: Callable[[], bool] = lambda: False

    def run(self, event: Mapping[str, Any], now: datetime) -> dict[str, int]:
        """``event``: ``which`` frequencies, and the ``time`` that it is for.

        A digest is of what there was at the beginning of the hour, so that a round that is
        repeated has nothing new to say.
        """
        which = [Frequency(one) for one in event.get("which", [Frequency.DIRECT])]
        until = now if which == [Frequency.DIRECT] else _hour(event, now)
        counts: Counts = Counter()
        for who, notices in self.due.waiting(which, moment(until), now).items():
            if self.is_up() or not self._goes_on(who, notices, counts, now):
                break
        log.info("mailed: %s", json.dumps(counts))
        return dict(counts)

    def _goes_on(self, who: str, notices: list[Notice], counts: Counts, now: datetime) -> bool:
        """Whether the next may be tried; one that fails stops no other."""
        try:
            counts[self._one(who, notices, now)] += 1
        except NotNow:
            log.warning("no mail goes out now: the rest waits for the next round")
            counts["not_now"] += 1
            return False
        except Exception:  # the others have to be told
            log.exception("somebody could not be mailed")
            counts["failed"] += 1
        return True

    def _one(self, who: str, notices: list[Notice], now: datetime) -> str:
        taken = self.due.take(notices, now)
        if not taken:
            return "taken_by_another"
        mail = self._mail(who, taken, now)
        if mail is None:
            self.due.done(taken, "unsent")
            return "nobody_to_tell"
        try:
            self.post.send(mail, who)
        except NotNow:
            self.due.give_back(taken)
            raise
        except Unknown:
            log.exception("a mail may not have gone out: tried again in a day")
            return "unknown"
        self.due.done(taken)
        return "sent"

    def _mail(self, who: str, notices: list[Notice], now: datetime) -> Mail | None:
        match notices[0].kind:
            case Kind.OPERATOR if who == OPERATOR:
                return self._to_operator(notices)
            case Kind.INVITED:
                return self._invitation(who, now)
        reader = self.addresses.reader(who, notices, now)
        if not reader.email or not reader.notices:
            return None
        token = token_of(who, self.house.secret)
        return digest(reader.email, reader.notices, reader.names, self.house.origin, token)

    def _to_operator(self, notices: list[Notice]) -> Mail | None:
        to = self.house.operator
        return to_operator(to, len(notices), self.house.origin) if to else None

    def _invitation(self, who: str, now: datetime) -> Mail | None:
        _, number, invitation_id = who.split(":")
        found = self.addresses.invitation(number, invitation_id, now)
        if found is None:
            return None
        last = day_of(datetime.fromisoformat(found.expires_at))
        return invitation(found.email, self.addresses.name(number), last, self.house.origin)


def job(dynamodb: Any, tables: Tables, ses: Any, is_up: Callable[[], bool]) -> Mailing:
    """As the environment has it: MAIL_FROM, MAIL_SETTINGS, MAIL_SECRET, WEB_ORIGIN, OPERATOR."""
    post = Post(ses, os.environ["MAIL_FROM"], os.environ["MAIL_SETTINGS"])
    whose = (os.environ["WEB_ORIGIN"], os.environ["OPERATOR"], os.environ["MAIL_SECRET"])
    house = House(*whose)
    known = (dynamodb, tables)
    return Mailing(DueNotices(*known), Addresses(*known), post, house, is_up)


def _hour(event: Mapping[str, Any], now: datetime) -> datetime:
    at = datetime.fromisoformat(event["time"]) if "time" in event else now
    return at.replace(minute=0, second=0, microsecond=0)
