"""``make consistency``: a round of the cleanup at a running product, and what it found."""

import sys
from datetime import UTC, datetime

from local.consistency_told import told
from local.environment import keep_to_this_machine, point_at
from local.settings import settings
from local.state import read_endpoints
from local.trouble import StartError


def main() -> int:
    keep_to_this_machine()
    try:
        here = read_endpoints(settings().state)
    except StartError as error:
        print(f"This cannot be told: {error}.", file=sys.stderr)
        return 1
    ministack = here.pool_url.partition("://")
    point_at(here.dynamodb_url, f"{ministack[0]}://{ministack[2].partition('/')[0]}")
    from app import services  # noqa: PLC0415 - it may read the environment, which is ready now
    from chalicelib.jobs.scheduled import run  # noqa: PLC0415
    from chalicelib.jobs.world import World  # noqa: PLC0415

    world = World(services.store, services.tables, services.bucket, datetime.now(UTC))
    counts = run("clean_up", world) | run("consistency", world)
    print("\n".join(told(counts)))
    return 1 if counts.get("lost") or counts.get("failed") else 0


if __name__ == "__main__":
    sys.exit(main())
