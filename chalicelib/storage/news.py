"""What is new for the partner, and whether they saw it: in a row that is written anyway.

A row has the moment of the latest event of each kind, so that a reader of the list sees why there
is something new without a look at the events themselves.
"""

from ..domain.decisions import Decision
from ..domain.documents_model import Document
from ..domain.ids import partner_of
from ..domain.model import Entry, SeenMark
from . import keys
from .dynamo import Condition, Item, Write

KINDS = ("registration", "reply", "goal", "agreement", "document")
PARTNER_SEEN = "partner_seen_at"


def kind_of(decision: Decision) -> str:
    """What the partner finds changed: a part of a thread, a document, or the rest of it."""
    match decision.after:
        case Entry(kind=kind):
            return str(kind)
        case Document():
            return "document"
    return "registration"


def of(decision: Decision) -> Item:
    return {_moment_of(kind_of(decision)): decision.at}


def since(row: Item, moment: str) -> list[str]:
    """The kinds of what the partner did after a moment; after none: ever."""
    return [kind for kind in KINDS if str(row.get(_moment_of(kind), "")) > moment]


def seen_by_partner(decision: Decision, mark: SeenMark, tables: keys.Tables) -> Write:
    """The other party hears that this one looked; never who of them did."""
    partner = partner_of(mark.dossier_id, decision.grant.institution)
    return Write(
        tables.dossiers,
        keys.row(partner, mark.dossier_id),
        require=(Condition("status", "exists"),),
        sets={PARTNER_SEEN: mark.at},
    )


def _moment_of(kind: str) -> str:
    return f"{kind}_news_at"
