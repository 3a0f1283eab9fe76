"""On this machine a thread does what a function of its own does in AWS."""

import threading
import time

from writing import Hand

from local.workers import Worker

AT = "/institutions/990011"


def test_the_worker_looks_when_it_starts_and_whenever_it_is_told():
    looked, said = threading.Semaphore(0), []

    def look(event, context):
        looked.release()
        assert (event, context.get_remaining_time_in_millis() > 600_000) == ({}, True)
        raise OSError("no engine")

    worker = Worker("a handover", look, said.append)
    thread = threading.Thread(target=worker.work)
    thread.start()
    assert looked.acquire(timeout=5)
    worker.take_further("114983", "an-id")
    assert looked.acquire(timeout=5)
    worker.end()
    thread.join(5)

    assert not thread.is_alive()
    assert said[0] == "a handover did not go on: OSError('no engine')"


def test_a_handover_goes_on_by_itself(running_product):
    clara = Hand.of(running_product, "clara")
    bert = next(
        one for one in clara.get(f"{AT}/colleagues")["items"] if one["function"] == "psycholoog"
    )
    body = {"from": "who-left", "to": bert["id"]}

    made = clara.post(f"{AT}/handovers", body)

    state, until = made["state"], time.monotonic() + 20
    while state == "running" and time.monotonic() < until:
        time.sleep(0.3)
        state = clara.get(f"{AT}/handovers/{made['id']}")["state"]
    assert state == "done"
