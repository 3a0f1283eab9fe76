"""DynamoDB as many write it: boto3's table, which turns every attribute into a Python value."""

import os
import uuid
from datetime import UTC, datetime
from typing import Any

import boto3
from boto3.dynamodb.conditions import Key

from bench.rivals.shapes import Sent

TABLE = boto3.resource("dynamodb").Table(os.environ["RIVALS_TABLE"])


def one(dossier_id: str, registration_id: str) -> Any:
    """The item, or None."""
    return TABLE.get_item(Key={"pk": dossier_id, "sk": f"R#{registration_id}"}).get("Item")


def page(dossier_id: str) -> tuple[Any, str | None]:
    """25 of them, the latest first, and where the next page begins."""
    of_it = Key("pk").eq(dossier_id) & Key("sk").begins_with("R#")
    found = TABLE.query(KeyConditionExpression=of_it, ScanIndexForward=False, Limit=25)
    return found["Items"], found.get("LastEvaluatedKey", {}).get("sk")


def add(dossier_id: str, sent: Sent, author: str) -> dict[str, Any]:
    """The registration, its event in the audit trail and its key, in one transaction."""
    made, now = uuid.uuid4().hex, datetime.now(UTC).isoformat()
    body = sent.model_dump(mode="json") | {
        "id": made, "dossier_id": dossier_id, "author": author, "opened_at": now, "version": 1,
    }  # fmt: skip
    event = {"what": "registration.created", "who": author, "registration": made}
    items: list[dict[str, Any]] = [
        {"pk": dossier_id, "sk": f"R#{made}", **body},
        {"pk": f"AUDIT#{dossier_id}", "sk": f"{now}#{made}", **event},
        {"pk": f"KEY#{author}", "sk": made, "status": 201},
    ]
    new = {"TableName": TABLE.name, "ConditionExpression": "attribute_not_exists(pk)"}
    puts = [{"Put": {**new, "Item": item}} for item in items]
    TABLE.meta.client.transact_write_items(TransactItems=puts)
    return body
