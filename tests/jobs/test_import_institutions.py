"""Importing institutions: repeatable, sparing, and the same in the end after whatever broke off."""

import json
import time
from itertools import count

import pytest
from clients import client

import app as functions
from chalicelib.domain.institution_export import BadExport, check_digit, lines_of
from chalicelib.jobs.institutions import import_institutions
from chalicelib.storage.directory import KEY, Directory
from local.resources import ROOT, create_tables

HEADER = "number,kind,name,street,postcode,municipality,level,net,community,clb\n"
CLB = "114983,clb,,,,,,,,\n"
REAL = ROOT / ".." / "shared" / "data" / "institutions.csv"

_names = count()


def school(rank, name="De Brug"):
    five = f"{rank:05}"
    return f"{five}{check_digit(five)},school,{name} {rank},,9000,Gent,BaO,,,114983\n"


def schools(name="De Brug", upto=249):
    return [school(rank, name) for rank in range(1, upto + 1)]


MANY = [HEADER, CLB, *schools()]
LAST = "002493"


@pytest.fixture
def s3(aws):
    return client("s3", aws)


@pytest.fixture
def bucket(s3):
    name = f"imports-{next(_names)}"
    s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    return name


@pytest.fixture
def table(dynamodb, template):
    name = f"imports-{next(_names)}"
    create_tables(dynamodb, template, {"DossierTable": name})
    return name


@pytest.fixture
def run(dynamodb, table, s3, bucket):
    """Imports lines, as the function does that an administrator starts."""

    def run(lines, **wishes):
        return import_institutions(dynamodb, table, Directory(s3, bucket), lines, **wishes)

    return run


@pytest.fixture
def state(dynamodb, table, s3, bucket):
    """All that an import may change: the items by number, and the directory."""

    def state():
        pages = dynamodb.get_paginator("scan").paginate(TableName=table)
        items = {item["pk"]["S"]: item for page in pages for item in page["Items"]}
        return items, s3.get_object(Bucket=bucket, Key=KEY)["Body"].read()

    return state


@pytest.fixture
def writes(dynamodb):
    """How many operations each transaction holds."""
    sizes = []

    def note(params, **_):
        sizes.append(len(json.loads(params["body"])["TransactItems"]))

    dynamodb.meta.events.register("before-call.dynamodb.TransactWriteItems", note)
    yield sizes
    dynamodb.meta.events.unregister("before-call.dynamodb.TransactWriteItems", note)


def test_an_import_makes_an_item_of_each_and_the_directory(run, state):
    report = run(MANY)
    assert (report.total, report.written, report.unchanged, report.vanished) == (250, 250, 0, 0)
    items, _ = state()
    assert len(items) == 250
    assert items["ORG#000018"] == {
        "pk": {"S": "ORG#000018"},
        "sk": {"S": "ORG"},
        "kind": {"S": "school"},
        "name": {"S": "De Brug 1"},
        "card": {
            "S": '{"number":"000018","kind":"school","name":"De Brug 1","postcode":"9000",'
            '"municipality":"Gent","level":"BaO","clb":"114983"}'
        },
    }


def test_what_was_imported_is_found(run, s3, bucket):
    run(MANY)
    (found,) = Directory(s3, bucket).search(LAST)
    assert json.loads(found)["name"] == "De Brug 249"


def test_an_import_repeated_writes_nothing(run, state, writes, s3):
    run(MANY)
    before = state()
    writes.clear()
    asked = []
    s3.meta.events.register("before-call.s3", lambda model, **_: asked.append(model.name))
    report = run(MANY)
    assert (report.written, report.unchanged) == (0, 250)
    assert writes == []
    assert asked == ["GetObject"]
    assert state() == before


def test_a_transaction_holds_at_most_a_hundred(run, writes):
    run(MANY)
    assert sorted(writes) == [50, 100, 100]


def test_only_what_differs_is_written(run, state, writes):
    run(MANY)
    writes.clear()
    report = run([*MANY[:-1], school(249, "De Nieuwe Brug")])
    assert (report.written, report.unchanged) == (1, 249)
    assert writes == [1]
    items, _ = state()
    assert items[f"ORG#{LAST}"]["name"] == {"S": "De Nieuwe Brug 249"}


def test_the_order_of_the_rows_makes_no_difference(run, state, writes):
    run(MANY)
    before = state()
    writes.clear()
    assert run([HEADER, *reversed(MANY[1:])]).written == 0
    assert writes == []
    assert state() == before


def test_what_we_keep_beside_it_stays(run, state, dynamodb, table):
    key = {"pk": {"S": "ORG#000018"}, "sk": {"S": "ORG"}}
    own = {"rights_from": {"S": "own"}, "succeeds": {"SS": ["000026"]}, "name": {"S": "Oud"}}
    dynamodb.put_item(TableName=table, Item=key | own)
    run(MANY)
    items, _ = state()
    assert items["ORG#000018"]["name"] == {"S": "De Brug 1"}
    assert items["ORG#000018"]["rights_from"] == own["rights_from"]
    assert items["ORG#000018"]["succeeds"] == own["succeeds"]


def test_who_vanished_leaves_the_directory_but_not_the_dossiers(run, state, s3, bucket):
    run(MANY)
    report = run(MANY[:-1])
    assert (report.total, report.written, report.vanished) == (249, 0, 1)
    assert Directory(s3, bucket).get(LAST) is None
    items, _ = state()
    assert f"ORG#{LAST}" in items


def test_who_comes_back_is_written_again(run, state):
    run(MANY)
    run(MANY[:-1])
    assert run([*MANY[:-1], school(249, "Terug")]).written == 1
    items, _ = state()
    assert items[f"ORG#{LAST}"]["name"] == {"S": "Terug 249"}


def test_progress_is_told_after_every_transaction(run):
    told = []
    run(MANY, progress=lambda done, total: told.append((done, total)))
    assert told == [(100, 250), (200, 250), (250, 250)]


def test_warnings_are_passed_on(run):
    assert len(run([*MANY, MANY[-1]]).warnings) == 1


# --- what breaks off


class Unplugged(Exception):
    """The end of a process, for who stands in the middle of it."""


def unplug(done, total):
    raise Unplugged


@pytest.mark.parametrize("known", [[], MANY[:230]], ids=["the first time", "later"])
def test_an_import_that_broke_off_and_is_repeated_ends_the_same(run, state, known):
    renamed = [HEADER, CLB, *schools("De Nieuwe Brug")]
    if known:
        run(known)
    with pytest.raises(Unplugged):
        run(renamed, progress=unplug)
    run(renamed)
    items, directory = state()
    assert {item["name"]["S"].split(" ", 1)[0] for item in items.values()} == {"De", "CLB"}
    assert all("Nieuwe" in item["name"]["S"] for pk, item in items.items() if "114983" not in pk)
    assert run(renamed).written == 0
    assert state() == (items, directory)


def test_after_an_import_that_broke_off_the_old_file_restores_everything(run, state):
    run(MANY)
    before = state()
    with pytest.raises(Unplugged):
        run([HEADER, CLB, *schools("Fout")], progress=unplug)
    assert run(MANY).written == 250
    assert state() == before


def test_while_an_import_is_broken_the_old_names_are_found(run, s3, bucket):
    run(MANY)
    with pytest.raises(Unplugged):
        run([*MANY[:-1], school(249, "Fout")], progress=unplug)
    assert len(Directory(s3, bucket).search(LAST)) == 1
    assert Directory(s3, bucket).search("fout") == []


# --- what is refused


def test_a_bad_file_changes_nothing(run, state):
    run(MANY)
    before = state()
    with pytest.raises(BadExport, match="Lijn 252: "):
        run([*MANY, "x,school,De Brug,,,,,,,\n"])
    assert state() == before


def test_a_shrunken_file_is_refused_unless_that_is_what_is_meant(run, state, s3, bucket):
    run(MANY)
    before = state()
    with pytest.raises(BadExport, match="telt 200 instellingen en het vorige 250"):
        run(MANY[:201])
    assert state() == before
    assert run(MANY[:201], allow_shrink=True).vanished == 50
    assert len(Directory(s3, bucket).saved().institutions) == 200


# --- as a function in the cloud


@pytest.fixture
def invoke(dynamodb, table, s3, bucket, monkeypatch):
    """The function itself, on the engines."""
    monkeypatch.setattr(functions, "client", {"dynamodb": dynamodb, "s3": s3}.__getitem__)
    monkeypatch.setenv("DOSSIER_TABLE", table)
    monkeypatch.setenv("AUDIT_TABLE", "not-used")
    monkeypatch.setenv("DOCUMENT_BUCKET", bucket)
    functions.services.__dict__.clear()
    yield lambda **event: functions.import_institutions(event, None)
    functions.services.__dict__.clear()


@pytest.fixture
def put(s3, bucket):
    def put(key, lines):
        s3.put_object(Bucket=bucket, Key=key, Body="".join(lines).encode("utf-8-sig"))

    return put


def test_the_function_imports_what_lies_in_the_bucket(invoke, put, s3, bucket):
    put("imports/2026.csv", [*MANY, MANY[-1]])
    assert json.loads(json.dumps(invoke(key="imports/2026.csv"))) == {
        "total": 250,
        "written": 250,
        "unchanged": 0,
        "vanished": 0,
        "warnings": [f"Lijn 252: {LAST} staat ook op lijn 251, net zo."],
        "warning_count": 1,
    }
    assert len(Directory(s3, bucket).search(LAST)) == 1


def test_the_function_tells_of_all_odd_digits_but_shows_twenty(invoke, put):
    odd = [f"{rank:05}{int(check_digit(f'{rank:05}')) % 9 + 1}" for rank in range(1, 31)]
    put("imports/odd.csv", [HEADER, *(f"{number},school,A,,,,,,,\n" for number in odd)])
    answer = invoke(key="imports/odd.csv")
    assert (len(answer["warnings"]), answer["warning_count"]) == (20, 30)


def test_the_function_shrinks_only_when_told_to(invoke, put):
    put("imports/all.csv", MANY)
    put("imports/few.csv", MANY[:100])
    invoke(key="imports/all.csv")
    with pytest.raises(BadExport, match="allow_shrink"):
        invoke(key="imports/few.csv", allow_shrink="false")
    assert invoke(key="imports/few.csv", allow_shrink=True)["total"] == 99


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("imports/none.csv", "Het bestand imports/none.csv staat niet in de bucket."),
        (KEY, "Geef als key een bestand in imports/"),
        ("", "Geef als key een bestand in imports/"),
    ],
)
def test_the_function_says_what_it_misses(invoke, key, why):
    with pytest.raises(BadExport, match=why):
        invoke(key=key)


# --- the ministry's own list


@pytest.mark.skipif(not REAL.exists(), reason="the ministry's list is not beside this checkout")
def test_the_real_list_is_in_within_twenty_seconds(run, state, s3, bucket):
    lines = lines_of(REAL.read_bytes())
    started = time.monotonic()
    assert run(lines).written == 4155
    assert time.monotonic() - started < 20
    assert run(lines).unchanged == 4155
    items, _ = state()
    kinds = [item["kind"]["S"] for item in items.values()]
    assert (kinds.count("school"), kinds.count("clb")) == (4097, 58)
    (found,) = Directory(s3, bucket).search("plantzoentje")
    assert json.loads(found)["clb"] == "114331"
