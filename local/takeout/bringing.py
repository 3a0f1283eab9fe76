"""From a file into a stack that has nothing of it: looked at first, then written, then compared.

One that broke off is repeated: what is there already is passed over. A registration and the count
of what its owner has open are one transaction, so that a repeat counts nothing twice.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import Any

from chalicelib.domain.model import Registration
from chalicelib.storage import owned
from chalicelib.storage.dynamo import Condition, Item, Write, to_raw
from chalicelib.storage.files import LIBRARY
from chalicelib.storage.headers import registration_of
from chalicelib.storage.objects import Received
from local.takeout.compared import Pair, pairs, scope_in
from local.takeout.kinds import Mode
from local.takeout.packed import PART, Progress, Unpacked
from local.takeout.stack import Stack, patiently
from local.trouble import StartError

_AT_ONCE, _BYTES = 50, 2 << 20  # of one transaction, which takes 100 writes and 4 MB
_IN_MEMORY = 8 << 20
_IS_NEW = (Condition("pk", "absent"),)


@dataclass
class Bringing:
    """``kept``: institutions whose rights stay as they are there."""

    unpacked: Unpacked
    stack: Stack
    counts: Counter[str] = field(default_factory=Counter)
    kept: set[str] = field(default_factory=set)

    def look(self) -> None:
        """Raises StartError where something else is already; nothing is written here."""
        mine = tuple(f"{LIBRARY}{one}/" for one in scope_in(self.unpacked).dossiers)
        for name, one in self.unpacked.files.items():
            if "key" in one and not one["key"].startswith(mine):
                raise StartError(f"{name} is a document of another dossier: nothing was written")
        for pair in pairs(self.unpacked, self.stack):
            self._judge(pair)
        for prefix in mine:
            self._judge_files(prefix)

    def _judge(self, pair: Pair) -> None:
        mode = pair.kind.mode
        if mode is Mode.RIGHTS and pair.there and not pair.is_same:
            self.kept.add(pair.place.pk)
        if mode is Mode.OWN and pair.there and not pair.is_same:
            raise _not_empty(pair.name)
        if pair.wanted:
            self.counts["there" if pair.there else "new"] += 1

    def _judge_files(self, prefix: str) -> None:
        files = {one["key"]: one for one in self.unpacked.files.values() if "key" in one}
        for one in self.stack.objects.listed(prefix):
            if one.key not in files or self._digest(one.key) != files[one.key]["sha256"]:
                raise _not_empty(one.key)

    def write(self, progress: Progress = lambda done, total: None) -> None:
        """Files first, and last what people find a dossier by. Raises StartError."""
        total, done = sum(self.unpacked.said["counts"].values()), 0
        for name, one in self.unpacked.files.items():
            if "key" in one:
                self._put(name, one)
                done += 1
                progress(done, total)
        for batch in _batches(filter(self._is_to_be_written, pairs(self.unpacked, self.stack))):
            patiently(self.stack.engine.transact, list(self._writes(batch)))
            done += len(batch)
            progress(min(done, total), total)
        progress(max(total, 1), max(total, 1))

    def _is_to_be_written(self, pair: Pair) -> bool:
        if not pair.wanted or (pair.kind.mode is Mode.RIGHTS and pair.place.pk in self.kept):
            return False
        if pair.kind.mode is Mode.FILLED and pair.there:
            return bool(pair.wanted.keys() - pair.there.keys())
        if pair.kind.mode is Mode.OWN and pair.there and not pair.is_same:
            raise _meanwhile(pair.name)
        return not pair.there

    def _writes(self, batch: list[Pair]) -> Iterator[Write]:
        opened: list[tuple[None, Registration]] = []
        for pair in batch:
            yield self._write(pair)
            if pair.kind.name == "registration" and pair.wanted:
                opened.append((None, registration_of(pair.wanted)))
        yield from owned.counted(opened, self.stack.tables)

    def _write(self, pair: Pair) -> Write:
        wanted, there = pair.wanted or {}, pair.there or {}
        table, key = self.stack.table(pair.place.table), (str(wanted["pk"]), str(wanted["sk"]))
        rest = {n: v for n, v in wanted.items() if n not in {"pk", "sk"} and n not in there}
        if there:
            return Write(table, key, sets=rest)
        return Write(table, key, _IS_NEW, lambda found: _meanwhile("/".join(key)), put=rest)

    def _put(self, name: str, one: dict[str, Any]) -> None:
        if self.stack.objects.find(one["key"]):
            return
        with SpooledTemporaryFile(_IN_MEMORY) as file:
            self.unpacked.copy(name, file)
            self.stack.objects.keep_file(one["key"], file, one["type"])

    def prove(self) -> None:
        """All of it stands there as it is in the file, and in the dossiers nothing else. Raises
        StartError for what does not.
        """
        for pair in pairs(self.unpacked, self.stack):
            if not self._is_proven(pair):
                raise _differs(pair.name)
        for one in self.unpacked.files.values():
            if "key" in one and self._digest(one["key"]) != one["sha256"]:
                raise _differs(one["key"])

    def _is_proven(self, pair: Pair) -> bool:
        if pair.is_same:
            return True
        if not pair.wanted:
            return pair.kind.mode is not Mode.OWN
        is_left = pair.kind.mode is Mode.RIGHTS and pair.place.pk in self.kept
        stays = pair.kind.mode is Mode.ADDED and pair.there
        fills = pair.kind.mode is Mode.FILLED and pair.wanted.keys() <= (pair.there or {}).keys()
        return bool(is_left or stays or fills)

    def _digest(self, key: str) -> str:
        found = self.stack.objects.find(key)
        return _sha256(self.stack, found) if found else ""


def _sha256(stack: Stack, found: Received) -> str:
    digest = hashlib.sha256()
    for part in stack.s3.get_object(Bucket=stack.bucket, Key=found.key)["Body"].iter_chunks(PART):
        digest.update(part)
    return digest.hexdigest()


def _batches(wanted: Iterator[Pair]) -> Iterator[list[Pair]]:
    batch: list[Pair] = []
    size = 0
    for pair in wanted:
        length = _length(pair.wanted or {})
        if batch and (len(batch) == _AT_ONCE or size + length > _BYTES):
            yield batch
            batch, size = [], 0
        batch.append(pair)
        size += length
    if batch:
        yield batch


def _length(item: Item) -> int:
    return len(json.dumps(to_raw(item)))


def _not_empty(name: str) -> StartError:
    return StartError(
        f"this stack has something else of it already ({name}): bring it in where nothing of it"
        " is, or take away what is there. Nothing was written"
    )


def _differs(name: str) -> StartError:
    return StartError(f"{name} is not in both as it is in the file: bring it in again")


def _meanwhile(name: str) -> StartError:
    return StartError(f"somebody wrote at {name} meanwhile: look at that, then bring it in again")
