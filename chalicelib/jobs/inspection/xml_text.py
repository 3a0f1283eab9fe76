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


def text_of_xml(data: bytes, also: Set[str] = frozenset(), *, without_prompts: bool = False) -> str:
    """``also``: further attributes that people read. Raises Refuse for what declares entities.

    ``without_prompts``: of a master, which says "Third level" where a slide has its own text.
    """
    reader = _Reader(_READ | also, without_prompts)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.found.append
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Refuse("damaged") from error
    return "".join(reader.found)


class _Reader:
    def __init__(self, wanted: Set[str], without_prompts: bool) -> None:
        self.found: list[str] = []
        self._wanted, self._without_prompts = wanted, without_prompts
        self._shape, self._is_prompt = 0, False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if local == "sp":
            self._shape, self._is_prompt = len(self.found), False
        self._is_prompt = self._is_prompt or local == "ph"
        self.found += (f"\n{v}\n" for k, v in attributes.items() if _local(k) in self._wanted)
        if local in ("tab", "br", "s"):
            self.found.append(" ")

    def end(self, name: str) -> None:
        local = _local(name)
        if local == "sp" and self._is_prompt and self._without_prompts:
            del self.found[self._shape :]
        if local in _BREAKS:
            self.found.append("\n")


def _refuse(*_: object) -> None:
    raise Refuse("damaged")


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def without_writers(data: bytes) -> bytes:
    return _WRITER_ELEMENTS.sub(rb"\1\3", _WRITERS.sub(rb'\1""', data))
