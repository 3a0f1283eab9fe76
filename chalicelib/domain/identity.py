"""Who somebody is: from the rights that are kept, to the claims of a token, to a Caller."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from typing import Any

from .caller import Caller, ContextRole, Role
from .errors import NotSignedIn
from .frozen import dataclass
from .periods import Window

# Cognito groups are labels for people who look at the pool; nothing is decided from them.
_GROUPS = {Role.CLB: "clb", Role.SCHOOL: "school", Role.ADMIN: "admin"}
_ACTS_FOR = re.compile(r"([\w.@-]{1,128}):([0-9]{6})")
_CONTEXT_ROLE = re.compile(r"([a-z-]+):([0-9]{6})")


@dataclass(frozen=True)
class Access:
    """What one person may do at one institution, now.

    A role holds before ``until``, and within its own window where it has one.
    """

    person_id: str
    institution: str
    roles: frozenset[str]
    until: str
    name: str = ""
    function: str = ""
    blocked: bool = False
    windows: Mapping[str, Window] = field(default_factory=dict)
    email: str = ""
    through: str = ""  # the number of the successor where it is kept, if that is another
    undeliverable: str = ""  # "<why> <moment> <address>", of mail that did not arrive

    @property
    def is_undeliverable(self) -> bool:
        """Whether mail to the address that they have now comes back, or is not wanted."""
        return bool(self.email) and self.fails_at(self.email)

    def fails_at(self, email: str) -> bool:
        return self.undeliverable.split(" ", 2)[2:] == [email]

    def lacks(self, email: str, now: str) -> bool:
        """Whether this address of theirs is to be kept with it; not one at which mail failed."""
        may_enter = self.until > now and not self.blocked
        return may_enter and self.email != email and not self.fails_at(email)

    @property
    def kept_at(self) -> str:
        """The number under which it is kept: what a write checks."""
        return self.through or self.institution

    def roles_at(self, now: str) -> frozenset[str]:
        if self.blocked or self.until <= now:
            return frozenset()
        return frozenset(
            role for role in self.roles if role not in self.windows or self.windows[role].holds(now)
        )

    def holds(self, now: str) -> bool:
        return bool(self.roles_at(now))

    def may_own(self, now: str) -> bool:
        """Whether a registration of this institution can be theirs, when it is a CLB."""
        return Role.CLB in self.roles_at(now)

    def will_hold(self, role: Role, now: str) -> bool:
        """Now or later, once a block is lifted."""
        window = self.windows.get(role, Window("", self.until))
        return role in self.roles and self.until > now and window.end > now


def is_refused(accesses: Iterable[Access]) -> bool:
    """An emergency block everywhere refuses the sign-in itself; other people may come in."""
    blocked = [access.blocked for access in accesses]
    return bool(blocked) and all(blocked)


def claims_of(person_id: str, accesses: Iterable[Access], now: str) -> dict[str, str]:
    """The claims that the pre-token trigger adds; each a string, as Cognito wants them."""
    holding = [access for access in accesses if access.holds(now)]
    roles = [f"{role}:{a.institution}" for a in holding for role in sorted(a.roles_at(now))]
    functions = {a.institution: a.function for a in holding}
    name = {"name": holding[0].name} if holding and holding[0].name else {}
    through = {a.institution: a.through for a in holding if a.through}
    return {
        "person_id": person_id,
        "context_roles": " ".join(roles),
        "functions": json.dumps(functions, ensure_ascii=False),
        **name,
        **({"through": json.dumps(through)} if through else {}),
    }


def with_predecessors(
    accesses: Iterable[Access], succeeds: Mapping[str, Iterable[str]], now: str
) -> list[Access]:
    """Who works at an institution keeps what its predecessors have.

    ``succeeds``: its number → those that it goes on for.
    """
    held = {access.institution: access for access in accesses}
    for access in list(held.values()):
        for number in succeeds.get(access.institution, ()):
            held[number] = _inherited(held.get(number), access, number, now)
    return list(held.values())


def with_successors(
    number: str, own: Iterable[Access], later: Iterable[Access], now: str
) -> dict[str, Access]:
    """Who may do what at an institution that others go on for, by person id: the same, for all.

    ``own``: the rights that are kept there; ``later``: those where it goes on, in the order of
    their numbers.
    """
    held = {access.person_id: access for access in own}
    for access in later:
        held[access.person_id] = _inherited(held.get(access.person_id), access, number, now)
    return held


def _inherited(own: Access | None, later: Access, number: str, now: str) -> Access:
    """A right of one's own there that still holds goes first, and so does a block."""
    if own and (own.blocked or own.holds(now)):
        return own
    return replace(later, institution=number, through=later.institution)


def groups_of(context_roles: str) -> list[str]:
    """The groups behind a claim ``context_roles``: ``clb``, ``school``, ``admin``."""
    return sorted({_GROUPS[held.role] for held in parse_context_roles(context_roles)})


def parse_context_roles(text: str) -> tuple[ContextRole, ...]:
    """``"samenwerkingsdossier-school:030569 …"``; an unknown role, or no number, is nothing."""
    known = set(Role)
    pairs = (_CONTEXT_ROLE.fullmatch(word) for word in text.split())
    return tuple(ContextRole(Role(pair[1]), pair[2]) for pair in pairs if pair and pair[1] in known)


def parse_groups(value: object) -> tuple[str, ...]:
    """A list in the token, ``"A,B"`` from API Gateway, ``"[A B]"`` or ``"[A, B]"`` from others."""
    words = value if isinstance(value, list) else re.split(r"[\s,]+", str(value or "").strip("[]"))
    return tuple(str(word).strip("\"'") for word in words if word)


def parse_acts_for(text: str) -> frozenset[tuple[str, str]]:
    """``"<person id>:114983 …"``: whom the caller stands in for, at which institution."""
    pairs = (_ACTS_FOR.fullmatch(word) for word in text.split())
    return frozenset((pair[1], pair[2]) for pair in pairs if pair)


def caller_of(claims: Mapping[str, Any] | None) -> Caller:
    """The caller that verified claims vouch for. No claims, no caller: NotSignedIn.

    Only an ID token speaks of a person and their roles; an access token is refused.
    """
    if not claims or claims.get("token_use") != "id" or not claims.get("person_id"):
        raise NotSignedIn
    return Caller(
        id=str(claims["person_id"]),
        name=str(claims.get("name", "")),
        roles=parse_context_roles(str(claims.get("context_roles", ""))),
        functions=_texts_by_name(claims.get("functions")),
        groups=parse_groups(claims.get("cognito:groups")),
        acts_for=parse_acts_for(str(claims.get("acts_for", ""))),
        through=_texts_by_name(claims.get("through")),
    )


def _texts_by_name(value: object) -> dict[str, str]:
    try:
        parsed = json.loads(str(value or "{}"))
    except ValueError:
        parsed = None
    return {str(k): str(v) for k, v in parsed.items()} if isinstance(parsed, dict) else {}
