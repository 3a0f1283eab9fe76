"""The keys of documents and of their files; ``keys`` has the table of all."""

Key = tuple[str, str]
ATTACHED = "#DOC#"  # in the key of what stands at a registration


def document(dossier_id: str, document_id: str) -> Key:
    """Without a document: the beginning that all of a dossier share."""
    return f"DOSSIER#{dossier_id}", f"DOC#{document_id}"


def document_version(dossier_id: str, document_id: str, number: int | None) -> Key:
    """Without a number: the beginning that all files of a document share."""
    count = "" if number is None else f"{number:05}"
    return f"DOSSIER#{dossier_id}", f"DOCVERSION#{document_id}#{count}"


def attachment(dossier_id: str, registration_id: str, document_id: str) -> Key:
    return f"DOSSIER#{dossier_id}", f"REG#{registration_id}{ATTACHED}{document_id}"


def undecided(day: str, place: str) -> Key:
    """A file of this day that somebody still has to upload, judge or confirm."""
    return f"UNDECIDED#{day}", place
