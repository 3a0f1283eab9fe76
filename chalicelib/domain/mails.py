"""The mails: what they say, which is only that there is something, for which school, and where.

Nothing in them comes from a dossier: they are made of notices, which hold ids, and of the names
of institutions.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby

from .frozen import dataclass
from .ids import number_of
from .mail_pages import Part, Said, as_html, as_text
from .notices import Kind, Notice
from .words import Side

Names = Mapping[str, str]  # of institutions, by number

# One of it, and more of it.
_SAID: Mapping[Kind, tuple[str, str]] = {
    Kind.WAITING: ("Er wacht iets op uw antwoord", "{n} zaken wachten op uw antwoord"),
    Kind.REGISTRATIONS: (
        "1 nieuwe registratie of reactie",
        "{n} nieuwe registraties of reacties",
    ),
    Kind.DOCUMENTS: ("1 nieuw document", "{n} nieuwe documenten"),
    Kind.DUE: ("1 afspraak of opvolgdatum", "{n} afspraken of opvolgdatums"),
    Kind.RIGHTS: ("1 gebruikersrecht loopt af", "{n} gebruikersrechten lopen af"),
    Kind.MESSAGES: (
        "1 nieuw bericht van het contactformulier",
        "{n} nieuwe berichten van het contactformulier",
    ),
    Kind.INVITATIONS: ("1 uitnodiging is aanvaard", "{n} uitnodigingen zijn aanvaard"),
}
_ORDER = list(_SAID)
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli"),
    *("augustus", "september", "oktober", "november", "december"),
)
_ONLY = "In deze mail staat met opzet geen inhoud. Meld u aan om te lezen wat er staat."
_WHY = "U krijgt deze mail omdat u werkt met het samenwerkingsdossier."
_CHANGE, _STOP = "Kies welke mails u krijgt, en hoe vaak", "Schrijf u uit voor deze mails"


@dataclass(frozen=True)
class Mail:
    """``unsubscribe``: where one click ends them, for the program that shows it; or nothing."""

    to: str
    subject: str
    text: str
    html: str
    unsubscribe: str = ""


def digest(to: str, notices: Iterable[Notice], names: Names, origin: str, token: str) -> Mail:
    """All that is new for one person, by school. ``origin``: the address of the application."""
    places = sorted(notices, key=lambda one: (_place(one, names), one.dossier_id))
    groups = groupby(places, key=lambda one: (_place(one, names), one.dossier_id))
    parts = [Part(name, _lines(list(some), origin)) for (name, _), some in groups]
    subject = _subject([part.title for part in parts])
    ends = ((_CHANGE, f"{origin}/mijn-meldingen"), (_STOP, f"{origin}/uitschrijven#{token}"))
    said = Said(subject, (), parts, _ONLY, _WHY, ends)
    return _mail(to, said, f"{origin}/api/unsubscriptions/{token}")


def invitation(to: str, name: str, until: str, origin: str) -> Mail:
    """To who has no account yet. ``until``: the last day on which it can be accepted."""
    said = Said(
        f"Uitnodiging voor het samenwerkingsdossier van {name}",
        (
            f"De lokale beheerder van {name} nodigt u uit om mee te werken in het"
            " samenwerkingsdossier, dat CLB en school delen.",
            f"Meld u aan tot en met {_day(until)}. U krijgt dan vanzelf toegang.",
        ),
        [Part("Aan de slag", [("Meld u aan", f"{origin}/")])],
        "Werkt u hier niet? Dan hoeft u niets te doen.",
        "U krijgt deze mail één keer, omdat iemand dit adres opgaf.",
        (),
    )
    return _mail(to, said)


def to_operator(to: str, count: int, origin: str) -> Mail:
    """To whoever runs the platform: messages are read with a command (docs/operations.md)."""
    many = "1 nieuw bericht" if count == 1 else f"{count} nieuwe berichten"
    said = Said(
        f"Samenwerkingsdossier: {many} voor de operator",
        (f"Er wacht {many} voor wie het platform beheert: zie docs/operations.md.",),
        [Part("Platform", [("Naar het samenwerkingsdossier", f"{origin}/")])],
        "In deze mail staat met opzet geen inhoud.",
        "U krijgt deze mail als operator van het platform.",
        (),
    )
    return _mail(to, said)


def _day(day: str) -> str:
    """``2026-12-08`` → ``8 december 2026``."""
    year, month, number = map(int, day.split("-"))
    return f"{number} {_MONTHS[month - 1]} {year}"


def _mail(to: str, said: Said, unsubscribe: str = "") -> Mail:
    return Mail(to, said.title, as_text(said), as_html(said), unsubscribe)


def _place(notice: Notice, names: Names) -> str:
    """The school of the dossier, or the institution."""
    number = notice.institution
    if notice.dossier_id:
        number = number_of(notice.dossier_id, Side.SCHOOL)
    return " ".join((names.get(number) or number).split())


def _subject(places: list[str]) -> str:
    different = list(dict.fromkeys(places))
    if len(different) == 1:
        return f"Nieuw in het samenwerkingsdossier: {different[0]}"
    return f"Nieuw in het samenwerkingsdossier: {len(different)} scholen of instellingen"


def _lines(notices: list[Notice], origin: str) -> list[tuple[str, str]]:
    """A sentence for each kind, and where it is: their one page, or the dossier."""
    by_kind = {kind: [one for one in notices if one.kind is kind] for kind in _ORDER}
    return [
        (_said(kind, len(some)), origin + _page(some)) for kind, some in by_kind.items() if some
    ]


def _said(kind: Kind, count: int) -> str:
    one, more = _SAID[kind]
    return one if count == 1 else more.format(n=count)


def _page(notices: list[Notice]) -> str:
    pages = {one.page for one in notices}
    if len(pages) == 1 and (page := pages.pop()):
        return page
    return f"/dossiers/{notices[0].dossier_id}" if notices[0].dossier_id else "/"
