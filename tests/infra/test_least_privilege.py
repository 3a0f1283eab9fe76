"""Each function asks of AWS what its policy allows, and there is nothing in a policy that it never
asks: by what it asks when it does everything that it can (``playing_functions``)."""

from dataclasses import replace
from fnmatch import fnmatchcase
from functools import partial

import playing_functions
import policies
import pytest
from botocore.awsrequest import AWSResponse
from playing_functions import Stage
from policies import Right, Statement, allows, statements
from recorded import RECORDER

from chalicelib.storage import sdk
from local.resources import ROOT

# What is allowed and no call of the functions asks, with the reason; by action, for whom.
ALL = sorted(one.stem.removeprefix("policy-") for one in ROOT.glob(".chalice/policy-*.json"))
STREAM = ("notify", "evidence")
UNUSED = {
    "logs:CreateLogStream": ("Lambda asks it, to keep what the function logs", ALL),
    "logs:PutLogEvents": ("the same", ALL),
    "xray:PutTraceSegments": ("Lambda asks it, to keep its trace", ALL),
    "xray:PutTelemetryRecords": ("the same", ALL),
    "dynamodb:GetRecords": ("Lambda reads the stream for it", STREAM),
    "dynamodb:GetShardIterator": ("the same", STREAM),
    "dynamodb:DescribeStream": ("the same", STREAM),
    "dynamodb:ListStreams": ("the same", STREAM),
    "sqs:SendMessage": ("Lambda leaves there what keeps failing", STREAM),
    "kms:Decrypt": (
        "Lambda reads the stream for it, which is encrypted as the table is",
        ("evidence",),
    ),
}


def answered(params, **_):
    """Lambda took the event: the other function is no part of this."""
    return AWSResponse(params["url"], 202, {}, None), {}


@pytest.fixture(scope="module")
def session():
    """That of the product's own clients, which are heard."""
    made = sdk.Session()
    RECORDER.listen(made)
    made.register("before-call.lambda.Invoke", answered)
    return made


@pytest.fixture
def play(api, store, dynamodb, tables, objects, evidence, aws, session, monkeypatch):
    """Everything that a function of this name does."""
    monkeypatch.setattr(sdk, "_session", lambda: session)
    for name, value in {
        "DOSSIER_TABLE": tables.dossiers,
        "AUDIT_TABLE": tables.audit,
        "DOCUMENT_BUCKET": objects._bucket,
        "EVIDENCE_BUCKET": evidence,
        "KEEP_CLOSED_FOR": "6",
        "NAME_AUTHORS_FOR": "2",
        "HAND_OVER_FUNCTION": "stack-hand-over",
        "EXPORT_FUNCTION": "stack-export",
        "MALWARE_ENGINE": "guardduty",
        "MAIL_FROM": "Dossier <samenwerkingsdossier@post.example>",
        "MAIL_SETTINGS": "mails",
        "WEB_ORIGIN": "https://dossier.example",
        "OPERATOR": "operator@platform.example",
        "AWS_ENDPOINT_URL": aws,
        "AWS_ENDPOINT_URL_DYNAMODB": dynamodb.meta.endpoint_url,
    }.items():
        monkeypatch.setenv(name, value)

    def play(function):
        acting = partial(RECORDER.acting, function)
        heard = Stage(acting, api, store, dynamodb, tables, objects)
        getattr(playing_functions, function)(heard)

    RECORDER.asked.clear()
    return play


def unused(said, asked):
    """Of the statements of a policy: actions and resources that nothing took."""
    for one in said:
        allowed = [right for right in asked if one.allows(right)]
        actions = {right.action for right in allowed}
        yield from (action for action in one.actions if action not in actions)
        if allowed:
            reached = [p for p in one.resources if any(fnmatchcase(r.resource, p) for r in allowed)]
            yield from (place for place in one.resources if place not in reached)


@pytest.mark.parametrize("function", ALL)
def test_a_policy_allows_what_its_function_asks_and_no_more(function, play):
    play(function)

    assert RECORDER.denied == []
    explained = {action for action, (_, whose) in UNUSED.items() if function in whose}
    assert set(unused(statements(function), RECORDER.asked[function])) == explained


def test_what_is_taken_from_a_policy_or_added_to_it_is_noticed(play, monkeypatch):
    play("bounces")
    asked, said = RECORDER.asked["bounces"], statements("bounces")
    for at, one in enumerate(said):
        for action in {right.action for right in asked} & set(one.actions):
            fewer = replace(one, actions=tuple(set(one.actions) - {action}))
            monkeypatch.setattr(
                policies, "statements", lambda _, s=(*said[:at], fewer, *said[at + 1 :]): s
            )
            assert not all(allows("bounces", right) for right in asked)
    more = replace(said[-1], actions=(*said[-1].actions, "dynamodb:DeleteItem"))
    wider = replace(said[-1], resources=(*said[-1].resources, "arn:aws:dynamodb:::table/other"))
    assert "dynamodb:DeleteItem" in unused((more,), asked)
    assert "arn:aws:dynamodb:::table/other" in unused((wider,), asked)


def test_conditions_are_those_of_iam():
    transaction = {
        "ForAnyValue:StringEquals": {"dynamodb:EnclosingOperation": ["TransactWriteItems"]}
    }
    of_persons = {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["PERSON#*"]}}
    absent = {"StringLikeIfExists": {"s3:prefix": ["library/*"]}}
    listed = {"StringLike": {"s3:prefix": ["library/*"]}}
    some = {"Null": {"dynamodb:Attributes": "false"}}
    cases = [
        (transaction, {}, False),
        (transaction, {"dynamodb:EnclosingOperation": ("TransactWriteItems",)}, True),
        (of_persons, {"dynamodb:LeadingKeys": ("PERSON#1", "PERSON#2")}, True),
        (of_persons, {"dynamodb:LeadingKeys": ("PERSON#1", "ORG#1")}, False),
        (absent, {}, True),
        (absent, {"s3:prefix": ("incoming/x",)}, False),
        (listed, {}, False),
        (listed, {"s3:prefix": ("library/x",)}, True),
        (some, {}, False),
        (some, {"dynamodb:Attributes": ("pk",)}, True),
    ]
    for conditions, context, holds in cases:
        one = Statement("One", ("s3:X",), ("*",), conditions)
        assert one.allows(Right("s3:X", "any", tuple(context.items()))) is holds, (
            conditions,
            context,
        )
