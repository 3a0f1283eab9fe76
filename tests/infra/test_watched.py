"""Who hears of it when something fails, is refused for a crowd, costs too much or is looked at."""

import pytest

from chalicelib.jobs.sign_in import SignInRefused
from local.resources import resource, template

TEMPLATE = template()
OF = {
    kind: {n: one["Properties"] for n, one in TEMPLATE["Resources"].items() if one.get("Type") == t}
    for kind, t in {
        "alarm": "AWS::CloudWatch::Alarm",
        "calls": "AWS::Lambda::EventInvokeConfig",
        "rule": "AWS::Events::Rule",
        "log": "AWS::Logs::LogGroup",
    }.items()
}
# The overlay: what has no type in the file has it from chalice.
OVERLAID = {name: one for name, one in TEMPLATE["Resources"].items() if "Type" not in one}
FUNCTIONS = {name for name, one in OVERLAID.items() if "Environment" in one["Properties"]}
FAILED = {"Fn::GetAtt": ["FailedCalls", "Arn"]}
LIMIT = "ReservedConcurrentExecutions"
METRICS = [(one.get("Namespace"), one.get("MetricName")) for one in OF["alarm"].values()]


@pytest.mark.parametrize("name", list(OF["alarm"]))
def test_an_alarm_reaches_people_and_is_silent_when_nothing_happens(name):
    alarm = OF["alarm"][name]
    assert alarm["AlarmActions"] == [{"Ref": "Alarms"}]
    assert alarm["TreatMissingData"] == "notBreaching"
    assert alarm["AlarmDescription"]


def test_of_every_function_somebody_hears_that_it_breaks():
    breaking = {
        one["Dimensions"][0]["Value"]["Ref"]
        for alarm in OF["alarm"].values()
        for one in figures_of(alarm)
        if one.get("MetricName") == "Errors" and alarm["Threshold"] == 1
    }
    assert breaking == FUNCTIONS


def figures_of(alarm):
    """What it looks at: one figure, or those that it reckons with."""
    reckoned = [
        one["MetricStat"]["Metric"] for one in alarm.get("Metrics", ()) if "MetricStat" in one
    ]
    return reckoned or [alarm]


def test_who_is_blocked_and_signs_in_wakes_nobody():
    """For Cognito that is an error of the trigger, and Lambda counts it as one."""
    counted = resource(TEMPLATE, "RefusedInLog")
    (made,) = counted["MetricTransformations"]
    alarm = OF["alarm"]["SignInFails"]
    assert alarm["Metrics"][0]["Expression"] == "errors - FILL(refused, 0)"
    assert counted["FilterPattern"] == f'"{SignInRefused.__name__}"'
    assert counted["LogGroupName"] == {"Ref": "SignInLogGroup"}
    refused = figures_of(alarm)[1]
    assert (refused["Namespace"], refused["MetricName"]) == (
        made["MetricNamespace"],
        made["MetricName"],
    )
    assert made["DefaultValue"] == 0  # of any line that it logs


@pytest.mark.parametrize(
    "metric",
    [
        ("AWS/ApiGateway", "5XXError"),
        ("AWS/ApiGateway", "Latency"),
        ("AWS/Lambda", "Throttles"),
        ("AWS/Lambda", "IteratorAge"),
        ("AWS/SQS", "ApproximateNumberOfMessagesVisible"),
    ],
)
def test_these_are_watched(metric):
    assert metric in METRICS


def test_the_tables_are_watched_for_keys_that_are_hot():
    watched = {
        (
            one["MetricStat"]["Metric"]["Dimensions"][0]["Value"]["Ref"],
            one["MetricStat"]["Metric"]["MetricName"],
        )
        for one in OF["alarm"]["TablesAreThrottled"]["Metrics"]
        if "MetricStat" in one
    }
    events = ("ReadThrottleEvents", "WriteThrottleEvents")
    assert watched == {(t, e) for t in ("DossierTable", "AuditTable") for e in events}


def test_the_indexes_are_watched_too():
    """DynamoDB counts what an index refuses by its own name; and one alarm takes ten figures."""
    figures = [
        one["MetricStat"]["Metric"]
        for one in OF["alarm"]["IndexesAreThrottled"]["Metrics"]
        if "MetricStat" in one
    ]
    indexes = [
        one["IndexName"] for one in resource(TEMPLATE, "DossierTable")["GlobalSecondaryIndexes"]
    ]
    watched = {(one["Dimensions"][1]["Value"], one["MetricName"]) for one in figures}
    events = ("ReadThrottleEvents", "WriteThrottleEvents")
    assert watched == {(index, event) for index in indexes for event in events}
    assert len(figures) <= 10


def test_that_lambda_is_full_is_told_of_what_somebody_waits_for_alone():
    """What has a limit of its own waits by design, and Lambda counts that too."""
    throttled = [one for one in OF["alarm"].values() if one.get("MetricName") == "Throttles"]
    watched = {one["Dimensions"][0]["Value"]["Ref"] for one in throttled}
    limited = {n for n, one in OVERLAID.items() if LIMIT in one["Properties"]}
    assert watched == {"APIHandler", "SignIn"}
    assert {"JudgeUpload", "Mail"} <= limited
    assert not watched & limited


def test_what_the_gateway_refuses_for_a_crowd_is_counted_in_its_log():
    counted = resource(TEMPLATE, "CrowdInLog")
    (made,) = counted["MetricTransformations"]
    alarm = OF["alarm"]["ApiRefusesForCrowd"]
    assert counted["FilterPattern"] == '{ $.status = "429" }'
    assert (
        '"status":"$context.status"' in resource(TEMPLATE, "RestAPI")["AccessLogSetting"]["Format"]
    )
    assert (made["MetricNamespace"], made["MetricName"]) == (
        alarm["Namespace"],
        alarm["MetricName"],
    )


def test_the_figures_of_the_api_are_found_by_its_title():
    title = resource(TEMPLATE, "RestAPI")["DefinitionBody"]["info"]["title"]
    for name in ("ApiFails", "ApiIsSlow"):
        assert OF["alarm"][name]["Dimensions"] == [{"Name": "ApiName", "Value": title}]


def called_by_a_rule():
    """The functions that a rule calls: those of this file, and what app.py schedules."""
    for rule in OF["rule"].values():
        yield from (one["Arn"]["Fn::GetAtt"][0] for one in rule["Targets"])
    yield from (name for name in FUNCTIONS if "Events" in OVERLAID[name]["Properties"])


def test_whatever_a_rule_calls_leaves_what_failed():
    leaving = {one["FunctionName"]["Ref"] for one in OF["calls"].values()}
    allowed = {
        one["Ref"].removesuffix("Role") for one in resource(TEMPLATE, "LeavesFailedCalls")["Roles"]
    }
    assert set(called_by_a_rule()) <= leaving
    assert leaving <= allowed
    for one in OF["calls"].values():
        assert "Destination" in one["DestinationConfig"]["OnFailure"]


def test_a_rule_leaves_what_it_cannot_deliver():
    for name in ("Rights", "JudgeUpload", "CleanUp"):
        for event in OVERLAID[name]["Properties"]["Events"].values():
            assert event["Properties"]["DeadLetterConfig"] == {"Arn": FAILED}
    targets = [target for rule in OF["rule"].values() for target in rule["Targets"]]
    assert len(targets) >= 9
    assert all(target["DeadLetterConfig"] == {"Arn": FAILED} for target in targets)


def test_the_operator_hears_of_money_before_it_is_spent():
    said = {
        (one["Notification"]["NotificationType"], one["Notification"]["Threshold"])
        for one in resource(TEMPLATE, "Spending")["NotificationsWithSubscribers"]
    }
    assert said == {("FORECASTED", 100), ("ACTUAL", 80)}


def test_who_looks_at_documents_and_tables_is_written_down():
    looked_at = {
        field["Field"]: field
        for one in resource(TEMPLATE, "Trail")["AdvancedEventSelectors"]
        if one["Name"] in ("documents", "tables")
        for field in one["FieldSelectors"]
        if field["Field"] == "resources.ARN"
        for field in [{**field, "Field": one["Name"]}]
    }
    buckets = ("DocumentBucket", "EvidenceBucket")
    assert looked_at["documents"]["StartsWith"] == [
        {"Fn::Sub": f"${{{bucket}.Arn}}/"} for bucket in buckets
    ]
    assert looked_at["tables"]["Equals"] == [
        {"Fn::GetAtt": ["DossierTable", "Arn"]},
        {"Fn::GetAtt": ["AuditTable", "Arn"]},
    ]
    trail = resource(TEMPLATE, "Trail")
    assert trail["EnableLogFileValidation"] is True
    assert trail["KMSKeyId"] == {"Fn::GetAtt": ["DossierKey", "Arn"]}


@pytest.mark.parametrize("name", list(OF["log"]))
def test_a_log_is_encrypted_and_ends(name):
    assert OF["log"][name]["KmsKeyId"] == {"Fn::GetAtt": ["DossierKey", "Arn"]}
    assert OF["log"][name]["RetentionInDays"] <= 365
