"""JSON as it is kept and as it is sent: one text, made once."""

import json
from typing import Any

from ..domain.model import Author


def text_of(value: Any) -> str:
    """Compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def shown_author(author: Author) -> dict[str, str]:
    return {"id": author.id, "function": author.function, "side": author.side}
