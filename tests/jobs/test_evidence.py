"""The evidence of the audit trail: whatever breaks off, each line is in it, once and as it was."""

from itertools import count
from random import Random

import pytest
from breaking import Killed, killed_at
from clients import client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mailing import record, stream
from worlds import items_of

from chalicelib.jobs.evidence import on_stream, packed
from chalicelib.storage.dynamo import from_raw
from chalicelib.storage.evidence import Evidence
from local.evidence import compared, lines_in

ITEMS = [
    {"pk": {"S": f"DOSSIER#{n % 3}"}, "sk": {"S": f"2026-11-2{n}"}, "card": {"S": f'{{"v":{n}}}'}}
    for n in range(8)
]
ATTEMPTS = 6
_names = count()


@pytest.fixture
def s3(aws):
    return client("s3", aws)


def bucket(s3):
    name = f"evidence-{next(_names)}"
    s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    return name


def delivered(records, evidence, s3, random):
    """As Lambda does it: in batches of any size, again after a crash, halved, and from where it
    is told to. What keeps failing alone is put aside, and returned."""
    aside, attempts = [], 0
    while records:
        batch = records[: random.randint(1, len(records))]
        number = batch[0]["dynamodb"]["SequenceNumber"]
        with killed_at(random.randint(1, 3), random.choice(["before", "after"]), s3):
            try:
                failures = on_stream({"Records": batch}, evidence)["batchItemFailures"]
            except Killed:
                continue
        numbers = [one["dynamodb"]["SequenceNumber"] for one in batch]
        reached = numbers.index(failures[0]["itemIdentifier"]) if failures else len(batch)
        records = records[reached:]
        attempts = attempts + 1 if reached == 0 else 0
        if attempts == ATTEMPTS:
            aside.append(number)
            records, attempts = records[1:], 0
    return aside


@given(seed=st.integers(0, 10**6), poison=st.sets(st.integers(0, 7), max_size=2))
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_each_line_is_in_it_once_and_what_keeps_failing_is_put_aside_alone(s3, seed, poison):
    records = [record(item, number) for number, item in enumerate(ITEMS)]
    for number in poison:
        del records[number]["dynamodb"]["NewImage"]
    name = bucket(s3)

    aside = delivered(records, Evidence(s3, name), s3, Random(seed))  # noqa: S311

    lines = list(lines_in(s3, name))
    assert [int(number) for number in aside] == sorted(poison)
    kept = [item for number, item in enumerate(ITEMS) if number not in poison]
    assert [line["item"] for line in lines] == [from_raw(item) for item in kept]
    assert compared(lines, map(from_raw, kept)) == []


def test_a_batch_that_comes_again_is_the_same_object(s3):
    name = bucket(s3)
    s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    records = [record(item, number) for number, item in enumerate(ITEMS)]
    evidence = Evidence(s3, name)

    for _ in range(3):
        assert on_stream({"Records": records}, evidence) == {"batchItemFailures": []}

    (one,) = s3.list_object_versions(Bucket=name)["Versions"]  # a second one would be locked too
    first, last = f"{0:021}", f"{7:021}"
    assert one["Key"] == f"audit/2026/11/26/{first}-{last}-{0:032x}.jsonl.gz"
    assert packed(["{}"])[4:8] == bytes(4)  # RFC 1952: no time is in it


def test_what_the_product_wrote_is_compared_with_what_stands_there(
    api, opened, dynamodb, tables, s3
):
    """The order of a dossier is that of its keys; no text of it is in its trail."""
    name = bucket(s3)
    api.post("sofie", f"{opened}/replies", {"kind": "remark", "text": "Een zin van iemand."})
    on_stream({"Records": list(stream(dynamodb, tables))}, Evidence(s3, name))
    lines = list(lines_in(s3, name))
    trail = [from_raw(item) for item in items_of(dynamodb, tables)[tables.audit]]

    assert compared(lines, trail) == []
    (key, *_) = [line["key"] for line in lines if line["key"]["pk"].startswith("DOSSIER")]
    assert (key["pk"], key["sk"]) in {(one["pk"], one["sk"]) for one in trail}
    assert "Een zin" not in str(lines)
    assert "Sofie" not in str(lines)
    _, *rest = trail
    other = [{**rest[0], "card": "{}"}, *rest[1:], {"pk": "x", "sk": "y"}]
    assert [one.partition(") ")[2] for one in compared(lines, other)] == [
        "is no evidence",
        "is gone from the table",
        "stands otherwise in the table",
    ]


def test_a_change_of_the_trail_itself_is_evidence_and_is_told(s3, caplog):
    name, item = bucket(s3), ITEMS[0]
    changes = [record(item, 0), record(item, 1, "MODIFY"), record(item, 2, "REMOVE")]
    del changes[2]["dynamodb"]["NewImage"]
    on_stream({"Records": changes}, Evidence(s3, name))

    lines = list(lines_in(s3, name))
    assert [line["change"] for line in lines] == ["INSERT", "MODIFY", "REMOVE"]
    assert len([one for one in caplog.messages if "trail itself was changed" in one]) == 2
    assert [one[-6:] for one in compared(lines, [from_raw(item)])] == ["MODIFY", "REMOVE"]


def test_evidence_that_cannot_be_kept_is_not_called_kept(s3):
    with pytest.raises(s3.exceptions.NoSuchBucket):
        on_stream({"Records": [record(ITEMS[0], 0)]}, Evidence(s3, "evidence-nowhere"))


def test_what_comes_after_what_fails_waits_for_its_own_turn(s3):
    """Or it would be in two objects."""
    name = bucket(s3)
    records = [record(item, number) for number, item in enumerate(ITEMS)]
    del records[3]["dynamodb"]["Keys"]

    failures = on_stream({"Records": records}, Evidence(s3, name))

    assert failures == {"batchItemFailures": [{"itemIdentifier": f"{3:021}"}]}
    (one,) = s3.list_objects_v2(Bucket=name)["Contents"]
    assert f"/{0:021}-{2:021}-" in one["Key"]
    assert [int(line["sequence"]) for line in lines_in(s3, name)] == [0, 1, 2]
