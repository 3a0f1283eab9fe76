"""The jobs on documents, as Lambda functions: what they lean on, and what they are told."""

import json
import logging
import os
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ..storage.directory import Directory
from ..storage.keys import Tables
from ..storage.objects import Objects
from ..storage.repairs import Repairs
from ..storage.sdk import client
from ..storage.store import Store
from .clean_up import CleanUp
from .consistency import Consistency
from .judge import Judge, place_of_event
from .malware import ENGINES

log = logging.getLogger(__name__)
_PATIENCE = 30  # seconds: a file is larger than an item
_AT_NIGHT = 1  # UTC, the hour in which everything is compared


def judge_upload(event: Mapping[str, Any], store: Store, bucket: str, now: datetime) -> str:
    """``event``: by EventBridge, of S3 or of GuardDuty. Another object is none of its business."""
    place = place_of_event(event)
    said = _judge(store, bucket).judge(place, now) if place else "not_ours"
    log.warning("judged: %s", said)
    return said


def clean_up(
    event: Mapping[str, Any], store: Store, tables: Tables, bucket: str, now: datetime
) -> dict[str, int]:
    """``event``: of the schedule, or ``{"everything": true}`` by hand. Answers the counts."""
    repairs, objects = Repairs(client("dynamodb"), tables), _objects(bucket)
    counts = CleanUp(store, repairs, objects, _judge(store, bucket)).run(now)
    if event.get("everything") or now.hour == _AT_NIGHT:
        known = Directory(client("s3"), bucket).saved().institutions
        clbs = [one.number for one in known if one.kind == "clb"]
        counts += Counter(Consistency(repairs, objects).check(clbs, now))
    log.warning("cleaned up: %s", json.dumps(counts))
    return dict(counts)


def _judge(store: Store, bucket: str) -> Judge:
    return Judge(store, _objects(bucket), ENGINES[os.environ["MALWARE_ENGINE"]])


def _objects(bucket: str) -> Objects:
    return Objects(client("s3", _PATIENCE), bucket)
