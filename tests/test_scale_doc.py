"""docs/scale.md and its charts are what the formula says of docs/scale.json; the formula holds."""

from dataclasses import replace

import pytest

from bench.scale import use
from bench.scale.headroom import headroom
from bench.scale.measured import Measured
from bench.scale.model import cost, kept_gb, load
from bench.scale.told import ROOT, TOLD, charts, told
from chalicelib.api.table import ROUTES


@pytest.fixture(scope="module")
def measured() -> Measured:
    return Measured.kept()


def test_the_document_and_its_charts_are_those_of_the_figures(measured: Measured):
    now = TOLD.read_text(encoding="utf-8")
    assert told(now, measured) == now
    for path, chart in charts(measured).items():
        assert (ROOT / path).read_text(encoding="utf-8") == chart


def test_every_route_was_measured_and_every_use_is_of_a_route(measured: Measured):
    assert set(measured.routes) == {f"{route.method} {route.path}" for route in ROUTES}
    assert use.PER_SESSION.keys() | use.PER_REGISTRATION.keys() <= measured.routes.keys()


def test_ten_times_as_much_work_asks_and_keeps_ten_times_as_much(measured: Measured):
    once, ten = load(use.FLANDERS, measured), load(use.TEN_TIMES, measured)
    assert ten.requests == pytest.approx(10 * once.requests)
    assert (ten.read, ten.written) == pytest.approx((10 * once.read, 10 * once.written))
    assert kept_gb(ten, measured, 3) == pytest.approx(
        [10 * gb for gb in kept_gb(once, measured, 3)]
    )


def test_what_is_closed_long_ago_is_kept_no_longer_and_the_trail_is(measured: Measured):
    one = load(use.FLANDERS, measured)
    (tables, bucket), (later, same) = kept_gb(one, measured, 7), kept_gb(one, measured, 8)
    assert same == bucket
    assert later - tables == pytest.approx(measured.trail * one.registrations / 1e9)


def test_a_year_costs_by_what_its_routes_consume(measured: Measured):
    dearer = {
        route: replace(one, written=2 * one.written) for route, one in measured.routes.items()
    }
    one = cost(load(use.ONE_CLB, measured), measured, 1)
    two = load(use.ONE_CLB, replace(measured, routes=dearer))
    more = cost(two, measured, 1)["DynamoDB, reads and writes"] - one["DynamoDB, reads and writes"]
    assert more == pytest.approx(two.written / 2 * 0.705 / 1e6)


def test_all_of_flanders_fits_in_its_busiest_second(measured: Measured):
    """And the first of what does not is told first."""
    assert [room for room in headroom(use.FLANDERS, measured) if room.used >= 1] == []
    used = [room.used for room in headroom(use.TEN_TIMES, measured)]
    assert used == sorted(used, reverse=True)
