"""What the built web application weighs, packed as it is served. Sizes are in bytes."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

LOADED_AT_ONCE = re.compile(r'(?:src|href)="/(assets/[^"]+\.js)"')
IMPORTED = re.compile(r'(?:from|import)\s*["\']\./([^"\']+\.js)["\']')
SCREEN = re.compile(r'import\("\./screens/[^"]+/([^"/]+)"\)')
NAME = re.compile(r"(.+)-[\w-]{8}\.js")


@dataclass(frozen=True)
class Built:
    """``web``: the folder of the application, built."""

    web: Path

    @property
    def _assets(self) -> Path:
        return self.web / "dist" / "assets"

    @cached_property
    def _chunks(self) -> dict[str, str]:
        """The names without their digests, and the files that have them."""
        names = [path.name for path in sorted(self._assets.glob("*.js"))]
        return {found[1]: name for name in names if (found := NAME.fullmatch(name))}

    @property
    def all(self) -> set[str]:
        return set(self._chunks.values())

    @property
    def at_once(self) -> set[str]:
        """The scripts that index.html asks for, and what these import."""
        page = (self.web / "dist" / "index.html").read_text(encoding="utf-8")
        return self._with_imports(Path(name).name for name in LOADED_AT_ONCE.findall(page))

    def loads(self, *chunks: str) -> set[str]:
        """All that is there once these were needed too."""
        return self.at_once | self._with_imports(self._chunks[name] for name in chunks)

    @property
    def screens(self) -> list[str]:
        """The chunks that are a screen of their own, in the order of their addresses."""
        return SCREEN.findall((self.web / "src" / "app.tsx").read_text(encoding="utf-8"))

    def own(self, screen: str) -> int:
        return packed(self._assets / self._chunks[screen])

    @property
    def circles(self) -> list[str]:
        """Chunks that import themselves in the end: what they need may not be there yet."""
        return [name for name in self.all if name in self._with_imports(self._imports_of(name))]

    def weigh(self, names: Iterable[str]) -> int:
        return sum(packed(self._assets / name) for name in names)

    @property
    def styles(self) -> int:
        """Every style sheet together."""
        return sum(packed(path) for path in self._assets.glob("*.css"))

    @property
    def everything(self) -> int:
        """What the worker keeps, for a start without a network."""
        files = [self.web / "dist" / "index.html", *self._assets.iterdir()]
        return sum(packed(path) for path in files)

    def _with_imports(self, names: Iterable[str]) -> set[str]:
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self._imports_of(name)
        return found

    def _imports_of(self, name: str) -> Iterator[str]:
        yield from IMPORTED.findall((self._assets / name).read_text(encoding="utf-8"))


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), mtime=0))


def packages(web: Path) -> list[str]:
    """Those that are in what a browser gets: the dependencies, and theirs."""
    lock = json.loads((web / "package-lock.json").read_text(encoding="utf-8"))
    places = lock["packages"].items()
    return [place for place, one in places if place and not one.get("dev")]
