"""What a job that runs by itself leans on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ..storage.keys import Tables
from ..storage.store import Store


@dataclass(frozen=True)
class World:
    """Where everything is, when it is, and whether the job's own time is up."""

    store: Store
    tables: Tables
    bucket: str
    now: datetime
    is_up: Callable[[], bool] = lambda: False
