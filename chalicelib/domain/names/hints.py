"""Nobody is named, and still everybody knows who: ``de enige leerling met ... in 3B``."""

import re

from .lazy import Lazy
from .plain import back, plain
from .span import Certainty, Kind, Span, without_overlap

_PUPIL = (
    r"(?:leerling|leerlinge|kleuter|kind|jongen|meisje|lln|anderstalige|nieuwkomer|leraar"
    r"|leerkracht|juf|meester)"
)
_CLASS = (
    r"(?:\b[1-7]\s?[A-Z]{1,4}\d?\b|\b[KL][1-6]\b|leerjaar|kleuterklas|\bklas\b|\bjaar\b"
    r"|graad|okan|richting)"
)
_RARE = (
    r"(?:syndroom|diabetes|epilepsie|hoorapparaat|rolstoel|sonde|stoma|prothese|kanker|leukemie|hiv"
    r"|blind|doof|slechthorend|slechtziend|albinis|mucovisci|spierziekte|hartafwijking|transplantatie"
    r"|autis|tourette|\bdown\b|transgender|zwanger|asiel|pleeg|geadopteerd|zelfmoord|overleden|gevangenis)"
)
_NEAR = 200  # characters
_ONE_CLASS = (
    r"(?:(?-i:\b[1-7][A-Z]{1,4}\d?\b|\b[KL][1-6]\b)"
    r"|\b(?:eerste|tweede|derde|vierde|vijfde|zesde) (?:leerjaar|kleuterklas))"
)
_ONLY = Lazy(
    rf"\b(?:de|het|onze|als|is|een van de (?:twee|drie)) enige\s(?:[\w\-]{{1,20}}\s){{0,2}}{_PUPIL}"
    rf"\b(?=([^.!?\n]{{0,160}}))",
    re.I,
)
_CHILD_OF = Lazy(
    r"\b(?:zoon|dochter|kind|broer|zus|kleinkind) van (?:de|onze|haar|zijn) (?:school)?"
    r"(?:directeur|directrice|burgemeester|schepen|juf|meester|leerkracht|zoco|huisarts|dokter"
    r"|bakker|slager|apotheker|conciërge|imam|pastoor)\b",
    re.I,
)
_REASONS = Lazy(rf"{_CLASS}|{_RARE}", re.I)
_BEFORE = Lazy(rf"(?:{_ONE_CLASS}|{_RARE})[^.!?\n]{{0,160}}$", re.I)


def hints(text: str) -> tuple[Span, ...]:
    """Soft notices, always doubtful and of kind RECOGNISABLE, in order: never a reason to refuse.

    The only pupil (teacher) with something, when a class or a rare condition stands in the same
    sentence, and the child of somebody whom the whole village knows.
    """
    read, places = plain(text)
    lowered, found = read.lower(), []
    if "enige" in lowered:  # hardly any text
        found += [_only(one) for one in _ONLY.finditer(read) if _is_told_apart(one)]
    if " van " in lowered:
        found += [_child(one) for one in _CHILD_OF.finditer(read)]
    spans = without_overlap(found)
    return spans if places is None else tuple(back(span, places) for span in spans)


def _is_told_apart(found: re.Match[str]) -> bool:
    """By what follows; or by what stands before it in its sentence, which has to say more."""
    before = found.string[max(0, found.start() - _NEAR) : found.start()]
    return bool(_REASONS.search(found.group(1)) or _BEFORE.search(before))


def _only(found: re.Match[str]) -> Span:
    reason = "er is er maar één: wie de school kent, weet over wie het gaat"
    return _notice(found, reason)


def _child(found: re.Match[str]) -> Span:
    return _notice(found, "een kind van iemand die iedereen kent")


def _notice(found: re.Match[str], reason: str) -> Span:
    return Span(found.start(), found.end(), Kind.RECOGNISABLE, Certainty.DOUBTFUL, reason)
