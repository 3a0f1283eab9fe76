"""Use × what was measured = load; load × price = cost; load ÷ limit = how far that is."""

from collections.abc import Mapping
from dataclasses import dataclass

from bench.scale import prices, use
from bench.scale.measured import Cost, Measured
from bench.scale.use import Size

# Seconds of a request in a function of 512 MB: waiting for each call, and what it computes with
# 0.29 of a processor (at most 4 ms of a whole one: docs/performance.md). The SDK's own wait for a
# connection is in the first start, which one in a hundred has.
CALL_SECONDS, COMPUTE_SECONDS = 0.010, 0.015
FIRST_START_SECONDS, FIRST_STARTS = 1.5, 0.01
ANSWER_GB, LOG_GB = 6e-6, 1.2e-6  # a request: what goes out, packed; what is written of it
LAMBDA_GB = 0.5
READ_BYTES = 8192  # of a read unit, eventually consistent
_GB = 1e9


@dataclass(frozen=True)
class Load:
    """Of a school year, of one size."""

    requests: float
    calls: float
    read: float
    written: float
    changes: float
    seconds: float
    people: int
    registrations: float
    documents: float

    @property
    def per_second(self) -> float:
        """What a year's total is to be multiplied by, for the busiest seconds."""
        return use.PEAK / (use.DAYS * use.HOURS * 3600)


def people(size: Size) -> int:
    return size.schools * use.PEOPLE_OF_SCHOOL + size.clbs * use.PEOPLE_OF_CLB


def requests(size: Size) -> dict[str, float]:
    """How often each route is asked in a year."""
    sessions = people(size) * use.SESSIONS * size.growth
    registrations = size.schools * use.REGISTRATIONS * size.growth
    asked = {route: times * sessions for route, times in use.PER_SESSION.items()}
    return asked | {route: times * registrations for route, times in use.PER_REGISTRATION.items()}


def load(size: Size, measured: Measured) -> Load:
    asked = requests(size)
    of = {route: measured.routes[route] for route in asked}
    total, calls = sum(asked.values()), sum(of[route].calls * n for route, n in asked.items())
    registrations = float(size.schools * use.REGISTRATIONS * size.growth)
    return Load(
        requests=total,
        calls=calls,
        read=sum(of[route].read * n for route, n in asked.items()) + _lists(size, measured),
        written=sum(of[route].written * n for route, n in asked.items()),
        changes=_changes(asked, of),
        seconds=total * (COMPUTE_SECONDS + FIRST_STARTS * FIRST_START_SECONDS)
        + calls * CALL_SECONDS,
        people=people(size),
        registrations=registrations,
        documents=registrations * use.DOCUMENTS,
    )


def list_units(size: Size, measured: Measured) -> float:
    """Read units of the list of all dossiers of a CLB of the mean size: its rows, read lazily."""
    return size.schools / size.clbs * measured.row / READ_BYTES


def _lists(size: Size, measured: Measured) -> float:
    """What the lists of a CLB take more than the list of one that was measured."""
    sessions = size.clbs * use.PEOPLE_OF_CLB * use.SESSIONS * size.growth
    lists = use.PER_SESSION["GET /dossiers"] + use.PER_SESSION["GET /worklist"]
    return sessions * lists * list_units(size, measured)


def _changes(asked: Mapping[str, float], of: Mapping[str, Cost]) -> float:
    return sum(n for route, n in asked.items() if of[route].written)


def kept_gb(one: Load, measured: Measured, year: int) -> tuple[float, float]:
    """Gigabytes at the end of that year: in the tables, and in the bucket.

    Registrations go some years after they were closed, the trail never does.
    """
    years = min(year, use.KEPT_YEARS)
    trail = measured.trail * one.registrations * year
    tables = (measured.registration * one.registrations * years + trail) / _GB
    return tables, one.documents * years * use.DOCUMENT_MB / 1000


def cost(one: Load, measured: Measured, year: int) -> dict[str, float]:
    """US dollars in that year, by what they are for."""
    price, million = prices.PER_MILLION, 1e6
    tables, bucket = kept_gb(one, measured, year)
    mails = one.people * use.MAILS
    persons = max(0, one.people - prices.COGNITO_FREE) * prices.COGNITO_PERSON_MONTH * 12
    at_the_door = ("API Gateway, a request", "CloudFront, a request", "firewall, a request")
    scanned = one.documents * use.DOCUMENT_MB / 1000 * prices.PER_GB["scanned by GuardDuty"]
    return {
        "requests at the door": one.requests * sum(map(price.__getitem__, at_the_door)) / million
        + one.requests * ANSWER_GB * prices.PER_GB["out by CloudFront"],
        "Lambda": one.requests * price["Lambda, a request"] / million
        + one.seconds * LAMBDA_GB * prices.LAMBDA_GB_SECOND,
        "DynamoDB, reads and writes": one.written * price["DynamoDB, a write unit"] / million
        + one.read * price["DynamoDB, a read unit"] / million,
        "kept, with backups": 12 * tables * prices.TABLE_GB_MONTH
        + 12 * bucket * prices.BUCKET_GB_MONTH,
        "traces, trail and logs": one.requests * price["X-Ray, a trace"] / million
        + one.calls * price["CloudTrail, a call on data"] / million
        + one.requests * LOG_GB * prices.PER_GB["of logs"],
        "documents looked at": one.documents * price["GuardDuty, an object"] / million + scanned,
        "people and mails": persons + mails * price["SES, a mail"] / million,
        "what stands there": 12 * prices.FIXED_MONTH,
    }
