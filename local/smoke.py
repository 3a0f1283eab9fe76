"""The template and the zip that would be deployed, deployed here: on ministack, which plays
CloudFormation, API Gateway, Lambda, Cognito and the rest, and asked something by who signed in.
"""

import json
import re
import subprocess
import time
import zipfile
from collections.abc import Mapping
from functools import partial
from importlib.metadata import distribution
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import boto3

from local import artifacts, evidence, published
from local.cloudformation import deploy_stack
from local.deploy import bring_up
from local.engines import ministack
from local.packaged import LAYERS, ROOT
from local.people import CAST, PASSWORD
from local.pool import add_account
from local.shipped import make_ready
from local.sign_in import sign_in

STACK = "samenwerkingsdossier-dev"
NUMBER = "990011"  # of a CLB in local/demo_institutions.csv
PARAMETERS = {
    "Stage": "dev",
    "AlarmEmail": "operator@example.org",
    "MailDomain": "example.org",
    "Operator": "operator@example.org",
}
# What ministack 1.5 does not play: something without effect stands at their names.
NOT_HERE = {
    "AWS::Backup::BackupSelection",
    "AWS::Budgets::Budget",
    "AWS::CloudTrail::Trail",
    "AWS::Cognito::UserPoolIdentityProvider",
    "AWS::GuardDuty::MalwareProtectionPlan",
    "AWS::WAFv2::LoggingConfiguration",
    "AWS::WAFv2::WebACLAssociation",
}
# Of the policies of buckets: there is no TLS here, and for ministack a function is its session,
# where AWS means its role (aws:PrincipalArn).
NOT_ASKED = {"OnlyOverTls", "NobodyElseGivesEvidence"}
PATIENCE = 60.0  # seconds, for what follows the stream of a table
NOTHING = {"Type": "AWS::CloudFormation::WaitConditionHandle"}


def transformed(template: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """What the serverless transform of AWS makes of it. Raises CalledProcessError."""
    path = folder / "uploaded.json"
    path.write_text(json.dumps(template))
    python = str(ROOT / ".venv-lint" / "bin" / "python")
    command = [python, "-P", str(ROOT / "local" / "transformed.py"), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def playable(template: Mapping[str, Any]) -> dict[str, Any]:
    """The same, with nothing in the place of what ministack does not play, and without TLS."""
    resources = {name: _playable(one) for name, one in template["Resources"].items()}
    return {**template, "Resources": resources}


def _playable(resource: dict[str, Any]) -> dict[str, Any]:
    said = resource.get("Properties", {})
    if resource["Type"] in NOT_HERE or "Metrics" in said:
        return {**NOTHING, **{k: v for k, v in resource.items() if k == "Condition"}}
    if resource["Type"] == "AWS::S3::BucketPolicy":
        document = said["PolicyDocument"]
        rest = [one for one in document["Statement"] if one["Sid"] not in NOT_ASKED]
        return {
            **resource,
            "Properties": {**said, "PolicyDocument": {**document, "Statement": rest}},
        }
    return resource


def deployed(url: str, template: Path) -> dict[str, str]:
    """The outputs of the stack, after everything that ``make deploy`` does to an account."""
    s3, cloudformation = (boto3.client(one, endpoint_url=url) for one in ("s3", "cloudformation"))
    artifacts.make_bucket(s3, "deploys")
    made = playable(transformed(artifacts.upload(s3, "deploys", template), template.parent))
    address = {"TemplateURL": artifacts.upload_template(s3, "deploys", made)}
    found = bring_up(cloudformation, STACK, address, dict(PARAMETERS))
    again = deploy_stack(cloudformation, STACK, address, {})
    if again != "unchanged":
        raise RuntimeError(f"the same template once more: {again}")
    config = published.config(found, "eu-west-1", ROOT / "web" / "links.json")
    published.publish(s3, found["WebBucketName"], ROOT / "web" / "public", config)
    return found


def called(url: str, function: str, event: Mapping[str, Any]) -> Any:
    """What a function of the stack answers; RuntimeError when it fails."""
    client = partial(boto3.client, endpoint_url=url)
    resource = client("cloudformation").describe_stack_resource(
        StackName=STACK, LogicalResourceId=function
    )["StackResourceDetail"]
    answer = client("lambda").invoke(
        FunctionName=resource["PhysicalResourceId"], Payload=json.dumps(event).encode()
    )
    said = json.load(answer["Payload"])
    if "FunctionError" in answer:
        raise RuntimeError(f"{function} fails: {said}")
    return said


def let_in(url: str, found: Mapping[str, str]) -> str:
    """What docs/operations.md says to do first; then the ID token of the administrator."""
    s3, cognito = (boto3.client(one, endpoint_url=url) for one in ("s3", "cognito-idp"))
    key, pool, clara = "imports/first.csv", found["UserPoolId"], CAST["clara"]
    institutions = (ROOT / "local" / "demo_institutions.csv").read_bytes()
    s3.put_object(Bucket=found["DocumentBucketName"], Key=key, Body=institutions)
    called(url, "ImportInstitutions", {"key": key})
    cognito.set_user_pool_mfa_config(UserPoolId=pool, MfaConfiguration="OFF")  # no telephone here
    add_account(cognito, pool, clara)
    who = {"person_id": clara.id, "name": clara.name, "function": clara.function}
    order = {"do": "make_admin", "number": NUMBER, "email": clara.email, "reason": "Als eerste"}
    called(url, "Platform", order | who)
    callback = f"{found['WebOrigin']}/"
    return sign_in(f"{url}/{pool}", found["WebClientId"], callback, clara.key, PASSWORD)


def asked(url: str, found: Mapping[str, str], path: str, token: str = "") -> tuple[int, Any]:
    """Status and answer of the API of the stack."""
    address = f"{url}/_aws/execute-api/{found['RestAPIId']}/api{path}"
    headers = {"Authorization": token} if token else {}
    try:
        with urlopen(Request(address, headers=headers)) as answer:  # noqa: S310 - our own engine
            return answer.status, json.load(answer)
    except HTTPError as error:
        return error.code, error.read().decode(errors="replace")


def copied(url: str, found: Mapping[str, str]) -> list[str]:
    """What of the audit trail is no evidence after a while: nothing."""
    s3, dynamodb = (boto3.client(one, endpoint_url=url) for one in ("s3", "dynamodb"))
    deadline = time.monotonic() + PATIENCE
    while True:
        lines = list(evidence.lines_in(s3, found["EvidenceBucketName"]))
        told = evidence.compared(lines, evidence.trail_in(dynamodb, found["AuditTableName"]))
        if (lines and not told) or time.monotonic() > deadline:
            return told if lines else ["there is no evidence"]
        time.sleep(0.5)


def _with_libraries(zipped: Path) -> None:
    """Those of requirements.txt, as they are installed here: of this processor."""
    wanted = ["pydantic"]
    with zipfile.ZipFile(zipped, "a") as archive:
        for name in wanted:
            found = distribution(name)
            needs = [
                re.split("[^A-Za-z0-9_-]", one)[0] for one in found.requires or () if ";" not in one
            ]
            wanted += [one for one in needs if one not in wanted]
            for file in found.files or ():
                if file.suffix != ".pyc":
                    archive.write(file.locate(), str(file))


def smoke(template: Path, state: Path) -> list[str]:
    """What is not as it should be: nothing. ``template``: packaged, without libraries."""
    zipped = template.with_name("deployment.zip")
    _with_libraries(zipped)
    make_ready(zipped)
    for layer in LAYERS:
        (template.parent / layer / "python").mkdir(parents=True)
        (template.parent / layer / "python" / "none.txt").touch()
    with ministack(state, log=state.with_suffix(".log")) as (url, wait):
        wait()
        found = deployed(url, template)
        answers = [
            (200, asked(url, found, "/health")),
            (401, asked(url, found, "/me")),
            (200, asked(url, found, "/me", token := let_in(url, found))),
            (200, asked(url, found, f"/institutions/{NUMBER}/messages", token)),
            (200, asked(url, found, "/institutions?q=kompasroos", token)),
        ]
        documented = asked(url, found, "/openapi.json")[1]
        missing = copied(url, found)
    if found["WebOrigin"] != found["FrontOrigin"]:
        return [f"it was not deployed for its own host, but for {found['WebOrigin']}"]
    wrong = [f"{wanted} was expected: {said}" for wanted, said in answers if said[0] != wanted]
    if documented != json.loads((ROOT / "docs" / "openapi.json").read_text(encoding="utf-8")):
        wrong.append("what is shipped describes its API otherwise than docs/openapi.json")
    return wrong + missing
