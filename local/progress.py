"""What `make run` says while it starts: one line for each step, with its duration."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper

WIDTH = 30  # characters of a progress bar
_started = time.monotonic()


def since_start() -> float:
    """Seconds since this program began."""
    return time.monotonic() - _started


def speak_anywhere() -> None:
    """A terminal that does not know a character shows another, rather than stop us."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(line: str) -> None:
    """Also when nobody listens any more, as after `make run | head`."""
    with suppress(BrokenPipeError):
        print(line, flush=True)


@contextmanager
def step(title: str) -> Iterator[list[str]]:
    """Run a step; what it appends to the list follows the title. A failing step is not told."""
    before, more = time.monotonic(), list[str]()
    yield more
    said = ": ".join([title, *more])
    say(f"  {said:<64} {time.monotonic() - before:6.2f} s")


class Bar:
    """How far something is: on a terminal a bar that fills, elsewhere a line for each quarter."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._quarter = 0
        self._on_terminal = sys.stdout.isatty()

    def __call__(self, done: int, total: int) -> None:
        """``done`` of ``total``."""
        if self._on_terminal:
            full = WIDTH * done // total
            end = "\r" if done < total else f"\r{' ' * 79}\r"
            bar = f"{'█' * full}{'░' * (WIDTH - full)}"
            print(f"  {self._title} {bar} {done}/{total}", end=end, flush=True)
        elif 4 * done // total > self._quarter:
            self._quarter = 4 * done // total
            say(f"  {self._title}: {done} of {total}")
