"""How far the busiest second, night or year is from each limit."""

from dataclasses import dataclass

from bench.scale import limits, use
from bench.scale.measured import Measured
from bench.scale.model import Load, list_units, load, people
from bench.scale.use import Size

MAIL_SECONDS, COMPARING_SECONDS = 0.06, 0.05  # a mail; a dossier beside its files
TOLD = 6  # people who are told of a change, each with a put and a delete in the index ByDue
SHARDS = 4  # of notices (chalicelib/storage/notice_keys.py)
ROUNDS = 4  # of the digests of a morning, and nights in which every dossier is to be compared


@dataclass(frozen=True)
class Room:
    """``load`` of ``limit``; what to do about it where that gets tight."""

    what: str
    load: float
    limit: float
    then: str

    @property
    def used(self) -> float:
        return self.load / self.limit


def headroom(size: Size, measured: Measured) -> list[Room]:
    """The tightest first."""
    one = load(size, measured)
    rows = [*_at_the_door(size, one), *_of_the_tables(size, one, measured), *_of_jobs(size, one)]
    return sorted(rows, key=lambda row: row.used, reverse=True)


def _at_the_door(size: Size, one: Load) -> list[Room]:
    a_second = one.per_second
    sign_ins = people(size) * use.SESSIONS * size.growth * a_second
    asked = one.requests * a_second
    return [
        Room(
            "requests a second, the stage",
            asked,
            limits.of_the_stage(),
            "raise ThrottlingRateLimit",
        ),
        Room("requests a second, API Gateway", asked, limits.API_REQUESTS, "ask AWS for more"),
        Room(
            "functions at once", one.seconds * a_second, limits.LAMBDA_AT_ONCE, "ask AWS for more"
        ),
        Room("sign-ins a second", sign_ins, limits.SIGN_INS, "ask AWS for more"),
    ]


def _of_the_tables(size: Size, one: Load, measured: Measured) -> list[Room]:
    a_second, largest = one.per_second, use.LARGEST_CLB / size.clbs if size.clbs > 1 else 1
    changes = one.changes * a_second
    lists = use.PER_SESSION["GET /dossiers"] + use.PER_SESSION["GET /worklist"]
    staff = use.PEOPLE_OF_CLB * size.clbs * largest * use.SESSIONS * size.growth * lists * a_second
    rows = list_units(size, measured) * size.clbs * largest * staff
    told = changes * TOLD * 2 / SHARDS
    return [
        Room("write units a second, the table", one.written * a_second, limits.TABLE_WRITES, _WARM),
        Room("read units a second, the table", one.read * a_second, limits.TABLE_READS, _WARM),
        Room("writes a second, the year of one CLB", changes * largest, *_WRITTEN),
        Room("read units a second, the dossiers of one CLB", rows, *_READ),
        Room("writes a second, a quarter of the notices", told, *_WRITTEN),
        Room(
            "registrations in a year of one CLB",
            one.registrations * largest,
            limits.YEAR_REGISTRATIONS,
            "read the overview of a CLB by school",
        ),
    ]


def _of_jobs(size: Size, one: Load) -> list[Room]:
    mails = one.people * use.MAILS / use.DAYS * MAIL_SECONDS
    return [
        Room("seconds of the digests of a morning", mails, ROUNDS * limits.MAIL_SECONDS, _AGAIN),
        Room(
            "seconds of comparing bucket and tables",
            size.schools * COMPARING_SECONDS,
            limits.JOB_SECONDS,
            "none: what is left comes first another night",
        ),
    ]


_WARM = "warm the table up before the day"
_AGAIN = "more rounds: what is left goes on in the next"
_WRITTEN = (limits.PARTITION_WRITES, "spread the key over shards, as CLOSED is")
_READ = (limits.PARTITION_READS, "a page of the list instead of all of it")
