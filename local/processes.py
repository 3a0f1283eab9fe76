"""Child processes that never outlive us, and the waiting until they answer."""

import contextlib
import ctypes
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from local.trouble import StartError

LOOPBACK = "127.0.0.1"
PR_SET_PDEATHSIG = 1  # linux/prctl.h
_PORTS = range(20_000, 32_000)


def free_port() -> int:
    """A port of loopback that nobody has at this moment.

    Below those that the system itself gives to outgoing connections: one of these could take it
    before the engine does.
    """
    while True:
        port = secrets.choice(_PORTS)
        with contextlib.suppress(OSError), socket.socket() as probe:
            probe.bind((LOOPBACK, port))
            return port


def is_listening(port: int) -> bool:
    """Does somebody answer on this port of loopback?"""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((LOOPBACK, port)) == 0


class Child:
    """A running program that answers, sooner or later, on a port of loopback."""

    def __init__(
        self,
        command: Sequence[str],
        port: int,
        output: IO[bytes],
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._port = port
        self._output = output
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(environment or {})},
            start_new_session=True,  # Ctrl-C reaches us only: we stop our children, in order
            preexec_fn=_die_with(os.getpid()),  # noqa: PLW1509 - the only moment for prctl
        )

    def wait(self, patience: float = 20.0) -> None:
        """Return once it answers; StartError, with its last line, when it stops or is silent."""
        deadline = time.monotonic() + patience
        while not is_listening(self._port):
            if self._process.poll() is not None:
                raise StartError(self._last_line())
            if time.monotonic() > deadline:
                raise StartError(f"no answer within {patience:.0f} s; {self._last_line()}")
            time.sleep(0.005)

    def stop(self, patience: float = 10.0) -> None:
        """End it and its own children: politely, so that it saves its state, or else at once."""
        self._process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(patience)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def _last_line(self) -> str:
        end = os.fstat(self._output.fileno()).st_size
        tail = os.pread(self._output.fileno(), 4000, max(0, end - 4000)).decode(errors="replace")
        lines = [line.strip() for line in tail.split("\n") if line.strip()]
        return lines[-1] if lines else "it said nothing"


@contextmanager
def child(
    command: Sequence[str],
    port: int,
    log: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Child]:
    """Run a command for the length of a block; what it prints goes to ``log``.

    Raises StartError when somebody already answers there: it would pass for the child.

    Start it from a thread that lives as long as the block: Linux ties the signal that ends an
    orphan to the thread that forked.
    """
    if is_listening(port):
        raise StartError(f"port {port} is in use by another program")
    with log.open("w+b") if log else tempfile.TemporaryFile() as output:
        running = Child(command, port, output, environment)
        try:
            yield running
        finally:
            running.stop()


def end_with_parent() -> None:
    """From here on this very process ends when the one that started it does."""
    if ask := _die_with(os.getppid()):
        ask()


def _die_with(parent: int) -> Callable[[], None] | None:
    """Asks the kernel to end this process when its parent ends, where the kernel can do that."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl

    def ask() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before the question was asked
            os._exit(1)

    return ask
