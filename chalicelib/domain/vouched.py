"""Whom ACM/IDM vouches for: what of its token is kept, and what that gives them, for how long."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from .acm import Roles, Said, as_text, parsed_json, rights_in
from .caller import Role
from .frozen import dataclass
from .identity import Access
from .ids import is_moment, moment

PROVIDER = "Vlaanderen"  # what the user pool calls it: infra/resources.yaml
ROLE_CLAIM = "samenwerkingsdossier_rol_3d"
TARGET_GROUP = "OV"  # schools and CLBs, whose organisations go by instellingsnummer
_PERSON_ID = re.compile(r"[A-Za-z0-9_.@-]{1,128}")
SESSION = timedelta(hours=8)  # how long what ACM said holds, and no refresh makes that longer
# What somebody is called whose function nobody told us: ACM does not know it.
_FUNCTIONS = {Role.CLB: "CLB-medewerker", Role.SCHOOL: "schoolmedewerker"}
_OTHER_FUNCTION = "lokale beheerder"


@dataclass(frozen=True)
class Vouched:
    """Somebody whom ACM vouches for, with the roles that it says, until the end of a session."""

    person_id: str
    name: str
    roles: Roles
    until: str

    def access_at(self, institution: str, before: Access | None, at: str) -> Access | None:
        """Their right there from now on: as ACM says, or ended now. A block stays what it is."""
        roles = self.roles.get(institution)
        if not roles:
            return replace(before, until=min(before.until, at)) if before else None
        return Access(
            self.person_id,
            institution,
            frozenset(roles),
            self.until,
            self.name or (before.name if before else ""),
            (before.function if before else "") or _function(roles),
            blocked=bool(before and before.blocked),
            email=before.email if before else "",
        )


def _function(roles: frozenset[Role]) -> str:
    return next((name for role, name in _FUNCTIONS.items() if role in roles), _OTHER_FUNCTION)


def claims_to_keep(attributes: Mapping[str, Any], at: str) -> tuple[dict[str, str], Said]:
    """The claims that a person's profile in the pool takes over, and what was said of rights.

    ``attributes``: what an identity provider sent, as Cognito passes it on, ``idToken`` before
    ``userInfo``. Of all that came only these go on: a claim that the pool does not need, such as
    the national number, is left out. The role claim is always there, so that one that ACM leaves
    out empties what was kept; ``asked_at`` says when ACM was asked.
    """
    came = _claims(attributes.get("userInfo")) | _claims(attributes.get("idToken"))
    said = rights_in(came.get(ROLE_CLAIM))
    if came.get("vo_doelgroepcode") != TARGET_GROUP:  # other organisations have other numbers
        said = Said({}, said.unknown, said.unreadable)
    words = ("sub", "given_name", "family_name", "vo_id")
    kept = {name: came[name] for name in words if isinstance(came.get(name), str)}
    return {**kept, ROLE_CLAIM: as_text(said.roles) or "-", "asked_at": at}, said


def vouched_for(attributes: Mapping[str, Any]) -> Vouched | None:
    """Whom ACM vouches for, and what it said when it was asked; None for anybody else."""
    person_id, asked_at = person_id_of(attributes), str(attributes.get("custom:asked_at", ""))
    if person_id is None or not is_moment(asked_at):
        return None
    until = moment(datetime.fromisoformat(asked_at) + SESSION)
    roles = rights_in(attributes.get("custom:roles")).roles
    return Vouched(person_id, name_in(attributes), roles, until)


def person_id_of(attributes: Mapping[str, Any]) -> str | None:
    """The ``vo_id`` of whom ACM vouches for; None when it says nothing that can be one."""
    vo_id = str(attributes.get("custom:vo_id", ""))
    return vo_id if is_from_acm(attributes) and _PERSON_ID.fullmatch(vo_id) else None


def is_federated(attributes: Mapping[str, Any]) -> bool:
    """Whether somebody else than our own pool vouches for them."""
    return "identities" in attributes or (
        attributes.get("cognito:user_status") == "EXTERNAL_PROVIDER"
    )


def is_from_acm(attributes: Mapping[str, Any]) -> bool:
    identities = parsed_json(attributes.get("identities"))
    return isinstance(identities, list) and any(
        isinstance(one, dict) and one.get("providerName") == PROVIDER for one in identities
    )


def name_in(attributes: Mapping[str, Any]) -> str:
    names = (str(attributes.get(part, "")).strip() for part in ("given_name", "family_name"))
    return " ".join(filter(None, names))


def _claims(value: object) -> dict[str, Any]:
    """By name in small letters: that of the role claim comes in any case."""
    parsed = parsed_json(value) if isinstance(value, str) else value
    return {str(k).lower(): v for k, v in parsed.items()} if isinstance(parsed, dict) else {}
