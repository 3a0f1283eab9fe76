"""Why something is taken for a name, in words that a teacher understands."""

from .features import Seen


def reason_for(name: list[Seen], before: Seen, *, sure: bool) -> str:
    """``voornaam na "juf"``; what is doubtful starts with ``misschien``."""
    told = f"{_what(name)}{_where(before)}"
    return told if sure else f"misschien een {told}"


def _what(name: list[Seen]) -> str:
    shapes = {one.token.shape for one in name}
    if shapes <= {"i", "I", "p"}:
        return "initialen"
    first = any(one.word.first for one in name)
    last = any(one.word.last for one in name)
    if len(name) > 1 and (first or last):
        return "voornaam en familienaam" if first else "familienaam"
    if first:
        return "voornaam"
    return "familienaam" if last else "naam"


def _where(before: Seen) -> str:
    if before.kind in ("TIT", "KIN"):
        return f' na "{before.token.key}"'
    return ""
