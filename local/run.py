"""``make run``: the whole product on this machine, until Ctrl-C."""

import os
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from chalicelib.domain.errors import Busy
from local import engines
from local.environment import keep_compiled, keep_to_this_machine, point_at
from local.people import CAST, PASSWORD
from local.processes import end_with_parent
from local.progress import say, since_start, speak_anywhere, step
from local.settings import Settings, check_ports, settings
from local.state import Endpoints, State, opened, unusable, write_endpoints
from local.trouble import StartError
from local.web import APPLICATION

GRACE = 2.0  # seconds in which the engines of a product that was killed let go of their ports
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True)
class Running:
    """The engines; ministack still has to be waited for, and the stand-in for ACM too."""

    dynamodb_url: str
    ministack_url: str
    wait_for_ministack: Callable[[], None]
    acm_url: str = ""
    wait_for_acm: Callable[[], None] = lambda: None


def main() -> int:
    speak_anywhere()
    if "MAKELEVEL" in os.environ:  # a kill -9 of `make run` must not leave us behind
        end_with_parent()
    for number in SIGNALS:  # also SIGINT: a shell starts what ends in & without it
        signal.signal(number, signal.default_int_handler)
    try:
        run(settings())
    except StartError as error:
        print(f"This cannot start: {error}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        say("\nStopped.")
    return 0


def run(wanted: Settings) -> None:
    """Start everything, serve, and stop it all at a KeyboardInterrupt. Raises StartError."""
    keep_compiled()
    keep_to_this_machine()
    with opened(wanted.state) as state, ExitStack() as until_the_end:
        _wait_for_ports(wanted, GRACE if state.was_killed else 0)
        try:
            # It needs nothing of the engines, which have to be waited for.
            built = ThreadPoolExecutor(1, "build").submit(APPLICATION.build)
            running = _start_engines(wanted, state, until_the_end)
            if wanted.acm:
                running = _start_acm(wanted, state, running, until_the_end)
            # They stop in order and save what they hold: a second Ctrl-C must not end that.
            until_the_end.callback(_ignore_signals)
            _serve(wanted, state, running, built)
        except OSError as error:
            raise unusable(wanted.state, error) from error
        except Busy as error:
            raise StartError(
                "the engines cannot keep what they are given: is the disk of the state folder"
                f" {wanted.state} full? Their logs are there too"
            ) from error


def _start_engines(wanted: Settings, state: State, until_the_end: ExitStack) -> Running:
    ministack = engines.ministack(state.ministack, wanted.ministack_port, state.log("ministack"))
    ministack_url, wait = until_the_end.enter_context(ministack)
    if engines.dynoxide_program() is None:
        say(
            f"  warning: no dynoxide ({engines.why_no_dynoxide()}); ministack plays DynamoDB, and"
            " what you write survives Ctrl-C but not a kill -9"
        )
        return Running(ministack_url, ministack_url, wait)
    with step(f"dynoxide: DynamoDB on port {wanted.dynamodb_port}"):
        dynoxide = engines.dynoxide(state.database, wanted.dynamodb_port, state.log("dynoxide"))
        try:
            dynamodb_url = until_the_end.enter_context(dynoxide)
        except StartError as error:
            raise StartError(
                f"dynoxide does not take {state.database} ({error}): put back a copy of that file"
                " or remove it (its data goes too), or choose another folder with STATE="
            ) from error
    return Running(dynamodb_url, ministack_url, wait)


def _start_acm(
    wanted: Settings, state: State, running: Running, until_the_end: ExitStack
) -> Running:
    from local import acm  # noqa: PLC0415 - who does not ask for it does not wait for it

    url, wait = until_the_end.enter_context(
        acm.stand_in(state.acm_people, wanted.acm_port, running.ministack_url, state.log("acm"))
    )
    return replace(running, acm_url=url, wait_for_acm=wait)


def _serve(wanted: Settings, state: State, running: Running, built: Future[str]) -> None:
    point_at(running.dynamodb_url, running.ministack_url)
    # Imported here because ministack starts meanwhile, and takes about as long.
    from local.institutions import places  # noqa: PLC0415
    from local.notifying import following  # noqa: PLC0415
    from local.post_office import open_post  # noqa: PLC0415
    from local.server import serve  # noqa: PLC0415
    from local.stack import Stack, shown_people  # noqa: PLC0415
    from local.workers import working  # noqa: PLC0415

    with step(f"ministack: S3 and Cognito on port {wanted.ministack_port}"):
        running.wait_for_ministack()
    stack = Stack(wanted, state, running.dynamodb_url, running.ministack_url, running.acm_url)
    with step("tables and bucket, from infra/resources.yaml"):
        made = stack.make_tables()
        stack.make_bucket()
    with step("institutions") as said:
        loaded = stack.load_institutions(new_tables=bool(made))
        said.append(loaded.said)
    with step("what the cast may do, and demo dossiers") as said:
        numbers = places(loaded.institutions.values())
        stack.let_people_in(numbers)
        said.append(f"{stack.make_dossiers(numbers)} made")
    with step("what judges documents, and cleans up"):
        stack.make_jobs()
    with step("user pool, with the sign-in function of app.py"):
        pool = stack.make_pool()
    if wanted.acm:
        with step(f"stand-in for ACM/IDM on port {wanted.acm_port}"):
            running.wait_for_acm()
    with step("web application, by vite") as said:
        said.append(built.result())
    post = (wanted.origin, running.ministack_url, say)
    follower, mailbox = open_post(state, *post)
    gateway = stack.gateway(pool, shown_people(loaded, numbers), say, mailbox)
    with serve(gateway, wanted.port) as server, working(say), following(follower):
        engines_at = (running.ministack_url, pool.client, running.dynamodb_url)
        here = Endpoints(os.getpid(), wanted.origin, *engines_at)
        write_endpoints(state, here)
        _say_ready(wanted)
        server.serve_forever()


def _say_ready(wanted: Settings) -> None:
    state = "" if wanted.state == Path(".local") else f" STATE={wanted.state}"
    header = f'"Authorization: $(make -s token WHO=anna{state})"'
    say(f"Ready after {since_start():.1f} s: {wanted.origin} (Ctrl-C stops it)")
    say(f"  sign in as {', '.join(CAST)}, password {PASSWORD}")
    say(f"  or use the API: curl -H {header} {wanted.origin}/api/me")


def _wait_for_ports(wanted: Settings, patience: float) -> None:
    deadline = time.monotonic() + patience
    while True:
        try:
            return check_ports(wanted)
        except StartError:
            if time.monotonic() > deadline:
                raise
        time.sleep(0.05)


def _ignore_signals() -> None:
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


if __name__ == "__main__":
    sys.exit(main())
