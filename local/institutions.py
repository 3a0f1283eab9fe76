"""Which institutions are loaded, and at which of them the cast works."""

import hashlib
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from chalicelib.domain.institution_export import BadExport, lines_of
from chalicelib.domain.institutions import Institution
from chalicelib.jobs.institutions import import_institutions
from chalicelib.storage.directory import Directory
from local.progress import Bar
from local.resources import ROOT
from local.trouble import StartError

SHARED = ROOT / ".." / "shared" / "data" / "institutions.csv"
DEMO = ROOT / "local" / "demo_institutions.csv"
ENOUGH_SCHOOLS = 3  # the first CLB of the cast shows a dossier with each of these


def load_institutions(
    dynamodb: Any, table: str, directory: Directory, source: Path, remembered: Path
) -> str:
    """Import a file unless it was the last one imported; says what it did.

    ``remembered`` holds the digest of that last one. Raises StartError for a file that is not
    there, cannot be read, or is refused.
    """
    data = _read(source)
    digest = hashlib.sha256(data).hexdigest()
    if _is_loaded(remembered, digest, directory):
        return "unchanged"
    remembered.unlink(missing_ok=True)
    try:
        report = import_institutions(
            dynamodb, table, directory, lines_of(data), progress=Bar("institutions")
        )
    except BadExport as error:
        raise StartError(
            f"{source} is refused: {error} Repair it, or load it in another STATE="
        ) from error
    remembered.write_text(digest, encoding="utf-8")
    return f"{report.written} written, {report.unchanged} unchanged"


def source_of(asked: Path | None, directory: Directory) -> Path | None:
    """The file that was asked for; else real ones when they are there; else, once, invented ones.

    Nothing when institutions were loaded before and no file says otherwise.
    """
    if asked or SHARED.exists():
        return asked or SHARED
    return None if directory.saved().institutions else DEMO


def forget(directory: Directory) -> None:
    """The tables are new: what the directory says to be in them has to be written again."""
    if known := directory.saved().institutions:
        directory.save(known, settled=False)


def places(institutions: Sequence[Institution]) -> tuple[dict[str, str], list[str]]:
    """Where the cast works, by number, and two more schools of their CLB.

    CLB A is the first CLB by number that serves three schools; CLB B the next such one. Raises
    StartError when there are no two.
    """
    served: dict[str, list[str]] = {}
    for school in sorted(institutions, key=lambda one: one.number):
        if school.clb:
            served.setdefault(school.clb, []).append(school.number)
    large = (clb for clb in sorted(served) if len(served[clb]) >= ENOUGH_SCHOOLS)
    chosen = list(islice(large, 2))
    if len(chosen) < 2:
        raise StartError(
            f"the demo needs two CLBs that serve {ENOUGH_SCHOOLS} schools each, and this list of"
            " institutions has them not"
        )
    (clb_a, clb_b), (a, b) = chosen, (served[clb] for clb in chosen)
    return {"clb_a": clb_a, "school_a": a[0], "clb_b": clb_b, "school_b": b[0]}, a[1:3]


def _read(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        raise StartError(
            f"INSTITUTIONS={source} cannot be read ({(error.strerror or str(error)).lower()})"
        ) from error


def _is_loaded(remembered: Path, digest: str, directory: Directory) -> bool:
    try:
        saved = directory.saved()
        return remembered.read_text(encoding="utf-8") == digest and saved.settled
    except (OSError, ClientError):
        return False
