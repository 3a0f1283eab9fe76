"""``make messages``: what people sent to the operator, one JSON object a line, the latest first.

docs/operations.md has the command that does the same in AWS.
"""

import sys
from collections.abc import Iterator
from typing import Any

from chalicelib.storage import keys
from chalicelib.storage.sdk import client
from local.environment import TABLES, keep_to_this_machine, point_at
from local.settings import settings
from local.state import read_endpoints
from local.trouble import StartError


def main() -> int:
    try:
        here = read_endpoints(settings().state)
    except StartError as error:
        print(f"No messages: {error}.", file=sys.stderr)
        return 1
    keep_to_this_machine()
    point_at(here.dynamodb_url, here.pool_url)
    for message in messages(client("dynamodb")):
        print(message)
    return 0


def messages(dynamodb: Any) -> Iterator[str]:
    pk, sk = keys.message("", "")
    pages = dynamodb.get_paginator("query").paginate(
        TableName=TABLES["DossierTable"],
        KeyConditionExpression="pk = :pk AND begins_with(sk, :sk)",
        ExpressionAttributeValues={":pk": {"S": pk}, ":sk": {"S": sk}},
        ScanIndexForward=False,
    )
    return (item["body"]["S"] for page in pages for item in page["Items"])


if __name__ == "__main__":
    sys.exit(main())
