"""Judging what was uploaded: once, however often somebody says that it is there.

    incoming/<place>  →  looked into  →  library/<place>  →  the item  →  incoming/<place> ends

Whatever it breaks off after, the next attempt does the rest: the copy is the same, the item takes
one judgement of one file, and what is not awaited any more is thrown away.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from ..domain.documents_model import Document, place_of_object
from ..domain.errors import ChangedMeanwhile, NotFound
from ..domain.grants import DossierGrant
from ..domain.guard import find
from ..domain.judging import Found, Outcome, is_awaited, judged
from ..domain.policy import Action, permit_platform
from ..domain.words import Side
from ..storage.files import INCOMING, LIBRARY
from ..storage.objects import Objects, Received, sha256_of
from ..storage.store import Store
from .malware import Engine, Verdict

_ATTEMPTS = 3  # after which a file is called unreadable, and to write while others do

Place = tuple[str, str, int]  # dossier, document, number of the file


def place_of_event(event: Mapping[str, Any]) -> Place | None:
    """Of an event of S3 or GuardDuty, by way of EventBridge; nothing if it is about another key."""
    detail = event.get("detail", {})
    key = str(
        detail.get("object", {}).get("key")
        or detail.get("s3ObjectDetails", {}).get("objectKey", "")
    )
    return place_of_object(key.removeprefix(INCOMING)) if key.startswith(INCOMING) else None


@dataclass(frozen=True)
class Judge:
    """The documents, the bucket, and who says what is harmful."""

    store: Store
    objects: Objects
    scan: Engine

    def judge(self, place: Place, now: datetime) -> str:
        """What became of it, in a word: for the log and for the cleanup's counts."""
        dossier_id, document_id, number = place
        key = _key(place)
        try:
            document = self._document(dossier_id, document_id)
        except NotFound:
            return self._throw_away(key)
        if not is_awaited(document, number):
            return self._throw_away(key)
        received = self.objects.find(INCOMING + key)
        if received is None:
            return "not_there"
        return self._judge(document, received, now)

    def _document(self, dossier_id: str, document_id: str) -> Document:
        grant = permit_platform(Action.JUDGE, dossier_id, Side.CLB)
        return self.store.document_to_change(grant, document_id)

    def _judge(self, document: Document, received: Received, now: datetime) -> str:
        read = cache(lambda: self.objects.read(received))
        verdict = self.scan(read, self.objects.tags(received))
        if verdict is Verdict.NOT_YET:
            return "waits_for_scan"
        outcome = Outcome(refusal="unreadable")
        if self.store.starts_to_judge(document, _ATTEMPTS):
            outcome = self._looked_into(document, read(), verdict, now)
        state = self._keep(document, outcome, now)
        self.objects.end_one(received.key)
        return state

    def _looked_into(
        self, document: Document, data: bytes, verdict: Verdict, now: datetime
    ) -> Outcome:
        from .inspection import Refuse, inspect  # noqa: PLC0415 - heavy, and here only

        file = document.latest
        if (len(data), sha256_of(data)) != (file.size, file.sha256):
            return Outcome(refusal="other_file")
        if refusal := _REFUSED.get(verdict):
            return Outcome(refusal=refusal)
        try:
            inspected = inspect(data, file.type)
        except Refuse as refused:
            return Outcome(refusal=refused.reason)
        found = self._named(_grant_for(document), inspected.texts, now)
        key = _key((document.dossier_id, document.id, file.number))
        self.objects.keep(LIBRARY + key, inspected.copy, file.type)
        return Outcome(
            found=found,
            size=len(inspected.copy),
            sha256=sha256_of(inspected.copy),
            is_scanned=verdict is Verdict.HARMLESS,
            is_read=bool(inspected.texts),
            left_out=inspected.left_out,
        )

    def _named(self, grant: DossierGrant, texts: Any, now: datetime) -> tuple[Found, ...]:
        """What surely names somebody, and is not a word that the sharer's institution allows."""
        placed = {str(number): place for number, (place, _) in enumerate(texts)}
        said = {str(number): text for number, (_, text) in enumerate(texts)}
        found = [one for one in find(said, self.store.surroundings.of(grant)) if one.is_sure]
        keys = sorted({one.key for one in found})
        allowed: set[str] = set()
        for start in range(0, len(keys), 100):
            allowed |= self.store.allowed(grant, keys[start : start + 100], now)
        rest = (one for one in found if one.key not in allowed)
        return tuple((placed[one.field], str(one.span.kind), one.words) for one in rest)

    def _keep(self, document: Document, outcome: Outcome, now: datetime) -> str:
        """Others may rename it meanwhile, or judge it."""
        number = document.latest.number
        for _ in range(_ATTEMPTS):
            if not is_awaited(document, number):
                return "judged_already"
            try:
                decision = judged(_grant_for(document), document, outcome, now)
                self.store.commit(decision)
            except ChangedMeanwhile:
                document = self._document(document.dossier_id, document.id)
            else:
                return str(_state_after(outcome))
        raise ChangedMeanwhile

    def _throw_away(self, key: str) -> str:
        return "thrown_away" if self.objects.end_one(INCOMING + key) else "nothing_there"


_REFUSED = {Verdict.HARMFUL: "malware", Verdict.UNDECIDABLE: "unreadable"}


def _state_after(outcome: Outcome) -> str:
    if outcome.refusal:
        return "refused"
    return "flagged" if outcome.found else "clean"


def _key(place: Place) -> str:
    return "/".join(map(str, place))


def _grant_for(document: Document) -> DossierGrant:
    """For who shared the file: the partner is told of it."""
    side: Side = document.latest.author.side
    return permit_platform(Action.JUDGE, document.dossier_id, side)
