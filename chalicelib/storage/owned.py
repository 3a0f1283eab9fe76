"""How many registrations of a CLB each person owns that are not closed, kept as they change.

By these counts the queue of what has no owner is found in two calls, whoever left when.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from ..domain.ids import number_of
from ..domain.model import Registration
from ..domain.words import Side
from . import keys, staff_keys
from .dynamo import Write

OPEN = "open"
Change = tuple[Registration | None, Registration]  # before (nothing: it is new) and after


def counted(changes: Iterable[Change], tables: keys.Tables) -> Iterator[Write]:
    """What some changes of registrations add to these counts, one write for each person."""
    counts: Counter[keys.Key] = Counter()
    for before, after in changes:
        for one, amount in ((before, -1), (after, 1)):
            if one and one.is_live:
                clb = number_of(one.dossier_id, Side.CLB)
                counts[staff_keys.owns(clb, one.owner.id)] += amount
    for key, amount in counts.items():
        if amount:
            yield Write(tables.dossiers, key, adds={OPEN: amount})
