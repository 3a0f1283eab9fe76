"""The files of the web application, with the headers that production gives them."""

import gzip
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from local.messages import Headers, Response

KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
COMPRESSED_ALREADY = {".png", ".webp", ".woff2"}
SCREEN = re.compile(r"/[^.\0]*")  # an address of the application itself
FOR_EVER = "public, max-age=31536000, immutable"  # the name of what is built holds its digest
A_DAY = "public, max-age=86400"
ASK_AGAIN = "no-cache"
# Of scripts and styles, which are read by a page: its policy holds for them.
GUESSED_NEVER: Headers = (("X-Content-Type-Options", "nosniff"),)
PICTURES = {".svg", ".png", ".webp", ".ico"}


class WebFiles:
    """Every address that is no file is the application itself, which shows what it asks for.

    An address with a dot in it asks for a file. ``/config.json`` says where to sign in. Nothing
    outside ``root`` is served.
    """

    def __init__(self, root: Path, config: Mapping[str, Any], bucket: str) -> None:
        """``bucket``: the origin of the documents, to which a browser may talk too."""
        self._root = root.resolve()
        self._config = json.dumps(config, ensure_ascii=False).encode()
        self._packed_config = gzip.compress(self._config, mtime=0)
        self._headers = _safe_headers(_origin(config["sign_in"]["token_endpoint"]), bucket)

    def get(self, path: str, encodings: str = "") -> Response | None:
        """What is at a decoded path, or nothing; ``encodings``: what the browser can unpack."""
        if path == "/config.json":
            packed_config = self._packed_config if _unpacks(encodings) else None
            return self._response(".json", ASK_AGAIN, self._config, packed_config)
        file = self._file("/index.html" if SCREEN.fullmatch(path) else path)
        if file is None:
            return None
        how_long = lasts(file, self._root)
        smaller = file.suffix not in COMPRESSED_ALREADY and _unpacks(encodings)
        packed = _packed(file, file.stat().st_mtime_ns) if smaller else None
        return self._response(file.suffix, how_long, file.read_bytes(), packed)

    def _file(self, path: str) -> Path | None:
        file = (self._root / path.lstrip("/")).resolve()
        if not file.is_relative_to(self._root) or file.suffix not in KINDS or not file.is_file():
            return None
        return file

    def _response(self, suffix: str, how_long: str, body: bytes, packed: bytes | None) -> Response:
        safe = GUESSED_NEVER if how_long == FOR_EVER else self._headers
        headers = [("Content-Type", KINDS[suffix]), ("Cache-Control", how_long), *safe]
        if suffix not in COMPRESSED_ALREADY:
            headers.append(("Vary", "Accept-Encoding"))
        if packed is not None:
            headers.append(("Content-Encoding", "gzip"))
        return Response(200, tuple(headers), body if packed is None else packed)


def lasts(file: Path, root: Path) -> str:
    """For how long a browser may keep a file of the application in ``root``."""
    if file.is_relative_to(root / "assets"):
        return FOR_EVER
    return A_DAY if file.suffix in PICTURES else ASK_AGAIN


def _unpacks(encodings: str) -> bool:
    offered = {word.strip().lower() for word in encodings.split(",")}
    return not offered.isdisjoint({"gzip", "gzip;q=1.0"})


@lru_cache(256)
def _packed(file: Path, changed: int) -> bytes:
    """``changed``: when, so that a file that changed is packed anew."""
    return gzip.compress(file.read_bytes(), mtime=0)


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _safe_headers(*others: str) -> Headers:
    """No script or style but our own files; the page may talk to itself and to ``others``.

    A text becomes the address of a script in one place only: where the page registers its
    service worker, under the policy of that name (Trusted Types).
    """
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "font-src": "'self'",
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "connect-src": " ".join(["'self'", *dict.fromkeys(others)]),
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "service-worker",
    }
    return (
        ("Content-Security-Policy", "; ".join(f"{k} {v}" for k, v in policy.items())),
        *GUESSED_NEVER,
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    )
