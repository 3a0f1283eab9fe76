"""The HTML of the mailbox. Nothing in it runs: it works without JavaScript."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from local.sign_in_html import page

_LIST = """\
      <p>Hier komt aan wat op deze machine gemaild wordt; in het echt gaat dat via Amazon SES. Na
        een herstart is deze post leeg.</p>
      <form method="post" action="/post/overzichten">
        <ul><li><button><b>Stuur de overzichten nu</b> <span>wat voor een dag of een week
          bewaard werd</span></button></li></ul>
      </form>
{letters}
      <p><a href="/">Naar het samenwerkingsdossier</a></p>"""
_ROW = """\
        <li><a href="/post/{number}"><b>{subject}</b></a><br>
          <span>aan {to}, om {time}</span></li>"""
_LETTER = """\
      <p>Aan {to}, om {time}</p>
      <h2>Zoals een mailprogramma het toont</h2>
      <p><a href="/post/{number}/html">Open apart</a></p>
      <iframe src="/post/{number}/html" title="De mail als HTML"></iframe>
      <h2>Als gewone tekst</h2>
      <pre>{text}</pre>
      <form method="post" action="/post/{number}/terug">
        <ul><li><button><b>Laat deze mail terugkomen</b> <span>alsof het adres niet
          bestaat</span></button></li></ul>
      </form>
      <p><a href="/post">Alle post</a></p>"""
_LINK = re.compile(r"https?://[^\s<]+")
_TOKEN = re.compile(r"/uitschrijven#([\w-]+)")


@dataclass(frozen=True)
class Letter:
    number: int
    to: str
    subject: str
    text: str
    html: str
    timestamp: float

    @property
    def at(self) -> datetime:
        return datetime.fromtimestamp(self.timestamp, UTC)

    @property
    def token(self) -> str:
        """By which its reader can unsubscribe; nothing where they cannot."""
        found = _TOKEN.search(self.text)
        return found[1] if found else ""


def listed(letters: Iterable[Letter]) -> str:
    rows = "\n".join(_ROW.format(**_shown(one)) for one in letters)
    empty = "      <p>Er is nog niets gemaild.</p>"
    return page("Post", _LIST.format(letters=f"      <ul>\n{rows}\n      </ul>" if rows else empty))


def shown(letter: Letter) -> str:
    return page(letter.subject, _LETTER.format(**_shown(letter)))


def _shown(letter: Letter) -> dict[str, object]:
    linked = _LINK.sub(lambda one: f'<a href="{one[0]}">{one[0]}</a>', escape(letter.text))
    return {
        "number": letter.number,
        "to": escape(letter.to),
        "subject": escape(letter.subject),
        "time": f"{letter.at.astimezone():%H:%M:%S}",
        "text": linked,
    }
