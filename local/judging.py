"""The jobs on documents, where ministack plays Lambda and EventBridge: the way they go in AWS."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from local import bucket

Deploy = Callable[[str], str]


def deploy_jobs(events: Any, template: Mapping[str, Any], deploy: Deploy) -> None:
    """``deploy``: from the name of a function of ``app.py`` to its ARN."""
    _rule(events, "judge_upload", deploy, EventPattern=json.dumps(_pattern(template)))
    _rule(events, "clean_up", deploy, ScheduleExpression="rate(1 hour)")


def _rule(events: Any, name: str, deploy: Deploy, **when: str) -> None:
    events.put_rule(Name=name, State="ENABLED", **when)
    events.put_targets(Rule=name, Targets=[{"Id": name, "Arn": deploy(name)}])


def _pattern(template: Mapping[str, Any]) -> dict[str, Any]:
    """Of the template, with the name of our bucket in it; nobody scans here."""
    function = template["Resources"]["JudgeUpload"]["Properties"]
    said = function["Events"]["JudgeUploadEvent"]["Properties"]["Pattern"]
    text = json.dumps(said).replace('{"Ref": "DocumentBucket"}', json.dumps(bucket.NAME))
    return {"source": ["aws.s3"], "detail-type": ["Object Created"], **json.loads(text)}
