"""What each value looks like in the table; ``headers`` has the largest of them."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from ..domain.caller import Role
from ..domain.decisions import Decision, Subject
from ..domain.documents_model import Document, Download
from ..domain.exports_model import Export, ExportDownload
from ..domain.grants import DossierGrant
from ..domain.identity import Access
from ..domain.ids import number_of
from ..domain.model import (
    AllowedWord,
    Author,
    Dossier,
    Entry,
    Message,
    Proposal,
    Registration,
    SeenMark,
)
from ..domain.periods import Window
from ..domain.preferences_model import Preferences
from ..domain.retention import Hold
from ..domain.rights import Exported, Invitation, Rights, RightsFrom, Succession
from ..domain.staffing import Delegation, Handover
from ..domain.words import DossierStatus, Side
from . import rights_items
from .documents import document_item, download_item
from .dynamo import Item
from .entries import entry_item
from .export_items import export_download_item, export_item
from .headers import ONLY_FOR_CLB, header_of
from .json_text import text_of
from .preferences import preferences_item
from .rights_items import window_attributes
from .staff_items import delegation_item, handover_item
from .words import word_item

_MESSAGES_KEPT = timedelta(days=2 * 365)  # they are signed by name


def item_of(subject: Subject) -> Item:
    return _ITEMS[type(subject)](subject)


def _seen(mark: SeenMark) -> Item:
    return {
        "body": text_of({"events": mark.events, "at": mark.at}),
        "events": mark.events,
        "at": mark.at,
        "version": mark.version,
    }


def _message(message: Message) -> Item:
    signed = {name: value for name, value in asdict(message.sender).items() if value}
    body = {
        "id": message.id,
        "reference": message.reference,
        **message.content,
        "sent_at": message.sent_at,
        "author": signed,
    }
    end = datetime.fromisoformat(message.sent_at) + _MESSAGES_KEPT
    return {
        "body": text_of(body),
        "version": message.version,
        "expires_at": int(end.timestamp()),
    }


def _dossier(dossier: Dossier) -> Item:
    card = {
        "id": dossier.id,
        **{side.value: _party(dossier, side) for side in Side},
        "started_at": dossier.started_at,
    }
    agreed = {"registers_under": dossier.registers_under} if dossier.registers_under else {}
    proposal = {"proposal": text_of(asdict(dossier.proposal))} if dossier.proposal else {}
    return {
        **agreed,
        **proposal,
        "card": text_of(card),
        "status": dossier.status,
        "version": dossier.version,
        "revised_by": dossier.revised_by,
    }


def dossier_of(item: Item) -> Dossier:
    card = json.loads(str(item["card"]))
    return Dossier(
        id=card["id"],
        names={side: card[side]["name"] for side in Side},
        started_at=card["started_at"],
        revised_by=str(item["revised_by"]),
        version=int(str(item["version"])),
        status=DossierStatus(str(item["status"])),
        registers_under=str(item["registers_under"]) if "registers_under" in item else None,
        proposal=_proposal(str(item["proposal"])) if "proposal" in item else None,
    )


def _proposal(text: str) -> Proposal:
    kept = json.loads(text)
    by = kept["by"]
    return Proposal(kept["number"], Author(by["id"], by["function"], Side(by["side"])), kept["at"])


_ITEMS: Mapping[type, Callable[[Any], Item]] = {
    Dossier: _dossier,
    Hold: lambda one: {"body": text_of({"held": one.is_held}), "version": one.version},
    Registration: header_of,
    Entry: entry_item,
    SeenMark: _seen,
    Preferences: preferences_item,
    Message: _message,
    AllowedWord: word_item,
    Handover: handover_item,
    Delegation: delegation_item,
    Rights: rights_items.rights_item,
    Invitation: rights_items.invitation_item,
    Succession: rights_items.succession_item,
    RightsFrom: rights_items.rights_from_item,
    Exported: rights_items.exported_item,
    Document: document_item,
    Download: download_item,
    Export: export_item,
    ExportDownload: export_download_item,
}


def _party(dossier: Dossier, side: Side) -> dict[str, str]:
    return {"number": number_of(dossier.id, side), "name": dossier.names[side]}


def event_item(decision: Decision, subject: str) -> Item:
    """Who did what to what, and which fields it touched: never what stood or stands in them.

    Of what they confirmed to be nobody, how much of each kind.
    """
    grant = decision.grant
    side = {"side": grant.side} if grant.side else {}
    absent = grant.on_behalf_of if isinstance(grant, DossierGrant) else None
    event = {
        "at": decision.at,
        "action": grant.action,
        "subject": subject,
        "version": decision.after.version,
        "fields": [name for name in decision.fields if name not in ONLY_FOR_CLB],
        "by": {"id": grant.caller.id, "function": grant.function, **side},
        **({"role": grant.role} if grant.role else {}),
        **({"to": decision.to} if decision.to else {}),
        **({"on_behalf_of": absent} if absent else {}),
        **({"handover": decision.handover} if decision.handover else {}),
        **({"reason": decision.because} if decision.because else {}),
        **({"names_confirmed": Counter(decision.confirmed)} if decision.confirmed else {}),
    }
    return {"card": text_of(event)}


def access_of(item: Item) -> Access:
    """The right of one person at one institution, from an ACCESS item or its index entry."""
    roles = item.get("roles")  # DynamoDB keeps no empty set
    return Access(
        person_id=str(item["sk"]).partition("#")[2],
        institution=str(item["pk"]).partition("#")[2],
        roles=roles if isinstance(roles, frozenset) else frozenset(),
        until=str(item.get("until", "")),
        name=str(item.get("name", "")),
        function=str(item.get("function", "")),
        blocked="blocked" in item,
        windows=_windows(item),
        email=str(item.get("email", "")),
        undeliverable=str(item.get("undeliverable", "")),
    )


def _windows(item: Item) -> dict[str, Window]:
    names = {role: window_attributes(role) for role in Role}
    return {
        role: Window(str(item[start]), str(item[end]))
        for role, (start, end) in names.items()
        if start in item and end in item
    }
