"""What a function asks of AWS while it runs, as the rights that this takes: in its own tests, and
where all of it is played (``playing_functions``)."""

import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from types import FrameType
from typing import Any

from policies import Right, allows
from rights import rights, to_know_that_it_is_absent

from chalicelib.jobs import bounces, evidence, handovers, institutions, platform, sign_in
from chalicelib.jobs import rights as last_administrators
from chalicelib.jobs.clean_up import CleanUp
from chalicelib.jobs.consistency import Consistency
from chalicelib.jobs.departures import Departures
from chalicelib.jobs.exports import Maker
from chalicelib.jobs.judge import Judge
from chalicelib.jobs.mail import Mailing
from chalicelib.jobs.new_school_year import NewSchoolYear
from chalicelib.jobs.notify import Notify
from chalicelib.jobs.remind import Remind
from chalicelib.jobs.retention import Retention

# Where the tests call what a function does: whatever is asked of AWS within, it asks.
BEGIN = (
    ("bounces", bounces, "on_event"),
    ("clean_up", CleanUp, "run"),
    ("consistency", Consistency, "check"),
    ("evidence", evidence, "on_stream"),
    ("export", Maker, "make"),
    ("hand_over", handovers, "continue_handovers"),
    ("import_institutions", institutions, "import_institutions"),
    ("judge_upload", Judge, "judge"),
    ("mail", Mailing, "run"),
    ("new_school_year", NewSchoolYear, "run"),
    ("notify", Notify, "on_stream"),
    ("platform", platform, "run"),
    ("remind", Remind, "run"),
    ("retention", Retention, "run"),
    ("retention", Departures, "run"),
    ("rights", last_administrators, "warn"),
    ("sign_in", sign_in, "on_sign_in"),
)


PARTS = {("clean_up", "judge_upload")}  # the first does the second by itself


class Recorder:
    """``denied``: what a policy does not allow, a line each."""

    def __init__(self) -> None:
        self.asked: defaultdict[str, set[Right]] = defaultdict(set)
        self.denied: list[str] = []
        self._acting: dict[int, str] = {}  # by thread
        self._hears = True

    @contextmanager
    def acting(self, function: str) -> Iterator[None]:
        """What is asked from now on, until the end of the block, is asked by this function."""
        thread = threading.get_ident()
        before = self._acting.get(thread, "")
        self._acting[thread] = before if (before, function) in PARTS else function
        try:
            yield
        finally:
            del self._acting[thread]
            if before:
                self._acting[thread] = before

    def _who(self) -> str:
        """Of this thread; or of the only function that acts, which has threads of its own."""
        acting = {*self._acting.values()}
        only = acting.pop() if len(acting) == 1 else ""
        return self._acting.get(threading.get_ident(), only)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Where several are at work at once, nobody can say who asks."""
        before, self._hears = self._hears, False
        try:
            yield
        finally:
            self._hears = before

    def listen(self, events: Any) -> None:
        """``events``: a session of the SDK before its clients are made, or those of a client."""
        events.register("before-parameter-build", self._called)
        for operation in ("GetObject", "HeadObject"):
            events.register(f"after-call.s3.{operation}", self._answered)

    def _called(self, params: Any, model: Any, context: Any, **_: Any) -> None:
        who = self._hears and self._who()
        if who and _by_the_product():
            context["asked"] = who, params.get("Bucket")
            for right in rights(model.service_model.service_name, model.name, params):
                self._note(who, right)

    def _answered(self, http_response: Any, context: Any, **_: Any) -> None:
        if "asked" in context and http_response.status_code == 404:
            who, bucket = context["asked"]
            self._note(who, to_know_that_it_is_absent(bucket))

    def _note(self, who: str, right: Right) -> None:
        if right not in self.asked[who]:
            self.asked[who].add(right)
            if not allows(who, right):
                said = f"{right.action} on {right.resource} with {dict(right.context)}"
                self.denied.append(f"{who} may not {said}")


def _by_the_product() -> bool:
    """And not by what a test does meanwhile: who made the SDK do it."""
    frame: FrameType | None = sys._getframe(2)
    while frame and "/botocore/" in frame.f_code.co_filename:
        frame = frame.f_back
    return frame is not None and "/chalicelib/" in frame.f_code.co_filename


RECORDER = Recorder()


def _noted(function: str, does: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(does)
    def noted(*args: Any, **more: Any) -> Any:
        with RECORDER.acting(function):
            return does(*args, **more)

    return noted


for _function, _place, _name in BEGIN:  # before any test imports one of these by its name
    setattr(_place, _name, _noted(_function, getattr(_place, _name)))
