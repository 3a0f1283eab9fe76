"""Taking in the ministry's institutions: the items that dossiers refer to, and the directory.

Repeating an import changes nothing. One that broke off leaves the directory as it was, marked
as not settled, so that the next one writes everything again, whatever file it is given.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from typing import Any

from botocore.exceptions import ClientError

from ..domain.institution_export import (
    BadExport,
    Export,
    lines_of,
    read_export,
    refuse_shrunken,
)
from ..domain.institutions import Institution
from ..storage import keys
from ..storage.directory import Directory, Saved
from ..storage.dynamo import Item, Write
from ..storage.engine import Engine

_PER_TRANSACTION = 100  # DynamoDB takes no more
_AT_ONCE = 4  # transactions
_WARNINGS_SHOWN = 20
_FOLDER = "imports/"

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class ImportReport:
    """How an import went, in institutions; ``vanished`` ones left the directory only."""

    total: int
    written: int
    unchanged: int
    vanished: int
    warnings: tuple[str, ...]


def import_institutions(  # noqa: PLR0913 - a table, a directory, a file and two wishes
    dynamodb: Any,
    table: str,
    directory: Directory,
    lines: Iterable[str],
    *,
    progress: Progress = lambda done, total: None,
    allow_shrink: bool = False,
) -> ImportReport:
    """Make items and directory equal to an export; writes only what differs.

    ``progress`` hears how many of the institutions to write are written. Raises BadExport before
    anything is written; Busy if the engine could not take it, and then it is safe to repeat.
    """
    export, before = read_export(lines), directory.saved()
    if not allow_shrink:
        refuse_shrunken(len(before.institutions), len(export.institutions))
    changed = _changed(before, export.institutions)
    if changed and before.institutions:
        directory.save(before.institutions, settled=False)
    _write(Engine(dynamodb), table, changed, progress)
    if changed or before.institutions != export.institutions:
        directory.save(export.institutions)
    return _report(before, export, len(changed))


def _changed(before: Saved, after: Sequence[Institution]) -> list[Institution]:
    known = {one.number: one for one in before.institutions} if before.settled else {}
    return [one for one in after if known.get(one.number) != one]


def _write(
    engine: Engine, table: str, institutions: Sequence[Institution], progress: Progress
) -> None:
    writes = [_write_of(one, table) for one in institutions]
    parts = [
        writes[start : start + _PER_TRANSACTION]
        for start in range(0, len(writes), _PER_TRANSACTION)
    ]
    done = 0
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for part, _ in zip(parts, pool.map(engine.transact, parts), strict=True):
            done += len(part)
            progress(done, len(writes))


def _write_of(one: Institution, table: str) -> Write:
    """Sets what the ministry says; what we keep beside it, such as settings, stays."""
    sets: Item = {"kind": one.kind, "name": one.name, "card": one.card}
    return Write(table, keys.institution(one.number), sets=sets)


def _report(before: Saved, export: Export, written: int) -> ImportReport:
    total = len(export.institutions)
    now = {one.number for one in export.institutions}
    vanished = sum(one.number not in now for one in before.institutions)
    return ImportReport(total, written, total - written, vanished, export.warnings)


def import_from_bucket(
    event: Mapping[str, Any], dynamodb: Any, table: str, s3: Any, bucket: str
) -> dict[str, Any]:
    """Import the file that an administrator put in the bucket, as a Lambda function.

    ``event``: ``{"key": "imports/<file>.csv", "allow_shrink": false}``. Answers the counts, the
    number of warnings and the first of them. Raises BadExport, also for another key.
    """
    lines = lines_of(_file(s3, bucket, str(event.get("key", ""))))
    report = import_institutions(
        dynamodb,
        table,
        Directory(s3, bucket),
        lines,
        allow_shrink=event.get("allow_shrink") is True,
    )
    shown = {"warnings": report.warnings[:_WARNINGS_SHOWN], "warning_count": len(report.warnings)}
    return asdict(report) | shown


def _file(s3: Any, bucket: str, key: str) -> bytes:
    if not key.startswith(_FOLDER):
        raise BadExport(f"Geef als key een bestand in {_FOLDER}, niet '{key}'.")
    try:
        answer = s3.get_object(Bucket=bucket, Key=key)
    except ClientError as error:
        if error.response["Error"]["Code"] == "NoSuchKey":
            raise BadExport(f"Het bestand {key} staat niet in de bucket.") from error
        raise
    data: bytes = answer["Body"].read()
    return data
