"""What the name guard found, as the API says it: offsets in what was sent, as browsers count."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from ..domain.guard import Found
from ..domain.offsets import Offsets

Place = dict[str, object]


def places_of(found: Iterable[Found], sent: Callable[[str], Any]) -> list[Place]:
    """``sent``: the text of a field as it was sent."""
    offsets = cache(lambda field, text: Offsets(sent(field), text))
    return [_place(one, offsets(one.field, one.text)) for one in found]


def _place(found: Found, offsets: Offsets) -> Place:
    start, end = offsets.of(found.span.start, found.span.end)
    return {
        "field": found.field,
        "start": start,
        "end": end,
        "kind": found.span.kind,
        "certainty": found.span.certainty,
        "reason": found.span.reason,
    }


def text_at(body: Any, field: str) -> Any:
    """Of ``participants.0.function``: the function of the first of the participants."""
    for name in field.split("."):
        body = body[int(name)] if isinstance(body, list) else body[name]
    return body
