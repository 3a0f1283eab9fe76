"""``make openapi``: write docs/openapi.json, for who reads the API without running it."""

import json

from chalicelib.api.openapi import document
from chalicelib.api.table import ROUTES

from .packaged import ROOT

PATH = ROOT / "docs" / "openapi.json"


def as_text() -> str:
    """The document as it is committed: laid out, so that a change of it can be read."""
    return json.dumps(document(ROUTES), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_text(as_text(), encoding="utf-8")
