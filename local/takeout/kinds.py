"""Each kind of item: whether it goes along in a takeout, how it is brought in, or why it stays.

``storage/keys`` has the table of all keys; a test holds that each of them is placed here once.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from chalicelib.storage.dynamo import Item
from local.trouble import StartError

DOSSIERS, AUDIT = "dossiers", "audit"


class Mode(StrEnum):
    """What is done with it where it is brought in."""

    OWN = "own"  # nothing else of the sort may be there, unless it is the same
    ADDED = "added"  # stands beside what is there; what is there stays as it is
    RIGHTS = "rights"  # comes where the institution has no rights but these
    FILLED = "filled"  # says of an institution what is not said there yet
    OUT = "out"  # is not taken out at all


@dataclass(frozen=True)
class Kind:
    """``pk`` and ``sk``: of its keys, whole."""

    name: str
    table: str
    pk: str
    sk: str
    mode: Mode
    why: str = ""  # it stays out

    def fits(self, table: str, pk: str, sk: str) -> bool:
        is_here = table == self.table
        return is_here and bool(re.fullmatch(self.pk, pk) and re.fullmatch(self.sk, sk))


_DOSSIER, _ORG, _PERSON = r"DOSSIER#\d{6}-\d{6}", r"ORG#\d{6}", r"PERSON#[^#]+"
_ID = "[^#]+"
KINDS = (
    Kind("dossier", DOSSIERS, _DOSSIER, "DOSSIER", Mode.OWN),
    Kind("registration", DOSSIERS, _DOSSIER, f"REG#{_ID}", Mode.OWN),
    Kind("entry", DOSSIERS, _DOSSIER, f"REG#{_ID}#(REPLY|GOAL|AGREEMENT)#{_ID}", Mode.OWN),
    Kind("attachment", DOSSIERS, _DOSSIER, f"REG#{_ID}#DOC#{_ID}", Mode.OWN),
    Kind("document", DOSSIERS, _DOSSIER, f"DOC#{_ID}", Mode.OWN),
    Kind("file", DOSSIERS, _DOSSIER, rf"DOCVERSION#{_ID}#\d+", Mode.OWN),
    Kind("left", DOSSIERS, _DOSSIER, f"LEFT#{_ID}", Mode.OWN),
    Kind(
        "year_export",
        DOSSIERS,
        f"{_DOSSIER}|{_ORG}",
        f"YEAREXPORT#{_ID}",
        Mode.OUT,
        "it ends within a week, with its file; whoever wants it asks for it again",
    ),
    Kind("institution", DOSSIERS, _ORG, "ORG", Mode.FILLED),
    Kind("access", DOSSIERS, _ORG, f"ACCESS#{_ID}", Mode.RIGHTS),
    Kind("assignment", DOSSIERS, _ORG, f"ASSIGNMENT#{_ID}", Mode.RIGHTS),
    Kind("admins", DOSSIERS, _ORG, "ADMINS", Mode.RIGHTS),
    Kind("row", DOSSIERS, _ORG, _DOSSIER, Mode.OWN),
    Kind("todo", DOSSIERS, _ORG, f"{_DOSSIER}#TODO#.+", Mode.OWN),
    Kind("message", DOSSIERS, _ORG, f"MESSAGE#{_ID}", Mode.OWN),
    Kind("invitation", DOSSIERS, _ORG, f"INVITATION#{_ID}", Mode.OWN),
    Kind("word", DOSSIERS, _ORG, "WORD#.+", Mode.OWN),
    Kind("handover", DOSSIERS, _ORG, f"HANDOVER#{_ID}", Mode.OWN),
    Kind("handed", DOSSIERS, _ORG, rf"HANDED#{_ID}#\d+", Mode.OWN),
    Kind("delegation", DOSSIERS, _ORG, f"DELEGATE#{_ID}#{_ID}", Mode.OWN),
    Kind(
        "owned",
        DOSSIERS,
        _ORG,
        f"OWNS#{_ID}",
        Mode.OUT,
        "it is counted again, with each registration that is brought in",
    ),
    Kind(
        "list_taken",
        DOSSIERS,
        _ORG,
        f"EXPORT#{_ID}",
        Mode.OUT,
        "it is kept for two days, and the audit trail has it",
    ),
    Kind("seen", DOSSIERS, _PERSON, f"SEEN#{_ID}", Mode.ADDED),
    Kind("preferences", DOSSIERS, _PERSON, "PREFERENCES", Mode.ADDED),
    Kind(
        "notice",
        DOSSIERS,
        _PERSON,
        "NOTICE#.+",
        Mode.OUT,
        "it would be mailed twice",
    ),
    Kind(
        "once",
        DOSSIERS,
        "ONCE#.+",
        "ONCE",
        Mode.OUT,
        "a request is repeated within a day, and at the stack that it was sent to",
    ),
    Kind(
        "to_operator",
        DOSSIERS,
        "OPERATOR",
        f"MESSAGE#{_ID}",
        Mode.OUT,
        "it is of the platform, and of no institution",
    ),
    Kind("change", AUDIT, _DOSSIER, ".+", Mode.OWN),
    Kind("change_of_institution", AUDIT, _ORG, ".+", Mode.ADDED),
    Kind("destroyed", AUDIT, r"DESTROYED#\d{6}", ".+", Mode.ADDED),
    Kind(
        "change_of_platform",
        AUDIT,
        "OPERATOR",
        ".+",
        Mode.OUT,
        "it is of the platform, and of no institution",
    ),
)
BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}


def placed(table: str, pk: str, sk: str) -> list[Kind]:
    """Those that a key fits: one, or the table is wrong."""
    return [kind for kind in KINDS if kind.fits(table, pk, sk)]


def kind_of(table: str, item: Item) -> Kind:
    """Raises StartError for what this version does not know: nothing is left out silently."""
    pk, sk = str(item["pk"]), str(item["sk"])
    found = _shaped(table, re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "id", pk), sk)
    if found is None:
        raise StartError(f"nothing says what is to be done with an item {pk} / {sk} ({table})")
    return found


@cache
def _shaped(table: str, pk: str, sk: str) -> Kind | None:
    return next(iter(placed(table, pk, sk)), None)
