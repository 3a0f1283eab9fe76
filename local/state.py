"""The state folder: what survives a restart, and who is using it now."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO

from local.trouble import StartError

LAYOUT = "3"  # raised when items change so that those of before would be read wrongly


@dataclass(frozen=True)
class Endpoints:
    """What `make token` and `make messages` need of a running product."""

    pid: int
    origin: str
    pool_url: str
    client: str
    dynamodb_url: str


@dataclass(frozen=True)
class State:
    """The files in the folder, by what they hold."""

    folder: Path
    was_killed: bool = False  # who used it last had no time to tidy up

    @property
    def lock(self) -> Path:
        """Whoever uses it holds this; it stays."""
        return self.folder / "lock"

    @property
    def layout(self) -> Path:
        """Which shape its items have; there from the first start on."""
        return self.folder / "layout"

    @property
    def database(self) -> Path:
        return self.folder / "dynamodb.sqlite"

    @property
    def ministack(self) -> Path:
        return self.folder / "ministack"

    @property
    def imported(self) -> Path:
        """The digest of the institutions that were imported last."""
        return self.folder / "institutions.sha256"

    @property
    def seeded(self) -> Path:
        """The demo dossiers that were made whole."""
        return self.folder / "demo_dossiers.txt"

    @property
    def acm_people(self) -> Path:
        """Who can sign in at the stand-in for ACM, and with which claims."""
        return self.folder / "acm_people.json"

    @property
    def accounts(self) -> Path:
        """Who has an account beside the cast."""
        return self.folder / "accounts.jsonl"

    @property
    def mail_secret(self) -> Path:
        """What signs the links by which people unsubscribe."""
        return self.folder / "mail_secret"

    @property
    def told(self) -> Path:
        """Up to which moment people were told of what happened."""
        return self.folder / "told_until"

    @property
    def failed(self) -> Path:
        """Of what nobody could be told: what is the failure queue in AWS."""
        return self.folder / "failed_events.jsonl"

    @property
    def copied(self) -> Path:
        """Up to which moment the audit trail is in the evidence."""
        return self.folder / "copied_until"

    @property
    def failed_evidence(self) -> Path:
        """Of what could not be: the other failure queue."""
        return self.folder / "failed_evidence.jsonl"

    @property
    def endpoints(self) -> Path:
        return self.folder / "endpoints.json"

    def log(self, engine: str) -> Path:
        return self.folder / f"{engine}.log"


@contextmanager
def opened(folder: Path) -> Iterator[State]:
    """The folder, made if need be, for us alone. StartError when it cannot be used."""
    place = folder.resolve()
    try:
        _check_layout(State(place), folder)
        State(place).ministack.mkdir(parents=True, exist_ok=True)
        lock = State(place).lock.open("a+", encoding="utf-8")
    except OSError as error:
        raise unusable(folder, error) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StartError(_in_use(place, folder)) from error
        state = State(place, was_killed=lock.tell() > 0)  # "a+" starts at the end
        _rewrite(lock, str(os.getpid()))
        try:
            yield state
        finally:
            with suppress(OSError):  # lest it hide what went wrong before
                state.endpoints.unlink(missing_ok=True)
                _rewrite(lock, "")


def _check_layout(state: State, folder: Path) -> None:
    """A new folder gets the present one. Raises StartError for one of before."""
    if not state.lock.exists():
        state.folder.mkdir(parents=True, exist_ok=True)
        state.layout.write_text(LAYOUT, encoding="utf-8")
    found = state.layout.read_text(encoding="utf-8") if state.layout.exists() else "1"
    if found != LAYOUT:
        raise StartError(
            f"the state folder {folder} was made by another version (layout {found}, and this one"
            f" has {LAYOUT}): remove it (its data goes too), or start with another one, as in"
            " STATE=.local2"
        )


def _rewrite(lock: TextIO, text: str) -> None:
    """The number of the process that uses the folder; nothing when it stopped by itself."""
    lock.truncate(0)
    lock.write(text)
    lock.flush()


def unusable(folder: Path, error: OSError) -> StartError:
    """The sentence for a folder that cannot be written: read-only, full, or a file."""
    why = (error.strerror or str(error)).lower()
    where = f": {error.filename}" if error.filename else ""
    return StartError(
        f"the state folder {folder} cannot be used ({why}{where}): repair or remove"
        " it, or choose another, as in STATE=/tmp/samenwerkingsdossier"
    )


def write_endpoints(state: State, endpoints: Endpoints) -> None:
    """All of it or nothing: whoever reads it meanwhile never sees half a file."""
    half = state.endpoints.with_suffix(".half")
    half.write_text(json.dumps(asdict(endpoints)), encoding="utf-8")
    os.replace(half, state.endpoints)  # noqa: PTH105 - the same as Path.replace, and says so


def read_endpoints(folder: Path) -> Endpoints:
    """StartError when no product runs on this folder."""
    try:
        return Endpoints(**json.loads(State(folder).endpoints.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise StartError(
            f"nothing is running on {folder}: start it with `make run`, with the same STATE="
        ) from error


def _in_use(place: Path, folder: Path) -> str:
    try:
        running = read_endpoints(place)
        who = f"at {running.origin}, process {running.pid}"
    except StartError:
        who = "it is still starting or stopping"
    return (
        f"the product already runs on {folder} ({who}): stop it first, or start a second one with"
        " another STATE= and PORT="
    )
