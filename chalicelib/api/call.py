"""One request, as a route sees it."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property

from chalice.app import Request

from ..domain.caller import Caller
from ..domain.decisions import Attempt
from ..domain.errors import KeyMissing, Malformed, TooLarge, VersionMissing
from ..domain.frozen import dataclass
from ..domain.grants import DossierGrant, Grant
from ..domain.identity import caller_of
from ..domain.policy import Action, Subject, permit, permit_anybody, permit_at
from ..storage.answers import Answer
from ..storage.once import Once
from ..storage.store import Store
from .services import Services

_LARGEST_BODY = 256 * 1024  # bytes; the largest registration is a tenth of it
_KEY = re.compile(r"[\x21-\x7e]{1,64}")
_VERSION = re.compile(r'(?:W/)?"([0-9]{1,9})"')

_AT_INSTITUTION = re.compile(r"/institutions/\{number\}/(\w+)")
_READ_AGAIN = {"handovers": Action.LIST_HANDOVERS, "invitations": Action.READ_INVITATIONS}


@dataclass(frozen=True)
class Call:
    """One request: who asks, when, and what they lean on."""

    request: Request
    services: Services
    now: datetime

    @property
    def store(self) -> Store:
        return self.services.store

    @cached_property
    def caller(self) -> Caller:
        """As the authorizer vouches for; NotSignedIn without its claims."""
        return caller_of((self.request.context.get("authorizer") or {}).get("claims"))

    def permit(self, action: Action, dossier_id: str, subject: Subject = None) -> DossierGrant:
        return permit(self.caller, action, dossier_id, subject)

    def permit_at(self, action: Action, institution: str, about: Iterable[str] = ()) -> Grant:
        return permit_at(self.caller, action, institution, about)

    def permit_anybody(self, action: Action) -> Grant:
        return permit_anybody(self.caller, action)

    def query(self, name: str) -> str | None:
        parameters = self.request.query_params
        return parameters.get(name) if parameters else None

    @property
    def body(self) -> bytes:
        """Raises TooLarge: what is read is answered within the limits of Lambda."""
        raw = self.request.raw_body
        sent = raw if isinstance(raw, bytes) else raw.encode()
        if len(sent) > _LARGEST_BODY:
            raise TooLarge
        return sent

    @property
    def once(self) -> Once:
        """The Idempotency-Key and what it was sent with. Raises KeyMissing, Malformed."""
        key = self.request.headers.get("idempotency-key")
        if not key:
            raise KeyMissing
        if not _KEY.fullmatch(key):
            raise Malformed("Een Idempotency-Key is 1 tot 64 tekens lang, zonder spaties.")
        place = [self.request.method, self.request.path, self.request.uri_params]
        asked = json.dumps(place, sort_keys=True).encode() + b"\n" + self.body
        return Once(self.caller.id, key, hashlib.sha256(asked).hexdigest(), self.now)

    def answered(self, path_parameters: Mapping[str, str]) -> Answer | None:
        """What this request was answered with, if it is a repeat of an earlier one.

        Raises NotFound or Forbidden for who may not read it now, KeyReused, SinceRemoved.
        """
        if "idempotency-key" not in self.request.headers:
            return None
        if "dossier_id" in path_parameters:
            grant: Grant = self.permit(Action.READ, path_parameters["dossier_id"])
            return self.store.answered(grant, self.once)
        of_institution = _AT_INSTITUTION.match(self.request.path)
        reading = _READ_AGAIN.get(of_institution[1]) if of_institution else None
        if reading is None:
            return None
        grant = self.permit_at(reading, path_parameters["number"])
        return self.store.answered(grant, self.once)

    def attempt(self, grant: DossierGrant) -> Attempt:
        return Attempt(grant, self.version_read, self.now)

    @property
    def version_read(self) -> int:
        """The version in If-Match, ``"3"`` or ``W/"3"``. Raises VersionMissing, Malformed."""
        sent = self.request.headers.get("if-match")
        if sent is None:
            raise VersionMissing
        version = _VERSION.fullmatch(sent.strip())
        if not version:
            raise Malformed('If-Match is een versie tussen aanhalingstekens, zoals "3".')
        return int(version[1])
