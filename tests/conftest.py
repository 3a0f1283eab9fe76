"""The cast, and the product on a real engine: an in-memory DynamoDB with the tables of infra/."""

import gc
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from clients import client, signing, wired
from products import Product
from recorded import RECORDER
from worlds import Worlds, wire_to

os.environ |= {
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_ACCESS_KEY_ID": "local",
    "AWS_SECRET_ACCESS_KEY": "local-only-secret",
    "AWS_EC2_METADATA_DISABLED": "true",
    "LARGEST_DOCUMENT": str(50 * 1024**2),
    "MALWARE_ENGINE": "this_machine",
    "MAIL_SECRET": "of the tests",
}

import app as functions
from chalicelib.domain.admins import Admins
from chalicelib.domain.caller import Caller, ContextRole, Role
from chalicelib.domain.institutions import Institution
from chalicelib.domain.notices import DEFAULTS
from chalicelib.domain.periods import window_of
from chalicelib.domain.rights import Assignment, Right, Rights, Step
from chalicelib.domain.unsubscribing import token_of
from chalicelib.jobs.handovers import Clock, continue_handovers
from chalicelib.jobs.judge import Judge
from chalicelib.jobs.malware import on_this_machine
from chalicelib.storage import keys, rights_keys
from chalicelib.storage.directory import Directory
from chalicelib.storage.dynamo import to_raw
from chalicelib.storage.files import Files
from chalicelib.storage.handover_steps import HandoverSteps
from chalicelib.storage.keys import Tables
from chalicelib.storage.objects import Objects
from chalicelib.storage.rights_items import admins_item, rights_item
from chalicelib.storage.store import Store
from local.browser import ARGUMENTS, chromium
from local.direct import Answered, ask, claims_of
from local.engines import dynoxide, ministack
from local.people import ADMIN, CAST, Person
from local.resources import create_tables
from local.resources import template as parsed_template

NUMBERS = {"clb_a": "114983", "school_a": "030569", "clb_b": "114991", "school_b": "041233"}
DOSSIER = "114983-030569"  # Anna and Bert with Sofie and Tom
ELSEWHERE = "114991-041233"  # Olga with Piet
UNTIL = "2099-08-31T21:59:59.999Z"

FIRST, LAST = "2026-09-01", "2099-08-31"
ID = "019a20fe-0000-7000-8000-00000000000{}"
ADMINISTER = {
    NUMBERS[place]: {
        one.id: window_of(FIRST, LAST)
        for one in CAST.values()
        if one.place == place and ADMIN in one.roles
    }
    for place in ("clb_a", "school_a", "clb_b")
}

TOKEN = token_of(CAST["anna"].id, "of the tests")  # of a mail to her
PREFERENCES = {kind.value: "daily" for kind in DEFAULTS} | {"stopped": False}
NAMES = {
    "114983": ("clb", "CLB De Brug"),
    "030569": ("school", "Basisschool 't Kompas"),
    "114991": ("clb", "CLB Het Anker"),
    "041233": ("school", "GO! atheneum De Linde"),
}
QUICK = {
    "activity": "signal",
    "title": "Pestsignalen in de tweede graad",
    "activity_date": "2026-11-16",
    "boundary_confirmed": True,
}


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    from spreading import FewProducts  # where several processes test

    return FewProducts(config, log)


# What is loaded stays: to look through it for garbage takes a sixth of the loading, and time later.
gc.disable()


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


def caller(key: str) -> Caller:
    """One of the cast as a signed-in caller."""
    person = CAST[key]
    number = NUMBERS[person.place]
    roles = tuple(ContextRole(Role(role), number) for role in sorted(person.roles))
    return Caller(person.id, person.name, roles, {number: person.function})


@pytest.fixture(scope="session")
def template() -> dict[str, Any]:
    return parsed_template()


@pytest.fixture(scope="session")
def on_dynoxide() -> Iterator[Any]:
    with dynoxide() as endpoint:
        yield wired(endpoint)
        wire_to(endpoint).close()


@pytest.fixture(scope="session")
def aws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the other engine: S3, Cognito, Lambda, and a second DynamoDB."""
    with ministack(tmp_path_factory.mktemp("ministack")) as (endpoint, wait):
        wait()
        yield endpoint


@pytest.fixture(scope="session")
def running_product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The whole product, with the demo's institutions, people and dossiers."""
    product = Product(tmp_path_factory.mktemp("state"))
    product.start()
    yield product
    product.interrupt()


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """For the page of pytest-playwright: this machine's Chromium, also as root, and quiet."""
    return {"executable_path": chromium(), "args": ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    return {"locale": "nl-BE", "timezone_id": "Europe/Brussels"}


@pytest.fixture(scope="session")
def directory(aws: str) -> Directory:
    """The directory of institutions, in S3, with those of the cast."""
    s3 = client("s3", aws)
    s3.create_bucket(
        Bucket="documents", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
    )
    made = Directory(s3, "documents")
    made.save([Institution(number, kind, name) for number, (kind, name) in NAMES.items()])
    return made


@pytest.fixture(scope="session")
def objects(aws: str) -> Objects:
    """A bucket for documents, that keeps versions as that of infra/ does."""
    s3, name = signing(aws), "shared-documents"
    s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    return Objects(s3, name)


@pytest.fixture(scope="session")
def evidence(aws: str) -> str:
    """The name of a bucket that is locked."""
    s3, name = client("s3", aws), "evidence"
    where = {"LocationConstraint": "eu-west-1"}
    s3.create_bucket(Bucket=name, CreateBucketConfiguration=where, ObjectLockEnabledForBucket=True)
    return name


@pytest.fixture(scope="session")
def files(objects: Objects) -> Files:
    """Addresses in that bucket."""
    return Files(objects._s3, objects._bucket)


@pytest.fixture
def judge(store: Store, objects: Objects) -> Judge:
    return Judge(store, objects, on_this_machine)


@pytest.fixture
def sharing(api: "Api", judge: Judge, dossier: str) -> Any:
    from documents import Sharing  # it leans on this file

    return Sharing(api, judge)


@pytest.fixture
def dynamodb(on_dynoxide: Any) -> Any:
    """The engine of a test; the store's contract puts others in its place."""
    return on_dynoxide


@pytest.fixture(scope="session")
def worlds(template: dict[str, Any]) -> Worlds:
    return Worlds(partial(fresh_tables, template=template))


@pytest.fixture
def tables(dynamodb: Any, worlds: Worlds) -> Iterator[Tables]:
    """Two of them, in which the cast may enter and the institutions are known, and no more."""
    with worlds.lent(dynamodb) as tables:
        yield tables


def fresh_tables(dynamodb: Any, template: dict[str, Any]) -> Tables:
    """Two of them, in which the cast may enter and the institutions are known."""
    made = Tables(*(f"{name}-{uuid4()}" for name in ("dossiers", "audit-events")))
    create_tables(dynamodb, template, {"DossierTable": made.dossiers, "AuditTable": made.audit})
    seed(dynamodb, made.dossiers)
    return made


def seed(dynamodb: Any, table: str) -> None:
    """In one call: there are hundreds of worlds."""
    institutions = [
        {"pk": f"ORG#{number}", "sk": "ORG", "kind": kind, "name": name, "card": "{}"}
        for number, (kind, name) in NAMES.items()
    ]
    items = [{name: {"S": value} for name, value in one.items()} for one in institutions]
    items += [item for person in CAST.values() if person.roles for item in entering(person)]
    items += [explained(Admins(number, held, 1)) for number, held in ADMINISTER.items()]
    puts = [{"PutRequest": {"Item": item}} for item in items]
    assert not dynamodb.batch_write_item(RequestItems={table: puts})["UnprocessedItems"]


def entering(person: Person) -> list[dict[str, Any]]:
    """Who may enter, and the assignments that explain it."""
    granted = Step("2026-09-01T08:00:00.000Z", "operator", "", "Werkt hier")
    given = tuple(
        Assignment(ID.format(place), right, FIRST, LAST, granted)
        for place, right in enumerate((Right.BASE, *map(Right, sorted(person.roles))))
    )
    return [access_item(person), explained(Rights(person.id, NUMBERS[person.place], given, (), 1))]


def explained(one: Rights | Admins) -> dict[str, Any]:
    """As an item."""
    if isinstance(one, Admins):
        (pk, sk), item = rights_keys.admins(one.institution), admins_item(one)
    else:
        (pk, sk), item = keys.of(one), rights_item(one)
    return to_raw({"pk": pk, "sk": sk, **item})


def access_item(person: Person, **other: dict[str, Any]) -> dict[str, Any]:
    number = NUMBERS[person.place]
    return {
        "pk": {"S": f"ORG#{number}"},
        "sk": {"S": f"ACCESS#{person.id}"},
        "roles": {"SS": sorted(person.roles)},
        "until": {"S": UNTIL},
        "name": {"S": person.name},
        "function": {"S": person.function},
        "by_person_pk": {"S": f"PERSON#{person.id}"},
        "by_person_sk": {"S": f"ORG#{number}#ACCESS"},
        **other,
    }


@pytest.fixture
def store(dynamodb: Any, tables: Tables) -> Store:
    return Store(dynamodb, tables)


class Api:
    """Asks the real Lambda handler, as one of the cast, with the event API Gateway would send."""

    def get(self, who: str | None, path: str, **query: str) -> Answered:
        return self.ask(who, "GET", path, query=query)

    def post(self, who: str | None, path: str, body: Any, key: str | None = None) -> Answered:
        headers = {"Idempotency-Key": key or str(uuid4())}
        return self.ask(who, "POST", path, body, headers)

    def put(self, who: str | None, path: str, body: Any, version: int | None = None) -> Answered:
        headers = {} if version is None else {"If-Match": f'"{version}"'}
        return self.ask(who, "PUT", path, body, headers)

    def change(
        self, who: str | None, path: str, body: Any, version: int, key: str | None = None
    ) -> Answered:
        """A POST that changes the version that was read."""
        sent = {"Idempotency-Key": key or str(uuid4()), "If-Match": f'"{version}"'}
        return self.ask(who, "POST", path, body, sent)

    def ask(
        self,
        who: str | None,
        method: str,
        path: str,
        body: Any = None,
        headers: dict[str, str] | None = None,
        *,
        query: dict[str, str] | None = None,
        **more_claims: Any,
    ) -> Answered:
        signed_in = None
        if who:
            signed_in = claims_of(CAST[who], NUMBERS[CAST[who].place]) | more_claims
        target = f"{method} {path.removeprefix('/api')}?{urlencode(query or {})}"
        with RECORDER.acting("api"):
            return ask(functions.app, signed_in, target, body, headers)


@pytest.fixture(autouse=True)
def allowed() -> Iterator[None]:
    """Of everything that a function asked of AWS: by its policy (``recorded``)."""
    yield
    denied = RECORDER.denied[:]
    RECORDER.denied.clear()
    assert denied == []


def _told(institution: str, handover_id: str) -> None:
    """A function that was told to go on does so later: see the fixture ``go_on``."""


def take_handovers_further(dynamodb: Any, tables: Tables, **event: str) -> None:
    """All that are under way, by a clock that needs not be waited for."""
    ahead = [timedelta()]

    def wait(seconds: float) -> None:
        ahead[0] += timedelta(seconds=seconds)

    clock = Clock(wait, now=lambda: datetime.now(UTC) + ahead[0])
    continue_handovers(event, HandoverSteps(dynamodb, tables), clock)


@pytest.fixture
def go_on(dynamodb: Any, tables: Tables) -> Callable[..., None]:
    return partial(take_handovers_further, dynamodb, tables)


@contextmanager
def services(store: Store, directory: Directory, files: Files) -> Iterator[None]:
    """What the functions lean on, for the length of a block."""
    functions.services.__dict__.update(
        store=store, directory=directory, files=files, take_further=_told, make_export=_told
    )
    yield
    functions.services.__dict__.clear()


@pytest.fixture
def api(store: Store, directory: Directory, files: Files) -> Iterator[Api]:
    """The API on fresh tables, with nothing in them but people and institutions."""
    with services(store, directory, files):
        yield Api()


@pytest.fixture
def use(api: Api) -> Callable[[Store], None]:
    """Puts another store under the API."""
    return lambda store: functions.services.__dict__.update(store=store)


@pytest.fixture
def calls(dynamodb: Any) -> Iterator[Counter[str]]:
    """Counts what is sent to DynamoDB, by operation."""
    counted: Counter[str] = Counter()

    def count(model: Any, **_: Any) -> None:
        counted[model.name] += 1

    dynamodb.meta.events.register("before-call.dynamodb", count)
    yield counted
    dynamodb.meta.events.unregister("before-call.dynamodb", count)


@pytest.fixture
def block(dynamodb: Any, tables: Tables) -> Callable[[str], None]:
    """The emergency block of one of the cast."""

    def block(who: str) -> None:
        item = access_item(CAST[who], blocked={"S": "2026-11-23T08:00:00.000Z"})
        dynamodb.put_item(TableName=tables.dossiers, Item=item)

    return block


@pytest.fixture
def dossier(api: Api) -> str:
    """A dossier of CLB De Brug and 't Kompas, and one of two others; the path of the first."""
    api.post("clara", "/dossiers", {"clb": "114983", "school": "030569"})
    api.post("olga", "/dossiers", {"clb": "114991", "school": "041233"})
    return f"/dossiers/{DOSSIER}"


@pytest.fixture
def opened(api: Api, dossier: str) -> str:
    """A registration of Anna's; its path."""
    return str(api.post("anna", f"{dossier}/registrations", QUICK).headers["Location"])
