"""The whole product as a process of its own, as `make run` starts it, on ports of its own."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import asking
from asking import Answer

from local.aside import DEMO, free_ports
from local.people import PASSWORD
from local.processes import is_listening
from local.resources import ROOT
from local.settings import PORTS
from local.sign_in import sign_in
from local.state import read_endpoints

READY = "Ready after"


def command(module: str, environment: Mapping[str, str], *said: str, **other: str) -> Any:
    """Run a module of local/ until it ends by itself; what it printed and its exit code."""
    return subprocess.run(
        [sys.executable, "-m", f"local.{module}", *said],
        cwd=ROOT,
        env=os.environ | dict(environment) | other,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


class Product:
    """One product; ``start`` returns once it serves."""

    def __init__(self, state: Path, port: int | None = None, **other: str) -> None:
        self.port = port or free_ports()
        self.state = state
        self.environment = {
            "PORT": str(self.port),
            "STATE": str(state),
            "INSTITUTIONS": str(DEMO),
            **other,
        }

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, *how: str) -> str:
        """Returns what it said until it was ready; ``how``: other arguments of Python."""
        # A file, not a pipe: nobody reads on, and a full pipe would stop the product in its log.
        with tempfile.NamedTemporaryFile("r", encoding="utf-8") as log:
            with Path(log.name).open("w", encoding="utf-8") as writing:
                self._process = subprocess.Popen(
                    [sys.executable, *(how or ("-m", "local.run"))],
                    cwd=ROOT,
                    env=os.environ | self.environment,
                    stdout=writing,
                    stderr=subprocess.STDOUT,
                )
            said = ""
            while READY not in said and self._process.poll() is None:
                time.sleep(0.02)
                said += log.read()
        if READY not in said:
            raise AssertionError(f"it did not start: {said}")
        return said

    def interrupt(self) -> int:
        """As Ctrl-C does; returns the exit code."""
        return self._end(signal.SIGINT)

    def kill(self) -> int:
        return self._end(signal.SIGKILL)

    def _end(self, number: signal.Signals) -> int:
        self._process.send_signal(number)
        return self._process.wait(timeout=20)

    def is_gone(self, within: float = 0.0) -> bool:
        """Nobody listens on its ports any more."""
        deadline = time.monotonic() + within
        ports = range(self.port, self.port + PORTS + ("ACM" in self.environment))
        while any(map(is_listening, ports)) and time.monotonic() < deadline:
            time.sleep(0.02)
        return not any(map(is_listening, ports))

    def token(self, who: str) -> str:
        """As `make token` prints it (test_product.py), without a process for each."""
        here = read_endpoints(Path(self.environment["STATE"]))
        return sign_in(here.pool_url, here.client, f"{here.origin}/", who, PASSWORD)

    def ask(self, path: str, method: str = "GET", body: Any = None, **more: str) -> Answer:
        return asking.ask(self.port, path, method, body, **more)
