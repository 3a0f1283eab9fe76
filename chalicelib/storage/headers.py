"""What a registration looks like in the table: its header, to which its thread belongs.

The header holds keys, the attributes that a condition, an index or a blind update needs, and
two JSON texts: ``card``, what a list shows, and ``body``, the rest.
"""

import json
from dataclasses import asdict

from ..domain.ids import number_of
from ..domain.model import COUNTS, Author, Content, Registration, Trashed
from ..domain.text import fold
from ..domain.words import Side, Status
from . import keys
from .activity import active_at, active_attributes, active_by, activity
from .dynamo import Item
from .indexes import index, trash_indexes
from .json_text import text_of
from .retention_keys import closed

ASKED = {side: f"asked_{side}" for side in Side}
_COUNTERS = (*COUNTS, "entries")
ACTIVITIES = "activities"  # how often the thread was written; absent until the first time
_OF_THE_THREAD = {*_COUNTERS, *ASKED.values()}
_OF_ACTIVITY = {"last_activity_at", "by_dossier_pk", "by_dossier_sk"}
ONLY_FOR_CLB = ("duration_minutes",)
_SINCE = ("handover", "proposed", "went_on")  # absent where there is none
_SEARCHED = 500  # characters of a registration that a search looks at
_ON_CARD = (
    "activity",
    "title",
    "activity_date",
    "domains",
    "themes",
    "care_phase",
    "follow_up_on",
    "site",
)


def header_of(registration: Registration) -> Item:
    """The whole header, counters and all."""
    at, content = registration.last_activity_at, registration.content
    minutes = content.get("duration_minutes")
    return {
        "card": _card(registration),
        "body": _body(content),
        "find": _find(content),
        "facets": _facets(registration),
        "version": registration.version,
        "revised_by": registration.revised_by,
        "last_activity_at": at,
        **active_attributes(registration),
        "status": registration.status,
        "owner": registration.owner.id,
        "owner_function": registration.owner.function,
        **{name: said for name in _SINCE if (said := getattr(registration, name))},
        **({"minutes": minutes} if minutes else {}),
        **{name: registration.counts.get(name, 0) for name in _COUNTERS},
        **{ASKED[side]: question for side, question in registration.asked.items()},
        **(_in_trash(registration) if registration.trashed else _in_use(registration)),
    }


def header_changes(before: Registration, after: Registration) -> tuple[Item, tuple[str, ...]]:
    """What a change of the header sets and removes.

    Never a counter or who is asked: a contribution to the thread may update those meanwhile.
    Always the latest activity, for the same reason.
    """
    old, new = header_of(before), header_of(after)
    own = {k: v for k, v in new.items() if k not in _OF_THE_THREAD}
    sets = {k: v for k, v in own.items() if k in _OF_ACTIVITY or old.get(k) != v}
    return sets, tuple(name for name in old if name not in new and name not in _OF_THE_THREAD)


def _in_use(one: Registration) -> Item:
    return {
        **index("by_dossier", keys.by_dossier(one.dossier_id, one.last_activity_at, one.id)),
        **index("by_year", _by_year(one)),
        **index("by_owner", _by_owner(one)),
        **(index("by_due", closed(one.closed_at, one.id)) if one.closed_at else {}),
    }


def _in_trash(registration: Registration) -> Item:
    """Out of every list but that of the trash, and due to be deleted."""
    at = registration.trashed.at if registration.trashed else ""
    return {"trashed_at": at, **trash_indexes(registration.dossier_id, at, registration.id)}


def activity_attributes(
    dossier_id: str, registration_id: str, at: str, side: Side, what: str
) -> Item:
    """What moves a registration to the top of its dossier, which side did, and by what."""
    return {
        **activity(at, side, what),
        **index("by_dossier", keys.by_dossier(dossier_id, at, registration_id)),
    }


def _card(registration: Registration) -> str:
    content = registration.content
    return text_of(
        {
            "id": registration.id,
            "dossier_id": registration.dossier_id,
            **{name: content[name] for name in _ON_CARD if name in content},
            "school_year": registration.school_year,
            "opened_at": registration.opened_at,
            **({"closed_at": registration.closed_at} if registration.closed_at else {}),
            **({"trashed": asdict(registration.trashed)} if registration.trashed else {}),
        }
    )


def _body(content: Content) -> str:
    elsewhere = {*_ON_CARD, *ONLY_FOR_CLB}
    return text_of({name: value for name, value in content.items() if name not in elsewhere})


def _find(content: Content) -> str:
    words = [content["title"], *content.get("themes", ()), content.get("description", "")]
    return fold(" ".join(words))[:_SEARCHED]


def _facets(registration: Registration) -> frozenset[str]:
    """What a list can be narrowed by, one word each."""
    content = registration.content
    return frozenset(
        [
            facet("activity", content["activity"]),
            facet("school_year", registration.school_year),
            *(facet("domain", domain) for domain in content.get("domains", ())),
            *(facet("theme", theme) for theme in content.get("themes", ())),
        ]
    )


def facet(name: str, value: str) -> str:
    return f"{name}:{fold(value)}"


def _by_year(registration: Registration) -> keys.Key:
    clb, school = (number_of(registration.dossier_id, side) for side in Side)
    day = registration.content["activity_date"]
    return keys.by_year(clb, school, registration.school_year, day, registration.id)


def _by_owner(registration: Registration) -> keys.Key:
    clb, school = (number_of(registration.dossier_id, side) for side in Side)
    return keys.by_owner(clb, school, registration.owner.id, registration.id)


def registration_of(item: Item) -> Registration:
    """The value behind a header, for a decision about it."""
    card, body = json.loads(str(item["card"])), json.loads(str(item["body"]))
    minutes = {"duration_minutes": item["minutes"]} if "minutes" in item else {}
    return Registration(
        id=card["id"],
        dossier_id=card["dossier_id"],
        content={name: card[name] for name in _ON_CARD if name in card} | body | minutes,
        owner=owner_of(item),
        opened_at=card["opened_at"],
        closed_at=card.get("closed_at", ""),
        last_activity_at=str(item["last_activity_at"]),
        active_at=active_at(item),
        active_by=active_by(item),
        revised_by=str(item["revised_by"]),
        status=Status(str(item["status"])),
        version=int(str(item["version"])),
        asked={side: str(item[name]) for side, name in ASKED.items() if name in item},
        trashed=Trashed(**card["trashed"]) if "trashed" in card else None,
        counts={name: int(str(item.get(name, 0))) for name in (*_COUNTERS, ACTIVITIES)},
        **{name: str(item.get(name, "")) for name in _SINCE},
    )


def owner_of(item: Item) -> Author:
    """An owner works at the CLB, always."""
    return Author(str(item["owner"]), str(item["owner_function"]), Side.CLB)


def asked_side(item: Item) -> Side | None:
    """Who is waited for; nobody in what is closed or in the trash, until it comes back."""
    if item["status"] == Status.CLOSED or str(item.get("by_dossier_pk")).startswith("TRASH#"):
        return None
    return next((side for side, name in ASKED.items() if name in item), None)
