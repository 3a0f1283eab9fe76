"""How a mail looks: as plain text, and as HTML that says the same.

Headings and lists without tables or pictures, in the colours of the reader's own program, by day
and by night; it reads well without its style too.
"""

from collections.abc import Iterator
from html import escape

from .frozen import dataclass

Link = tuple[str, str]  # what it says, and where it leads


@dataclass(frozen=True)
class Part:
    title: str
    lines: list[Link]


@dataclass(frozen=True)
class Said:
    title: str
    first: tuple[str, ...]
    parts: list[Part]
    last: str
    why: str
    ends: tuple[Link, ...]


_HTML = """\
<!doctype html>
<html lang="nl-BE">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: #1c2530; background: #fff; }}
body {{ overflow-wrap: anywhere; }}
main, footer {{ max-width: 36rem; margin: 0 auto; padding: 1rem; }}
h1 {{ font-size: 1.35rem; line-height: 1.3; }}
h2 {{ font-size: 1.05rem; margin: 1.5rem 0 .25rem; }}
ul {{ margin: 0; padding-left: 1.25rem; }}
a {{ display: inline-block; padding: .75rem 0; color: #0a4f8f; }}
footer {{ border-top: 1px solid #8593a3; font-size: .9rem; }}
@media (prefers-color-scheme: dark) {{
body {{ color: #e6ebf1; background: #141a21; }}
a {{ color: #8fc4ff; }}
}}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{content}
</main>
<footer>
{ends}
</footer>
</body>
</html>
"""


def as_text(said: Said) -> str:
    return "\n".join(_text(said)) + "\n"


def _text(said: Said) -> Iterator[str]:
    yield from (said.title, "")
    for sentence in said.first:
        yield from (sentence, "")
    for part in said.parts:
        yield part.title
        for words, where in part.lines:
            yield from (f"- {words}", f"  {where}")
        yield ""
    yield from (said.last, "", "-- ", said.why)  # as a signature (RFC 3676, 4.3)
    for words, where in said.ends:
        yield f"{words}: {where}"


def as_html(said: Said) -> str:
    content = "\n".join([*map(_paragraph, said.first), *map(_part, said.parts)])
    ends = "\n".join([_paragraph(said.why), *(f"<p>{_link(one)}</p>" for one in said.ends)])
    content = f"{content}\n{_paragraph(said.last)}"
    return _HTML.format(title=escape(said.title), content=content, ends=ends)


def _part(part: Part) -> str:
    lines = "\n".join(f"<li>{_link(one)}</li>" for one in part.lines)
    return f"<h2>{escape(part.title)}</h2>\n<ul>\n{lines}\n</ul>"


def _paragraph(sentence: str) -> str:
    return f"<p>{escape(sentence)}</p>"


def _link(link: Link) -> str:
    return f'<a href="{escape(link[1])}">{escape(link[0])}</a>'
