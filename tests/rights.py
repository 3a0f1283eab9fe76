"""Which rights a call of the SDK takes, by its parameters.

DynamoDB: "Actions, resources and condition keys" of the service authorization reference, and "Using
IAM with transactions" of its developer guide. S3: "Required permissions for Amazon S3 API
operations". KMS: what both ask of the key in the name of who calls (in CDK a reader of a table may
Decrypt, and a writer GenerateDataKey too).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from email.utils import parseaddr
from typing import Any

from policies import ARNS, Right

Params = Mapping[str, Any]
_WORD = re.compile(r"(?<![:\w])#?\w+")
_NO_ATTRIBUTES = {"AND", "OR", "NOT", "BETWEEN", "IN", "begins_with", "contains"}
_NO_ATTRIBUTES |= {"attribute_exists", "attribute_not_exists", "size"}


def rights(service: str, operation: str, params: Params) -> Iterator[Right]:
    """KeyError for what no function is known to call."""
    yield from _CALLS[service](operation, params)


# --- DynamoDB


def _dynamodb(operation: str, params: Params) -> Iterator[Right]:
    if operation == "TransactWriteItems":
        yield _key("dynamodb", "kms:GenerateDataKey")
        for entry in params["TransactItems"]:
            yield from (_written(what, one) for what, one in entry.items())
    elif operation == "BatchGetItem":
        for table, asked in params["RequestItems"].items():
            keys = [one["pk"]["S"] for one in asked["Keys"]]
            yield _read(operation, table, asked, keys)
    else:
        yield _read(operation, params["TableName"], params, [_leading(params)])
    yield _key("dynamodb", "kms:Decrypt")


def _written(what: str, one: Params) -> Right:
    """The operation is called Put, Update, Delete or ConditionCheck; its right is of an item."""
    key = one.get("Key") or one["Item"]
    context = _context(("LeadingKeys", [key["pk"]["S"]]))
    enclosing = ("dynamodb:EnclosingOperation", ("TransactWriteItems",))
    return Right(f"dynamodb:{what}Item", _table(one["TableName"]), (*context, enclosing))


def _read(operation: str, table: str, asked: Params, keys: list[str]) -> Right:
    index = f"/index/{asked['IndexName']}" if "IndexName" in asked else ""
    said = [("LeadingKeys", keys), ("Attributes", _attributes(asked))]
    said.append(("Select", [asked["Select"]] if "Select" in asked else []))
    return Right(f"dynamodb:{operation}", _table(table) + index, _context(*said))


def _leading(params: Params) -> str:
    if "Key" in params:
        return str(params["Key"]["pk"]["S"])
    value = re.findall(r"= *(:\w+)", params["KeyConditionExpression"])[0]
    return str(params["ExpressionAttributeValues"][value]["S"])


def _attributes(asked: Params) -> list[str]:
    """None are said where all are asked for: the key has no value then."""
    if "ProjectionExpression" not in asked:
        return []
    names = asked.get("ExpressionAttributeNames", {})
    said = " ".join(str(text) for name, text in asked.items() if name.endswith("Expression"))
    words = (names.get(word, word) for word in _WORD.findall(said))
    return sorted(set(words) - _NO_ATTRIBUTES | {"pk", "sk"})


def _context(*said: tuple[str, list[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((f"dynamodb:{key}", tuple(values)) for key, values in said if values)


def _table(name: str) -> str:
    return ARNS["AuditTable.Arn" if "audit" in name else "DossierTable.Arn"]


# --- S3

_OF_A_VERSION = {"GetObject": "GetObjectVersion", "DeleteObject": "DeleteObjectVersion"}
_OF_A_VERSION |= {"GetObjectTagging": "GetObjectVersionTagging"}
_LISTS = {"ListObjectsV2": "ListBucket", "ListObjectVersions": "ListBucketVersions"}


def _s3(operation: str, params: Params) -> Iterator[Right]:
    bucket = bucket_arn(params["Bucket"])
    if operation in _LISTS:
        context = (("s3:prefix", (params["Prefix"],)),)
        yield Right(f"s3:{_LISTS[operation]}", bucket, context)
    elif operation == "DeleteObjects":
        for one in params["Delete"]["Objects"]:
            yield _object("DeleteObject", bucket, one)
    else:
        yield _object(operation.replace("Head", "Get"), bucket, params)
    if operation in ("GetObject", "PutObject"):
        asked = "kms:Decrypt" if operation == "GetObject" else "kms:GenerateDataKey"
        yield _key("s3", asked)


def _object(action: str, bucket: str, one: Params) -> Right:
    action = _OF_A_VERSION[action] if "VersionId" in one else action
    return Right(f"s3:{action}", f"{bucket}/{one['Key']}")


def bucket_arn(name: str) -> str:
    return ARNS["EvidenceBucket.Arn" if "evidence" in name else "DocumentBucket.Arn"]


def to_know_that_it_is_absent(bucket: str) -> Right:
    """Or S3 answers 403 where nothing is (GetObject, "Permissions"). It names no prefix."""
    return Right("s3:ListBucket", bucket_arn(bucket))


# --- the others


def _lambda(operation: str, params: Params) -> Iterator[Right]:
    place = ARNS["FailedEvents.Arn"].replace(":sqs:", ":lambda:").rpartition(":")[0]
    yield Right("lambda:InvokeFunction", f"{place}:function:{params['FunctionName']}")


def _ses(operation: str, params: Params) -> Iterator[Right]:
    """A whole message (Raw) takes both rights."""
    place = ARNS["FailedEvents.Arn"].replace(":sqs:", ":ses:").rpartition(":")[0]
    address = parseaddr(params["FromEmailAddress"])[1]
    context = (("ses:FromAddress", (address,)),)
    used = [f"{place}:identity/{address.rpartition('@')[2]}"]
    used += [f"{place}:configuration-set/{params['ConfigurationSetName']}"]
    for action in ("ses:SendEmail", "ses:SendRawEmail"):
        yield from (Right(action, one, context) for one in used)


def _key(service: str, action: str) -> Right:
    via = (("kms:ViaService", (f"{service}.eu-west-1.amazonaws.com",)),)
    return Right(action, ARNS["DossierKey.Arn"], via)


_CALLS: dict[str, Callable[[str, Params], Iterator[Right]]] = {
    "dynamodb": _dynamodb,
    "s3": _s3,
    "lambda": _lambda,
    "sesv2": _ses,
}
