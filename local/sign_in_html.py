"""The HTML of the page to sign in on. Nothing in it runs: it works without JavaScript."""

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby

PAGE = """\
<!doctype html>
<html lang="nl-BE">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>{title} - Samenwerkingsdossier</title>
    <link rel="icon" href="/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/sign-in/style.css">
  </head>
  <body>
    <main>
      <p class="mark">Samen&shy;werkings&shy;dossier</p>
      <h1>{title}</h1>
{content}
    </main>
  </body>
</html>
"""
CHOICE = """\
      <p>Op deze machine vervangt deze pagina het aanmelden bij de Vlaamse overheid (ACM/IDM).
        Kies als wie u zich aanmeldt. Alle mensen zijn verzonnen.</p>
      <form method="post">
{institutions}
      </form>
      <p><a href="/post">Lees de mails die op deze machine verstuurd zijn</a></p>"""
INSTITUTION = """\
        <section aria-labelledby="place-{number}">
          <h2 id="place-{number}">{name}</h2>
          <ul>
{people}
          </ul>
        </section>"""
PERSON = """\
            <li><button name="who" value="{username}">
              <b>{name}</b> <span>{function}</span>
            </button></li>"""
REFUSAL = """\
      <p>De vraag om aan te melden klopt niet: ze komt niet van deze toepassing, of ze is
        onvolledig. Begin opnieuw vanaf het samenwerkingsdossier.</p>
      <p><a href="{home}">Naar het samenwerkingsdossier</a></p>"""


def choice(people: Iterable[Mapping[str, str]]) -> str:
    """``people``: username, name, function and institution; those of one institution together."""
    grouped = groupby(people, key=lambda one: one["institution"])
    places = [_institution(number, name, who) for number, (name, who) in enumerate(grouped, 1)]
    return page("Aanmelden", CHOICE.format(institutions="\n".join(places)))


def refusal(home: str) -> str:
    """For a question that cannot be sent back to where it came from."""
    return page("Aanmelden lukt zo niet", REFUSAL.format(home=escape(home)))


def _institution(number: int, name: str, people: Iterable[Mapping[str, str]]) -> str:
    buttons = "\n".join(PERSON.format(**_escaped(person)) for person in people)
    return INSTITUTION.format(number=number, name=escape(name), people=buttons)


def _escaped(person: Mapping[str, str]) -> dict[str, str]:
    return {name: escape(value) for name, value in person.items()}


def page(title: str, content: str) -> str:
    return PAGE.format(title=title, content=content)
