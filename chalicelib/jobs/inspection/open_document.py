"""LibreOffice and its like: parts in a zip (OpenDocument 1.3, part 2)."""

import re

from ...domain.documents_model import Place
from ...domain.file_types import extension_of
from .archive import OLE, ZIP, pack, unpack
from .office import PICTURES, clean_picture
from .outcome import Inspected, Refuse, measured
from .xml_text import text_of_xml, without_writers

_TYPE, _MANIFEST, _META = "mimetype", "META-INF/manifest.xml", "meta.xml"
_ACTIVE = re.compile(r"(?i)(Basic|Scripts|Dialogs)/|.*\.(jar|class|js|py|bsh)$")
_STARTS = re.compile(rb"<(office:script|script:event-listener)\b|dde-source")
_ELSEWHERE = re.compile(
    rb"""<(?:draw|form):(?:image|object|object-ole|plugin|applet|floating-frame)\s[^<>]*"""
    rb"""xlink:href=["'](?:\w+:|//|\.\./)""",
    re.IGNORECASE,
)
_PARTS = {"", "xml", "rdf", "svm", "ttf", "otf", *PICTURES}
_SAID_OF_IT = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta'
    b' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"/>'
)


def inspect_open_document(data: bytes, media_type: str) -> Inspected:
    parts = unpack(data)
    _check(parts, media_type)
    copies = {name: _clean(name, part) for name, part in parts.items()}
    texts = [
        (_place(name), text_of_xml(part, {"name", "href"} if name == "content.xml" else set()))
        for name, part in copies.items()
        if name.endswith((".xml", ".rdf")) and name not in (_MANIFEST, _META, "settings.xml")
    ]
    return Inspected(pack(copies, _TYPE), measured(texts))


def _check(parts: dict[str, bytes], media_type: str) -> None:
    if parts.get(_TYPE, b"").strip() != media_type.encode() or "content.xml" not in parts:
        raise Refuse("other_type")
    if b"encryption-data" in parts.get(_MANIFEST, b""):
        raise Refuse("encrypted")
    xml = [part for name, part in parts.items() if name.endswith(".xml")]
    if any(map(_ACTIVE.match, parts)) or any(map(_STARTS.search, xml)):
        raise Refuse("macros")
    if any(map(_ELSEWHERE.search, xml)):
        raise Refuse("linked")
    others = {extension_of(name.rpartition("/")[2]) for name in parts} - _PARTS
    if others or any(part.startswith((OLE, ZIP)) for part in parts.values()):
        raise Refuse("embedded")


def _clean(name: str, part: bytes) -> bytes:
    if name.rpartition("/")[2] == _META:
        return _SAID_OF_IT
    return without_writers(part) if name.endswith(".xml") else clean_picture(name, part)


def _place(name: str) -> Place:
    """Page headers and footers are with the styles."""
    return Place("header" if name == "styles.xml" else "text")
