"""The limit: a handler and botocore's client; no framework and no validation."""

import json
import os
import uuid
from datetime import UTC, datetime
from typing import Any

from botocore.session import Session

TABLE = os.environ["RIVALS_TABLE"]
DYNAMODB = Session().create_client("dynamodb")
TAKEN = {
    "S": str, "N": int, "BOOL": bool, "NULL": lambda _: None,
    "L": lambda many: [taken(one) for one in many],
    "M": lambda named: {name: taken(one) for name, one in named.items()},
}  # fmt: skip


def taken(attribute: dict[str, Any]) -> Any:
    ((kind, value),) = attribute.items()
    return TAKEN[kind](value)


def put_in(value: Any) -> dict[str, Any]:
    match value:
        case bool():
            return {"BOOL": value}
        case int():
            return {"N": str(value)}
        case str():
            return {"S": value}
        case list():
            return {"L": [put_in(one) for one in value]}
        case dict():
            return {"M": {name: put_in(one) for name, one in value.items()}}
    return {"NULL": True}


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    ids = event["pathParameters"]
    claims = event["requestContext"]["authorizer"]["claims"]
    if claims["number"] not in ids["dossier_id"].split("-"):
        return said(403, {})
    if event["httpMethod"] == "POST":
        return said(201, add(ids["dossier_id"], json.loads(event["body"]), claims["sub"]))
    if "registration_id" not in ids:
        return said(200, page(ids["dossier_id"]))
    key = {"pk": {"S": ids["dossier_id"]}, "sk": {"S": f"R#{ids['registration_id']}"}}
    item = DYNAMODB.get_item(TableName=TABLE, Key=key).get("Item")
    return said(200, public(item)) if item else said(404, {})


def page(dossier_id: str) -> dict[str, Any]:
    found = DYNAMODB.query(
        TableName=TABLE, ScanIndexForward=False, Limit=25,
        KeyConditionExpression="pk = :pk and begins_with(sk, :sk)",
        ExpressionAttributeValues={":pk": {"S": dossier_id}, ":sk": {"S": "R#"}},
    )  # fmt: skip
    after = found.get("LastEvaluatedKey", {}).get("sk", {}).get("S")
    return {"items": [public(item) for item in found["Items"]], "next": after}


def add(dossier_id: str, sent: dict[str, Any], author: str) -> dict[str, Any]:
    made, now = uuid.uuid4().hex, datetime.now(UTC).isoformat()
    own = {"id": made, "dossier_id": dossier_id, "author": author, "opened_at": now, "version": 1}
    body = sent | own
    event = {"what": "registration.created", "who": author, "registration": made}
    items: list[dict[str, Any]] = [
        {"pk": dossier_id, "sk": f"R#{made}", **body},
        {"pk": f"AUDIT#{dossier_id}", "sk": f"{now}#{made}", **event},
        {"pk": f"KEY#{author}", "sk": made, "status": 201},
    ]
    new = {"TableName": TABLE, "ConditionExpression": "attribute_not_exists(pk)"}
    puts = [{"Put": {**new, "Item": put_in(item)["M"]}} for item in items]
    DYNAMODB.transact_write_items(TransactItems=puts)
    return body


def public(item: dict[str, Any]) -> dict[str, Any]:
    return {name: taken(value) for name, value in item.items() if name not in ("pk", "sk")}


def said(status: int, body: Any) -> dict[str, Any]:
    headers = {"Content-Type": "application/json"}
    return {"statusCode": status, "headers": headers, "body": json.dumps(body)}
