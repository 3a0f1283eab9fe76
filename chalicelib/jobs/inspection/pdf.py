"""PDF: read and written anew, so that what no page leads to is gone (ISO 32000)."""

import io
import logging
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from ...domain.documents_model import Place
from ...domain.file_types import MOST_TEXT
from .outcome import MOST_UNPACKED, Inspected, Refuse, measured

_MOST_PAGES, _MOST_OBJECTS = 1_000, 300_000
_ACTS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/GoToE"}
_PLAYS = {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
_SAYS = ("/Contents", "/Title", "/V", "/TU", "/Alt")
_SAID_OF_IT = ("/Metadata", "/PieceInfo", "/LastModified")

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it repairs might be a text


def inspect_pdf(data: bytes, media_type: str) -> Inspected:
    if not data.startswith(b"%PDF-"):
        raise Refuse("other_type")
    _, end, after = data.rpartition(b"%%EOF")
    if not end:
        raise Refuse("damaged")
    if after.strip(b"\r\n \0\t"):
        raise Refuse("two_in_one")
    try:
        return _inspect(data)
    except Refuse:
        raise
    except Exception as error:  # whatever a file makes the library stumble over
        raise Refuse("unreadable") from error


def _inspect(data: bytes) -> Inspected:
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        raise Refuse("encrypted")
    if not 0 < len(reader.pages) <= _MOST_PAGES:
        raise Refuse("too_much" if reader.pages else "damaged")
    writer = PdfWriter(clone_from=reader)
    texts = [*_said_around(writer)]
    for number, page in enumerate(writer.pages, start=1):
        texts.append((Place("page", number), page.extract_text()))
    writer.metadata = None
    copy = io.BytesIO()
    writer.write(copy)
    return Inspected(copy.getvalue(), measured(texts))


def _said_around(writer: PdfWriter) -> Iterator[tuple[Place, str]]:
    """Checks everything that the document leads to, and yields what stands beside its pages."""
    for one in _everything(writer.root_object):
        _check(one)
        for name in _said_of(one):
            del one[name]
        for name in _SAYS:
            if isinstance(text := one.get(name), str) and not text.startswith("/"):
                yield Place("comment" if name == "/Contents" else "title"), text


def _said_of(one: DictionaryObject) -> list[str]:
    """Who made it, with what and when; of a remark, ``/T`` is whose it is."""
    is_remark = "/Rect" in one and one.get("/Subtype") != "/Widget"
    return [name for name in (*_SAID_OF_IT, *(("/T",) if is_remark else ())) if name in one]


def _everything(root: DictionaryObject) -> Iterator[DictionaryObject]:
    seen: set[int] = set()
    waiting: list[Any] = [root]
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            waiting += [] if one.idnum in seen else [one.get_object()]
            seen.add(one.idnum)
        elif isinstance(one, DictionaryObject):
            yield one
            waiting += one.values()
        elif isinstance(one, ArrayObject):
            waiting += one
        if len(seen) > _MOST_OBJECTS or len(waiting) > MOST_TEXT:
            raise Refuse("too_much")


def _check(one: DictionaryObject) -> None:
    if "/JS" in one or "/JavaScript" in one or "/XFA" in one or one.get("/S") in _ACTS:
        raise Refuse("active")
    if "/EmbeddedFiles" in one or "/EF" in one or one.get("/Subtype") in _PLAYS:
        raise Refuse("embedded")
    if isinstance(one, StreamObject) and len(one._data) > MOST_UNPACKED:
        raise Refuse("too_much")
