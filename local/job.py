"""``make job``: one of the jobs that run by themselves in AWS, now or at any date, at a running
product.

make job                                       what there is
make job NAME=clean_up                         as it would run now
make job NAME=retention DATE=2033-09-01        as it would run on that day, at six in the morning
make job NAME=remind DATE=2027-03-01 DRY=1     what it would do then: it changes nothing
"""

import os
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from local.dry import dry
from local.environment import keep_to_this_machine, point_at
from local.post_office import lend_post
from local.settings import settings
from local.state import State, read_endpoints
from local.trouble import StartError

_MORNING = time(4, tzinfo=UTC)  # six in Brussels, in summer


def main() -> int:
    try:
        if not os.environ.get("NAME"):
            print("\n".join(_listed()))
            return 0
        return _run(os.environ)
    except StartError as error:
        print(f"Not done: {error}.", file=sys.stderr)
        return 1


def _listed() -> list[str]:
    from chalicelib.jobs.scheduled import JOBS  # noqa: PLC0415 - not before it is needed

    return [f"{name:16} {job.when}: {job.does}" for name, job in JOBS.items()]


def _run(said: Mapping[str, str]) -> int:
    now = _moment(said.get("DATE", ""))
    here = read_endpoints(settings().state)
    keep_to_this_machine()
    ministack = here.pool_url.partition("://")
    point_at(here.dynamodb_url, f"{ministack[0]}://{ministack[2].partition('/')[0]}")
    lend_post(State(settings().state), here.origin)
    from app import services  # noqa: PLC0415 - it may read the environment, which is ready now
    from chalicelib.jobs.scheduled import JOBS, run  # noqa: PLC0415
    from chalicelib.jobs.world import World  # noqa: PLC0415

    name = said["NAME"]
    if name not in JOBS:
        raise StartError(f"NAME={name} is no job: choose one of {', '.join(JOBS)}")
    would = dry() if said.get("DRY") else []
    counts = run(name, World(services.store, services.tables, services.bucket, now))
    for line in would:
        print(f"would {line}")
    for kind, count in sorted(counts.items()):
        print(f"{count:6}  {kind}")
    return 1 if {"lost", "failed"} & counts.keys() else 0


def _moment(day: str) -> datetime:
    """That day, early in the morning; without one, now."""
    try:
        return datetime.combine(date.fromisoformat(day), _MORNING) if day else datetime.now(UTC)
    except ValueError:
        raise StartError(f"DATE={day} is no day, such as 2032-09-01") from None


if __name__ == "__main__":
    sys.exit(main())
