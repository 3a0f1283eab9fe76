"""Names that cameras, scanners and programs give to files: nobody is meant by them."""

import re

from .file_types import TYPES, extension_of

_LONGEST = 120  # characters of the name of a file
# What stands in such a name and might be somebody's in a sentence; numbers and days never do.
_WORDS = (
    *("IMG", "VID", "MG", "MVI", "DSC", "SCN", "PANO", "SNAP", "HEIC", "HDR", "Burst", "Bokeh"),
    *("Photo", "Picture", "Image", "Gallery", "Screenshot", "Collage", "Scan", "Untitled"),
    *("Lens", "Book", "Doc", "One UI", "One UI Home"),
    *("Portrait", "Cover", "Copy", "Edited", "Whats", "Signal", "Messenger", "Teams"),
    *("CON", "PRN", "AUX", "NUL", "CLOCK"),  # of devices, in Windows
)
# What chance alone wrote, and the camera that is called as somebody may be.
_CODE = re.compile(
    r"(?<![A-Za-z])(?:(?=[A-Fa-f-]*[0-9])[0-9A-Fa-f-]{16,}|SAM_[0-9]{4})(?![A-Za-z0-9])"
)
_LETTERS = re.compile(r"[A-Za-z]+")


def words_of_machines(text: str) -> tuple[str, ...]:
    """The words of a name of a file that name nobody; none of what is no such name."""
    if len(text) > _LONGEST or "\n" in text or extension_of(text) not in TYPES:
        return ()
    codes = "".join(f"{code[0]} " for code in _CODE.finditer(text))
    return (*_WORDS, text.rpartition(".")[2], *_LETTERS.findall(codes))
