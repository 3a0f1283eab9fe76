"""The file itself: a ZIP whose manifest says of each thing in it how long it is, and its SHA-256.

manifest.json     what it is about, its places, counts and checksums; written last
LEESMIJ.txt       for people, in Dutch
*.csv             for people
items/*.jsonl     every item as DynamoDB has it, behind the number of its place
objects/<key>     each file of a document
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from local.trouble import StartError

FORMAT, VERSION = "samenwerkingsdossier-takeout", 1
MANIFEST = "manifest.json"
PART = 1 << 20  # bytes that are held at once
_BAD = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)

Write = Callable[[bytes], object]
Progress = Callable[[int, int], None]


class Packed:
    """One that is being written."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.files: dict[str, dict[str, Any]] = {}

    @contextmanager
    def file(self, name: str, **about: str) -> Iterator[Write]:
        """One after the other; ``about`` is said of it in the manifest."""
        digest, size = hashlib.sha256(), 0
        with self._archive.open(name, "w", force_zip64=True) as out:

            def write(data: bytes) -> None:
                nonlocal size
                digest.update(data)
                size += out.write(data)

            yield write
        self.files[name] = {"sha256": digest.hexdigest(), "size": size, **about}

    def end(self, manifest: Mapping[str, Any]) -> None:
        said = {"format": FORMAT, "version": VERSION, **manifest, "files": self.files}
        self._archive.writestr(MANIFEST, json.dumps(said, ensure_ascii=False, indent=1))


@contextmanager
def packing(path: Path) -> Iterator[Packed]:
    """All of it or nothing stands at ``path``. Raises StartError where something does already."""
    if path.exists():
        raise StartError(f"{path} is there already: choose another OUT=")
    half = path.with_name(f"{path.name}.half")
    try:
        half.unlink(missing_ok=True)
        half.touch(mode=0o600)  # it names staff: for nobody else on this machine
        with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as archive:
            yield Packed(archive)
        half.replace(path)
    except OSError as error:
        raise StartError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        half.unlink(missing_ok=True)


class Unpacked:
    """One that is read. Whatever is wrong with it is a StartError."""

    def __init__(self, archive: zipfile.ZipFile, path: Path) -> None:
        self._archive, self._path = archive, path
        self.said = self._manifest()
        self.files: dict[str, dict[str, Any]] = self.said["files"]

    def _manifest(self) -> dict[str, Any]:
        try:
            said: dict[str, Any] = json.loads(self._archive.read(MANIFEST))
        except (KeyError, ValueError, *_BAD) as error:
            raise self._damaged("it has no manifest that can be read") from error
        if not isinstance(said, dict) or said.get("format") != FORMAT:
            raise StartError(f"{self._path} is a ZIP, but no takeout of this product")
        if said.get("version") != VERSION:
            raise StartError(
                f"{self._path} has version {said.get('version')} of the format, and this knows"
                f" version {VERSION}: use the version of the product that made it"
            )
        if missing := {"scope", "places", "counts", "files"} - said.keys():
            raise self._damaged(f"its manifest does not say {', '.join(sorted(missing))}")
        return said

    def check(self, progress: Progress = lambda done, total: None) -> None:
        """Everything is there as it was written, and nothing else is."""
        names = set(self._archive.namelist()) - {MANIFEST}
        for name in sorted(names ^ set(self.files)):
            what = "is not in it" if name in self.files else "is in it, and not in its manifest"
            raise self._damaged(f"{name} {what}")
        total, done = sum(one["size"] for one in self.files.values()), 0
        for name, one in self.files.items():
            digest, size = hashlib.sha256(), 0
            for part in self.parts(name):
                digest.update(part)
                size += len(part)
                done += len(part)
                progress(min(done, total), max(total, 1))
            if (size, digest.hexdigest()) != (one["size"], one["sha256"]):
                raise self._damaged(f"{name} is not what was written: its checksum differs")

    def parts(self, name: str) -> Iterator[bytes]:
        try:
            with self._archive.open(name) as file:
                while part := file.read(PART):
                    yield part
        except (KeyError, *_BAD) as error:
            raise self._damaged(f"{name} cannot be read") from error

    def lines(self, name: str) -> Iterator[Any]:
        with self._archive.open(name) as file:
            yield from map(json.loads, file)

    def copy(self, name: str, to: IO[bytes]) -> None:
        for part in self.parts(name):
            to.write(part)
        to.seek(0)

    def _damaged(self, why: str) -> StartError:
        return StartError(f"{self._path} is damaged: {why}. Nothing of it was brought in")


@contextmanager
def unpacking(path: Path) -> Iterator[Unpacked]:
    """Raises StartError for what is no ZIP."""
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise StartError(f"{path} is not there: say FILE= a takeout") from error
    except _BAD as error:
        raise StartError(f"{path} is no ZIP, or a damaged one: nothing was brought in") from error
    with archive:
        yield Unpacked(archive, path)
