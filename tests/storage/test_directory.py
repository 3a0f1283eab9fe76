"""The directory in S3: read once, searched in memory, and still there when S3 is not."""

import gzip
import json
from itertools import count

import pytest
from clients import client

from bench.troubles import answers
from bench.wire import Engine, serving
from chalicelib.domain.errors import Busy
from chalicelib.domain.institutions import Institution
from chalicelib.storage.directory import KEY, Directory

BRUG = Institution("030569", "school", "Coöperatie De Brug", municipality="Gent", clb="114983")
CLB = Institution("114983", "clb", "CLB 114983")

_buckets = count()


@pytest.fixture
def s3(aws):
    return client("s3", aws)


@pytest.fixture
def bucket(s3):
    name = f"directory-{next(_buckets)}"
    s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    return name


@pytest.fixture
def clock():
    return Clock()


class Clock:
    """A clock that stands still until a test moves it."""

    seconds = 1000.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def directory(s3, bucket, clock):
    return Directory(s3, bucket, clock)


@pytest.fixture
def calls(s3):
    """The S3 operations that are asked for, by name."""
    asked = []
    s3.meta.events.register("before-call.s3", lambda model, **_: asked.append(model.name))
    return asked


def test_what_is_saved_is_found(directory):
    directory.save([BRUG, CLB])
    assert directory.search("cooperatie gent") == [BRUG.card]
    assert json.loads(directory.search("114983")[0]) == CLB.public
    assert directory.get("030569") == BRUG
    assert directory.get("000000") is None


def test_before_the_first_import_nothing_is_found(directory):
    assert directory.search("brug") == []
    assert directory.get("030569") is None
    assert directory.saved().institutions == ()


def test_the_first_import_is_found_at_once(s3, bucket, clock, directory):
    assert directory.search("brug") == []
    Directory(s3, bucket).save([BRUG])
    assert directory.search("brug") == [BRUG.card]


def test_no_more_are_found_than_asked_for(directory):
    directory.save([BRUG, CLB])
    assert len(directory.search("11", limit=1)) == 1
    assert directory.search("brug", limit=0) == []


def test_one_call_serves_a_quarter_of_an_hour_of_typing(directory, clock, calls):
    directory.save([BRUG])
    calls.clear()
    for typed in ("br", "bru", "brug", "ge", "gent"):
        assert directory.search(typed) == [BRUG.card]
        directory.get("030569")
        clock.seconds += 224
    assert calls == ["GetObject"]
    directory.search("brug")
    assert calls == ["GetObject"] * 2


def test_what_another_function_saved_is_found_within_a_quarter(s3, bucket, clock, directory):
    directory.save([BRUG])
    assert directory.search("clb") == []
    Directory(s3, bucket).save([BRUG, CLB])
    assert directory.search("clb") == []
    clock.seconds += 15 * 60
    assert directory.search("clb") == [CLB.card]


def test_what_it_saved_itself_is_found_at_once(directory):
    directory.save([BRUG])
    assert directory.search("clb") == []
    directory.save([CLB])
    assert directory.search("clb") == [CLB.card]


def test_what_did_not_change_is_not_read_again(directory, clock):
    directory.save([BRUG])
    index = directory.load()
    clock.seconds += 15 * 60
    assert directory.load() is index


def test_an_old_directory_serves_while_s3_is_away(s3, bucket, directory, clock):
    directory.save([BRUG])
    directory.load()
    s3.delete_object(Bucket=bucket, Key=KEY)
    s3.delete_bucket(Bucket=bucket)
    clock.seconds += 15 * 60
    assert directory.search("brug") == [BRUG.card]


@pytest.mark.parametrize("answered", [b"<html>Welcome</html>", b"\x1f\x8b cut off"])
def test_an_old_directory_serves_while_somebody_else_answers(
    s3, bucket, directory, clock, answered
):
    """A page in the place of S3's answer is no list without institutions."""
    directory.save([BRUG])
    directory.load()
    s3.put_object(Bucket=bucket, Key=KEY, Body=answered)
    clock.seconds += 15 * 60
    assert directory.search("brug") == [BRUG.card]


def test_without_s3_and_without_a_copy_it_is_busy(s3):
    with pytest.raises(Busy):
        Directory(s3, "no-such-bucket").search("brug")


def test_without_a_copy_somebody_else_s_answer_is_busy():
    with serving(Engine()) as engine:
        engine.troubles = [answers(200, b"<html>Welcome</html>")]
        with pytest.raises(Busy):
            Directory(client("s3", engine.address), "directory").search("brug")


def test_a_directory_that_was_removed_is_empty_again(s3, bucket, directory, clock):
    directory.save([BRUG])
    directory.load()
    s3.delete_object(Bucket=bucket, Key=KEY)
    clock.seconds += 15 * 60
    assert directory.search("brug") == []


def test_the_same_institutions_make_the_same_object(s3, bucket, directory):
    directory.save([BRUG, CLB])
    first = s3.get_object(Bucket=bucket, Key=KEY)["Body"].read()
    directory.save([BRUG, CLB])
    assert s3.get_object(Bucket=bucket, Key=KEY)["Body"].read() == first
    assert first[4:8] == b"\0\0\0\0"  # where gzip would write the time
    assert json.loads(gzip.decompress(first)) == {
        "settled": True,
        "institutions": [BRUG.public, CLB.public],
    }


@pytest.mark.parametrize("settled", [True, False])
def test_it_remembers_whether_an_import_was_done(directory, settled):
    directory.save([BRUG], settled=settled)
    saved = directory.saved()
    assert (saved.institutions, saved.settled) == ((BRUG,), settled)
