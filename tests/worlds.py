"""Tables, lent to a test: to make them takes ten times as long, the more there are the longer."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from asking import Answer, Line

from chalicelib.storage.keys import Tables

Items = dict[str, list[dict[str, Any]]]
Writes = dict[str, list[dict[str, Any]]]

# In its form, for an engine that does not verify it.
SIGNED = {
    "Authorization": "AWS4-HMAC-SHA256 Credential=local/x/x/x/x, SignedHeaders=host, Signature=x",
    "X_Amz_Date": "x",
    "Content_Type": "application/x-amz-json-1.0",
}
AT_ONCE = 25  # writes in one BatchWriteItem
MOST = 100  # writes: new tables cost less than putting back more
READS = ("GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems")


class Worlds:
    """``make``: new tables of an engine."""

    def __init__(self, make: Callable[[Any], Tables]) -> None:
        self._make = make
        self._free: list[tuple[Tables, Items]] = []

    @contextmanager
    def lent(self, dynamodb: Any) -> Iterator[Tables]:
        """Tables of dynoxide, as they were made, for the length of a block."""
        tables, items = self._free.pop() if self._free else self._made(dynamodb)
        yield tables
        writes = _undoing(items_of(dynamodb, tables), items)
        if sum(map(len, writes.values())) > MOST:
            return _drop(dynamodb, tables)
        _write(dynamodb, writes)
        self._free.append((tables, items))

    def _made(self, dynamodb: Any) -> tuple[Tables, Items]:
        tables = self._make(dynamodb)
        return tables, items_of(dynamodb, tables)


def items_of(dynamodb: Any, tables: Tables) -> Items:
    """Everything that is in both tables."""
    return {name: list(_scanned(dynamodb, name)) for name in (tables.dossiers, tables.audit)}


def items_now(dynamodb: Any, tables: Tables) -> Items:
    """As ``items_of``, of tables to which nobody writes but over the wire of tests: they are read
    again only when something went over it that may have changed something."""
    wire = wire_to(dynamodb.meta.endpoint_url)
    if wire.seen[:2] != (tables, wire.written):
        wire.seen = (tables, wire.written, items_of(dynamodb, tables))
    return wire.seen[2]


def put_back(dynamodb: Any, tables: Tables, items: Items) -> None:
    """Both tables hold just these items again; they are such as ``items_now`` asks for."""
    _write(dynamodb, _undoing(items_now(dynamodb, tables), items))
    wire = wire_to(dynamodb.meta.endpoint_url)
    wire.seen = (tables, wire.written, items)


def _undoing(found: Items, items: Items) -> Writes:
    """Table → what has to be written, where this is found, to have just these items again."""
    writes = {}
    for table, now in found.items():
        new = {(item["pk"]["S"], item["sk"]["S"]) for item in now}
        new -= {(item["pk"]["S"], item["sk"]["S"]) for item in items[table]}
        deletes = [{"DeleteRequest": {"Key": {"pk": {"S": pk}, "sk": {"S": sk}}}} for pk, sk in new]
        puts = [{"PutRequest": {"Item": item}} for item in items[table] if item not in now]
        writes[table] = deletes + puts
    return writes


def _write(dynamodb: Any, writes: Writes) -> None:
    for table, all_of_it in writes.items():
        for start in range(0, len(all_of_it), AT_ONCE):
            asked = {"RequestItems": {table: all_of_it[start : start + AT_ONCE]}}
            assert not _asked(dynamodb, "BatchWriteItem", asked)["UnprocessedItems"]


def _drop(dynamodb: Any, tables: Tables) -> None:
    for table in (tables.dossiers, tables.audit):
        dynamodb.delete_table(TableName=table)


def _scanned(dynamodb: Any, table: str) -> Iterator[dict[str, Any]]:
    start: dict[str, Any] = {}
    while start is not None:
        page = _asked(dynamodb, "Scan", {"TableName": table, **start})
        yield from page["Items"]
        last = page.get("LastEvaluatedKey")
        start = last and {"ExclusiveStartKey": last}


def _asked(dynamodb: Any, what: str, body: Any) -> Any:
    """Without the SDK, which takes longer over each item than the engine does over all."""
    wire = wire_to(dynamodb.meta.endpoint_url)
    answer = wire.send(f"DynamoDB_20120810.{what}", json.dumps(body).encode())
    assert answer.status == 200, answer.body
    return answer.json


class Wire:
    """To dynoxide, from as many threads as there are: each call over a line that is free."""

    def __init__(self, endpoint: str) -> None:
        self._port = urlsplit(endpoint).port or 0
        self._free: list[Line] = []
        self.written = 0  # calls that may have changed something
        self.seen: tuple[Tables | None, int, Items] = (None, 0, {})  # and after how many of them

    def send(self, target: str, body: bytes) -> Answer:
        self.written += target.rsplit(".", 1)[-1] not in READS
        line = self._free.pop() if self._free else Line(self._port)
        answer = line.ask("/", "POST", body, X_Amz_Target=target, **SIGNED)
        self._free.append(line)
        return answer

    def close(self) -> None:
        for line in self._free:
            line.close()


@cache
def wire_to(endpoint: str) -> Wire:
    """To an engine, as long as there are tests: one for the client and for what is put back."""
    return Wire(endpoint)
