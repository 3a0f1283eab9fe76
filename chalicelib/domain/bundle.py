"""The doorlichtingsbundel: a page for each registration of a school year, to be printed.

One file of HTML that needs nothing else and runs nothing. No person stands in it; with functions
only where they were asked for.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from html import escape

from . import dutch
from .export_rows import Whole, for_whom, participants
from .model import Author, Entry
from .periods import day_of
from .words import EntryKind

_STYLE = """
@page { size: A4; margin: 18mm }
body { font: 11pt/1.45 system-ui, sans-serif; color: #222; background: #fff; margin: 0 auto;
  max-width: 46rem; padding: 1rem; overflow-wrap: anywhere }
h1 { font-size: 1.6rem } h2 { font-size: 1.3rem; margin: 0 0 .4rem } h3 { font-size: 1rem;
  margin: 1.1rem 0 .3rem; break-after: avoid }
section { break-before: page; border-top: 4px solid #ffe615; padding-top: .8rem; margin-top: 2rem }
dl { display: grid; grid-template-columns: minmax(9rem, auto) 1fr; gap: .15rem 1rem; margin: 0 }
dt { font-weight: 600 } dd { margin: 0 } p, li { white-space: pre-wrap } ul { padding-left: 1.2rem }
li { break-inside: avoid; margin-bottom: .35rem } small { color: #555 }
@media screen and (max-width: 30rem) { dl { grid-template-columns: 1fr } dd { margin: 0 0 .4rem } }
@media print { body { max-width: none; padding: 0 } section { margin-top: 0 } }
"""


def beginning(title: str, school_year: str, made_on: str, functions: bool) -> str:
    """The first page; ``title``: the names of the institutions that it is about."""
    people = "met functies, zonder personen" if functions else "zonder personen"
    return (
        '<!doctype html>\n<html lang="nl-BE"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
        " style-src 'unsafe-inline'\">"
        f"<title>Doorlichtingsbundel {escape(school_year)}</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>Doorlichtingsbundel {escape(school_year)}</h1><p>{escape(title)}</p>"
        f"<p>Samenwerking tussen CLB en school, een bladzijde per registratie, {people}."
        f" Gemaakt op {dutch.day(made_on)}.</p>\n"
    )


END = "</main></body></html>\n"
NOTHING = "<p>In dit schooljaar is niets geregistreerd.</p>\n"


def page_of(whole: Whole, functions: bool) -> str:
    """A section, without line breaks of its own but in the texts."""
    content = whole.registration.content
    texts = "".join(
        f"<h3>{said}</h3><p>{escape(content[name])}</p>"
        for name, said in dutch.TEXTS.items()
        if name in content
    )
    lists = "".join(_list(whole.thread, kind, functions) for kind in _LISTS)
    facts = "".join(
        f"<dt>{name}</dt><dd>{escape(said)}</dd>" for name, said in _facts(whole, functions) if said
    )
    title = escape(content["title"])
    documents = _documents(whole.documents)
    return f"<section><h2>{title}</h2><dl>{facts}</dl>{texts}{lists}{documents}</section>\n"


def _facts(whole: Whole, functions: bool) -> Iterator[tuple[str, str]]:
    one, text = whole.registration, whole.text
    content = one.content
    yield "School", whole.school
    yield "Datum", dutch.day(content["activity_date"])
    yield "Kernactiviteit", dutch.ACTIVITY[content["activity"]]
    yield "Begeleidingsdomeinen", ", ".join(dutch.DOMAIN[d] for d in content.get("domains", ()))
    yield "Thema's", ", ".join(content.get("themes", ()))
    yield "Fase zorgcontinuüm", dutch.CARE_PHASE.get(content.get("care_phase", ""), "")
    yield "Doelgroep", text("target_group")
    yield "Contactvorm", dutch.CONTACT_FORM.get(content.get("contact_form", ""), "")
    yield "Vestiging", text("site")
    yield "Stand", dutch.STATUS[one.status]
    if functions:
        yield "Herkomst van het signaal", text("signal_source")
        yield "Deelnemers", participants(one)
        yield "Eigenaar", _who(one.owner, functions)


_LISTS = {
    EntryKind.GOAL: "Doelstellingen",
    EntryKind.AGREEMENT: "Afspraken",
    EntryKind.REPLY: "Reacties",
}


def _list(thread: Iterable[Entry], kind: EntryKind, functions: bool) -> str:
    lines = [_line(entry, functions) for entry in thread if entry.kind is kind]
    return f"<h3>{_LISTS[kind]}</h3><ul>{''.join(lines)}</ul>" if lines else ""


def _documents(names: Iterable[str]) -> str:
    lines = "".join(f"<li>{escape(name)}</li>" for name in names)
    return f"<h3>Documenten</h3><ul>{lines}</ul>" if lines else ""


def _line(entry: Entry, functions: bool) -> str:
    added = dutch.day(day_of(datetime.fromisoformat(entry.added_at)))
    told = (*_state(entry, functions), _who(entry.author, functions), added)
    said = escape(" · ".join(filter(None, told)))
    return f"<li>{escape(entry.content['text'])} <small>({said})</small></li>"


def _state(entry: Entry, functions: bool) -> Iterator[str]:
    content = entry.content
    match entry.kind:
        case EntryKind.REPLY:
            yield dutch.REPLY[content["kind"]]
        case EntryKind.GOAL:
            yield dutch.GOAL[content["status"]]
            yield dutch.EFFECT.get(content.get("effect_level", ""), "")
        case EntryKind.AGREEMENT:
            yield dutch.AGREEMENT[content["status"]]
            yield for_whom(entry) if functions else dutch.PARTY[content["party"]]
            yield f"tegen {dutch.day(content['due_on'])}" if "due_on" in content else ""


def _who(author: Author, functions: bool) -> str:
    side = dutch.SIDE[author.side]
    return f"{side}, {author.function}" if functions and author.function else side
