"""Plain text and tables of text."""

import re

from ...domain.documents_model import Place
from .outcome import Inspected, Refuse, measured

_CODINGS = ("utf-8-sig", "cp1252")
_OTHER = re.compile(rb"\s*(<!doctype|<html|<script|<\?xml|<svg|%PDF-|PK\x03\x04|MZ|\{\\rtf)", re.I)
# A cell that starts a program in a spreadsheet: =cmd|'/C …'!A0
_STARTS_A_PROGRAM = re.compile(r"(?m)(?:^|[;,\t])[\"']?\s*[=+@-][^;,\t\n]{0,40}\|[^;,\t\n]{0,200}!")
_UNTYPED = {chr(code) for code in (*range(9), 11, *range(14, 32), 127)}  # no text has these


def inspect_text(data: bytes, media_type: str) -> Inspected:
    """Kept as it is: there is nothing in it but what people read."""
    text = _decoded(data)
    if _OTHER.match(data) or _UNTYPED & set(text):
        raise Refuse("other_type")
    if media_type == "text/csv" and _STARTS_A_PROGRAM.search(text):
        raise Refuse("macros")
    return Inspected(data, measured([(Place("text"), text)]))


def _decoded(data: bytes) -> str:
    codings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else _CODINGS
    for coding in codings:
        try:
            return data.decode(coding)
        except UnicodeDecodeError:
            continue
    raise Refuse("other_type")
