"""Takes handovers further in this process, as a function of its own and its schedule do in AWS."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from local.function import Context

LOOKS = 300.0  # seconds between two looks at all that are under way, as in infra/resources.yaml
LONGEST = 900.0  # seconds, as in .chalice/config.json

Function = Callable[[dict[str, Any], Any], object]


class Worker:
    """One at a time, in the background; what fails is found again at the next look."""

    def __init__(self, function: Function, log: Callable[[str], None]) -> None:
        self._function, self._log = function, log
        self._told = threading.Event()
        self._ended = False

    def take_further(self, institution: str, handover_id: str) -> None:
        """It looks at all that are under way: this one among them."""
        self._told.set()

    def work(self) -> None:
        while not self._ended:
            self._told.clear()
            try:
                self._function({}, Context(str(uuid4()), LONGEST))
            except Exception as error:
                self._log(f"a handover did not go on: {error!r}")
            self._told.wait(LOOKS)

    def end(self) -> None:
        self._ended = True
        self._told.set()


@contextmanager
def working(log: Callable[[str], None]) -> Iterator[None]:
    """The function of app.py and the API that tells it, from now until the end of the block."""
    from app import hand_over, services  # noqa: PLC0415 - the environment is ready by now

    worker = Worker(hand_over, log)
    services.take_further = worker.take_further
    threading.Thread(target=worker.work, name="handovers", daemon=True).start()
    try:
        yield
    finally:
        worker.end()
