"""A part of ``make faults``, with a seed that stays: nothing is lost, doubled or told wrong."""

import gc

import pytest

from bench.fault_stage import stage
from bench.fault_trials import measure
from bench.faults import routes

SEED, FAULTS = "20261125", 6
# The SDK drops a line that broke without closing it: there is no other end any more.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
# One of each way to write: new, changed, with a function that is told, without a key.
ASKED = (
    "POST /dossiers/{dossier_id}/registrations",
    "PUT /dossiers/{dossier_id}/registrations/{registration_id}",
    "POST /institutions/{number}/handovers",
    "DELETE /institutions/{number}/words/{word_id}",
)


@pytest.fixture(scope="module")
def on():
    with stage() as here:
        yield here
    gc.collect()  # what was dropped is found here, not in a test that comes after


@pytest.mark.parametrize("asked", ASKED)
def test_nothing_is_lost_doubled_or_told_wrong(on, asked):
    (route,) = [one for one in routes() if f"{one.method} {one.path}" == asked]
    tally = measure(on, route, SEED, FAULTS, ASKED.index(asked))
    assert tally.wrong == []
    assert tally.sum >= FAULTS
    assert tally.answers["busy"] > 0
