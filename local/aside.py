"""The whole product beside whatever runs already: on free ports, with new data, for a while."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from local.processes import LOOPBACK, child, free_port, is_listening
from local.resources import ROOT
from local.settings import PORTS
from local.state import Endpoints, read_endpoints

DEMO = ROOT / "local" / "demo_institutions.csv"
PATIENCE = 120.0  # seconds: it may have to be built first, on a machine that is busy


def free_ports() -> int:
    """The first of a row of ports that nobody listens on, one for the stand-in of ACM too."""
    while True:
        port = free_port()
        if not any(map(is_listening, range(port, port + PORTS + 1))):
            return port


@contextmanager
def product() -> Iterator[str]:
    """Its address; as ``beside``."""
    with tempfile.TemporaryDirectory() as folder, beside(Path(folder)) as here:
        yield here.origin


@contextmanager
def beside(folder: Path) -> Iterator[Endpoints]:
    """Where it is, with its data in a folder. StartError, with the last thing it said, when it
    does not start."""
    port = free_ports()
    state = {"PORT": str(port), "STATE": f"{folder}/state", "INSTITUTIONS": str(DEMO)}
    command = [sys.executable, "-m", "local.run"]
    with child(command, port, folder / "log", state) as running:
        running.wait(PATIENCE)
        with urlopen(f"http://{LOOPBACK}:{port}/config.json"):
            """It listens before it is ready to answer."""
        yield read_endpoints(folder / "state")
