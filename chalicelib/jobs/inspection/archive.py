"""Files that are a zip of parts: read within limits, and packed again without what was hidden."""

import io
import stat
import zipfile
import zlib
from collections.abc import Mapping

from .outcome import MOST_UNPACKED, Refuse

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END, _END_LENGTH = b"PK\x05\x06", 22
_MOST_PARTS = 5_000
_MOST_RATIO = 200  # of what is unpacked to what was packed
_SMALL = 8 * 1024**2  # bytes: up to there, any ratio will do
_PIECE = 64 * 1024

Parts = Mapping[str, bytes]


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts by their names. Raises Refuse, before more is unpacked than is allowed."""
    if data.startswith(OLE):  # also what an office package makes of a file with a password
        raise Refuse("encrypted")
    if not data.startswith(ZIP):
        raise Refuse("other_type")
    if data[-_END_LENGTH:][:4] != _END:
        raise Refuse("two_in_one")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, len(data))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise Refuse("damaged") from error


def _read(archive: zipfile.ZipFile, packed: int) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    _check(entries)
    parts: dict[str, bytes] = {}
    left = min(MOST_UNPACKED, max(_SMALL, packed * _MOST_RATIO))
    for entry in entries:
        parts[entry.filename] = _part(archive, entry, left)
        left -= len(parts[entry.filename])
    return parts


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """Counted while it is read: what a zip says of itself may be anything."""
    read = bytearray()
    with archive.open(entry) as packed:
        while piece := packed.read(_PIECE):
            read += piece
            if len(read) > most:
                raise Refuse("too_much")
    return bytes(read)


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > _MOST_PARTS:
        raise Refuse("too_much")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Refuse("encrypted")
    names = [entry.filename for entry in entries]
    if len({name.lower() for name in names}) < len(names) or any(map(_leads_out, names)):
        raise Refuse("damaged")
    if any(stat.S_ISLNK(entry.external_attr >> 16) for entry in entries):
        raise Refuse("damaged")


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name


def pack(parts: Parts, first: str = "") -> bytes:
    """``first``: the part that has to come first, and as it is."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda one: one != first):
            kind = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, parts[name], kind)
    return packed.getvalue()
