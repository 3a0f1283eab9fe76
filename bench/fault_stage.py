"""The API as it is deployed, with all of AWS that it asks behind wires on which things go wrong."""

import logging
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import app as functions
from bench.fault_effects import Kept, kept, restore
from bench.fault_kinds import PATIENCE
from bench.fault_plans import Nothing, Plan
from bench.wire import Engine, Trouble, serving, without_waiting
from bench.world import World, world
from chalicelib.domain.institutions import Institution
from chalicelib.storage import sdk
from chalicelib.storage.directory import Directory
from chalicelib.storage.store import Store

_BUCKET = "faults"


class Planned(Engine):
    """What goes wrong is in a plan."""

    plan: Plan = Nothing()

    def trouble(self, call: str) -> Trouble | None:
        return self.plan.trouble(call)


@dataclass(frozen=True)
class Stage:
    """``s3``: a client of the SDK, through a wire; None where there is no bucket."""

    here: World
    wires: tuple[Planned, ...]
    dynamodb: Any
    s3: Any

    def kept(self) -> Kept:
        tables = self.here.tables
        return kept(self.here.dynamodb, (tables.dossiers, tables.audit))

    def restore(self, before: Kept) -> None:
        restore(self.here.dynamodb, before, self.kept())

    def go_by(self, plan: Plan) -> None:
        """From now on, in a function that is cold."""
        for wire in self.wires:
            wire.plan, wire.calls = plan, []
        functions.services.__dict__["store"] = Store(self.dynamodb, self.here.tables)
        if self.s3:
            functions.services.__dict__["directory"] = Directory(self.s3, _BUCKET)

    def deliver(self) -> None:
        for wire in self.wires:
            wire.deliver()

    @property
    def calls(self) -> list[str]:
        return [call for wire in self.wires for call in wire.calls]


@contextmanager
def stage(s3: str = "") -> Iterator[Stage]:
    """``s3``: the address of an engine; without one, the directory is not asked."""
    with ExitStack() as all_of_it:
        enter = all_of_it.enter_context
        enter(patch.dict(os.environ))
        here = enter(world())
        here.know("030577", "school")
        addresses = (here.dynamodb.meta.endpoint_url, "", *([s3] if s3 else []))
        wires = tuple(enter(_planned(address)) for address in addresses)
        enter(without_waiting())
        enter(_quiet())
        _have_others_told(wires[1].address)
        all_of_it.callback(functions.services.__dict__.clear)
        os.environ["AWS_ENDPOINT_URL_DYNAMODB"] = wires[0].address
        bucket = _bucket(s3, wires[2].address) if s3 else None
        yield Stage(here, wires, sdk.client("dynamodb", PATIENCE), bucket)


@contextmanager
def _planned(address: str) -> Iterator[Planned]:
    with serving(Planned(address)) as wire:
        yield wire


@contextmanager
def _quiet() -> Iterator[None]:
    """The functions log each fault."""
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


def _have_others_told(address: str) -> None:
    """Functions that take something further are called, as in production; nobody answers there."""
    for name in ("take_further", "make_export"):
        functions.services.__dict__.pop(name)
    names = {"HAND_OVER_FUNCTION": "hand-over", "EXPORT_FUNCTION": "export"}
    os.environ |= names | {"AWS_ENDPOINT_URL_LAMBDA": address}


def _bucket(engine: str, wire: str) -> Any:
    """Through the wire; with the directory in it."""
    os.environ["AWS_ENDPOINT_URL_S3"] = engine
    straight = sdk.client("s3")
    where = {"LocationConstraint": os.environ["AWS_DEFAULT_REGION"]}
    straight.create_bucket(Bucket=_BUCKET, CreateBucketConfiguration=where)
    Directory(straight, _BUCKET).save([Institution("030569", "school", "Instelling 030569")])
    os.environ["AWS_ENDPOINT_URL_S3"] = wire
    return sdk.client("s3", PATIENCE)
