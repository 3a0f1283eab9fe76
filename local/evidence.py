"""``make evidence``: whether the evidence of the audit trail and the trail itself say the same.

In an account: ``python -m local.evidence BUCKET AUDIT_TABLE``, as whoever may read both.
"""

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import boto3

from chalicelib.storage.dynamo import from_raw
from chalicelib.storage.evidence import FOLDER
from local.bucket import EVIDENCE
from local.environment import TABLES, keep_to_this_machine, point_at
from local.settings import settings
from local.state import read_endpoints
from local.trouble import StartError

Line = dict[str, Any]
Key = tuple[str, str]


def lines_in(s3: Any, bucket: str) -> Iterator[Line]:
    """Each once, in the order of the stream: what was written again has its sequence number."""
    found: dict[tuple[int, str, str], Line] = {}
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=FOLDER)
    for key in (one["Key"] for page in pages for one in page.get("Contents", ())):
        text = gzip.decompress(s3.get_object(Bucket=bucket, Key=key)["Body"].read()).decode()
        for line in map(json.loads, text.splitlines()):
            found[(len(line["sequence"]), line["sequence"], line["event"])] = line
    return (found[one] for one in sorted(found))


def compared(lines: Iterable[Line], trail: Iterable[dict[str, Any]]) -> list[str]:
    """What is not the same, a sentence each. ``trail``: the items of the table, as they are now."""
    said: dict[Key, dict[str, Any]] = {}
    told = []
    for line in lines:
        key = (line["key"]["pk"], line["key"]["sk"])
        if line["change"] != "INSERT":
            told.append(f"{key} was changed in the table: {line['change']}")
        else:
            said[key] = line["item"]
    there = {(item["pk"], item["sk"]): item for item in trail}
    told += [f"{key} is no evidence" for key in sorted(there.keys() - said.keys())]
    told += [f"{key} is gone from the table" for key in sorted(said.keys() - there.keys())]
    both = sorted(there.keys() & said.keys())
    return told + [
        f"{key} stands otherwise in the table" for key in both if there[key] != said[key]
    ]


def trail_in(dynamodb: Any, table: str) -> Iterator[dict[str, Any]]:
    for page in dynamodb.get_paginator("scan").paginate(TableName=table, ConsistentRead=True):
        yield from map(from_raw, page["Items"])


def main(arguments: list[str]) -> int:
    try:
        bucket, table = arguments or _of_this_machine()
    except StartError as error:
        print(f"This cannot be told: {error}.", file=sys.stderr)
        return 1
    lines = list(lines_in(boto3.client("s3"), bucket))
    told = compared(lines, trail_in(boto3.client("dynamodb"), table))
    print(f"{len(lines)} lines of evidence", *told, sep="\n")
    return 1 if told else 0


def _of_this_machine() -> tuple[str, str]:
    keep_to_this_machine()
    here = read_endpoints(settings().state)
    scheme, _, rest = here.pool_url.partition("://")
    point_at(here.dynamodb_url, f"{scheme}://{rest.partition('/')[0]}")
    return EVIDENCE, TABLES["AuditTable"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
