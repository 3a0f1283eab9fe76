"""The tables of ``infra/resources.yaml`` on whatever engine plays DynamoDB."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from local.trouble import StartError

ROOT = Path(__file__).parent.parent
TEMPLATE = ROOT / "infra" / "resources.yaml"
COPIED = ("AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "BillingMode")

Resource = dict[str, Any]


class _CloudFormation(yaml.CSafeLoader):  # in C: eight times as fast as yaml.SafeLoader
    """YAML with CloudFormation's short tags: ``!Ref x`` is ``{"Ref": "x"}``."""


def _short_tag(loader: yaml.CSafeLoader, tag: str, node: yaml.Node) -> dict[str, Any]:
    value: Any
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)  # type: ignore[arg-type]
    if tag == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {tag if tag in ("Ref", "Condition") else f"Fn::{tag}": value}


_CloudFormation.add_multi_constructor("!", _short_tag)


def template(path: Path = TEMPLATE) -> dict[str, Any]:
    """``infra/resources.yaml`` as CloudFormation's JSON would have it."""
    with path.open(encoding="utf-8") as text:
        return dict(yaml.load(text, Loader=_CloudFormation))  # noqa: S506 - a SafeLoader


def resource(template: Mapping[str, Any], logical_id: str) -> Resource:
    """The properties of one resource."""
    return dict(template["Resources"][logical_id]["Properties"])


def create_tables(
    dynamodb: Any, template: Mapping[str, Any], names: Mapping[str, str]
) -> list[str]:
    """Create what is not there yet, and return those names; ``names``: logical id → table.

    Without their streams: nobody reads those here yet, and dynoxide keeps every change of all
    tables in one list without an index, so that each write costs more than the one before it.
    A table that exists is kept as it is. Raises StartError when its keys or indexes are not
    those of the template: data of an older layout would be read wrongly.
    """
    return [
        name
        for logical_id, name in names.items()
        if _create_table(dynamodb, name, resource(template, logical_id))
    ]


def _create_table(dynamodb: Any, name: str, wanted: Resource) -> bool:
    properties = {key: wanted[key] for key in COPIED if key in wanted}
    try:
        dynamodb.create_table(TableName=name, **properties)
    except dynamodb.exceptions.ResourceInUseException:
        _check_table(name, wanted, dynamodb.describe_table(TableName=name)["Table"])
        return False
    dynamodb.get_waiter("table_exists").wait(TableName=name, WaiterConfig={"Delay": 1})
    if "TimeToLiveSpecification" in wanted:
        dynamodb.update_time_to_live(
            TableName=name, TimeToLiveSpecification=wanted["TimeToLiveSpecification"]
        )
    return True


def _check_table(name: str, wanted: Resource, found: Resource) -> None:
    missing = _shapes(wanted).items() - _shapes(found).items()
    if missing:
        what = ", ".join(sorted(index for index, _ in missing))
        raise StartError(
            f"table {name} was made from an older infra/resources.yaml ({what}): remove the"
            " state folder (its data goes too), or start with another one, as in STATE=.local2"
        )


def _shapes(table: Resource) -> dict[str, str]:
    """The keys of the table, and keys and projection of each index, in a form to compare."""
    shapes = {"its keys": _keys(table)}
    for index in table.get("GlobalSecondaryIndexes", []):
        projection = index["Projection"]
        copied = sorted(projection.get("NonKeyAttributes", []))
        shapes[f"index {index['IndexName']}"] = (
            f"{_keys(index)} {projection['ProjectionType']} {copied}"
        )
    return shapes


def _keys(shape: Resource) -> str:
    return " ".join(f"{key['KeyType']}={key['AttributeName']}" for key in shape["KeySchema"])
