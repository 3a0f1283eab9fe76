"""The rights that ACM/IDM names, read strictly, and the roles that go with them.

The claim ``<application>_rol_3d`` holds ``Right-Context:Organisation[, Organisation…]``, one entry
for each right (authenticatie.vlaanderen.be, scopes and claims; target groups). It comes as an
array, and as whatever Cognito makes of that: ``"[a, b]"``, JSON, percent-encoded. Nothing here
raises, and nothing is granted that does not stand there.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote_plus

from .caller import Role
from .frozen import dataclass

LONGEST = 2048  # characters that Cognito keeps of an attribute; more, and nobody signs in
RIGHTS: Mapping[str, Role] = {
    "SamenwerkingsdossierGebruiker-clb": Role.CLB,
    "SamenwerkingsdossierGebruiker-school": Role.SCHOOL,
    "SamenwerkingsdossierBeheerder-clb": Role.ADMIN,
    "SamenwerkingsdossierBeheerder-school": Role.ADMIN,
}
_ROLES = {right.lower(): role for right, role in RIGHTS.items()}
_WRITTEN = {role: right for right, role in RIGHTS.items()}
_NUMBER = re.compile(r"[0-9]{1,6}")  # who counts with it loses the zeros in front
_RIGHT = re.compile(r"[A-Za-z_]{1,60}(?:-[A-Za-z_]{1,60})?")

Roles = Mapping[str, frozenset[Role]]  # at each institution


@dataclass(frozen=True)
class Said:
    """``unknown``: rights that no role goes with, by name; ``unreadable``: words that are none."""

    roles: Roles
    unknown: frozenset[str] = frozenset()
    unreadable: int = 0


def rights_in(value: object) -> Said:
    """What the claim says, in whatever form it came."""
    roles: dict[str, set[Role]] = {}
    unknown: set[str] = set()
    unreadable = 0
    for right, organisation in _pairs(value):
        role = _ROLES.get(right.lower()) if right.isascii() else None
        if role and _NUMBER.fullmatch(organisation):
            roles.setdefault(organisation.zfill(6), set()).add(role)
        elif not role and _RIGHT.fullmatch(right):
            unknown.add(right)
        else:
            unreadable += 1
    return Said({n: frozenset(held) for n, held in roles.items()}, frozenset(unknown), unreadable)


def as_text(roles: Roles) -> str:
    """The shortest that ``rights_in`` reads the same in; as many institutions as Cognito keeps."""
    for count in range(min(len(roles), LONGEST // 7), 0, -1):  # a number and a comma each
        text = _written({number: roles[number] for number in sorted(roles)[:count]})
        if len(text) <= LONGEST:
            return text
    return ""


def _written(roles: Roles) -> str:
    """``Right:030569,041233 Other:030569``."""
    at = {r: sorted(n for n, held in roles.items() if r in held) for r in Role}
    return " ".join(f"{_WRITTEN[role]}:{','.join(found)}" for role, found in at.items() if found)


def _pairs(value: object) -> Iterator[tuple[str, str]]:
    """Each right with each of its organisations; what belongs to no right with an empty one."""
    for text in _texts(value):
        right = ""
        for word in filter(None, re.split(r"[\s,]+", text)):
            before, colon, organisation = word.rpartition(":")
            right = before if colon else right
            if colon and not organisation:
                continue  # "Right: 030569"
            yield (right, organisation if colon else word)
            if not _NUMBER.fullmatch(organisation if colon else word):
                right = ""


def _texts(value: object) -> list[str]:
    """The entries of an array; of a text that is none, all of it. Half an array is nothing."""
    if not isinstance(value, str):
        return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
    text = (unquote_plus(value) if "%" in value else value).strip()
    if text[:1] not in ("[", '"'):
        return [text]
    parsed = parsed_json(text)
    if parsed is not None:
        return [parsed] if isinstance(parsed, str) else _texts(parsed)
    return [text[1:-1]] if text.startswith("[") and text.endswith("]") else []


def parsed_json(value: object) -> Any:
    try:
        return json.loads(value) if isinstance(value, str) else None
    except (ValueError, RecursionError):
        return None
