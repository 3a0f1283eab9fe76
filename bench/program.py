"""A program that marks texts: a line of ``{"id", "text"}`` in, one of ``{"id", "spans"}`` out."""

import json
import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from bench.texts import Mark


class Program:
    """Runs while the block lasts. What it says on its standard error, people see."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
        self._process = subprocess.Popen(  # noqa: S603 - our own programs
            command, cwd=folder, env=environment, encoding="utf-8",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        with suppress(BrokenPipeError):  # it stopped before we did
            self._process.communicate()

    def said(self) -> Any:
        """The next line that it says. Raises EOFError when it stopped."""
        line = _there(self._process.stdout).readline()
        if not line:
            raise EOFError
        return json.loads(line)

    def marks(self, text: str) -> tuple[Mark, ...]:
        to = _there(self._process.stdin)
        with suppress(BrokenPipeError):  # then it says nothing either
            to.write(json.dumps({"id": "", "text": text}) + "\n")
            to.flush()
        return tuple((span[0], span[1], span[2]) for span in self.said()["spans"])

    def finish(self) -> Any:
        """No more texts: what it says at its end."""
        _there(self._process.stdin).close()
        self._process.stdin = None  # or the end of the block would close it again
        return self.said()


def _there(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise EOFError
    return stream
