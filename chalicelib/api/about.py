"""What the API says of itself; open to everyone."""

from functools import cache

from ..storage.answers import Answer, text
from . import shapes
from .call import Call
from .routes import Routes

routes = Routes()


@routes.get("/health", shapes.Health, is_open=True)
def health(call: Call) -> Answer:
    """The API answers; it says nothing of what lies behind it."""
    return text({"status": "ok"})


@routes.get("/openapi.json", shapes.OpenApi, is_open=True)
def openapi_document(call: Call) -> Answer:
    """This document: every route, what it takes and what it answers."""
    return _document()


@cache
def _document() -> Answer:
    """Made once while a function lives: it takes fifty milliseconds, and anybody may ask."""
    from .openapi import document  # noqa: PLC0415 - only who asks for it pays for it
    from .table import ROUTES  # noqa: PLC0415 - the table holds this route too

    return text(document(ROUTES))
