"""The name guard: no pupil or teacher is ever named. One pure function, for every text there is."""

from .guard import check
from .hints import hints
from .span import Certainty, Kind, Span

__all__ = ["Certainty", "Kind", "Span", "check", "hints"]
