"""The web application, built by vite into ``web/dist`` when what it is made of changed."""

import fcntl
import hashlib
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from local.resources import ROOT
from local.trouble import StartError

STAMP = ".built"
TAIL = 15  # lines of a build that failed
GENERATED = "schema.d.ts"  # from docs/openapi.json: types, of which nothing is left in a build


@dataclass(frozen=True)
class WebApplication:
    """Its ``folder``; ``others`` are files from elsewhere that it is made of."""

    folder: Path
    others: tuple[Path, ...] = ()
    command: tuple[str, ...] = ("npm", "run", "--silent", "build")

    @property
    def built(self) -> Path:
        """The folder that holds what a browser gets."""
        return self.folder / "dist"

    def build(self) -> str:
        """Build it if need be, and say which. StartError when it cannot be built."""
        with self._alone():
            digest = self.digest()
            if self._stamp() == digest:
                return "unchanged"
            started = time.monotonic()
            self._run()
            (self.built / STAMP).write_text(digest)
            return f"built in {time.monotonic() - started:.1f} s"

    def digest(self) -> str:
        """Of the names and the contents of all that it is made of."""
        found = hashlib.sha256()
        for source in sorted(self._sources()):
            content = hashlib.sha256(source.read_bytes()).hexdigest()
            found.update(f"{content} {source}\n".encode())
        return found.hexdigest()

    def _sources(self) -> Iterator[Path]:
        yield from self.others
        yield self.folder / "index.html"
        for pattern in ("*.ts", "*.json", "src/**/*", "public/**/*"):
            files = (path for path in self.folder.glob(pattern) if path.is_file())
            yield from (path for path in files if path.name != GENERATED)

    def _stamp(self) -> str:
        stamp = self.built / STAMP
        return stamp.read_text() if stamp.is_file() else ""

    def _run(self) -> None:
        try:
            done = subprocess.run(
                self.command,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                check=False,
            )
        except OSError as error:
            raise StartError(f"the web application cannot be built ({error})") from error
        if done.returncode:
            print(*done.stdout.rstrip().splitlines()[-TAIL:], sep="\n", file=sys.stderr)
            raise StartError(
                "the web application cannot be built: repair in web/ what is named above, or run"
                " `make setup` when a package is missing"
            )

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One build at a time: vite empties the folder first."""
        modules = self.folder / "node_modules"
        if not modules.is_dir():
            raise StartError("the packages of the web application are missing: run `make setup`")
        with (modules / ".building").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


APPLICATION = WebApplication(ROOT / "web", (ROOT / "docs" / "openapi.json",))
