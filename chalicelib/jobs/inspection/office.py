"""Word, Excel and PowerPoint: parts in a zip (ECMA-376, part 2)."""

import re
from collections.abc import Callable

from ...domain.documents_model import Place
from ...domain.file_types import TYPES, extension_of
from .archive import OLE, ZIP, pack, unpack
from .images import inspect_jpeg, inspect_png
from .outcome import Inspected, Refuse, Texts, measured
from .xml_text import text_of_xml, without_writers

_MAIN = {
    TYPES["docx"]: b"wordprocessingml.document.main+xml",
    TYPES["xlsx"]: b"spreadsheetml.sheet.main+xml",
    TYPES["pptx"]: b"presentationml.presentation.main+xml",
}
_TYPES_PART = "[Content_Types].xml"
_ACTIVE = re.compile(r"(?i)vbaproject|vbadata|activex|macrosheets|dialogsheets|customui")
_ACTIVE_TYPES = re.compile(rb"(?i)macroenabled|vbaproject|activex|ms-office.vba")
_STARTS_A_PROGRAM = re.compile(rb"(?i)instrtext[^<>]*>\s*DDE(AUTO)?\s|<ddelink")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^<>]*>")
_TARGET = re.compile(rb"""(\sTarget=)("[^"<]*"|'[^'<]*')""")
_NORMAL = re.compile(rb"(?i)[\"'/\\]Normal\.dotm[\"']")
_MASTER = re.compile(r"(?:Master|Layout)\d*\.xml$")
PICTURES = ("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "svg")
_PARTS = {"xml", "rels", "vml", "bin", "odttf", "fntdata", "xlsx", *PICTURES}
# Where a part is in what people see, by its name.
_PLACES = (
    (re.compile(r"ppt/slides/slide(\d+)\.xml"), "slide"),
    (re.compile(r"ppt/notesSlides/notesSlide(\d+)\.xml"), "notes"),
    (re.compile(r"xl/worksheets/sheet(\d+)\.xml"), "sheet"),
    (re.compile(r"xl/workbook\.xml"), "title"),
    (re.compile(r"word/header\d*\.xml"), "header"),
    (re.compile(r"word/footer\d*\.xml"), "footer"),
    (re.compile(r"word/(?:foot|end)notes\.xml"), "notes"),
    (re.compile(r"(?i).*comments?\w*/?.*\.xml"), "comment"),
    (re.compile(r"(?i)(?:.*/)?(?:theme|styles|fonttable|settings|websettings|numbering|"
                r"tablestyles|viewprops|presprops)\w*\.xml|\[content_types\]\.xml"), ""),
    (re.compile(r".*\.(?:xml|vml|svg)"), "text"),
)  # fmt: skip
_PROPERTIES = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<%s xmlns="%s"/>'
_FORMATS = b"http://schemas.openxmlformats.org/"
_SAID_OF_IT = {
    "docProps/core.xml": _PROPERTIES
    % (b"coreProperties", _FORMATS + b"package/2006/metadata/core-properties"),
    "docProps/app.xml": _PROPERTIES
    % (b"Properties", _FORMATS + b"officeDocument/2006/extended-properties"),
    "docProps/custom.xml": _PROPERTIES
    % (b"Properties", _FORMATS + b"officeDocument/2006/custom-properties"),
}


def inspect_office(data: bytes, media_type: str) -> Inspected:
    return _inspect(data, media_type, is_embedded=False)


def _inspect(data: bytes, media_type: str, *, is_embedded: bool) -> Inspected:
    parts = unpack(data)
    _check(parts, media_type)
    copies: dict[str, bytes] = {}
    texts: list[tuple[Place, str]] = []
    for name, part in parts.items():
        if part.startswith((OLE, ZIP)):
            copies[name], inner = _embedded(name, part, is_embedded)
            texts += inner
        else:
            copies[name] = _clean(name, part)
            texts += _texts(name, copies[name])
    left_out = ("template",) if any(map(_has_template, parts.values())) else ()
    return Inspected(pack(copies, _TYPES_PART), measured(texts), left_out)


def _check(parts: dict[str, bytes], media_type: str) -> None:
    types = parts.get(_TYPES_PART, b"")
    if _ACTIVE_TYPES.search(types) or any(map(_ACTIVE.search, parts)):
        raise Refuse("macros")
    if _MAIN[media_type] not in types:
        raise Refuse("other_type")
    if any(map(_STARTS_A_PROGRAM.search, parts.values())):
        raise Refuse("macros")
    if {extension_of(name) for name in parts} - _PARTS:
        raise Refuse("embedded")


def _embedded(name: str, part: bytes, is_embedded: bool) -> tuple[bytes, Texts]:
    """The numbers behind a chart are a workbook of their own; nothing else is packed in there."""
    if is_embedded or part.startswith(OLE) or not name.endswith(".xlsx"):
        raise Refuse("embedded")
    inspected = _inspect(part, TYPES["xlsx"], is_embedded=True)
    return inspected.copy, inspected.texts


def _clean(name: str, part: bytes) -> bytes:
    if name in _SAID_OF_IT:
        return _SAID_OF_IT[name]
    if name.endswith(".rels"):
        return _RELATION.sub(_kept_inside, part)
    if name.endswith((".xml", ".vml")):
        return without_writers(part)
    return clean_picture(name, part)


def clean_picture(name: str, part: bytes) -> bytes:
    """One that a program drew otherwise stays as it is; that of an older first page goes."""
    if "thumbnail" in name.lower():
        return b""
    inspectors: dict[bytes, Callable[[bytes, str], Inspected]] = {
        b"\xff\xd8": inspect_jpeg,
        b"\x89P": inspect_png,
    }
    try:
        return inspectors[part[:2]](part, "").copy if part[:2] in inspectors else part
    except Refuse:
        return part


def _kept_inside(found: re.Match[bytes]) -> bytes:
    """A link to follow may stay; the template that a text was written on is not fetched."""
    relation = found[0]
    if b"External" not in relation or b"relationships/hyperlink" in relation:
        return relation
    if _is_template(relation):
        return _TARGET.sub(rb'\1"Normal.dotm"', relation)
    raise Refuse("linked")


def _has_template(part: bytes) -> bool:
    """Of somebody's own: that of the program itself is everywhere."""
    written_on = filter(_is_template, _RELATION.findall(part))
    return any(b"External" in one and not _NORMAL.search(one) for one in written_on)


def _is_template(relation: bytes) -> bool:
    return b"attachedTemplate" in relation


def _texts(name: str, part: bytes) -> list[tuple[Place, str]]:
    if name.endswith(".rels"):
        return [(Place("text"), _links(part))]
    for pattern, where in _PLACES:
        if (found := pattern.fullmatch(name)) and name not in _SAID_OF_IT:
            number = int(found[1]) if found.re.groups else None
            named = {"name"} if where == "title" else frozenset()
            is_master = _MASTER.search(name) is not None
            text = text_of_xml(part, named, without_prompts=is_master) if where else ""
            return [(Place(where, number), text)]
    return []


def _links(part: bytes) -> str:
    """Where links lead: an address of somebody names them."""
    relations = _RELATION.findall(part)
    targets = [_TARGET.search(one) for one in relations if b"relationships/hyperlink" in one]
    return "\n".join(found[2][1:-1].decode("utf-8", "replace") for found in targets if found)
