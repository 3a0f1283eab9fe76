"""The part of the SDK's data that goes along in the zip: what is called, said and read as ever."""

import io
import json

import pytest
from botocore.awsrequest import AWSResponse
from botocore.loaders import Loader
from botocore.session import Session

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


def test_an_item_goes_out_and_comes_back_as_with_the_whole_sdk(tmp_path):
    write_sdk_data(tmp_path, sources(ROOT))
    assert told_and_heard(Loader([str(tmp_path)])) == told_and_heard(Loader())
    assert [name for name, shape in shapes(tmp_path) if shape.get("document")]


def shapes(place):
    (path,) = place.glob("dynamodb/*/service-2.json")
    return json.loads(path.read_text())["shapes"].items()


def test_whatever_a_policy_allows_the_sdk_knows(tmp_path):
    """Of DynamoDB and S3: an operation that was trimmed away would fail in AWS alone."""
    write_sdk_data(tmp_path, sources(ROOT))
    known = {
        name
        for service in ("dynamodb", "s3", "lambda")
        for path in tmp_path.glob(f"{service}/*/service-2.json")
        for name in json.loads(path.read_text())["operations"]
    }
    asked = {
        action.partition(":")[2]
        for path in ROOT.glob(".chalice/policy-*.json")
        for one in json.loads(path.read_text())["Statement"]
        for action in one["Action"]
        if action.startswith(("dynamodb:", "s3:"))
    }
    # The rights that go by another name than the call that needs them
    within = {"PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"}
    within |= {"GetRecords", "GetShardIterator", "DescribeStream", "ListStreams"}  # by Lambda
    versions = {one for one in asked if one.endswith(("Version", "VersionTagging"))}
    lists = {"ListBucket": "ListObjectsV2", "ListBucketVersions": "ListObjectVersions"}
    calls = {lists.get(one, one) for one in asked - within - versions}
    assert calls <= known
    assert "TransactWriteItems" in known
