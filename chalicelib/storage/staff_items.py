"""What handovers and delegations look like in the table: ``body`` is shown, ``rest`` is not."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from ..domain.caller import Role
from ..domain.model import Author
from ..domain.staffing import Actor, Delegation, Handover
from ..domain.words import HandoverState, Which
from . import staff_keys
from .dynamo import Item
from .json_text import text_of

_COUNTS = ("moved", "skipped", "returned", "kept")


def handover_item(handover: Handover) -> Item:
    """In the index of what is due as long as it is under way."""
    due = staff_keys.under_way(handover.institution, handover.id)
    return {
        "body": text_of(_shown(handover)),
        "rest": text_of(_rest(handover)),
        "version": handover.version,
        **({"by_due_pk": due[0], "by_due_sk": due[1]} if handover.is_under_way else {}),
    }


def _shown(handover: Handover) -> dict[str, Any]:
    counts, undone_by = handover.counts, handover.undone_by
    return {
        "id": handover.id,
        "from": handover.giver or None,
        "to": handover.taker,
        "which": handover.which,
        "schools": list(handover.schools),
        **({"reason": handover.content["reason"]} if "reason" in handover.content else {}),
        "by": _person(handover.by),
        "state": handover.state,
        "started_at": handover.started_at,
        "undo_until": handover.undo_until,
        **({"finished_at": handover.finished_at} if handover.finished_at else {}),
        **({"undone_by": _person(undone_by)} if undone_by else {}),
        "total": counts.get("total"),
        **{name: counts.get(name, 0) for name in _COUNTS},
        "version": handover.version,
    }


def _person(actor: Actor) -> dict[str, str]:
    return {"id": actor.id, "function": actor.function}


def _rest(handover: Handover) -> dict[str, Any]:
    return {
        "place": handover.place,
        "parts": handover.parts,
        "round": handover.round,
        "in_round": handover.counts.get("in_round", 0),
        "by": _right(handover.by),
        **({"undone_by": _right(handover.undone_by)} if handover.undone_by else {}),
    }


def handover_of(item: Item) -> Handover:
    body, rest = json.loads(str(item["body"])), json.loads(str(item["rest"]))
    total = {} if body["total"] is None else {"total": body["total"]}
    counts = {name: body[name] for name in _COUNTS}
    return Handover(
        id=body["id"],
        institution=str(item["pk"]).partition("#")[2],
        giver=body["from"] or "",
        taker=body["to"],
        which=Which(body["which"]),
        schools=tuple(body["schools"]),
        content={"reason": body["reason"]} if "reason" in body else {},
        by=_actor(body["by"], rest["by"]),
        started_at=body["started_at"],
        version=int(str(item["version"])),
        state=HandoverState(body["state"]),
        place=rest["place"],
        parts=rest["parts"],
        round=rest["round"],
        counts={**counts, "in_round": rest["in_round"], **total},
        finished_at=body.get("finished_at", ""),
        undone_by=_actor(body["undone_by"], rest["undone_by"]) if "undone_by" in body else None,
    )


def _right(actor: Actor) -> dict[str, str]:
    return {"role": actor.role, "kept_at": actor.kept_at}


def _actor(person: Mapping[str, str], right: Mapping[str, str]) -> Actor:
    return Actor(person["id"], person["function"], Role(right["role"]), right["kept_at"])


Part = tuple[tuple[str, str, Author], ...]  # dossier, registration, and who owned it before


def part_item(part: Part) -> Item:
    return {"body": text_of([[dossier, one, asdict(owner)] for dossier, one, owner in part])}


def part_of(item: Item) -> Part:
    return tuple((d, r, Author(**owner)) for d, r, owner in json.loads(str(item["body"])))


def delegation_item(delegation: Delegation) -> Item:
    """``card``: the trigger reads it from the index of the rights of a person."""
    body = {
        "id": delegation.id,
        "owner": delegation.owner,
        "delegate": delegation.delegate,
        "from": delegation.since,
        "until": delegation.until,
        "by": delegation.by,
    }
    index = staff_keys.by_delegate(delegation.delegate, delegation.institution, delegation.owner)
    return {
        "card": text_of(body),
        "body": text_of(body),
        "id": delegation.id,
        "since": delegation.since,
        "until": delegation.until,
        "version": delegation.version,
        "expires_at": int(datetime.fromisoformat(delegation.until).timestamp()),
        "by_person_pk": index[0],
        "by_person_sk": index[1],
    }


def delegation_of(item: Item) -> Delegation:
    card = json.loads(str(item["card"]))
    number = str(item["pk"]).partition("#")[2]
    named = (card["owner"], card["delegate"], card["from"], card["until"], card["by"])
    return Delegation(card["id"], number, *named)
