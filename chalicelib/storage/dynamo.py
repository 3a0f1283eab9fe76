"""DynamoDB's dialect: how a value, a condition and a write are said, and nothing of dossiers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from ..domain.errors import Refused
from ..domain.frozen import dataclass

Item = dict[str, str | int | frozenset[str]]
Raw = dict[str, dict[str, Any]]

# What may be required of an item before it is written; {n} is the attribute, {v} the value.
_OPERATORS = {
    "=": "{n} = {v}",
    "<>": "{n} <> {v}",
    "<": "{n} < {v}",
    ">": "{n} > {v}",
    "<=": "{n} <= {v}",
    ">=": "{n} >= {v}",
    "contains": "contains({n}, {v})",
    "exists": "attribute_exists({n})",
    "absent": "attribute_not_exists({n})",
    "absent or <": "(attribute_not_exists({n}) OR {n} < {v})",
    "absent or <=": "(attribute_not_exists({n}) OR {n} <= {v})",
    "absent or >": "(attribute_not_exists({n}) OR {n} > {v})",
}


@dataclass(frozen=True)
class Condition:
    """``otherwise``: what will do as well."""

    attribute: str
    operator: str
    value: str | int | None = None
    otherwise: "Condition | None" = None


@dataclass(frozen=True)
class Write:
    """One operation of a transaction, and what is refused when its condition does not hold.

    ``put`` replaces the whole item; otherwise ``sets``, ``adds`` and ``removes`` update it, and
    ``joins`` and ``leaves`` what its sets hold, or ``deletes`` removes it; with none of these it
    is a check. ``refusal`` gets what stands there.
    """

    table: str
    key: tuple[str, str]
    require: tuple[Condition, ...] = ()
    refusal: Callable[[Item | None], Exception] = lambda found: Refused()
    put: Item | None = None
    sets: Item = field(default_factory=dict)
    adds: Mapping[str, int | frozenset[str]] = field(default_factory=dict)
    removes: tuple[str, ...] = ()
    joins: dict[str, frozenset[str]] = field(default_factory=dict)
    leaves: dict[str, frozenset[str]] = field(default_factory=dict)
    deletes: bool = False

    @property
    def is_check(self) -> bool:
        updates = (self.sets, self.adds, self.removes, self.joins, self.leaves)
        return not any((self.put is not None, self.deletes, *updates))


def merged(writes: Iterable[Write]) -> list[Write]:
    """One write per item: DynamoDB refuses a transaction that names an item twice.

    A check on an item that is also written becomes that write's condition. ValueError for two
    operations that say different things of one item.
    """
    by_item: dict[tuple[str, tuple[str, str]], Write] = {}
    for write in writes:
        place = (write.table, write.key)
        by_item[place] = _both(by_item[place], write) if place in by_item else write
    return list(by_item.values())


def _both(first: Write, second: Write) -> Write:
    written, check = (second, first) if first.is_check else (first, second)
    if not check.is_check:
        raise ValueError(f"two operations on {first.key}")
    return replace(written, require=first.require + second.require, refusal=check.refusal)


def to_raw(item: Item) -> Raw:
    return {name: _raw(value) for name, value in item.items()}


def _raw(value: str | int | frozenset[str]) -> dict[str, Any]:
    if isinstance(value, str):
        return {"S": value}
    return {"N": str(value)} if isinstance(value, int) else {"SS": sorted(value)}


def from_raw(raw: Raw) -> Item:
    return {name: _plain(kind, value) for name, held in raw.items() for kind, value in held.items()}


def _plain(kind: str, value: Any) -> str | int | frozenset[str]:
    if kind == "N":
        return int(value)
    return frozenset(value) if kind == "SS" else str(value)


class _Expression:
    """Names and values by placeholder, so that no attribute can be a reserved word."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.values: Raw = {}

    def name(self, attribute: str) -> str:
        self.names[f"#{attribute}"] = attribute
        return f"#{attribute}"

    def value(self, value: str | int | frozenset[str]) -> str:
        placeholder = f":{len(self.values)}"
        self.values[placeholder] = _raw(value)
        return placeholder

    def condition(self, conditions: Iterable[Condition]) -> str:
        return " AND ".join(self._one(condition) for condition in conditions)

    def _one(self, condition: Condition) -> str:
        value = "" if condition.value is None else self.value(condition.value)
        said = _OPERATORS[condition.operator].format(n=self.name(condition.attribute), v=value)
        return f"({said} OR {self._one(condition.otherwise)})" if condition.otherwise else said

    def update(self, write: Write) -> str:
        sets = [f"{self.name(n)} = {self.value(v)}" for n, v in write.sets.items()]
        adds = [self._pair(*one) for one in {**write.adds, **write.joins}.items()]
        removes = [self.name(n) for n in write.removes]
        deletes = [self._pair(*one) for one in write.leaves.items()]
        clauses = {"SET": sets, "ADD": adds, "REMOVE": removes, "DELETE": deletes}
        return " ".join(f"{word} {', '.join(parts)}" for word, parts in clauses.items() if parts)

    def _pair(self, attribute: str, value: int | frozenset[str]) -> str:
        return f"{self.name(attribute)} {self.value(value)}"


def filtered(where: Sequence[Condition], values: Raw) -> dict[str, Any]:
    """The part of a Query that has the values of its key, and what its items must be like."""
    expression = _Expression()
    said: dict[str, Any] = {}
    if where:
        said["FilterExpression"] = expression.condition(where)
        said["ExpressionAttributeNames"] = expression.names
    return {**said, "ExpressionAttributeValues": values | expression.values}


def projected(only: Sequence[str]) -> dict[str, Any]:
    """The part of a read that names the attributes it is about, beside the key; all: nothing."""
    if not only:
        return {}
    names = {f"#{name}": name for name in ("pk", "sk", *only)}
    return {"ProjectionExpression": ", ".join(names), "ExpressionAttributeNames": names}


def operation(write: Write) -> dict[str, Any]:
    """The write as an element of TransactItems."""
    expression = _Expression()
    key = to_raw({"pk": write.key[0], "sk": write.key[1]})
    kind, said = _kind(write, key, expression)
    if write.require:
        said["ConditionExpression"] = expression.condition(write.require)
        said["ReturnValuesOnConditionCheckFailure"] = "ALL_OLD"
    if expression.names:
        said["ExpressionAttributeNames"] = expression.names
    if expression.values:
        said["ExpressionAttributeValues"] = expression.values
    return {kind: {"TableName": write.table, **said}}


def _kind(write: Write, key: Raw, expression: _Expression) -> tuple[str, dict[str, Any]]:
    if write.put is not None:
        return "Put", {"Item": key | to_raw(write.put)}
    if write.deletes:
        return "Delete", {"Key": key}
    if write.is_check:
        return "ConditionCheck", {"Key": key}
    return "Update", {"Key": key, "UpdateExpression": expression.update(write)}
