"""What a request did to the tables, said so that it can be compared with what another one did."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

Item = Mapping[str, Any]
Kept = dict[tuple[str, str, str], Item]  # by table, pk and sk
Effect = Counter[tuple[object, ...]]

# What differs from one request to another: an id, a moment, a random word in hexadecimal.
_OWN = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z|[0-9a-f]{16,}"
)
_COUNTED = 10**6  # what is larger is a moment
_MOMENTS = {"expires_at"}  # in seconds: another one, or by chance the same


def kept(dynamodb: Any, tables: tuple[str, ...]) -> Kept:
    found: Kept = {}
    for table in tables:
        for page in dynamodb.get_paginator("scan").paginate(TableName=table, ConsistentRead=True):
            found |= {(table, one["pk"]["S"], one["sk"]["S"]): one for one in page["Items"]}
    return found


def restore(dynamodb: Any, before: Kept, after: Kept) -> None:
    """The tables are as they were."""
    changed = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    for table, pk, sk in changed:
        key = (table, pk, sk)
        if key in before:
            dynamodb.put_item(TableName=table, Item=before[key])
        else:
            dynamodb.delete_item(TableName=table, Key={"pk": {"S": pk}, "sk": {"S": sk}})


def effect(before: Kept, after: Kept) -> Effect:
    """Each item that came, went or changed: by how much its numbers did, and what else did."""
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return Counter(_told(key, before.get(key, {}), after.get(key, {})) for key in keys)


def traces(one: Effect, audit: str) -> int:
    """How many entries of the audit trail."""
    return sum(count for (table, *_), count in one.items() if table == audit)


def _told(key: tuple[str, str, str], before: Item, after: Item) -> tuple[object, ...]:
    how = "changed" if before and after else "added" if after else "gone"
    names = {name for name in {**before, **after} if before.get(name) != after.get(name)}
    names -= _MOMENTS
    moved = frozenset((name, _moved(before.get(name), after.get(name))) for name in names)
    return (key[0], *(_OWN.sub("#", part) for part in key[1:]), how, moved)


def _differs(before: Any, after: Any) -> bool:
    """From one moment to another does not tell: that was in the same second, or it was not."""
    return before != after and min(_numbers(before, after)) < _COUNTED


def _numbers(*values: Any) -> list[int]:
    return [int((one or {}).get("N", 0)) for one in values]


def _moved(before: Any, after: Any) -> object:
    numbers = _numbers(before, after)
    return numbers[1] - numbers[0] if 0 < max(numbers) < _COUNTED else "other"
