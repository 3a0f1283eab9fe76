"""Rights, administrators and invitations, as the table keeps them."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from ..domain.admins import Admins
from ..domain.caller import Role
from ..domain.periods import Window
from ..domain.rights import (
    Assignment,
    Block,
    Change,
    Exported,
    Invitation,
    InvitationStatus,
    Right,
    Rights,
    RightsFrom,
    Step,
    Succession,
)
from ..domain.rights_ends import ends_since_changed
from . import rights_keys
from .dynamo import Item
from .indexes import index
from .json_text import text_of

_CLOSED_INVITATION_KEPT = timedelta(days=90)  # after it expires


def window_attributes(role: Role) -> tuple[str, str]:
    """Where an ACCESS item says when a role holds: what a write can be conditioned on."""
    name = role.name.lower()
    return f"{name}_from", f"{name}_until"


# --- what a person was given


def rights_item(rights: Rights) -> Item:
    body = {
        "id": rights.person_id,
        "version": rights.version,
        "assignments": [_assignment(one) for one in rights.assignments],
        "blocks": [_block(one) for one in rights.blocks],
    }
    coming = ends_since_changed(rights)
    due = next_end(coming[0], rights) if coming else {}
    return {"body": text_of(body), "version": rights.version, **due}


def next_end(day: str, rights: Rights) -> Item:
    """Due: on this day something of these rights ends."""
    return index("by_due", rights_keys.ending(day, rights.institution, rights.person_id))


def rights_of(item: Item) -> Rights:
    body = json.loads(str(item["body"]))
    return Rights(
        person_id=body["id"],
        institution=str(item["pk"]).partition("#")[2],
        assignments=tuple(_assignment_of(one) for one in body["assignments"]),
        blocks=tuple(_block_of(one) for one in body["blocks"]),
        version=int(str(item["version"])),
    )


def _assignment(one: Assignment) -> dict[str, Any]:
    return {
        "id": one.id,
        "right": one.right,
        **_period(one.first, one.last),
        "granted": _step(one.granted),
        "changes": [_step(c.step) | _period(c.first, c.last) for c in one.changes],
        **({"ended": _step(one.ended)} if one.ended else {}),
        **({"invitation": one.via} if one.via else {}),
    }


def _assignment_of(body: Mapping[str, Any]) -> Assignment:
    return Assignment(
        id=body["id"],
        right=Right(body["right"]),
        first=body["from"],
        last=body["until"],
        granted=_step_of(body["granted"]),
        changes=tuple(Change(_step_of(c), c["from"], c["until"]) for c in body["changes"]),
        ended=_step_of(body["ended"]) if "ended" in body else None,
        via=body.get("invitation", ""),
    )


def _period(first: str, last: str) -> dict[str, str]:
    return {"from": first, "until": last}


def _step(step: Step) -> dict[str, Any]:
    return {"at": step.at, "by": {"id": step.by, "function": step.function}, "reason": step.reason}


def _step_of(body: Mapping[str, Any]) -> Step:
    return Step(body["at"], body["by"]["id"], body["by"]["function"], body["reason"])


def _block(block: Block) -> dict[str, Any]:
    lifted = {"lifted": _step(block.lifted)} if block.lifted else {}
    return {"id": block.id, "set": _step(block.set), **lifted}


def _block_of(body: Mapping[str, Any]) -> Block:
    lifted = _step_of(body["lifted"]) if "lifted" in body else None
    return Block(body["id"], _step_of(body["set"]), lifted)


# --- the administrators


def admins_item(admins: Admins) -> Item:
    """Of who has none, nothing is due."""
    item: Item = {
        "body": text_of(admins.windows),
        "version": admins.version,
        "warned": admins.warned,
    }
    if not admins.windows:
        return item
    pk, sk = rights_keys.admins_end(admins.last_end, admins.institution)
    return {**item, "by_due_pk": pk, "by_due_sk": sk}


def admins_of(institution: str, item: Item | None) -> Admins:
    if not item:
        return Admins(institution)
    windows = {p: Window(*pair) for p, pair in json.loads(str(item["body"])).items()}
    return Admins(institution, windows, int(str(item["version"])), str(item["warned"]))


# --- invitations


def invitation_item(one: Invitation) -> Item:
    """An open one is found by the address."""
    card = {
        "id": one.id,
        "email": one.email,
        "rights": list(one.rights),
        **({"function": one.function} if one.function else {}),
        **({"until": one.last} if one.last else {}),
        "invited": _step(one.invited),
        "expires_at": one.expires_at,
        **({"closed": _step(one.closed)} if one.closed else {}),
    }
    end = datetime.fromisoformat(one.expires_at) + _CLOSED_INVITATION_KEPT
    item: Item = {
        "card": text_of(card),
        "status": one.status,
        "version": one.version,
        "expires_at": int(end.timestamp()),
    }
    if one.status is not InvitationStatus.OPEN:
        return item
    pk, sk = rights_keys.invited(one.email, one.institution, one.id)
    return {**item, "by_person_pk": pk, "by_person_sk": sk}


def invitation_of(item: Item) -> Invitation:
    card = json.loads(str(item["card"]))
    return Invitation(
        id=card["id"],
        institution=str(item["pk"]).partition("#")[2],
        email=card["email"],
        rights=tuple(Right(right) for right in card["rights"]),
        invited=_step_of(card["invited"]),
        expires_at=card["expires_at"],
        function=card.get("function", ""),
        last=card.get("until", ""),
        status=InvitationStatus(str(item["status"])),
        closed=_step_of(card["closed"]) if "closed" in card else None,
        version=int(str(item["version"])),
        undeliverable="undeliverable" in item,
    )


def succession_item(succession: Succession) -> Item:
    said = {"institution": succession.institution, "succeeds": list(succession.succeeds)}
    return {"body": text_of(said), "version": succession.version}


def rights_from_item(said: RightsFrom) -> Item:
    return {"body": text_of({"rights_from": said.source}), "version": said.version}


def exported_item(export: Exported) -> Item:
    """As long as its Idempotency-Key is known; the audit trail has it for ever."""
    end = datetime.fromisoformat(export.at) + timedelta(days=2)
    return {"body": "{}", "version": export.version, "expires_at": int(end.timestamp())}
