"""Tables from the very file that makes them in production."""

import copy

import pytest

from local.resources import create_tables, resource, template
from local.trouble import StartError

NAMES = {"DossierTable": "tables-to-check", "AuditTable": "audit-to-check"}


@pytest.fixture
def made(dynamodb, template):
    create_tables(dynamodb, template, NAMES)
    yield
    for name in NAMES.values():
        dynamodb.delete_table(TableName=name)


def test_cloudformation_s_short_tags_are_its_long_ones(tmp_path):
    file = tmp_path / "t.yaml"
    file.write_text(
        "a: !Ref x\nb: !GetAtt y.Arn\nc: !Sub 'z${x}'\nd: !FindInMap [m, !Ref x, v]\ne: !If {q: 1}"
    )

    assert template(file) == {
        "a": {"Ref": "x"},
        "b": {"Fn::GetAtt": ["y", "Arn"]},
        "c": {"Fn::Sub": "z${x}"},
        "d": {"Fn::FindInMap": ["m", {"Ref": "x"}, "v"]},
        "e": {"Fn::If": {"q": 1}},
    }


@pytest.mark.usefixtures("made")
def test_a_table_has_the_indexes_and_expiry_of_the_template(dynamodb, template):
    table = dynamodb.describe_table(TableName="tables-to-check")["Table"]
    wanted = resource(template, "DossierTable")
    expiry = dynamodb.describe_time_to_live(TableName="tables-to-check")

    names = {index["IndexName"] for index in wanted["GlobalSecondaryIndexes"]}
    assert {index["IndexName"] for index in table["GlobalSecondaryIndexes"]} == names
    assert expiry["TimeToLiveDescription"]["AttributeName"] == "expires_at"


@pytest.mark.usefixtures("made")
def test_a_table_that_is_there_is_kept_with_its_data(dynamodb, template):
    item = {"pk": {"S": "a"}, "sk": {"S": "b"}}
    dynamodb.put_item(TableName="tables-to-check", Item=item)

    assert create_tables(dynamodb, template, NAMES) == []
    assert dynamodb.get_item(TableName="tables-to-check", Key=item)["Item"] == item


@pytest.mark.usefixtures("made")
def test_a_table_of_an_older_layout_is_refused_with_what_differs(dynamodb, template):
    newer = copy.deepcopy(template)
    resource(newer, "DossierTable")["GlobalSecondaryIndexes"][0]["IndexName"] = "ByColour"

    with pytest.raises(StartError, match="index ByColour"):
        create_tables(dynamodb, newer, NAMES)
