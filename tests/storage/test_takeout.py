"""Everything of random dossiers goes into a file, and stands elsewhere as it stood; or nothing."""

import hashlib
import inspect
import json
import re
import resource
import zipfile
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from random import Random

import pytest
from breaking import Killed, killed_at
from clients import signing
from conftest import DOSSIER, NUMBERS, Api, services
from kept_documents import NAMED, put_documents
from playing import MOVES, OTHER_SCHOOL, Play
from worlds import items_of, put_back

from chalicelib.domain.ids import moment
from chalicelib.storage import (
    document_keys,
    export_keys,
    keys,
    notice_keys,
    retention_keys,
    rights_keys,
    staff_keys,
)
from chalicelib.storage.objects import Objects
from chalicelib.storage.store import Store
from local.people import CAST
from local.takeout.bringing import Bringing
from local.takeout.kinds import KINDS, Mode, placed
from local.takeout.packed import packing, unpacking
from local.takeout.stack import Stack
from local.takeout.taking import Taking, scope_of
from local.trouble import StartError

CLB = NUMBERS["clb_a"]
PLACE = f"library/{DOSSIER}/{NAMED}/1"
BYTES = b"as it was judged" * 9
NOW = moment(datetime(2026, 12, 24, tzinfo=UTC))
# Where something is found by an index, or many together: no item has such a key.
NO_ITEM = """by_dossier trash trashed by_year by_owner due trashed_item audit traced of undecided
    under_way due_shard closed by_person admins_end ending invited delegations by_delegate"""
SAMPLES = {
    "dossier_id": DOSSIER,
    "number": CLB,
    "clb": CLB,
    "kind": next(iter(keys.ENTRY_PREFIX)),
    "part": 1,
    "at": NOW,
}


# --- each kind of item


def _makers():
    """Each function that makes the key of an item: its name, and itself."""
    modules = [keys, document_keys, export_keys, notice_keys, retention_keys]
    for module in (*modules, rights_keys, staff_keys):
        for name, made in inspect.getmembers(module, inspect.isfunction):
            is_one = inspect.signature(made).return_annotation == tuple[str, str]
            if is_one and made.__module__ == module.__name__ and name not in NO_ITEM.split():
                yield name, made


def _made():
    """Their names, and the keys of samples."""
    for name, made in _makers():
        sample = {p: SAMPLES.get(p, "x") for p in inspect.signature(made).parameters}
        sample |= {"number": 1} if name == "document_version" else {}
        for scope in (CLB, DOSSIER) if "scope" in sample else ("",):
            yield name, made(**(sample | ({"scope": scope} if scope else {})))


@pytest.mark.parametrize(("name", "key"), list(_made()))
def test_each_kind_of_item_is_placed_once(name, key):
    """A new kind of item is to be placed in local/takeout/kinds.py: in, or out with a reason."""
    table = "audit" if name == "destroyed" else "dossiers"
    assert len(placed(table, *key)) == 1, f"{name}: {key}"


def test_what_stays_out_says_why():
    assert all(bool(kind.why) is (kind.mode is Mode.OUT) for kind in KINDS)
    for kind in KINDS:
        re.compile(kind.pk), re.compile(kind.sk)


# --- two stacks


@pytest.fixture(scope="module")
def buckets(aws):
    s3 = signing(aws)
    made = [f"takeout-{name}" for name in ("from", "to")]
    for name in made:
        s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    return s3, made


@pytest.fixture
def here(dynamodb, tables, buckets):
    """With the institutions and the cast."""
    s3, (name, _) = buckets
    Objects(s3, name).keep(PLACE, BYTES, "text/plain")
    return Stack(dynamodb, tables, s3, name)


@pytest.fixture
def there(dynamodb, worlds, buckets):
    """With nothing at all."""
    s3, (_, name) = buckets
    with worlds.lent(dynamodb) as empty:
        put_back(dynamodb, empty, {empty.dossiers: [], empty.audit: []})
        yield Stack(dynamodb, empty, s3, name)
    Objects(s3, name).end("library/")


def played(store, seed=1, moves=40):
    random, play = Random(seed), Play(store)  # noqa: S311 - it picks what happens
    for _ in range(moves):
        play.move(random.choice(["open", *MOVES]), random.randrange(9), random.randrange(60))
    put_documents(store, DOSSIER, CAST["sofie"])


def taken(stack, path, dossier_id="", *, leaves=False):
    with packing(path) as packed:
        scope = scope_of(stack, dossier_id, CLB, leaves=leaves)
        taking = Taking(stack, scope, packed)
        taking.take(NOW)
    assert taking.worked_in == []
    return path


def brought(stack, path):
    with unpacking(path) as unpacked:
        unpacked.check()
        bringing = Bringing(unpacked, stack)
        bringing.look()
        bringing.write()
        bringing.prove()
    return bringing


def items_in(path):
    """The bytes of what is read in again."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.startswith("items/")]
        return {name: archive.read(name) for name in names}


def everything(stack, about=""):
    """What goes along in a takeout, and how much everybody owns that is not closed."""
    found = {}
    for table, items in zip(
        ("dossiers", "audit"), items_of(stack.dynamodb, stack.tables).values(), strict=True
    ):
        for item in items:
            pk, sk = item["pk"]["S"], item["sk"]["S"]
            (kind,) = placed(table, pk, sk)
            is_owned = kind.name == "owned" and item["open"]["N"] != "0"
            if (kind.mode is not Mode.OUT or is_owned) and re.search(about, pk + sk):
                found[table, pk, sk] = item
    return found


def files(stack):
    return {
        one.key: stack.objects.read(stack.objects.find(one.key))
        for one in stack.objects.listed("library/")
    }


def answers(stack, directory, files, dossiers, people):
    """What each of them reads of it."""
    told = {}
    with services(Store(stack.dynamodb, stack.tables), directory, files):
        api = Api()
        for who in people:
            for path in ("/me", "/dossiers", "/worklist", "/me/preferences"):
                told[who, path] = api.get(who, path)
            for one in dossiers:
                for path in ("", "/registrations", "/trash", "/documents", "/people", "/changes"):
                    told[who, one, path] = api.get(who, f"/dossiers/{one}{path}")
                for shown in (told[who, one, "/registrations"].json or {}).get("items", ()):
                    path = f"/dossiers/{one}/registrations/{shown['id']}"
                    told[who, path] = api.get(who, path)
    told_now = re.compile('"next_since":"[^"]+"')  # when it was asked
    return {asked: (answer.status, told_now.sub("", answer.text)) for asked, answer in told.items()}


# --- out and in


@pytest.mark.parametrize("seed", [3, 4])
def test_a_clb_is_elsewhere_as_it_was(here, there, store, tmp_path, directory, files_at, seed):
    """Its dossiers, rights and history; and everybody of the cast reads the same."""
    played(store, seed)
    path = taken(here, tmp_path / "clb.zip")
    before = everything(here, f"{CLB}|030569|041233|PERSON")
    assert brought(there, path).kept == set()

    after = everything(there)
    own = {key: item for key, item in before.items() if "114991" not in "".join(key)}
    assert after == own
    assert files(there) == {PLACE: BYTES}
    assert items_in(taken(there, tmp_path / "again.zip")) == items_in(path)
    asked = (directory, files_at, (DOSSIER, OTHER_SCHOOL), ("anna", "clara", "sofie", "tom"))
    assert answers(there, *asked) == answers(here, *asked)
    assert any(key[2].startswith("OWNS#") for key in after)


@pytest.fixture
def files_at(buckets):
    from chalicelib.storage.files import Files

    return Files(buckets[0], buckets[1][0])


def test_one_dossier_goes_without_the_others(here, there, store, tmp_path):
    played(store, 5)
    before = everything(here, f"{DOSSIER}#?")
    brought(there, taken(here, tmp_path / "one.zip", DOSSIER))

    after = everything(there)
    assert {key: one for key, one in after.items() if re.search(DOSSIER, "".join(key))} == before
    assert OTHER_SCHOOL not in str(after)
    assert {key[1] for key in after if key[2].startswith("ACCESS")} == {f"ORG#{CLB}", "ORG#030569"}
    brought(there, taken(here, tmp_path / "other.zip", OTHER_SCHOOL))  # beside it
    owned = {k: v for k, v in everything(here).items() if k[2].startswith("OWNS")}
    assert {k: v for k, v in everything(there).items() if k[2].startswith("OWNS")} == owned


def test_a_clb_that_leaves_takes_along_nobody_of_the_schools(here, there, store, tmp_path):
    played(store, 6, 12)
    path = taken(here, tmp_path / "leaves.zip", leaves=True)
    with zipfile.ZipFile(path) as archive:
        people = archive.read("medewerkers.csv").decode()
        rows = archive.read("registraties.csv").decode()
        assert "vertrekt" in archive.read("LEESMIJ.txt").decode()
        everywhere = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert CAST["anna"].name in people
    assert CAST["sofie"].name not in everywhere
    assert rows.startswith("\ufeffDossier;Nr.;")
    assert "Overleg" in rows
    assert brought(there, path).counts["new"] > 20


def test_a_half_import_is_taken_up_where_it_stopped(here, there, store, tmp_path):
    """Killed before or after any call that it made; and whole, a repeat writes nothing."""
    played(store, 7, 25)
    path, random = taken(here, tmp_path / "clb.zip"), Random(7)  # noqa: S311 - where it stops
    for when in ("after", "before", "after"):
        killed = killed_at(random.randint(35, 70), when, there.dynamodb)
        with killed, suppress(Killed):
            brought(there, path)
    brought(there, path)
    whole = everything(there)
    assert whole == {
        key: item for key, item in everything(here).items() if "114991" not in "".join(key)
    }
    again = brought(there, path)
    assert again.counts["new"] == 0
    assert everything(there) == whole


# --- what goes wrong


def _rewritten(path, change):
    """The same file, after ``change`` of its contents by name."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)


def _manifest(**said):
    def change(files):
        files["manifest.json"] = json.dumps(json.loads(files["manifest.json"]) | said).encode()

    return change


def _other_byte(files):
    name = f"items/{DOSSIER}.jsonl"
    files[name] = files[name].replace(b"Overleg", b"0verleg", 1)


def _without(files, name):
    said = json.loads(files["manifest.json"])
    del said[name]
    return {"manifest.json": json.dumps(said).encode()}


def _with_document(files, dossier_id):
    """Of a dossier that it is not about, with a checksum that is right."""
    said = json.loads(files["manifest.json"])
    key = f"library/{dossier_id}/{NAMED}/1"
    about = {"sha256": hashlib.sha256(b"x").hexdigest(), "size": 1, "key": key, "type": "a/b"}
    said["files"][f"objects/{key}"] = about
    return {"manifest.json": json.dumps(said).encode(), f"objects/{key}": b"x"}


_HERE = {"file": f"items/{DOSSIER}.jsonl", "table": "dossiers", "begins": ""}
WRONG = {
    "its checksum differs": _other_byte,
    "is not in it": lambda files: files.pop("LEESMIJ.txt"),
    "not in its manifest": lambda files: files.update({"more.txt": b"x"}),
    "no manifest": lambda files: files.pop("manifest.json"),
    "version 99": _manifest(version=99),
    "no takeout": _manifest(format="something"),
    "is not of": _manifest(places=[_HERE | {"pk": "ORG#999999"}]),
    "not of its place": _manifest(places=[_HERE | {"pk": "ORG#030569"}]),
    "does not say counts": lambda files: files.update(_without(files, "counts")),
    "document of another dossier": lambda files: files.update(_with_document(files, OTHER_SCHOOL)),
    "none of its places": _manifest(places=[_HERE | {"pk": f"DOSSIER#{DOSSIER}"}]),
}


def test_what_is_wrong_with_a_file_is_said_and_nothing_is_written(here, there, store, tmp_path):
    played(store, 8, 6)
    good = taken(here, tmp_path / "one.zip", DOSSIER).read_bytes()
    path = tmp_path / "wrong.zip"
    for said, change in WRONG.items():
        path.write_bytes(good)
        _rewritten(path, change)
        with pytest.raises(StartError, match=said):
            brought(there, path)
    for bad, said in ((good[:-900], "no ZIP"), (b"PK", "no ZIP")):
        path.write_bytes(bad)
        with pytest.raises(StartError, match=said):
            brought(there, path)
    with pytest.raises(StartError, match="is not there"):
        brought(there, tmp_path / "none.zip")
    assert everything(there) == {}
    assert files(there) == {}


def test_what_is_there_already_is_never_overwritten(here, there, store, tmp_path):
    played(store, 9, 12)
    path = taken(here, tmp_path / "one.zip", DOSSIER)
    with pytest.raises(StartError, match="there already"):
        taken(here, path, DOSSIER)
    there.objects.keep(PLACE, b"another", "text/plain")
    with pytest.raises(StartError, match=rf"something else.*{PLACE}"):
        brought(there, path)
    there.objects.end("library/")
    row = {"pk": {"S": f"DOSSIER#{DOSSIER}"}, "sk": {"S": "DOC#of-somebody-else"}}
    there.dynamodb.put_item(TableName=there.tables.dossiers, Item=row)
    with pytest.raises(StartError, match=r"something else.*DOC#of-somebody-else"):
        brought(there, path)
    assert list(everything(there)) == [("dossiers", row["pk"]["S"], row["sk"]["S"])]


def test_what_is_there_beside_it_afterwards_is_said(here, there, store, tmp_path):
    """So is what is not there."""
    played(store, 9, 6)
    row = {"pk": {"S": f"DOSSIER#{DOSSIER}"}, "sk": {"S": "DOC#of-somebody-else"}}
    place = {"TableName": there.tables.dossiers}
    with unpacking(taken(here, tmp_path / "one.zip", DOSSIER)) as unpacked:
        bringing = Bringing(unpacked, there)
        bringing.write()
        there.dynamodb.put_item(**place, Item=row)
        with pytest.raises(StartError, match="DOC#of-somebody-else is not in both"):
            bringing.prove()
        there.dynamodb.delete_item(**place, Key=row)
        bringing.prove()
        there.dynamodb.delete_item(**place, Key={**row, "sk": {"S": "DOSSIER"}})
        with pytest.raises(StartError, match="/ DOSSIER is not in both"):
            bringing.prove()
        bringing.write()
        there.objects.end("library/")
        with pytest.raises(StartError, match=f"{PLACE} is not in both"):
            bringing.prove()


@contextmanager
def small_disk(size):
    """No file grows beyond ``size``."""
    was = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, was[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, was)


def test_the_file_is_for_whoever_made_it_and_whole_or_not_there(here, store, tmp_path):
    played(store, 9, 3)
    (tmp_path / "one.zip.half").write_bytes(b"of one that was killed")
    path = taken(here, tmp_path / "one.zip", DOSSIER)
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(StartError, match="cannot be written"):
        taken(here, tmp_path / "none" / "two.zip", DOSSIER)
    with pytest.raises(StartError, match="cannot be written: File too large"), small_disk(4096):
        taken(here, tmp_path / "three.zip", DOSSIER)
    assert list(tmp_path.iterdir()) == [path]


def test_rights_that_are_there_stay_as_they_are(here, there, store, tmp_path):
    played(store, 10, 6)
    path = taken(here, tmp_path / "one.zip", DOSSIER)
    mine = {"pk": {"S": "ORG#030569"}, "sk": {"S": f"ACCESS#{CAST['tom'].id}"}, "name": {"S": "T"}}
    there.dynamodb.put_item(TableName=there.tables.dossiers, Item=mine)
    known = {"pk": {"S": "ORG#030569"}, "sk": {"S": "ORG"}, "name": {"S": "Een nieuwe naam"}}
    there.dynamodb.put_item(TableName=there.tables.dossiers, Item=known)

    assert brought(there, path).kept == {"ORG#030569"}
    after = everything(there)
    rights = [key for key in after if re.match("ACCESS|ASSIGN|ADMINS", key[2])]
    assert [key for key in rights if key[1] == "ORG#030569"] == [
        ("dossiers", "ORG#030569", mine["sk"]["S"])
    ]
    assert {key[1] for key in rights} == {"ORG#030569", f"ORG#{CLB}"}
    school = after["dossiers", "ORG#030569", "ORG"]
    assert (school["name"]["S"], school["kind"]["S"]) == ("Een nieuwe naam", "school")


def test_who_works_in_it_meanwhile_is_told(here, store, tmp_path):
    played(store, 11, 6)
    with packing(tmp_path / "one.zip") as packed:
        taking = Taking(here, scope_of(here, DOSSIER, CLB, leaves=False), packed)
        taking.take(NOW, lambda done, total: _write_on(store) if done < total else None)
    assert taking.worked_in == [DOSSIER]


def _write_on(store):
    Play.open(type("On", (), {"store": store, "registrations": [], "now": datetime.now(UTC)})(), 0)


@pytest.mark.parametrize(
    ("dossier_id", "number", "said"),
    [("114983-999999", CLB, "no dossier"), ("", "030569", "no CLB"), ("", "999999", "no CLB")],
)
def test_what_is_not_here_cannot_be_taken_out(here, dossier_id, number, said):
    with pytest.raises(StartError, match=said):
        scope_of(here, dossier_id, number, leaves=False)
