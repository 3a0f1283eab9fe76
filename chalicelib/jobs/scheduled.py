"""What runs by itself, by name: for the Lambda functions, and for ``make job`` at any date."""

import json
import logging
import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from ..domain.ids import moment
from ..domain.notices import Frequency
from ..storage.departed import Departed
from ..storage.directory import Directory
from ..storage.endings import Endings
from ..storage.notices import Notices
from ..storage.objects import Objects
from ..storage.reminders import Reminders
from ..storage.repairs import Repairs
from ..storage.school_years import SchoolYears
from ..storage.sdk import client
from . import mail
from .consistency import Consistency
from .departures import Departures
from .endings import Ends
from .new_school_year import NewSchoolYear
from .remind import Remind
from .retention import Retention
from .rights import warn
from .world import World

log = logging.getLogger(__name__)
_PATIENCE = 30  # seconds: a file is larger than an item
Counts = Mapping[str, int]


@dataclass(frozen=True)
class Job:
    """``when``: in UTC, as infra/resources.yaml has it; ``does``: for who asks what there is."""

    when: str
    does: str
    run: Callable[[World], Counts]


def run(name: str, world: World) -> dict[str, int]:
    """The job of this name; what it did, by kind, which is also one line of the log.

    Raises KeyError for a name that is none. ``left`` says that its time was up before the end:
    the next round goes on.
    """
    counts = dict(JOBS[name].run(world))
    report = {"job": name, "at": moment(world.now), "counts": counts}
    log.warning("%s", json.dumps({**report, "complete": not {"left", "failed"} & counts.keys()}))
    return counts


def _clean_up(world: World) -> Counts:
    from .documents import clean_up  # noqa: PLC0415 - heavy, and only here

    return clean_up(world)


def _consistency(world: World) -> Counts:
    check = Consistency(_repairs(world), _objects(world))
    return check.check(_clbs(world), world.now, world.is_up)


def _rights(world: World) -> Counts:
    return {"operator_warned": len(warn(world.store, world.now))}


def _remind(world: World) -> Counts:
    return Remind(_reminders(world), _notices(world)).run(world.now, world.is_up)


def _retention(world: World) -> Counts:
    ends = Ends(Endings(client("dynamodb"), world.tables), _repairs(world), _objects(world))
    ended = Retention(ends, int(os.environ["KEEP_CLOSED_FOR"])).run(world.now, world.is_up)
    departed = Departed(client("dynamodb"), world.tables)
    names = Departures(departed, int(os.environ["NAME_AUTHORS_FOR"]))
    return ended + names.run(_known(world), world.now, world.is_up)


def _new_school_year(world: World) -> Counts:
    years = SchoolYears(client("dynamodb"), world.tables)
    job = NewSchoolYear(years, _reminders(world), _notices(world))
    return job.run(_clbs(world), world.now, world.is_up)


def _mail(world: World) -> Counts:
    """Everything that is due: direct, and both digests."""
    which = [one for one in Frequency if one is not Frequency.OFF]
    made = mail.job(client("dynamodb"), world.tables, client("sesv2"), world.is_up)
    return made.run({"which": which}, world.now)


def _repairs(world: World) -> Repairs:
    return Repairs(client("dynamodb"), world.tables)


def _objects(world: World) -> Objects:
    return Objects(client("s3", _PATIENCE), world.bucket)


def _notices(world: World) -> Notices:
    return Notices(client("dynamodb"), world.tables)


def _reminders(world: World) -> Reminders:
    return Reminders(client("dynamodb"), world.tables, moment(world.now))


def _clbs(world: World) -> list[str]:
    return _known(world, ("clb",))


def _known(world: World, kinds: Collection[str] = ("clb", "school")) -> list[str]:
    """The numbers of all institutions of these kinds."""
    known = Directory(client("s3"), world.bucket).saved().institutions
    return [one.number for one in known if one.kind in kinds]


JOBS: Mapping[str, Job] = {
    "clean_up": Job(
        "every hour",
        "takes up uploads that got stuck, and ends what lay in the trash for thirty days",
        _clean_up,
    ),
    "consistency": Job(
        "01:30", "compares the bucket and the tables, of every dossier", _consistency
    ),
    "retention": Job(
        "00:20, 01:20, 02:20 and 03:20",
        "destroys what was closed six school years ago, and the names of who left two years ago",
        _retention,
    ),
    "remind": Job(
        "04:00",
        "tells of agreements and follow-ups that are due, and of rights that end",
        _remind,
    ),
    "new_school_year": Job(
        "04:30, from 1 to 7 September",
        "asks the owners of what is still open whether it goes on",
        _new_school_year,
    ),
    "mail": Job(
        "every minute, and the digests between 05:00 and 06:00",
        "sends the mails that wait, and what goes in a digest of a day or a week",
        _mail,
    ),
    "rights": Job(
        "once a day", "tells the operator whose last administrator should be replaced", _rights
    ),
}
