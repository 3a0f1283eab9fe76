"""What AWS does between the audit trail and a mail, and between the trail and its evidence: the
stream, the failure queues and the clock.

dynoxide and ministack have streams, but dynoxide keeps every change of all tables in one list
without an index (see ``resources``): so the trail itself is asked for what was added, in the order
of its moments, and where we are is kept. A moment lies a little before its commit, so what came
lately is asked for again; what was told already is known by its key.
"""

import hashlib
import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from chalicelib.domain.ids import moment
from local.function import Context

LOOKS = 2.0  # seconds between two looks, or more
SHARE = 20  # times as long as a look takes, of a trail that is long
LATE = timedelta(seconds=90)  # an attempt may take so long between its moment and its commit
BATCH, ATTEMPTS = 50, 5  # as in infra/resources.yaml
LONGEST = 600.0  # seconds
DIGESTS_AT = 5  # o'clock (UTC)

Record = dict[str, Any]


class Trail:
    """What was added to the audit trail since the last time."""

    def __init__(self, dynamodb: Any, table: str, position: Path) -> None:
        self._dynamodb, self._table, self._position = dynamodb, table, position
        self._done: dict[str, str] = {}  # by key, the moment of what was told lately

    def begin(self, at: datetime) -> None:
        """Of a new product, what happened before is no news."""
        if not self._position.is_file():
            self.reached(moment(at))

    def new(self) -> list[Record]:
        """As the records of a stream, in the order of their moments."""
        items = sorted(self._since(self._from()), key=lambda one: str(one["sk"]["S"]))
        return [_record(item) for item in items if _key(item) not in self._done]

    def _from(self) -> str:
        reached = datetime.fromisoformat(self._position.read_text(encoding="utf-8"))
        return moment(reached - LATE)

    def _since(self, at: str) -> Iterator[Record]:
        pages = self._dynamodb.get_paginator("scan").paginate(
            TableName=self._table,
            FilterExpression="sk > :at",
            ExpressionAttributeValues={":at": {"S": at}},
        )
        return (item for page in pages for item in page["Items"])

    def done(self, records: list[Record]) -> None:
        for record in records:
            image = record["dynamodb"]["NewImage"]
            self._done[_key(image)] = image["sk"]["S"]
        if records:
            self.reached(max(self._done.values())[:24])

    def reached(self, at: str) -> None:
        self._position.write_text(at, encoding="utf-8")
        before = moment(datetime.fromisoformat(at) - LATE)
        self._done = {key: when for key, when in self._done.items() if when > before}


def _key(item: Record) -> str:
    return f"{item['pk']['S']}|{item['sk']['S']}"


def _record(item: Record) -> Record:
    """As the stream of AWS has it, but for its numbers."""
    at = datetime.fromisoformat(item["sk"]["S"][:24])
    change = {
        "ApproximateCreationDateTime": at.timestamp(),
        "Keys": {name: item[name] for name in ("pk", "sk")},
        "NewImage": item,
        "SequenceNumber": _key(item),
    }
    event_id = hashlib.sha256(_key(item).encode()).hexdigest()[:32]
    return {"eventName": "INSERT", "eventID": event_id, "dynamodb": change}


class Reader:
    """Calls a function with what is new in the trail, as Lambda does."""

    def __init__(self, trail: Trail, function: Any, failed: Path, log: Callable[[str], None]):
        self._trail, self._function = trail, function
        self._failed, self._log = failed, log

    def read(self) -> None:
        records = self._trail.new()
        for start in range(0, len(records), BATCH):
            self._tell(records[start : start + BATCH])

    def _tell(self, records: list[Record], attempt: int = 1) -> None:
        """From where it failed it is asked again; what keeps failing is put aside, alone."""
        if not records:
            return
        answer = self._function({"Records": records}, Context(str(uuid4()), LONGEST))
        failures = [one["itemIdentifier"] for one in answer["batchItemFailures"]]
        numbers = [one["dynamodb"]["SequenceNumber"] for one in records]
        reached = numbers.index(failures[0]) if failures else len(records)
        self._trail.done(records[:reached])
        rest = records[reached:]
        if rest and attempt >= ATTEMPTS:
            self._put_aside(rest[:1])
            self._tell(rest[1:])
        else:
            self._tell(rest, 1 if reached else attempt + 1)

    def _put_aside(self, poison: list[Record]) -> None:
        with self._failed.open("a", encoding="utf-8") as queue:
            queue.writelines(json.dumps(one) + "\n" for one in poison)
        self._log(f"something of the trail was put aside: see {self._failed}")
        self._trail.done(poison)


class Follower:
    """Has the readers read, and ``mail`` send what there is to send after it."""

    def __init__(self, readers: Sequence[Reader], mail: Any, log: Callable[[str], None]) -> None:
        self._readers, self._send, self._log = readers, mail, log
        self._ended = threading.Event()
        self._digested = datetime.now(UTC).date()

    def follow(self) -> None:
        took = 0.0
        while not self._ended.wait(max(LOOKS, took * SHARE)):
            began = time.monotonic()
            try:
                self.look()
            except Exception as error:
                self._log(f"what happened was not told: {error!r}")
            took = time.monotonic() - began

    def look(self) -> None:
        for reader in self._readers:
            reader.read()
        self._mail({"which": ["direct"]})
        now = datetime.now(UTC)
        if now.hour >= DIGESTS_AT and self._digested < now.date():
            self.digest()
            self._digested = now.date()

    def digest(self) -> dict[str, int]:
        """Both digests of now, whatever the day."""
        soon = moment(datetime.now(UTC) + timedelta(hours=1))  # the hour that has begun, too
        return self._mail({"which": ["daily", "weekly"], "time": soon})

    def _mail(self, event: dict[str, Any]) -> dict[str, int]:
        return dict(self._send(event, Context(str(uuid4()), LONGEST)))

    def end(self) -> None:
        self._ended.set()


@contextmanager
def following(follower: Follower) -> Iterator[None]:
    """From now until the end of the block."""
    threading.Thread(target=follower.follow, name="notifying", daemon=True).start()
    try:
        yield
    finally:
        follower.end()
