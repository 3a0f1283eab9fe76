"""Pictures, without where and with what they were taken; what stands in them nobody reads here.

PNG: https://www.w3.org/TR/png-3/#5Chunk-layout · JPEG: ITU-T T.81, annex B · Exif 2.32, 4.6.
"""

import struct
import zlib
from collections.abc import Iterator

from .outcome import Inspected, Refuse

_PNG = b"\x89PNG\r\n\x1a\n"
_SHOWN = b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs acTL fcTL fdAT cICP".split()
_MOST_PIXELS = 120_000_000
_TWO_IN_ONE = (b"PK\x03\x04", b"%PDF", b"Rar!", b"7z\xbc", b"<", b"MZ", b"\x7fELF")

_SOI, _EOI, _SOS, _COM = b"\xff\xd8", 0xD9, 0xDA, 0xFE
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # what says how large it is
_ALONE = {0x01, *range(0xD0, 0xD8)}  # markers without a length
_ORIENTATION = 0x0112


def inspect_png(data: bytes, media_type: str) -> Inspected:
    if not data.startswith(_PNG):
        raise Refuse("other_type")
    chunks = list(_chunks(data))
    if not chunks or chunks[0][0] != b"IHDR" or chunks[-1][0] != b"IEND":
        raise Refuse("damaged")
    _check_pixels(*struct.unpack(">II", chunks[0][1][8:16]))
    return Inspected(_PNG + b"".join(raw for kind, raw in chunks if kind in _SHOWN))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        if at + 12 > len(data):
            raise Refuse("damaged")
        (length,), kind = struct.unpack(">I", data[at : at + 4]), data[at + 4 : at + 8]
        raw = data[at : at + 12 + length]
        if len(raw) < 12 + length or zlib.crc32(raw[4:-4]) != int.from_bytes(raw[-4:], "big"):
            raise Refuse("damaged")
        yield kind, raw
        at += 12 + length
    if at != len(data):
        raise Refuse("two_in_one")


def inspect_jpeg(data: bytes, media_type: str) -> Inspected:
    """How it has to be turned is all that is kept of what the camera noted."""
    if not data.startswith(_SOI):
        raise Refuse("other_type")
    kept, turned = [], b""
    for marker, raw in _segments(data):
        if marker == 0xE1 and raw[4:10] == b"Exif\0\0":
            turned = turned or _turned(raw[10:])
        elif marker not in (*range(0xE1, 0xF0), _COM) or _is_colour(marker, raw):
            kept.append(raw)
    return Inspected(_SOI + turned + b"".join(kept))


def _is_colour(marker: int, raw: bytes) -> bool:
    return raw[4:16] == b"ICC_PROFILE\0" or marker == 0xEE


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    at, marker, is_sized = 2, 0, False
    while marker != _EOI:
        marker, end = _segment(data, at)
        raw = data[at:end]
        if marker in _FRAMES and len(raw) > 8:
            _check_pixels(*struct.unpack(">HH", raw[5:9]))
            is_sized = True
        yield marker, raw
        at = end
    if not is_sized:
        raise Refuse("damaged")
    if data[at : at + 8].startswith(_TWO_IN_ONE):  # phones add what is none of these: it goes
        raise Refuse("two_in_one")


def _segment(data: bytes, at: int) -> tuple[int, int]:
    """The marker here, and where the next one is; the picture itself goes with its scan."""
    if data[at : at + 1] != b"\xff" or at + 2 > len(data):
        raise Refuse("damaged")
    marker = data[at + 1]
    if marker in _ALONE or marker == _EOI:
        return marker, at + 2
    end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    if end < at + 4 or end > len(data):
        raise Refuse("damaged")
    return marker, _end_of_scan(data, end) if marker == _SOS else end


def _end_of_scan(data: bytes, at: int) -> int:
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise Refuse("damaged")
        if data[at + 1] not in (0x00, 0xFF, *range(0xD0, 0xD8)):
            return at
        at += 1 if data[at + 1] == 0xFF else 2


def _check_pixels(width: int, height: int) -> None:
    if not width * height:
        raise Refuse("damaged")
    if width * height > _MOST_PIXELS:
        raise Refuse("too_much")


def _turned(tiff: bytes) -> bytes:
    """The orientation alone, as an Exif segment of its own; nothing if it stands upright."""
    order = ">" if tiff[:2] == b"MM" else "<"
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        places = range(start + 2, start + 2 + 12 * count, 12)
        entries = [struct.unpack_from(f"{order}HHIH", tiff, place) for place in places]
    except struct.error:
        return b""
    found = next((value for tag, *_, value in entries if tag == _ORIENTATION), 1)
    if not 1 < found < 9:
        return b""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, found, 0)
    body = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
