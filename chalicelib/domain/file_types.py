"""The files that can be shared: by their extension, and what each is called on the wire."""

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "txt": "text/plain",
    "csv": "text/csv",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}

MOST_TEXT = 4_000_000  # characters that are read of one file, so bytes that a text file may have


def is_text(media_type: str) -> bool:
    """Nothing but what people read."""
    return media_type.startswith("text/")


def extension_of(name: str) -> str:
    """In lower case; nothing for a name without one."""
    _, dot, extension = name.rpartition(".")
    return extension.lower() if dot else ""


def with_extension_of(name: str, other: str) -> str:
    """``name`` as it is called once it holds a file like ``other``."""
    if TYPES.get(extension_of(name)) == TYPES.get(extension_of(other)):
        return name
    return f"{name.rpartition('.')[0]}.{extension_of(other)}"
