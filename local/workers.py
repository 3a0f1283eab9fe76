"""Does in this process what functions of their own and their schedules do in AWS: it takes
handovers further, and makes exports."""

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

    def __init__(self, what: str, function: Function, log: Callable[[str], None]) -> None:
        self._what, self._function, self._log = what, function, log
        self._told = threading.Event()
        self._ended = False

    def take_further(self, _place: str, _id: str) -> None:
        """It looks at all that are under way: this one among them."""
        self._told.set()

    def start(self) -> None:
        threading.Thread(target=self.work, name=self._what, daemon=True).start()

    def work(self) -> None:
        while not self._ended:
            self._told.clear()
            try:
                self._function({}, Context(str(uuid4()), LONGEST))
            except Exception as error:
                self._log(f"{self._what} did not go on: {error!r}")
            self._told.wait(LOOKS)

    def end(self) -> None:
        self._ended = True
        self._told.set()


@contextmanager
def working(log: Callable[[str], None]) -> Iterator[None]:
    """The functions of app.py and the API that tells them, from now until the end of the block."""
    from app import export, hand_over, services  # noqa: PLC0415 - the environment is ready by now

    handovers, exports = Worker("a handover", hand_over, log), Worker("an export", export, log)
    services.take_further, services.make_export = handovers.take_further, exports.take_further
    for worker in (handovers, exports):
        worker.start()
    try:
        yield
    finally:
        handovers.end()
        exports.end()
