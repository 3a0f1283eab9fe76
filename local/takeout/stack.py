"""A stack as whoever runs it reaches it: on this machine, or in the account signed in to."""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from chalicelib.domain.errors import Busy
from chalicelib.storage.dynamo import Item
from chalicelib.storage.engine import Engine
from chalicelib.storage.keys import Tables
from chalicelib.storage.objects import Objects
from local.environment import TABLES, keep_to_this_machine, point_at
from local.settings import settings
from local.state import read_endpoints
from local.takeout.kinds import DOSSIERS
from local.takeout.scope import Place
from local.trouble import StartError

_TRIES, _LONGEST = 10, 10.0  # the last waits are seconds: a table that scales up needs minutes


@dataclass(frozen=True)
class Stack:
    """The clients and names of one."""

    dynamodb: Any
    tables: Tables
    s3: Any
    bucket: str

    @cached_property
    def engine(self) -> Engine:
        return Engine(self.dynamodb)

    @cached_property
    def objects(self) -> Objects:
        return Objects(self.s3, self.bucket)

    def table(self, name: str) -> str:
        return self.tables.dossiers if name == DOSSIERS else self.tables.audit

    def found(self, place: Place) -> Iterator[Item]:
        """In the order of their keys, an answer of 1 MB at a time."""
        condition, values = "pk = :pk", Item({":pk": place.pk})
        if place.begins:
            condition += " AND begins_with(sk, :sk)"
            values[":sk"] = place.begins
        asked = (self.table(place.table), condition, values)
        last: Item = {}
        while True:
            page, last = patiently(self.engine.page, *asked, last, ConsistentRead=True)
            yield from page
            if not last:
                return


def patiently(ask: Callable[..., Any], *asked: Any, **more: Any) -> Any:
    """The engine is Busy where much is asked of a table that was quiet: then it waits."""
    for attempt in range(_TRIES):
        try:
            return ask(*asked, **more)
        except Busy:
            time.sleep(min(_LONGEST, 0.1 * 2**attempt))
    return ask(*asked, **more)


def stack_of(said: Mapping[str, str]) -> Stack:
    """With STAGE= the stack in AWS; otherwise the product that runs here. Raises StartError."""
    return _in_aws(said["STAGE"]) if said.get("STAGE") else _here()


def _here() -> Stack:
    from chalicelib.storage.sdk import client  # noqa: PLC0415 - it reads the environment

    here = read_endpoints(settings().state)
    keep_to_this_machine()
    scheme, _, rest = here.pool_url.partition("://")
    point_at(here.dynamodb_url, f"{scheme}://{rest.partition('/')[0]}")
    tables = Tables(TABLES["DossierTable"], TABLES["AuditTable"])
    return Stack(client("dynamodb"), tables, client("s3"), os.environ["DOCUMENT_BUCKET"])


def _in_aws(stage: str) -> Stack:
    from local.cloudformation import outputs  # noqa: PLC0415 - it takes boto3, which is slow
    from local.deploy import STAGES, account  # noqa: PLC0415

    if stage not in STAGES:
        raise StartError(f"STAGE={stage} is no stage: say one of {', '.join(STAGES)}")
    here = account()
    found = outputs(here.client("cloudformation"), f"samenwerkingsdossier-{stage}")
    if not found:
        raise StartError(f"there is no stack samenwerkingsdossier-{stage} in this account")
    tables = Tables(found["DossierTableName"], found["AuditTableName"])
    return Stack(here.client("dynamodb"), tables, here.client("s3"), found["DocumentBucketName"])
