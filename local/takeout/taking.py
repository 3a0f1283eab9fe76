"""Out of a stack, into a file: read place by place, and nothing is held but what is underway."""

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from chalicelib.storage import keys
from chalicelib.storage.dynamo import Item, to_raw
from chalicelib.storage.files import LIBRARY
from local.takeout.kinds import Mode, kind_of
from local.takeout.packed import PART, Packed, Progress
from local.takeout.readable import Readable, names_of, readme
from local.takeout.scope import Place, Scope
from local.takeout.stack import Stack, patiently
from local.trouble import StartError

_AT_ONCE = 50  # dossiers, of two rows each, in one call


def scope_of(stack: Stack, dossier_id: str, number: str, *, leaves: bool) -> Scope:
    """Of a dossier, or without one of the whole CLB. Raises StartError where it is not here."""
    if dossier_id:
        if leaves:
            raise StartError("LEAVES= is for a whole CLB: say NR= instead of DOSSIER=")
        if not list(stack.found(Place("dossiers", *keys.dossier(dossier_id)))):
            raise StartError(f"there is no dossier {dossier_id} here")
        return Scope(number, (dossier_id,))
    (known, *_) = [*stack.found(Place("dossiers", *keys.institution(number))), {}]
    if known.get("kind") != "clb":
        raise StartError(f"no CLB with the number {number} is known here")
    rows = stack.found(Place("dossiers", *keys.row(number, "")))
    mine = (str(row["sk"]).removeprefix("DOSSIER#") for row in rows)
    return Scope(number, tuple(one for one in mine if "#" not in one), True, leaves)


@dataclass
class Taking:
    """``worked_in``: dossiers that people worked in meanwhile, so that it is not of one moment."""

    stack: Stack
    scope: Scope
    packed: Packed
    counts: Counter[str] = field(default_factory=Counter)
    places: list[dict[str, Any]] = field(default_factory=list)
    worked_in: list[str] = field(default_factory=list)

    def take(self, at: str, progress: Progress = lambda done, total: None) -> None:
        """``at``: now, as a moment."""
        before, total = self._stamps(), len(self.scope.dossiers) + 1
        institutions = [keys.institution(one) for one in (self.scope.clb, *self.scope.schools)]
        names = names_of(self._batch(institutions))
        readable = Readable(names)
        for number, one in enumerate(self.scope.dossiers):
            self._items(f"items/{one}.jsonl", self.scope.of_dossier(one), readable)
            self._objects(f"{LIBRARY}{one}/")
            progress(number + 1, total)
        self._items("items/institutions.jsonl", self._beside(), readable)
        progress(total, total)
        after = self._stamps()
        self.worked_in = [one for one in before if before[one] != after[one]]
        title = f"{names.get(self.scope.clb, '')}, {self.scope.name}"
        readable.write(self.packed, readme(title, at, leaves=self.scope.leaves))
        told = {"worked_in": self.worked_in, "counts": self.counts, "places": self.places}
        self.packed.end({"made_at": at, "scope": asdict(self.scope), **told})

    def _beside(self) -> Iterator[Place]:
        """What is kept of people first, then what is of institutions."""
        own = self._people(self.scope.clb)
        theirs = (person for school in self.scope.schools for person in self._people(school))
        yield from self.scope.of_people(sorted({*own, *theirs}), own)
        yield from self.scope.of_institutions()

    def _people(self, number: str) -> list[str]:
        found = self.stack.found(Place("dossiers", *keys.access(number, "")))
        return [str(item["sk"]).partition("#")[2] for item in found]

    def _items(self, name: str, places: Iterable[Place], readable: Readable) -> None:
        with self.packed.file(name) as write:
            for place in places:
                self.places.append({"file": name, **asdict(place)})
                for item in self.stack.found(place):
                    kind = kind_of(place.table, item)
                    if kind.mode is Mode.OUT or self._is_not_of_it(kind.name, item):
                        continue
                    self.counts[kind.name] += 1
                    readable.add(kind.name, item)
                    line = [len(self.places) - 1, to_raw(item)]
                    text = json.dumps(line, ensure_ascii=False, sort_keys=True)
                    write(text.encode() + b"\n")

    def _is_not_of_it(self, kind: str, item: Item) -> bool:
        """Of another dossier of the CLB, or over: it may go at any moment."""
        if kind == "destroyed" and not self.scope.is_whole:
            return str(json.loads(str(item["card"]))["dossier_id"]) != self.scope.name
        return "expires_at" in item and int(str(item["expires_at"])) < time.time()

    def _objects(self, prefix: str) -> None:
        s3, bucket = self.stack.s3, self.stack.bucket
        for one in self.stack.objects.listed(prefix):
            answer = s3.get_object(Bucket=bucket, Key=one.key)
            self.counts["object"] += 1
            about = {"key": one.key, "type": answer["ContentType"]}
            with self.packed.file(f"objects/{one.key}", **about) as write:
                for part in answer["Body"].iter_chunks(PART):
                    write(part)

    def _stamps(self) -> dict[str, Any]:
        """The rows of each dossier at both sides, which count what happens in it."""
        found: dict[str, Any] = {}
        for start in range(0, len(self.scope.dossiers), _AT_ONCE):
            some = self.scope.dossiers[start : start + _AT_ONCE]
            rows = {one: [keys.row(number, one) for number in one.split("-")] for one in some}
            there = self._read([key for both in rows.values() for key in both])
            found |= {one: [there.get(key) for key in both] for one, both in rows.items()}
        return found

    def _batch(self, wanted: list[keys.Key]) -> Iterator[Item]:
        for start in range(0, len(wanted), _AT_ONCE):
            yield from self._read(wanted[start : start + _AT_ONCE]).values()

    def _read(self, wanted: list[keys.Key]) -> dict[keys.Key, Item]:
        found: dict[keys.Key, Item] = patiently(
            self.stack.engine.batch, self.stack.tables.dossiers, wanted
        )
        return found
