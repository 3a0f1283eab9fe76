"""The audit trail, copied out of reach: each batch of its stream becomes one object in a bucket
that is locked.

A line for each change, as it came: also a change of what stands in the trail, or the end of it,
which the product never asks. Whatever breaks off is written again; the same batch is the same
object, and of other batches a reader knows the same line by its sequence number.
"""

import gzip
import json
import logging
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from ..storage.dynamo import from_raw
from ..storage.evidence import Evidence
from ..storage.json_text import text_of

log = logging.getLogger(__name__)
Record = Mapping[str, Any]
Failures = dict[str, list[dict[str, str]]]


def on_stream(event: Mapping[str, Any], evidence: Evidence) -> Failures:
    """What Lambda is told: where to begin again; nothing when all is kept.

    Raises what the bucket raises: then nothing is kept, and the whole batch comes again.
    """
    records: Sequence[Record] = event["Records"]
    lines: list[str] = []
    failures: list[dict[str, str]] = []
    for record in records:
        try:
            lines.append(line_of(record))
        except (LookupError, TypeError, ValueError):  # it never will: Lambda counts the attempts
            number = record["dynamodb"]["SequenceNumber"]
            log.exception("event %s is no evidence", number)
            failures.append({"itemIdentifier": number})
            break
    if lines:
        evidence.keep(place_of(records[: len(lines)]), packed(lines))
    return {"batchItemFailures": failures}


def line_of(record: Record) -> str:
    """JSON: what happened to which line of the trail, and how that stands now."""
    change = record["dynamodb"]
    kind = record["eventName"]
    if kind != "INSERT":
        log.error("the audit trail itself was changed: %s", json.dumps(change["Keys"]))
    image = {} if kind == "REMOVE" else {"item": from_raw(change["NewImage"])}
    return text_of(
        {
            "sequence": change["SequenceNumber"],
            "event": record["eventID"],
            "change": kind,
            "key": from_raw(change["Keys"]),
            **image,
        }
    )


def place_of(records: Sequence[Record]) -> str:
    first, last = records[0], records[-1]
    day = datetime.fromtimestamp(first["dynamodb"]["ApproximateCreationDateTime"], UTC)
    sequence = f"{first['dynamodb']['SequenceNumber']}-{last['dynamodb']['SequenceNumber']}"
    return f"{day:%Y/%m/%d}/{sequence}-{first['eventID']}.jsonl.gz"


def packed(lines: Sequence[str]) -> bytes:
    """The same for the same lines."""
    return gzip.compress("".join(f"{one}\n" for one in lines).encode(), mtime=0)
