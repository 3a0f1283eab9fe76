"""The part of the SDK's data that goes along in the zip: what is called, said and read as ever."""

import io
import json
import re

import pytest
from botocore.awsrequest import AWSResponse
from botocore.loaders import Loader
from botocore.session import Session
from sdk_data import sdk_of

from chalicelib.storage import sdk
from local.packaged import ROOT
from local.shipped import sources, write_sdk_data

ITEM = {"pk": {"S": "a"}, "n": {"N": "12"}, "several": {"SS": ["b", "c"]}, "yes": {"BOOL": True}}
REASONS = [{"Code": "None"}, {"Code": "ConditionalCheckFailed", "Item": ITEM}]
ANSWERS = (
    (200, {"Items": [ITEM, {}], "Count": 2, "LastEvaluatedKey": {"pk": {"S": "a"}}}),
    (400, {"__type": "com#TransactionCanceledException", "CancellationReasons": REASONS}),
)


class Raw(io.BytesIO):
    def stream(self):
        yield self.read()


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    """What the SDK is told of AWS by our own code."""
    place = tmp_path_factory.mktemp("ours")
    write_sdk_data(place, sources(ROOT))
    return place


def told_and_heard(loader):
    """Of a Query and of a transaction that is refused: what goes out, and what comes back."""
    session, sent = Session(), []
    session.register_component("data_loader", loader)
    client = session.create_client(
        "dynamodb", "eu-west-1", aws_access_key_id="x", aws_secret_access_key="x"
    )

    def answer(request, **_):
        sent.append((request.url, json.loads(request.body)))
        status, body = ANSWERS[len(sent) - 1]
        return AWSResponse(request.url, status, {}, Raw(json.dumps(body).encode()))

    client.meta.events.register("before-send.dynamodb", answer)
    key, values = {"pk": {"S": "a"}, "sk": {"S": "b"}}, {":n": {"N": "1"}}
    found = client.query(
        TableName="x", KeyConditionExpression="pk = :n", ExpressionAttributeValues=values,
        ExclusiveStartKey=key,
    )  # fmt: skip
    put = {"TableName": "x", "Item": ITEM, "ExpressionAttributeValues": values}
    check = {"TableName": "x", "Key": key, "ConditionExpression": "attribute_exists(pk)"}
    with pytest.raises(client.exceptions.TransactionCanceledException) as refused:
        client.transact_write_items(
            TransactItems=[{"Put": put}, {"ConditionCheck": check}], ClientRequestToken="one"
        )
    return sent, found, refused.value.response


def test_an_item_goes_out_and_comes_back_as_with_the_whole_sdk(ours):
    assert told_and_heard(Loader([str(ours)])) == told_and_heard(Loader())
    assert [name for name, shape in shapes(ours) if shape.get("document")]


def shapes(place):
    (path,) = place.glob("dynamodb/*/service-2.json")
    return json.loads(path.read_text())["shapes"].items()


def test_whatever_a_policy_allows_the_sdk_knows(ours):
    """An operation that was trimmed away would fail in AWS alone."""
    services = [json.loads(path.read_text()) for path in ours.glob("*/*/service-2.json")]
    known = {name for one in services for name in one["operations"]}
    asked = {
        action.partition(":")[2]
        for path in ROOT.glob(".chalice/policy-*.json")
        for one in json.loads(path.read_text())["Statement"]
        for action in one["Action"]
        if action.startswith(("dynamodb:", "s3:", "lambda:", "ses:"))
    }
    # The rights that go by another name than the call that needs them
    within = {"PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem", "SendRawEmail"}
    within |= {"GetRecords", "GetShardIterator", "DescribeStream", "ListStreams"}  # by Lambda
    versions = {one for one in asked if one.endswith(("Version", "VersionTagging"))}
    called = {
        "ListBucket": "ListObjectsV2",
        "ListBucketVersions": "ListObjectVersions",
        "InvokeFunction": "Invoke",
    }
    calls = {called.get(one, one) for one in asked - within - versions}
    assert calls <= known
    assert {"TransactWriteItems", "SendEmail", "Invoke"} <= known


def test_a_link_is_signed_as_by_the_whole_sdk(ours):
    said = {"Bucket": "documents", "Key": "k", "ContentType": "text/plain", "IfNoneMatch": "*"}
    links = {
        re.sub("X-Amz-(Date|Signature)=[^&]*", "", link)
        for data in ([str(ours)], [])
        for link in [sdk_of(data, "s3", sdk._OF_S3).generate_presigned_url("put_object", said)]
    }
    (link,) = links
    assert link.startswith("https://documents.s3.eu-west-1.amazonaws.com/k?")
    assert "X-Amz-SignedHeaders=content-type%3Bhost%3Bif-none-match" in link
