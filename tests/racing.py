"""Something that happens between what a request read and its commit."""

from collections.abc import Callable
from typing import Any


class Racing:
    """A client of DynamoDB; just before its first transaction, ``happens`` does."""

    def __init__(self, dynamodb: Any, happens: Callable[[], object]) -> None:
        self._dynamodb = dynamodb
        self._happens: list[Callable[[], object]] = [happens]

    def __getattr__(self, operation: str) -> Any:
        if operation == "transact_write_items" and self._happens:
            self._happens.pop()()
        return getattr(self._dynamodb, operation)
