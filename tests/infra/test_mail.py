"""Who is told, and mails: what the template promises of the way from the trail to the post."""

import json

import pytest

from chalicelib.storage.audiences import _OWNED
from chalicelib.storage.notices import _READ
from chalicelib.storage.successors import ENTERING
from local.resources import ROOT, template

RESOURCES = template()["Resources"]
TEXTS = {"body", "card", "find", "facets", "rest"}


def properties(logical_id):
    return RESOURCES[logical_id]["Properties"]


def statements(name):
    return json.loads((ROOT / f".chalice/policy-{name}.json").read_text())["Statement"]


def test_a_poison_event_is_halved_out_put_aside_and_told_of():
    reads = properties("NotifyReads")
    assert reads["EventSourceArn"] == {"Fn::GetAtt": ["AuditTable", "StreamArn"]}
    assert reads["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert (reads["BisectBatchOnFunctionError"], reads["MaximumRetryAttempts"]) == (True, 5)
    queue = {"Fn::GetAtt": ["FailedEvents", "Arn"]}
    assert reads["DestinationConfig"] == {"OnFailure": {"Destination": queue}}
    watched = properties("EventsFail")["Dimensions"][0]["Value"]
    assert watched == {"Fn::GetAtt": ["FailedEvents", "QueueName"]}
    (put_aside,) = (one for one in statements("notify") if one["Action"] == ["sqs:SendMessage"])
    assert put_aside["Resource"] == queue


def test_the_order_of_a_dossier_is_kept():
    """A shard holds all of a partition key; more at once would still be by that key."""
    assert properties("NotifyReads")["ParallelizationFactor"] == 1


@pytest.mark.parametrize("name", ["notify", "mail", "bounces"])
def test_who_tells_and_mails_has_no_right_to_read_a_text(name):
    """By attribute: what stands in a registration, its thread or a message is none of these.

    A notice has its card in an index that holds nothing else, and an invitation is read whole.
    """
    for one in statements(name):
        reads = {"Query", "BatchGetItem", "GetItem"} & {a.split(":")[1] for a in one["Action"]}
        about = one.get("Condition", {})
        keys = about.get("ForAllValues:StringLike", {}).get("dynamodb:LeadingKeys", [])
        if not reads or keys in (["NOTICES#*"], ["PERSON#*"]) or one["Sid"] == "ReadInvitations":
            continue
        allowed = set(about["ForAllValues:StringEquals"]["dynamodb:Attributes"])
        # Who names no attributes asks for all of them.
        assert about["StringEqualsIfExists"] == {"dynamodb:Select": "SPECIFIC_ATTRIBUTES"}
        assert about["Null"] == {"dynamodb:Attributes": "false"}
        assert allowed & TEXTS == set()
        asked = {*ENTERING, *_READ, *(_OWNED if name == "notify" else ())}
        assert asked <= allowed


def test_only_who_mails_may_mail_and_only_from_our_address():
    may = {
        path.stem.removeprefix("policy-")
        for path in ROOT.glob(".chalice/policy-*.json")
        if "ses:" in path.read_text()
    }
    assert may == {"mail"}
    (mails,) = (one for one in statements("mail") if one["Sid"] == "Mail")
    sender = mails["Condition"]["StringEquals"]["ses:FromAddress"]["Fn::Sub"]
    assert f"<{sender}>" in properties("Mail")["Environment"]["Variables"]["MAIL_FROM"]["Fn::Sub"]


def test_a_digest_is_for_the_hour_in_which_its_rounds_are():
    """Four rounds; each says of which moment it is, so that none has more to say than the first."""
    for name, days, which in (
        ("MailsOfADay", "SUN,TUE-SAT", ["daily"]),  # a range that turns round is not documented
        ("MailsOfAWeek", "MON", ["daily", "weekly"]),
    ):
        rule = properties(name)
        assert rule["ScheduleExpression"] == f"cron(0/15 5 ? * {days} *)"
        said = rule["Targets"][0]["InputTransformer"]
        assert said["InputPathsMap"] == {"time": "$.time"}
        event = json.loads(said["InputTemplate"].replace("<time>", '"2026-11-23T05:15:00Z"'))
        assert event == {"which": which, "time": "2026-11-23T05:15:00Z"}


def test_what_comes_back_is_told_to_the_function_that_marks_it():
    told = properties("MailsComeBack")["EventDestination"]
    assert told["MatchingEventTypes"] == ["bounce", "complaint"]
    assert told["EventBridgeDestination"]["EventBusArn"]["Fn::Sub"].endswith(":event-bus/default")
