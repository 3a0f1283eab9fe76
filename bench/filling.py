"""Registrations put into the table as they are kept, without their threads: to write 100,000 of
them over the API would take longer than all other measurements together.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.world import FULL, QUICK, World
from chalicelib.domain.ids import moment, new_id
from chalicelib.domain.model import Author, Registration
from chalicelib.domain.words import Side
from chalicelib.storage import keys
from chalicelib.storage.dynamo import to_raw
from chalicelib.storage.headers import header_of
from local.people import CAST
from local.progress import Bar

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
_BATCH = 25  # items: as many as DynamoDB takes
_CALLS = 8  # at the same time
Where = Callable[[int], tuple[str, int]]  # of the how-manieth: its dossier, and its school year


def all_in(dossier_id: str) -> Where:
    """In this school year."""
    return lambda _: (dossier_id, 2026)


def put_headers(here: World, numbers: range, where: Where, title: str) -> None:
    bar = Bar(title)

    def put(start: int) -> None:
        some = range(start, min(start + _BATCH, numbers.stop))
        puts = [{"PutRequest": {"Item": _item(number, *where(number))}} for number in some]
        here.dynamodb.batch_write_item(RequestItems={here.tables.dossiers: puts})

    batches = range(numbers.start, numbers.stop, _BATCH)
    with ThreadPoolExecutor(_CALLS) as together:
        for done, _ in enumerate(together.map(put, batches), 1):
            bar(min(done * _BATCH, len(numbers)), len(numbers))


def _item(number: int, dossier_id: str, year: int) -> Any:
    day = (datetime(year, 9, 1, tzinfo=UTC) + timedelta(days=number % 300)).date().isoformat()
    anna = CAST["anna"]
    one = Registration(
        id=new_id(NOW + timedelta(milliseconds=number)),
        dossier_id=dossier_id,
        content=(QUICK, FULL)[number % 2] | {"activity_date": day},
        owner=Author(anna.id, anna.function, Side.CLB),
        opened_at=moment(NOW),
        last_activity_at=moment(NOW),
        active_at={Side.CLB: moment(NOW)},
        active_by={Side.CLB: "registration"},
        revised_by=anna.id,
    )
    pk, sk = keys.of(one)
    return to_raw({"pk": pk, "sk": sk, **header_of(one)})
