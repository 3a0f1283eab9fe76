"""``make setup``: a virtual environment and the npm packages, installed when their lists changed.

It runs before anything is installed, with whatever Python is called python3: standard library
only, and it can at least be read by an old one, to say so.
"""

from __future__ import annotations

import hashlib
import platform
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from .steps import Step, passes

ROOT = Path(__file__).resolve().parent.parent
PYTHON, NODE = (3, 11), 20  # the oldest that will do
STAMP = ".installed"
# The linters of the infrastructure, other guards of names, other ways to build an API, what asks it
# everything, and what changes the code to see whether a test notices.
EXTRA = ("lint", "peers", "rivals", "fuzz", "mutants")


@dataclass(frozen=True)
class Part:
    """What ``steps`` install in ``folder``: again when one of the ``sources`` changed."""

    folder: Path
    sources: list[Path]
    steps: list[Step]

    def is_installed(self) -> bool:
        stamp = self.folder / STAMP
        return stamp.is_file() and stamp.read_text() == self._digest()

    def install(self) -> bool:
        if not all(passes(step) for step in self.steps):
            return False
        (self.folder / STAMP).write_text(self._digest())
        return True

    def _digest(self) -> str:
        """Also of the Python and the place: a virtual environment cannot be moved."""
        listed = [source.read_bytes() for source in self.sources]
        here = f"{sys.version} {self.folder}".encode()
        return hashlib.sha256(b"\0".join([here, *listed])).hexdigest()


def with_included(name: str) -> list[Path]:
    """A list of packages, after those that it includes by ``-r``."""
    path = ROOT / name
    included = re.findall(r"^-r (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return [*(one for listed in included for one in with_included(listed)), path]


def python_packages(folder: str, listed: str) -> Part:
    """A new virtual environment, with the packages of a list and of those that it includes."""
    place = ROOT / folder
    pip = [str(place / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    return Part(
        place,
        with_included(listed),
        [
            Step(
                f"{folder}: new environment",
                [sys.executable, "-m", "venv", "--clear", str(place)],
                "Python cannot make a virtual environment here. Install the package python3-venv if"
                " it says that ensurepip is missing; otherwise: is this folder writable?",
            ),
            Step(
                f"{folder}: {listed}",
                # Compiling all of it takes a quarter of the time, and most is never imported.
                [*pip, "install", "--no-compile", "-r", str(ROOT / listed)],
                "pip could not install the packages. Is PyPI reachable from here? Run the same"
                " command again when it is.",
            ),
        ],
    )


def npm_packages(folder: str, *proofs: Step) -> Part:
    """What package-lock.json lists; ``proofs`` are steps that show that it is really there."""
    place = ROOT / folder
    return Part(
        place / "node_modules",
        [place / "package-lock.json"],
        [
            Step(
                f"{folder}: node_modules",
                ["npm", "ci", "--prefix", str(place), "--no-audit", "--no-fund"],
                "npm could not install the packages. Is the npm registry reachable from here? Run"
                " `make setup` again when it is.",
            ),
            *proofs,
        ],
    )


def proof_of_dynoxide() -> list[Step]:
    """Where npm has a build of it; npm says nothing when it could not fetch an optional package."""
    if (sys.platform, platform.machine()) != ("linux", "x86_64"):
        return []
    program = ROOT / "local" / "node_modules" / "@dynoxide" / "linux-x64" / "dynoxide"
    advice = "npm did not fetch dynoxide. Run `make setup` again when its registry is reachable."
    return [Step("local: dynoxide runs", [str(program), "--version"], advice)]


def what_is_missing(python: tuple[int, ...] = sys.version_info[:3]) -> str:
    """The sentence for a Python or Node that is too old or not there; empty when all is well."""
    if python < PYTHON:
        found = ".".join(map(str, python))
        return (
            f"Python 3.11 or newer is needed, and {sys.executable} is {found}. Install a newer one,"
            " or name it: make PYTHON=/path/to/python3.11 …"
        )
    if not shutil.which("node") or not shutil.which("npm"):
        return "Node.js 20 or newer, with npm, is needed and not found: see https://nodejs.org."
    found = subprocess.run(
        ["node", "--version"], capture_output=True, text=True, check=False
    ).stdout
    major = re.match(r"v(\d+)", found)
    if not major or int(major[1]) < NODE:
        return (
            f"Node.js 20 or newer is needed, and node is {found.strip()}: see https://nodejs.org."
        )
    return ""


def main(wanted: list[str]) -> int:
    """``wanted``: names of EXTRA, which are installed too."""
    parts = [
        python_packages(".venv", "requirements-dev.txt"),
        npm_packages("local", *proof_of_dynoxide()),
        npm_packages("web"),
    ]
    parts += [python_packages(f".venv-{n}", f"requirements-{n}.txt") for n in EXTRA if n in wanted]
    stale = [part for part in parts if not part.is_installed()]
    missing = what_is_missing() if stale else ""
    if missing:
        print(missing, file=sys.stderr)
        return 1
    return 0 if all(part.install() for part in stale) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
