"""How an institution stands: its dossiers, what is new in them for a person, and what waits."""

import json
from collections import Counter

from ..domain.frozen import dataclass
from ..domain.ids import sides_of
from ..domain.words import DossierStatus
from . import answers
from .dynamo import Item


@dataclass(frozen=True)
class Row:
    """One dossier in the list of an institution."""

    dossier_id: str
    new: int  # events of the partner that the person has not seen
    waiting: int  # to-do's of this institution
    json: str


@dataclass(frozen=True)
class Todo:
    """What waits for the institution."""

    dossier_id: str
    registration_id: str
    json: str


@dataclass(frozen=True)
class Standing:
    institution: str
    name: str  # empty where there is no dossier to take it from
    rows: tuple[Row, ...]
    todos: tuple[Todo, ...]


def standing_of(institution: str, items: list[Item], seen: list[Item]) -> Standing:
    """``items``: the rows of an institution and its to-do's; ``seen``: what the person has seen."""
    marks = {str(item["sk"]).removeprefix("SEEN#"): item for item in seen}
    rows = [item for item in items if not _is_todo(item)]
    active = {_dossier_id(item) for item in rows if item["status"] == DossierStatus.ACTIVE}
    # Nothing waits in an ended dossier: nobody can write there.
    waiting = [item for item in items if _is_todo(item) and _dossier_id(item) in active]
    todos = Counter(map(_dossier_id, waiting))
    name = _name_of(institution, rows[0]) if rows else ""
    return Standing(
        institution,
        name,
        tuple(_row(item, marks, todos) for item in rows),
        tuple(map(_todo, waiting)),
    )


def _name_of(institution: str, row: Item) -> str:
    card = json.loads(str(row["card"]))
    side = sides_of(card["id"])[institution]
    return str(card[side]["name"])


def _row(item: Item, marks: dict[str, Item], todos: Counter[str]) -> Row:
    dossier_id = _dossier_id(item)
    mark = marks.get(dossier_id, {})
    new = max(0, int(str(item["events"])) - int(str(mark.get("events", 0))))
    waiting = todos[dossier_id]
    return Row(dossier_id, new, waiting, answers.row(item, mark, new, waiting))


def _todo(item: Item) -> Todo:
    _, dossier_id, _, registration_id, *_ = str(item["sk"]).split("#")
    return Todo(dossier_id, registration_id, str(item["card"]))


def _is_todo(item: Item) -> bool:
    return "#TODO#" in str(item["sk"])


def _dossier_id(item: Item) -> str:
    return str(item["sk"]).split("#")[1]
