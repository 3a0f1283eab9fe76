"""The files of the web application, with the headers that production gives them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from local.messages import Headers, Response

KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}


class WebFiles:
    """``/`` is index.html, ``/config.json`` says where to sign in; nothing outside ``root``."""

    def __init__(self, root: Path, config: Mapping[str, Any], pool_url: str) -> None:
        self._root = root.resolve()
        self._config = json.dumps(config, ensure_ascii=False).encode()
        self._headers = _safe_headers(pool_url)

    def get(self, path: str) -> Response | None:
        """The file at a decoded path, or nothing."""
        if path == "/config.json":
            return self._response(".json", self._config)
        file = (self._root / (path.lstrip("/") or "index.html")).resolve()
        if not file.is_relative_to(self._root) or file.suffix not in KINDS or not file.is_file():
            return None
        return self._response(file.suffix, file.read_bytes())

    def _response(self, suffix: str, body: bytes) -> Response:
        return Response(200, (("Content-Type", KINDS[suffix]), *self._headers), body)


def _safe_headers(pool_url: str) -> Headers:
    """No script or style but our own files; the page may talk to itself and to the pool."""
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "font-src": "'self'",
        "manifest-src": "'self'",
        "connect-src": f"'self' {pool_url}",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return (
        ("Content-Security-Policy", "; ".join(f"{k} {v}" for k, v in policy.items())),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cache-Control", "no-cache"),
    )
