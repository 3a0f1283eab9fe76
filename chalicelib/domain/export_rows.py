"""The registrations of a school year as a table: a row for each, and one for all that was added.

Texts as they are: the name guard read them when they were written. Of people, the function that
they had, and nothing by which they could be found elsewhere.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from . import dutch
from .csv_text import Cell
from .frozen import dataclass
from .ids import number_of
from .model import Author, Entry, Registration
from .periods import day_of
from .words import EntryKind, Side

Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Whole:
    """A registration, what was added to it (live, in order), and the name of its school.

    ``documents``: the names of those at it that can be downloaded, in the order of their sharing.
    """

    registration: Registration
    thread: tuple[Entry, ...]
    school: str
    documents: tuple[str, ...] = ()

    @property
    def text(self) -> "Callable[[str], str]":
        content = self.registration.content
        return lambda name: str(content.get(name, ""))


def head(is_for_clb: bool) -> tuple[str, ...]:
    return tuple(name for name, _ in _columns(is_for_clb))


def rows_of(whole: Whole, number: int, is_for_clb: bool) -> Iterator[Row]:
    """``number``: the place of the registration in the whole, by which its rows belong together."""
    columns = _columns(is_for_clb)
    for entry in (None, *whole.thread):
        told = _told(whole, entry) | {"Nr.": number}
        yield tuple(told.get(name, "") for name, _ in columns)


DAYS = frozenset({"Datum", "Opvolging op", "Streefdatum", "Toegevoegd op"})
_WIDTHS = {"Nr.": 6, "Onderwerp": 40, "Tekst": 60, **dict.fromkeys(dutch.TEXTS.values(), 60)}
_NAMES = (
    *("Nr.", "Schooljaar", "Instellingsnummer", "School", "Datum", "Soort", "Onderwerp", "Tekst"),
    *("Kernactiviteit", "Begeleidingsdomeinen", "Thema's", "Fase zorgcontinuüm", "Doelgroep"),
    *("Herkomst van het signaal", "Aanleiding", "Hoe begrijpen we dit?", "Advies", "Resultaat"),
    *("Deelnemers", "Contactvorm", "Vestiging", "Opvolging op", "Stand", "Streefdatum"),
    *("Voor wie", "Effect", "Toegevoegd op", "Partner", "Functie", "Minuten"),
)


def _columns(is_for_clb: bool) -> Sequence[tuple[str, int]]:
    """Names, and how wide they are shown."""
    told = _NAMES if is_for_clb else _NAMES[:-1]
    return [(name, _WIDTHS.get(name, 18)) for name in told]


def widths(is_for_clb: bool) -> tuple[int, ...]:
    return tuple(width for _, width in _columns(is_for_clb))


def _told(whole: Whole, entry: Entry | None) -> dict[str, Cell]:
    """By column; what every row of a registration has, and its own."""
    one = whole.registration
    return {
        "Schooljaar": one.school_year,
        "Instellingsnummer": number_of(one.dossier_id, Side.SCHOOL),
        "School": whole.school,
        "Datum": one.content["activity_date"],
        "Onderwerp": one.content["title"],
        **(_of_entry(entry) if entry else _of_registration(whole)),
    }


def _of_registration(whole: Whole) -> dict[str, Cell]:
    one, text = whole.registration, whole.text
    content = one.content
    return {
        "Soort": "Registratie",
        "Kernactiviteit": dutch.ACTIVITY[content["activity"]],
        "Begeleidingsdomeinen": ", ".join(dutch.DOMAIN[d] for d in content.get("domains", ())),
        "Thema's": ", ".join(content.get("themes", ())),
        "Fase zorgcontinuüm": dutch.CARE_PHASE.get(content.get("care_phase", ""), ""),
        "Doelgroep": text("target_group"),
        "Herkomst van het signaal": text("signal_source"),
        **{said: text(name) for name, said in dutch.TEXTS.items()},
        "Deelnemers": participants(one),
        "Contactvorm": dutch.CONTACT_FORM.get(content.get("contact_form", ""), ""),
        "Vestiging": text("site"),
        "Opvolging op": text("follow_up_on"),
        "Stand": dutch.STATUS[one.status],
        **_by(one.owner, one.opened_at),
        "Minuten": content.get("duration_minutes", ""),
    }


def participants(one: Registration) -> str:
    of = one.content.get("participants", ())
    return ", ".join(f"{each['count']} × {each['function']}" for each in of)


def _of_entry(entry: Entry) -> dict[str, Cell]:
    own = {"Tekst": entry.content["text"], **_by(entry.author, entry.added_at)}
    return own | _KINDS[entry.kind](entry)


def _of_reply(entry: Entry) -> dict[str, Cell]:
    return {"Soort": f"Reactie: {dutch.REPLY[entry.content['kind']].lower()}"}


def _of_goal(entry: Entry) -> dict[str, Cell]:
    effect = dutch.EFFECT.get(entry.content.get("effect_level", ""), "")
    return {"Soort": "Doelstelling", "Stand": dutch.GOAL[entry.content["status"]], "Effect": effect}


def _of_agreement(entry: Entry) -> dict[str, Cell]:
    content = entry.content
    return {
        "Soort": "Afspraak",
        "Stand": dutch.AGREEMENT[content["status"]],
        "Streefdatum": content.get("due_on", ""),
        "Voor wie": for_whom(entry),
    }


def for_whom(entry: Entry) -> str:
    function = entry.content.get("function")
    party = dutch.PARTY[entry.content["party"]]
    return f"{party} ({function})" if function else party


_KINDS: dict[EntryKind, Callable[[Entry], dict[str, Cell]]] = {
    EntryKind.REPLY: _of_reply,
    EntryKind.GOAL: _of_goal,
    EntryKind.AGREEMENT: _of_agreement,
}


def _by(author: Author, at: str) -> dict[str, Cell]:
    day = day_of(datetime.fromisoformat(at))
    return {"Toegevoegd op": day, "Partner": dutch.SIDE[author.side], "Functie": author.function}
