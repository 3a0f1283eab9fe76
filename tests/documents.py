"""Sharing a document, as somebody of the cast, over the API and into the bucket."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from conftest import DOSSIER, Api
from shared_files import CLEAN, docx

from chalicelib.jobs.judge import Judge

PATH = f"/dossiers/{DOSSIER}/documents"
FILE = docx(CLEAN)


def sha256(data: bytes) -> str:
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def announced(data: bytes = FILE, name: str = "Verslag.docx", **place: Any) -> dict[str, Any]:
    """What is sent before a file is."""
    return {"name": name, "kind": "report", **place, "size": len(data), "sha256": sha256(data)}


def put(upload: dict[str, Any], data: bytes, url: str = "", **headers: str) -> int:
    """As the browser does; the status that S3 answers."""
    there = urlsplit(url or upload["url"])
    sent = upload["headers"] | {name.replace("_", "-"): value for name, value in headers.items()}
    connection = HTTPConnection(there.hostname or "", there.port, timeout=20)
    try:
        connection.request("PUT", f"{there.path}?{there.query}", data, sent)
        return connection.getresponse().status
    finally:
        connection.close()


def get(url: str) -> tuple[int, bytes, dict[str, str]]:
    there = urlsplit(url)
    connection = HTTPConnection(there.hostname or "", there.port, timeout=20)
    try:
        connection.request("GET", f"{there.path}?{there.query}")
        answer = connection.getresponse()
        return answer.status, answer.read(), dict(answer.getheaders())
    finally:
        connection.close()


@dataclass(frozen=True)
class Sharing:
    """The API, the bucket behind it and the judge."""

    api: Api
    judge: Judge

    def share(self, who: str, data: bytes = FILE, name: str = "Verslag.docx", **place: Any) -> Any:
        """Announced, and put where it has to be."""
        made = self.api.post(who, PATH, announced(data, name, **place))
        assert made.status == 201, made.text
        assert put(made.json["upload"], data) == 200
        return made.json

    def shared(self, who: str, data: bytes = FILE, name: str = "Verslag.docx", **place: Any) -> Any:
        """And judged; what the document is then."""
        return self.judged(self.share(who, data, name, **place))

    def judged(self, document: Any) -> Any:
        self.said(document)
        return self.read(document)

    def said(self, document: Any, now: datetime | None = None) -> str:
        latest = self.read(document)["latest"]
        place = (document["dossier_id"], document["id"], latest["number"])
        return self.judge.judge(place, now or datetime.now(UTC))

    def read(self, document: Any, who: str = "anna") -> Any:
        return self.api.get(who, f"{PATH}/{document['id']}").json

    def change(self, who: str, document: Any, what: str, body: Any = None) -> Any:
        """Over the version that there is now."""
        version = self.read(document, who)["version"]
        return self.api.change(who, f"{PATH}/{document['id']}/{what}", body or {}, version)

    def replace(self, who: str, document: Any, data: bytes, name: str = "Verslag.docx") -> Any:
        """Another file in its place, announced and put."""
        sent = {"name": name, "size": len(data), "sha256": sha256(data)}
        made = self.change(who, document, "versions", sent)
        assert made.status == 200, made.text
        assert put(made.json["upload"], data) == 200
        return made.json
