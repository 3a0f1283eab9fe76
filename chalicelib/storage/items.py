"""What each value looks like in the table; ``headers`` has the largest of them."""

from ..domain.decisions import Decision, Subject
from ..domain.identity import Access
from ..domain.model import Dossier, Entry, Registration, SeenMark
from ..domain.policy import number_of
from ..domain.words import Side
from .dynamo import Item
from .headers import ONLY_FOR_CLB, header_of
from .json_text import shown_author, text_of


def item_of(subject: Subject) -> Item:
    match subject:
        case Dossier():
            return _dossier(subject)
        case Registration():
            return header_of(subject)
        case SeenMark():
            return {
                "body": text_of({"events": subject.events}),
                "events": subject.events,
                "version": subject.version,
            }
    return _entry(subject)


def _entry(entry: Entry) -> Item:
    body = {
        "id": entry.id,
        **entry.content,
        "added_at": entry.added_at,
        "version": entry.version,
    }
    status = {"status": entry.content["status"]} if "status" in entry.content else {}
    author = {"author": entry.author.id, "function": entry.author.function}
    side = {"side": entry.author.side}
    return {"body": text_of(body), "version": entry.version, **status, **author, **side}


def _dossier(dossier: Dossier) -> Item:
    card = {
        "id": dossier.id,
        **{side.value: _party(dossier, side) for side in Side},
        "started_at": dossier.started_at,
    }
    return {"card": text_of(card), "status": "active", "version": dossier.version}


def _party(dossier: Dossier, side: Side) -> dict[str, str]:
    return {"number": number_of(dossier.id, side), "name": dossier.names[side]}


def event_item(decision: Decision, subject: str) -> Item:
    """Who did what to what, and which fields it touched: never what stood or stands in them."""
    grant = decision.grant
    event = {
        "at": decision.at,
        "action": grant.action,
        "subject": subject,
        "version": decision.after.version,
        "fields": [name for name in decision.fields if name not in ONLY_FOR_CLB],
        "by": shown_author(grant.author),
        "role": grant.role,
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
    )
