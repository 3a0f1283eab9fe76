"""What IAM says: the policies of .chalice/ with names filled in, and whether one allows a right.

By "Policy evaluation logic" and "IAM JSON policy elements: Condition" of the IAM user guide, as far
as these policies go: they only allow, and compare texts.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from local.resources import ROOT

Context = Mapping[str, tuple[str, ...]]

_AWS = {
    "Partition": "aws",
    "Region": "eu-west-1",
    "AccountId": "111122223333",
    "StackName": "stack",
    "URLSuffix": "amazonaws.com",
}
_HERE = f"{_AWS['Region']}:{_AWS['AccountId']}"
ARNS = {
    "DossierTable.Arn": f"arn:aws:dynamodb:{_HERE}:table/dossiers",
    "AuditTable.Arn": f"arn:aws:dynamodb:{_HERE}:table/audit",
    "AuditTable.StreamArn": f"arn:aws:dynamodb:{_HERE}:table/audit/stream/first",
    "DocumentBucket.Arn": "arn:aws:s3:::documents",
    "EvidenceBucket.Arn": "arn:aws:s3:::evidence",
    "DossierKey.Arn": f"arn:aws:kms:{_HERE}:key/ours",
    "FailedEvents.Arn": f"arn:aws:sqs:{_HERE}:failed-events",
    "FailedEvidence.Arn": f"arn:aws:sqs:{_HERE}:failed-evidence",
}
_NAMES = ARNS | {f"AWS::{name}": value for name, value in _AWS.items()}
_NAMES |= {"MailDomain": "post.example", "Mails": "mails"}


@dataclass(frozen=True)
class Right:
    """To do something with something; ``context``: the condition keys of the request."""

    action: str
    resource: str
    context: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class Statement:
    sid: str
    actions: tuple[str, ...]
    resources: tuple[str, ...]
    conditions: Mapping[str, Mapping[str, Any]]

    def allows(self, right: Right) -> bool:
        return (
            right.action in self.actions
            and any(fnmatchcase(right.resource, one) for one in self.resources)
            and _holds(self.conditions, dict(right.context))
        )


@cache
def statements(function: str) -> tuple[Statement, ...]:
    text = (ROOT / f".chalice/policy-{function}.json").read_text(encoding="utf-8")
    return tuple(statements_in(json.loads(text)))


def allows(function: str, right: Right) -> bool:
    return any(one.allows(right) for one in statements(function))


def statements_in(policy: Mapping[str, Any]) -> Iterable[Statement]:
    for said in policy["Statement"]:
        one = resolved(said)
        resources = one["Resource"]
        many = resources if isinstance(resources, list) else [resources]
        yield Statement(one["Sid"], tuple(one["Action"]), tuple(many), one.get("Condition", {}))


def resolved(said: Any) -> Any:
    """Without the functions of CloudFormation."""
    match said:
        case {"Fn::GetAtt": [str(name), str(attribute)]}:
            return ARNS[f"{name}.{attribute}"]
        case {"Fn::Sub": str(text)}:
            return re.sub(r"\$\{([^}]+)\}", lambda found: _NAMES[found[1]], text)
        case dict():
            return {key: resolved(value) for key, value in said.items()}
        case list():
            return [resolved(value) for value in said]
    return said


def _holds(conditions: Mapping[str, Mapping[str, Any]], context: Context) -> bool:
    return all(
        _compares(operator, wanted if isinstance(wanted, list) else [wanted], context.get(key))
        for operator, keys in conditions.items()
        for key, wanted in keys.items()
    )


def _compares(operator: str, wanted: list[str], got: tuple[str, ...] | None) -> bool:
    if operator == "Null":
        return [str(got is None).lower()] == wanted
    quantifier, _, kind = operator.rpartition(":")
    if got is None:
        return quantifier == "ForAllValues" or kind.endswith("IfExists")
    fits = _FITS[kind.removesuffix("IfExists")]
    found = [any(fits(value, one) for one in wanted) for value in got]
    return any(found) if quantifier == "ForAnyValue" else all(found)


_FITS = {"StringEquals": str.__eq__, "StringLike": fnmatchcase}
