"""What DynamoDB reads for a page of registrations: capacity is paid by the byte."""

from collections import Counter
from typing import Any

from bench.table import Table
from bench.world import DOSSIER, World

TITLE = "What a page of 25 reads: the attributes of an item, the largest first"
HEAD = ("attribute", "bytes an item", "%")


def attributes_of_a_page(here: World) -> Table:
    """As DynamoDB counts: the name and the value, in UTF-8."""
    seen: list[dict[str, Any]] = []

    def keep(parsed: dict[str, Any], **_: Any) -> None:
        seen.extend(parsed.get("Items", []))

    events = here.dynamodb.meta.events
    events.register("after-call.dynamodb.Query", keep)
    here.ask("anna", f"GET /dossiers/{DOSSIER}/registrations")
    events.unregister("after-call.dynamodb.Query", keep)
    sizes: Counter[str] = Counter()
    for item in seen:
        sizes.update({name: len(name) + _size(value) for name, value in item.items()})
    rows = [(name, size / len(seen), size / sizes.total() * 100) for name, size in _all(sizes)]
    return Table(TITLE, HEAD, [*rows, ("all", sizes.total() / len(seen), 100)])


def _all(sizes: Counter[str]) -> list[tuple[str, int]]:
    return [(f"`{name}`", size) for name, size in sizes.most_common()]


def _size(value: Any) -> int:
    """Of ``{"S": "text"}``, and of what is in lists and maps."""
    if isinstance(value, dict):
        return sum(len(name) * (len(name) > 2) + _size(one) for name, one in value.items())
    if isinstance(value, list):
        return sum(map(_size, value)) + 3
    return len(str(value).encode())
