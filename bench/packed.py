"""The zip as it is deployed, unpacked where this machine can run it; made again when it changed."""

import hashlib
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

from bench.texts import ROOT
from local.packaged import PACKAGED, package
from local.progress import step

RIVALS = ROOT / ".venv-rivals"
PYTHON = str(RIVALS / "bin" / "python")
_MAKERS = ("requirements.txt", "local/packaged.py", "local/shipped.py", "local/compiled.py")


def packed() -> Path:
    """The folder with its content; the zip is beside it, as ``task.zip``."""
    place = RIVALS / "packaged" / _digest()
    if not place.is_dir():
        shutil.rmtree(place.parent, ignore_errors=True)
        with step("the package, as it is deployed"):
            _unpack(place.parent / "new")
        (place.parent / "new").rename(place)
    return place / "task"


def _unpack(folder: Path) -> None:
    """The one compiled library is replaced by that for this machine's processor."""
    package(folder / "package", whole=True)
    shutil.move(folder / "package/out/deployment.zip", folder / "task.zip")
    with zipfile.ZipFile(folder / "task.zip") as archive:
        archive.extractall(folder / "task")
    shutil.rmtree(folder / "package")
    for library in RIVALS.glob("lib/python*/site-packages/pydantic_core/*.so"):
        shutil.copy(library, folder / "task/pydantic_core")


def _digest() -> str:
    found = hashlib.sha256()
    for path in sorted(_sources()):
        found.update(str(path).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:16]


def _sources() -> Iterator[Path]:
    yield from (ROOT / name for name in _MAKERS)
    for name in PACKAGED:
        top = ROOT / name
        files = top.rglob("*") if top.is_dir() else [top]
        yield from (path for path in files if path.is_file() and "__pycache__" not in path.parts)
