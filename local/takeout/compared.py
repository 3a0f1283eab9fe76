"""A file beside a stack: what is in both, in the order in which both are kept.

Both are read along, an item of each at a time: a partition of any size is compared so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from chalicelib.storage.dynamo import Item, from_raw
from local.takeout.kinds import Kind, Mode, kind_of
from local.takeout.packed import Unpacked
from local.takeout.scope import Place, Scope
from local.takeout.stack import Stack
from local.trouble import StartError


@dataclass(frozen=True)
class Pair:
    """``wanted``: in the file; ``there``: in the stack. One of both may not be there."""

    place: Place
    kind: Kind
    wanted: Item | None
    there: Item | None

    @property
    def is_same(self) -> bool:
        return self.wanted == self.there

    @property
    def name(self) -> str:
        one = self.wanted or self.there or {}
        return f"{one.get('pk')} / {one.get('sk')}"


def scope_in(unpacked: Unpacked) -> Scope:
    said = unpacked.said["scope"]
    return Scope(said["clb"], tuple(said["dossiers"]), said["is_whole"], said["leaves"])


def pairs(unpacked: Unpacked, stack: Stack) -> Iterator[Pair]:
    """Raises StartError for an item that is not of this takeout."""
    scope, places = scope_in(unpacked), unpacked.said["places"]
    for name in dict.fromkeys(one["file"] for one in places):
        lines = _Lines(unpacked.lines(name))
        for number, one in enumerate(places):
            if one["file"] == name:
                place = Place(one["table"], one["pk"], one["begins"])
                if not scope.knows(place.pk):
                    raise StartError(f"{place.pk} is not of {scope.name}: nothing was brought in")
                yield from _side_by_side(place, lines.of(number, place), stack)
        if lines.next is not None:
            raise StartError(f"{name} has an item that is of none of its places")


class _Lines:
    """``next``: the line that comes, a place and an item of it; nothing at the end."""

    def __init__(self, lines: Iterator[Any]) -> None:
        self._lines = lines
        self.next = next(lines, None)

    def of(self, number: int, place: Place) -> Iterator[Item]:
        while self.next and self.next[0] == number:
            item = from_raw(self.next[1])
            if not place.holds(str(item["pk"]), str(item["sk"])):
                raise StartError(f"{item['pk']} / {item['sk']} is not of its place in the file")
            self.next = next(self._lines, None)
            yield item


def _side_by_side(place: Place, wanted: Iterator[Item], stack: Stack) -> Iterator[Pair]:
    there = stack.found(place)
    one, other = next(wanted, None), next(there, None)
    while one or other:
        order = _order(one, other)
        pair = (one if order <= 0 else None, other if order >= 0 else None)
        kind = kind_of(place.table, pair[0] or pair[1] or {})
        if pair[0] and kind.mode is Mode.OUT:
            raise StartError(f"{pair[0]['pk']} / {pair[0]['sk']} is of no takeout")
        yield Pair(place, kind, *pair)
        one = next(wanted, None) if order <= 0 else one
        other = next(there, None) if order >= 0 else other


def _order(one: Item | None, other: Item | None) -> int:
    """DynamoDB orders keys by their bytes."""
    if not one or not other:
        return -1 if one else 1
    first, second = (str(item["sk"]).encode() for item in (one, other))
    return (first > second) - (first < second)
