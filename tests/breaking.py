"""A function that stops where it is: killed, out of time or out of memory, at any call of AWS."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


class Killed(BaseException):
    """Nothing catches it, as nothing catches a kill."""


@contextmanager
def killed_at(call: int, when: str, *clients: Any) -> Iterator[Callable[[], int]]:
    """Raises Killed at this call of them, ``before`` it does anything or ``after`` it did.

    Gives a function that says how many there were.
    """
    made = [0]

    def count(**_: Any) -> None:
        made[0] += 1
        if made[0] == call:
            raise Killed

    for client in clients:
        client.meta.events.register(f"{when}-call", count)
    try:
        yield lambda: made[0]
    finally:
        for client in clients:
            client.meta.events.unregister(f"{when}-call", count)
