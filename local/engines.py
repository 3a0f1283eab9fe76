"""The two engines that stand in for AWS: dynoxide (DynamoDB) and ministack (S3, Cognito, Lambda).

Both listen on loopback only and end with whoever started them, also after a kill -9.
"""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from local.processes import LOOPBACK, child, free_port
from local.trouble import StartError

HERE = Path(__file__).parent
OLDEST_NODE = 20
KEY, SECRET, REGION = "local", "local-only-secret", "eu-west-1"


@contextmanager
def dynoxide(
    db_path: Path | None = None, port: int | None = None, log: Path | None = None
) -> Iterator[str]:
    """DynamoDB at the address that is yielded; in memory when no ``db_path`` is given.

    Raises StartError when the program is not there, or does not want this file or port.
    """
    program = dynoxide_program()
    if program is None:
        raise StartError(f"dynoxide is not installed: {why_no_dynoxide()}")
    port = port or free_port()
    command = [str(program), "serve", "--host", LOOPBACK, "--port", str(port)]
    with child(command + (["--db-path", str(db_path)] if db_path else []), port, log) as engine:
        engine.wait()
        yield f"http://{LOOPBACK}:{port}"


@contextmanager
def ministack(
    state: Path, port: int | None = None, log: Path | None = None
) -> Iterator[tuple[str, Callable[[], None]]]:
    """S3, Cognito and Lambda: their address, and the function that waits until they answer.

    It takes a second to start, in which the caller has other things to do. ``state`` is a
    folder. The waiting raises StartError.
    """
    port = port or free_port()
    scratch = state / "tmp"
    shutil.rmtree(scratch, ignore_errors=True)  # what a kill -9 left behind
    scratch.mkdir(parents=True)
    command = [sys.executable, "-m", "ministack"]
    with child(command, port, log, _ministack_settings(state, port)) as engine:
        yield f"http://{LOOPBACK}:{port}", engine.wait


def dynoxide_program() -> Path | None:
    """The binary for this machine: named by DYNOXIDE, from node_modules, or from the PATH."""
    installed = HERE / "node_modules" / "@dynoxide" / _platform() / "dynoxide"
    named = os.environ.get("DYNOXIDE") or (str(installed) if installed.exists() else "dynoxide")
    found = shutil.which(named)
    return Path(found) if found else None


def why_no_dynoxide() -> str:
    """Why the binary is not there, as the end of a sentence."""
    if os.environ.get("DYNOXIDE"):
        return "DYNOXIDE names no program"
    if _platform() != "linux-x64":
        return f"npm has no build of it for {_platform()}"
    version = _node_version()
    if version is None:
        return "Node.js is missing; install Node 20 or newer and run `make setup`"
    if version < OLDEST_NODE:
        return f"Node {version} is too old; install Node 20 or newer and run `make setup`"
    return "run `make setup`"


def _node_version() -> int | None:
    node = shutil.which("node")
    if node is None:
        return None
    command = [node, "--version"]
    printed = subprocess.run(command, capture_output=True, text=True, check=False)
    number = printed.stdout.strip().lstrip("v").split(".")[0]
    return int(number) if number.isdigit() else None


def _platform() -> str:
    machine = platform.machine().lower()
    names = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64"}
    return f"{platform.system().lower()}-{names.get(machine, machine)}"


def _ministack_settings(state: Path, port: int) -> dict[str, str]:
    return {
        "GATEWAY_PORT": str(port),
        "BIND_HOST": LOOPBACK,  # its default is every interface
        "MINISTACK_HOST": LOOPBACK,
        "MINISTACK_REGION": REGION,
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "AUTH": "true",
        "AWS_ACCESS_KEY_ID": KEY,  # it checks presigned URLs against its own key
        "AWS_SECRET_ACCESS_KEY": SECRET,
        "PERSIST_STATE": "1",
        "STATE_DIR": str(state),
        "TMPDIR": str(state / "tmp"),
        "S3_PERSIST": "1",
        "S3_DATA_DIR": str(state / "s3"),
        "MINISTACK_COGNITO_PRETOKEN_STRICT": "1",  # a sign-in without our trigger must fail
    }
