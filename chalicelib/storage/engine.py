"""Calls on DynamoDB: items in, items out; its troubles become Busy, which is safe to repeat."""

import random
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import uuid4

from botocore.exceptions import BotoCoreError, ClientError

from ..domain.errors import Busy, NotFound
from .dynamo import Condition, Item, Raw, Write, filtered, from_raw, operation, projected, to_raw
from .keys import Key

_ATTEMPTS = 5
_LONGEST_WAIT = 0.05  # seconds, doubled at each attempt
_LARGEST_BATCH = 100  # items
_CANCELLED = "TransactionCanceledException"
_TROUBLES = {
    "ProvisionedThroughputExceededException",
    "ThrottlingException",
    "ThrottledException",
    "RequestLimitExceeded",
    "InternalServerError",
    "InternalFailure",
    "ServiceUnavailable",
    "ServiceUnavailableException",
    "500",  # what botocore makes of an answer without a body
    "503",
    "TransactionConflictException",
    "TransactionInProgressException",
}
_PASSING = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"}


class Engine:
    """One method per operation that this product uses."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def get(self, table: str, key: Key) -> Item:
        """The item as it is now; NotFound without one."""
        answer = _ask(
            self._client.get_item, TableName=table, Key=_raw_key(key), ConsistentRead=True
        )
        if "Item" not in answer:
            raise NotFound
        return from_raw(answer["Item"])

    def batch(self, table: str, wanted: Iterable[Key], only: Sequence[str] = ()) -> dict[Key, Item]:
        """Those that exist of at most 100 items; what the engine left over is asked again.

        ``only``: these attributes, beside the key. ValueError for more: a caller that may want
        more asks in parts.
        """
        keys = [_raw_key(key) for key in wanted]
        if len(keys) > _LARGEST_BATCH:
            raise ValueError(f"{len(keys)} items in one batch")
        found: dict[Key, Item] = {}
        for attempt in range(_ATTEMPTS):
            request = {table: {"Keys": keys, "ConsistentRead": True, **projected(only)}}
            answer = _ask(self._client.batch_get_item, RequestItems=request)
            for item in map(from_raw, answer["Responses"].get(table, ())):
                found[(str(item["pk"]), str(item["sk"]))] = item
            keys = answer.get("UnprocessedKeys", {}).get(table, {}).get("Keys", [])
            if not keys:
                return found
            _wait(attempt)
        raise Busy

    def page(
        self,
        table: str,
        condition: str,
        values: Item,
        start: Item,
        where: Sequence[Condition] = (),
        **more: Any,
    ) -> tuple[list[Item], Item]:
        """The items of one Query, and the key after which the next one starts (or nothing).

        With ``where`` it looks through at most 1 MB for the items that this holds for.
        """
        request = {
            "TableName": table,
            "KeyConditionExpression": condition,
            **filtered(where, to_raw(values)),
            **({"ExclusiveStartKey": to_raw(start)} if start else {}),
            **more,
        }
        answer = _ask(self._client.query, **request)
        last = from_raw(answer.get("LastEvaluatedKey") or {})
        return [from_raw(item) for item in answer["Items"]], last

    def all(self, table: str, key: Key, index: str = "", **more: Any) -> list[Item]:
        """Every item whose sort key starts with that of ``key``, over all answers of 1 MB.

        ``index`` is the prefix of the key attributes of an index, such as ``by_person``. Everything
        starts with nothing, which DynamoDB does not take as the value of a key.
        """
        prefix = f"{index}_" if index else ""
        condition, values = f"{prefix}pk = :pk", Item({":pk": key[0]})
        if key[1]:
            condition += f" AND begins_with({prefix}sk, :sk)"
            values[":sk"] = key[1]
        items: list[Item] = []
        last: Item = {}
        while True:
            found, last = self.page(table, condition, values, last, **more)
            items += found
            if not last:
                return items

    def transact(self, writes: Sequence[Write]) -> None:
        """All writes or none; raises the refusal of the first whose condition does not hold.

        A conflict with another transaction passes: the same request is tried again, with the
        same token, so that an attempt that did arrive is not done twice. In the end: Busy.
        """
        request = {
            "TransactItems": [operation(write) for write in writes],
            "ClientRequestToken": str(uuid4()),
        }
        for attempt in range(_ATTEMPTS):
            try:
                _ask(self._client.transact_write_items, **request)
            except ClientError as error:
                _raise_unless_passing(error, writes)
                _wait(attempt)
            else:
                return
        raise Busy


def _ask(call: Callable[..., Any], **request: Any) -> Any:
    try:
        return call(**request)
    except ClientError as error:
        if _is_trouble(error):
            raise Busy from error
        raise
    except BotoCoreError as error:
        raise Busy from error


def _is_trouble(error: ClientError) -> bool:
    """Of the engine, not of what it was asked; whatever it is called."""
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return error.response["Error"]["Code"] in _TROUBLES or status >= 500


def _raise_unless_passing(error: ClientError, writes: Sequence[Write]) -> None:
    if error.response["Error"]["Code"] != _CANCELLED:
        raise error
    reasons: list[dict[str, Any]] = error.response.get("CancellationReasons", [])
    told = ((w, r) for w, r in zip(writes, reasons, strict=False) if r["Code"] != "None")
    for write, reason in told:  # the first one decides: what comes after it may be its echo
        if reason["Code"] in _PASSING:
            return
        if reason["Code"] == "ConditionalCheckFailed":
            found = reason.get("Item")
            raise write.refusal(from_raw(found) if found else None) from error
        break
    raise error


def _wait(attempt: int) -> None:
    """Longer at each attempt; after the last one there is nothing to wait for."""
    if attempt + 1 < _ATTEMPTS:
        time.sleep(random.uniform(0, _LONGEST_WAIT * 2**attempt))  # noqa: S311 - it only spreads


def _raw_key(key: Key) -> Raw:
    return to_raw({"pk": key[0], "sk": key[1]})
