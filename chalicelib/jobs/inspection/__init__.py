"""Looking into a file: is it what it is called, is there nothing in it that acts, what does it say.

A type is proven by reading the whole file as that type, not guessed from its first bytes.
"""

from collections.abc import Callable

from .images import inspect_jpeg, inspect_png
from .office import inspect_office
from .open_document import inspect_open_document
from .outcome import Inspected, Refuse
from .pdf import inspect_pdf
from .plain import inspect_text

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."

_INSPECTORS: dict[str, Callable[[bytes, str], Inspected]] = {
    "application/pdf": inspect_pdf,
    "text/plain": inspect_text,
    "text/csv": inspect_text,
    "image/png": inspect_png,
    "image/jpeg": inspect_jpeg,
}

__all__ = ["Inspected", "Refuse", "inspect"]


def inspect(data: bytes, media_type: str) -> Inspected:
    """Raises Refuse; ``media_type`` is one of ``file_types.TYPES``."""
    if media_type.startswith(_OFFICE):
        return inspect_office(data, media_type)
    if media_type.startswith(_OPEN):
        return inspect_open_document(data, media_type)
    return _INSPECTORS[media_type](data, media_type)
