"""What people read in a part of an office file, and what its program noted of who wrote it."""

import re
from collections.abc import Set
from xml.parsers import expat

from .outcome import Refuse

_BREAKS = {"p", "h", "br", "cr", "tab", "si", "c", "row", "line-break", "comment", "s"}
_READ = {"descr", "title", "alt", "desc"}  # attributes that people read or hear

# Names of people in comments and tracked changes, in the places where a program writes them.
# "<" stands in no attribute, so nothing here looks further than the next element.
_WRITERS = re.compile(
    rb"""(\s(?:[\w.-]+:)?(?:author|initials|displayName|userId|lastModifiedBy|userName)=)"""
    rb"""("[^"<]*"|'[^'<]*')"""
)
_WRITER_ELEMENTS = re.compile(
    rb"""(<((?:[\w.-]+:)?(?:creator|author|initial-creator|creator-initials|sender-initials))"""
    rb"""(?:\s[^<>]*)?>)[^<]*(</\2>)"""
)


def text_of_xml(data: bytes, also: Set[str] = frozenset()) -> str:
    """``also``: further attributes that people read. Raises Refuse for what declares entities."""
    found: list[str] = []
    wanted = _READ | also

    def start(name: str, attributes: dict[str, str]) -> None:
        found.extend(f"\n{v}\n" for k, v in attributes.items() if _local(k) in wanted)
        if _local(name) in ("tab", "br", "s"):
            found.append(" ")

    def end(name: str) -> None:
        if _local(name) in _BREAKS:
            found.append("\n")

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = found.append
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Refuse("damaged") from error
    return "".join(found)


def _refuse(*_: object) -> None:
    raise Refuse("damaged")


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def without_writers(data: bytes) -> bytes:
    return _WRITER_ELEMENTS.sub(rb"\1\3", _WRITERS.sub(rb'\1""', data))
