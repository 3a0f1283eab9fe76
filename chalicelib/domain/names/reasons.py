"""Why something is taken for a name, in words that a teacher understands."""

from .forms import Form
from .kinds import INITIALS, KIN, LETTER, SIGN, TITLE


def reason_for(name: list[Form], before: Form, *, sure: bool) -> str:
    """``voornaam na "juf"``; what is doubtful starts with ``misschien``."""
    after = f' na "{before.key}"' if before.kind in (TITLE, KIN) else ""
    return f"{_what(name)}{after}" if sure else f"misschien een {_what(name)}{after}"


def _what(name: list[Form]) -> str:
    first = last = 0
    for one in name:
        first, last = first | one.word.first, last | one.word.last
    if all(one.shape in (INITIALS, LETTER, SIGN) for one in name):
        return "initialen"
    if len(name) > 1 and (first or last):
        return "voornaam en familienaam" if first else "familienaam"
    if first:
        return "voornaam"
    return "familienaam" if last else "naam"
