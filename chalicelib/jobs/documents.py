"""The jobs on documents, as Lambda functions: what they lean on, and what they are told."""

import logging
import os
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ..storage.endings import Endings
from ..storage.objects import Objects
from ..storage.repairs import Repairs
from ..storage.sdk import client
from ..storage.store import Store
from .clean_up import CleanUp
from .endings import Ends
from .judge import Judge, place_of_event
from .malware import ENGINES
from .world import World

log = logging.getLogger(__name__)
_PATIENCE = 30  # seconds: a file is larger than an item


def judge_upload(event: Mapping[str, Any], store: Store, bucket: str, now: datetime) -> str:
    """``event``: by EventBridge, of S3 or of GuardDuty. Another object is none of its business."""
    place = place_of_event(event)
    said = _judge(store, bucket).judge(place, now) if place else "not_ours"
    log.warning("judged: %s", said)
    return said


def clean_up(world: World) -> dict[str, int]:
    """What was done, by kind."""
    dynamodb, objects = client("dynamodb"), _objects(world.bucket)
    repairs = Repairs(dynamodb, world.tables)
    ends = Ends(Endings(dynamodb, world.tables), repairs, objects)
    judge = _judge(world.store, world.bucket)
    return dict(CleanUp(world.store, repairs, objects, judge, ends).run(world.now, world.is_up))


def _judge(store: Store, bucket: str) -> Judge:
    return Judge(store, _objects(bucket), ENGINES[os.environ["MALWARE_ENGINE"]])


def _objects(bucket: str) -> Objects:
    return Objects(client("s3", _PATIENCE), bucket)
