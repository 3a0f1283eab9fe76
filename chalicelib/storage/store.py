"""The dossier in DynamoDB: what is read to change it, and the one write."""

import json
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

from ..domain.allowed_words import LONGEST_WORD
from ..domain.decisions import Decision
from ..domain.errors import NotFound, SinceRemoved
from ..domain.grants import DossierGrant, Grant
from ..domain.identity import Access
from ..domain.invitations import Addressed
from ..domain.model import AllowedWord, Dossier, Entry, Registration
from ..domain.words import EntryKind, Side
from . import answers, document_keys, keys, pages, retention_keys, words
from .addressed import addressed
from .answers import Answer
from .desk import Desk
from .dynamo import merged
from .entries import entry_of
from .headers import registration_of
from .items import dossier_of, item_of
from .library import Library
from .once import AlreadyDone, Once, answered_before, is_expired, record
from .preferred import Preferred
from .right_checks import access_check
from .sign_ins import SignIns
from .staff_checks import delegation_check
from .staffing import Staffing
from .successors import Staff
from .surroundings import Surroundings
from .taken import Taken
from .writes import writes_of
from .years import Years

_DESTROYED = 100  # on a page
_MOST_WORDS = 100  # that one text is looked up with: one call


class Store(Library, SignIns, Preferred, Taken):
    """What is shown, what is loaded to be changed (one call each), and ``commit``."""

    @cached_property
    def surroundings(self) -> Surroundings:
        return Surroundings(self._dynamodb, self._tables)

    @cached_property
    def desk(self) -> Desk:
        return Desk(self._dynamodb, self._tables)

    @cached_property
    def staffing(self) -> Staffing:
        return Staffing(self._dynamodb, self._tables)

    @cached_property
    def years(self) -> Years:
        return Years(self._dynamodb, self._tables)

    def dossier_to_change(self, grant: DossierGrant) -> Dossier:
        return dossier_of(self._get(keys.dossier(grant.dossier_id)))

    def registration_to_change(self, grant: DossierGrant, registration_id: str) -> Registration:
        return registration_of(self._get(keys.registration(grant.dossier_id, registration_id)))

    def thread_to_change(
        self, grant: DossierGrant, registration_id: str
    ) -> tuple[Registration, tuple[Entry, ...]]:
        """A registration and all that was ever added to it."""
        registration, thread, _ = self.thread_with_documents(grant, registration_id)
        return registration, thread

    def thread_with_documents(
        self, grant: DossierGrant, registration_id: str
    ) -> tuple[Registration, tuple[Entry, ...], tuple[str, ...]]:
        """The same, and the names of the documents at it that can be downloaded, in order."""
        header, *rest = self._thread(grant, registration_id)
        attached = [item for item in rest if document_keys.ATTACHED in str(item["sk"])]
        thread = tuple(entry_of(item) for item in rest if item not in attached)
        bodies = (json.loads(str(item["body"])) for item in attached)
        names = tuple(body["name"] for body in bodies if "current" in body)
        return registration_of(header), thread, names

    def entry_to_change(
        self, grant: DossierGrant, registration_id: str, kind: EntryKind, entry_id: str
    ) -> tuple[Registration, Entry]:
        """The header of the registration that an entry is in, and the entry."""
        header = keys.registration(grant.dossier_id, registration_id)
        entry = keys.entry(grant.dossier_id, registration_id, kind, entry_id)
        found = self._engine.batch(self._tables.dossiers, (header, entry))
        if len(found) < 2:
            raise NotFound
        return registration_of(found[header]), entry_of(found[entry])

    def owner_to_change(
        self, grant: DossierGrant, registration_id: str, person_id: str, now: str
    ) -> tuple[Registration, Access | None]:
        """A registration, and the right at the CLB of who might own it."""
        header = keys.registration(grant.dossier_id, registration_id)
        staff = Staff(self._engine, self._tables.dossiers, grant.institution)
        found = self._engine.batch(self._tables.dossiers, (header, *staff.to_read([person_id])))
        if header not in found:
            raise NotFound
        rights = staff.some([person_id], found, now)
        return registration_of(found[header]), rights.get(person_id)

    def word_to_change(self, grant: Grant, word_id: str) -> AllowedWord:
        """By its id: the word itself is not for an address, which is logged."""
        first = keys.word(grant.institution, "")
        for item in self._engine.all(self._tables.dossiers, first, ConsistentRead=True):
            if item["id"] == word_id:
                return words.word_of(item)
        raise NotFound

    def allowed(self, grant: Grant, found: Iterable[str], now: datetime) -> set[str]:
        """Of these keys of words, those that the institution of the grant allows."""
        short = {key for key in found if len(key) <= LONGEST_WORD}
        wanted = {keys.word(grant.institution, key): key for key in sorted(short)}
        if not wanted or not grant.institution:
            return set()
        some = list(wanted)[:_MOST_WORDS]  # who writes more names than that has to write less
        held = self._engine.batch(self._tables.dossiers, some)
        return {wanted[key] for key, item in held.items() if words.holds(item, now)}

    def addressed(self, grant: Grant, kind: str, email: str) -> Addressed:
        """What an institution of this kind can know of an address, to invite somebody there."""
        asked = (self._tables.dossiers, grant.institution, email)
        return addressed(self._engine, *asked, is_school=kind == Side.SCHOOL)

    def destroyed(self, grant: Grant, cursor: str | None) -> Answer:
        """A page of what was destroyed at the CLB of the grant, the latest first."""
        pk, _ = retention_keys.destroyed(grant.institution, "", "")
        items, last = self._engine.page(
            self._tables.audit,
            "pk = :pk",
            {":pk": pk},
            {"pk": pk, "sk": pages.unwrap(cursor)} if cursor else {},
            ScanIndexForward=False,
            Limit=_DESTROYED,
        )
        rest = pages.wrap(str(last["sk"])) if last else None
        return answers.page((str(item["card"]) for item in items), rest)

    def commit(self, decision: Decision, once: Once | None = None) -> Answer:
        """The one write: a change, its audit event and its idempotency key, all or none.

        A repeated request is answered with the current value of what the first one made. One
        that changes nothing leaves no trace but its key, if it has one.
        """
        key, tables = keys.of(decision.after), self._tables
        now = datetime.fromisoformat(decision.at)
        if decision.fields or once:
            writes = [
                *access_check(decision.grant, decision.at, tables),
                *delegation_check(decision.grant, decision.at, tables),
                *([record(once, key, tables.dossiers)] if once else []),
                *writes_of(decision, tables),
            ]
            try:
                self._engine.transact(merged(writes))
            except AlreadyDone as done:
                return self._again(decision.grant, done.made, now)
        return answers.answer(item_of(decision.after), self.reader(decision.grant, now), key[1])

    def answered(self, grant: Grant, once: Once) -> Answer | None:
        """What a request was answered with before, as it is now; nothing if it is a new one.

        Raises KeyReused, SinceRemoved.
        """
        try:
            found = self._get(keys.once(once.person_id, once.key))
        except NotFound:
            return None
        if is_expired(found, once):
            return None
        before = answered_before(once, found)
        if not isinstance(before, AlreadyDone):
            raise before
        return self._again(grant, before.made, once.now)

    def _again(self, grant: Grant, key: keys.Key, now: datetime) -> Answer:
        try:
            return answers.answer(self._get(key), self.reader(grant, now), key[1])
        except NotFound:
            raise SinceRemoved from None
