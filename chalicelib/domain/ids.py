"""Identifiers and moments, sorting as text in the order of time; what a dossier's id says."""

import re
from datetime import UTC, datetime
from secrets import randbits
from uuid import UUID

from .errors import NotFound
from .words import Side

_DOSSIER_ID = re.compile(r"([0-9]{6})-([0-9]{6})")
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def new_id(now: datetime) -> str:
    """A UUID version 7 (RFC 9562): its first 48 bits are the milliseconds of ``now``."""
    milliseconds = int(now.timestamp() * 1000)
    value = milliseconds << 80 | 0x7 << 76 | randbits(12) << 64 | 0b10 << 62 | randbits(62)
    return str(UUID(int=value))


def is_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None


def moment(now: datetime) -> str:
    """UTC in milliseconds and of fixed width, ``2026-11-23T08:15:00.000Z``: sorts as text."""
    utc = now.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"


def is_moment(text: str) -> bool:
    """Whether ``moment`` could have given this: a real one, and written so."""
    try:
        real = datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=None)
    except ValueError:
        return False
    return text == f"{real.isoformat(timespec='milliseconds')}Z"


def sides_of(dossier_id: str) -> dict[str, Side]:
    """``"114983-030569"`` → ``{"114983": Side.CLB, "030569": Side.SCHOOL}``; NotFound if not so."""
    pair = _DOSSIER_ID.fullmatch(dossier_id)
    if not pair:
        raise NotFound
    return {pair[1]: Side.CLB, pair[2]: Side.SCHOOL}


def partner_of(dossier_id: str, institution: str) -> str:
    """The number of the other side; KeyError if the institution is neither."""
    return number_of(dossier_id, sides_of(dossier_id)[institution].other)


def number_of(dossier_id: str, side: Side) -> str:
    """The institution number of one side."""
    return dossier_id[:6] if side is Side.CLB else dossier_id[7:]
