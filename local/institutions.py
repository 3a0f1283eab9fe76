"""Which institutions are loaded, and at which of them the cast works."""

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from botocore.exceptions import ResponseStreamingError

from chalicelib.domain.institution_export import BadExport, lines_of
from chalicelib.domain.institutions import Institution
from chalicelib.jobs.institutions import import_institutions
from chalicelib.storage.directory import Directory, Saved
from local.progress import Bar
from local.resources import ROOT
from local.trouble import StartError

SHARED = ROOT / ".." / "shared" / "data" / "institutions.csv"
DEMO = ROOT / "local" / "demo_institutions.csv"
ENOUGH_SCHOOLS = 3  # the first CLB of the cast shows a dossier with each of these


@dataclass(frozen=True)
class Loaded:
    """What there is, by number, and in a few words how it came there."""

    institutions: dict[str, Institution]
    said: str


def load_institutions(
    dynamodb: Any, table: str, directory: Directory, asked: Path | None, remembered: Path
) -> Loaded:
    """Import the file that applies, unless it was the last one imported.

    ``remembered`` holds the digest of that last one. Raises StartError for a file that is not
    there, cannot be read, or is refused.
    """
    known = _known(directory)
    source = _source(asked, known)
    if source is None:
        return _loaded(known, "as before")
    data = _read(source)
    digest = hashlib.sha256(data).hexdigest()
    if known.institutions and known.settled and _remembers(remembered, digest):
        return _loaded(known, "unchanged")
    remembered.unlink(missing_ok=True)
    try:
        report = import_institutions(
            dynamodb, table, directory, lines_of(data), progress=Bar("institutions")
        )
    except BadExport as error:
        raise StartError(
            f"{source} is refused: {error} Repair it, or start on a new folder, as in STATE=.other"
        ) from error
    remembered.write_text(digest, encoding="utf-8")
    gone = f", {report.vanished} no longer in the file" if report.vanished else ""
    how = f"{report.written} written, {report.unchanged} unchanged{gone}"
    return _loaded(directory.saved(), how)


def forget(directory: Directory) -> None:
    """The tables are new: what the directory says to be in them has to be written again."""
    if known := _known(directory).institutions:
        directory.save(known, settled=False)


def _known(directory: Directory) -> Saved:
    """What was loaded before; nothing when a kill -9 left half a file of it."""
    try:
        return directory.saved()
    except (OSError, EOFError, ValueError, zlib.error, ResponseStreamingError):
        directory.save((), settled=False)
        return directory.saved()


def _source(asked: Path | None, known: Saved) -> Path | None:
    """The file that was asked for; else real ones when they are there; else, once, invented ones.

    Nothing when institutions were loaded before and no file says otherwise.
    """
    if asked or SHARED.exists():
        return asked or SHARED
    return None if known.institutions else DEMO


def _loaded(saved: Saved, how: str) -> Loaded:
    found = {one.number: one for one in saved.institutions}
    return Loaded(found, f"{len(found)}, {how}")


def places(institutions: Iterable[Institution]) -> dict[str, str]:
    """Where the cast works, and two more schools of its first CLB: place → number.

    CLB A is the first CLB by number that serves three schools; CLB B the next such one. Raises
    StartError when there are no two.
    """
    served: dict[str, list[str]] = {}
    for school in sorted(institutions, key=lambda one: one.number):
        if school.clb:
            served.setdefault(school.clb, []).append(school.number)
    large = [clb for clb in sorted(served) if len(served[clb]) >= ENOUGH_SCHOOLS]
    if len(large) < 2:
        raise StartError(
            f"the demo needs two CLBs that serve {ENOUGH_SCHOOLS} schools each, and these"
            " institutions have them not"
        )
    school_a, second, third = served[large[0]][:3]
    return {
        "clb_a": large[0],
        "school_a": school_a,
        "second": second,
        "third": third,
        "clb_b": large[1],
        "school_b": served[large[1]][0],
    }


def _read(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        raise StartError(
            f"INSTITUTIONS={source} cannot be read ({(error.strerror or str(error)).lower()})"
        ) from error


def _remembers(remembered: Path, digest: str) -> bool:
    try:
        return remembered.read_text(encoding="utf-8") == digest
    except (OSError, ValueError):
        return False
