"""``make deploy STAGE=dev EMAIL=…``: package, upload, deploy, publish, and say where it is.

The account is whatever the SDK finds: AWS_PROFILE, ``aws sso login``, a role of the machine.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from local import artifacts, published
from local.cloudformation import deploy_stack, outputs
from local.packaged import package
from local.trouble import StartError
from local.web import APPLICATION

STAGES = ("dev", "acc", "prd")
# What somebody types, and the parameter of infra/resources.yaml that it is
ASKED = {
    "ORIGIN": "WebOrigin",
    "CERTIFICATE": "WebCertificate",
    "EMAIL": "AlarmEmail",
    "MAIL_DOMAIN": "MailDomain",
    "OPERATOR": "Operator",
    "ACM": "Acm",
    "BUDGET": "MonthlyBudget",
    "EVIDENCE_FOR": "EvidenceFor",
    "KEEP_CLOSED_FOR": "KeepClosedFor",
    "NAME_AUTHORS_FOR": "NameAuthorsFor",
    "LARGEST_DOCUMENT": "LargestDocument",
}
# What a first deployment has to be told
NEEDED = {
    "EMAIL": "the address that is told when something fails or costs too much",
    "MAIL_DOMAIN": "the domain that mails come from",
    "OPERATOR": "the address that is told when somebody writes to the operator",
}
UNKNOWN = "https://unknown.invalid"  # until CloudFront has given a name
REGION = "`export AWS_DEFAULT_REGION=eu-west-1`"
NO_ACCOUNT = (
    "there is no AWS account to deploy to. Sign in first (for instance `aws sso login`, then"
    f" `export AWS_PROFILE=…`), and say in which region: {REGION}.\n  "
)


@dataclass(frozen=True)
class Account:
    """Somebody's AWS account, in one region. ``client``: of the name of a service."""

    id: str
    region: str
    session: Any

    def client(self, service: str) -> Any:
        return self.session.client(service)


def account() -> Account:
    """Raises StartError where there is none, where its session has ended, or without a region."""
    try:
        session = boto3.Session()
        found = session.client("sts").get_caller_identity()
    except (BotoCoreError, ClientError, ValueError) as error:
        raise StartError(f"{NO_ACCOUNT}{error}") from error
    if not session.region_name:
        raise StartError(f"it is not said in which region: {REGION}.")
    return Account(found["Account"], session.region_name, session)


def wanted(said: Mapping[str, str]) -> dict[str, str]:
    """The parameters, of what was typed. Raises StartError for what cannot be."""
    stage = said.get("STAGE", "")
    if stage not in STAGES:
        raise StartError(f"STAGE={stage} is no stage: say STAGE=dev, STAGE=acc or STAGE=prd")
    certificate = said.get("CERTIFICATE", "")
    if certificate and not said.get("ORIGIN"):
        raise StartError("a CERTIFICATE is that of a host: say ORIGIN=https://… too")
    if certificate and not certificate.startswith("arn:aws:acm:us-east-1:"):
        raise StartError("CloudFront takes a CERTIFICATE of us-east-1 alone")
    return {"Stage": stage, **{p: said[word] for word, p in ASKED.items() if said.get(word)}}


def bring_up(
    cloudformation: Any, stack: str, template: Mapping[str, str], parameters: dict[str, str]
) -> dict[str, str]:
    """Deploys it, twice where it first has to be known at which host it is; its outputs."""
    before = outputs(cloudformation, stack)
    missing = [
        f"{word}= ({what})" for word, what in NEEDED.items() if ASKED[word] not in parameters
    ]
    if not before and missing:
        raise StartError(f"a first deployment has to be told {', '.join(missing)}")
    origin = parameters.get("WebOrigin") or before.get("WebOrigin", UNKNOWN)
    _deploy(cloudformation, stack, template, parameters | {"WebOrigin": origin})
    after = outputs(cloudformation, stack)
    if origin == UNKNOWN:
        origin = after["FrontOrigin"]
        _deploy(cloudformation, stack, template, parameters | {"WebOrigin": origin})
        after = outputs(cloudformation, stack)
    return after


def _deploy(
    cloudformation: Any, stack: str, template: Mapping[str, str], parameters: dict[str, str]
) -> None:
    print(f"  {stack} for {parameters['WebOrigin']} …", end=" ", flush=True)
    print(deploy_stack(cloudformation, stack, template, parameters), flush=True)


def deploy(here: Account, parameters: dict[str, str], folder: Path) -> dict[str, str]:
    """Everything, from what is in this checkout; the outputs of the stack."""
    stack, s3 = f"samenwerkingsdossier-{parameters['Stage']}", here.client("s3")
    bucket = f"samenwerkingsdossier-deploys-{here.id}-{here.region}"
    print(f"  web application: {APPLICATION.build()}", flush=True)
    template = package(folder / "package", whole=True)
    artifacts.make_bucket(s3, bucket)
    uploaded = artifacts.upload(s3, bucket, template)
    address = {"TemplateURL": artifacts.upload_template(s3, bucket, uploaded)}
    found = bring_up(here.client("cloudformation"), stack, address, parameters)
    config = published.config(found, here.region, APPLICATION.folder / "links.json")
    count = published.publish(s3, found["WebBucketName"], APPLICATION.built, config)
    print(f"  {count} files of the web application published", flush=True)
    return found


def told(found: Mapping[str, str]) -> str:
    """What to do next, with the addresses."""
    web, front = found["WebOrigin"], found["FrontOrigin"]
    lines = [f"The product is at {web}, its API at {web}/api."]
    if web != front:
        host, other = (one.removeprefix("https://") for one in (web, front))
        lines.append(f"In the DNS, {host} is to be a CNAME of {other}.")
    lines += [
        f"Sign-in: {found['SignInUrl']}",
        *(f"{name}: {found[name]}" for name in ("AcmCallbackUrl",) if found.get(name)),
        "Next: a first local administrator, and the list of institutions (docs/operations.md).",
    ]
    return "\n".join(lines)


def main() -> int:
    try:
        parameters = wanted(os.environ)
        with tempfile.TemporaryDirectory() as folder:
            print(told(deploy(account(), parameters, Path(folder))))
    except StartError as error:
        print(f"Not deployed: {error}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"Not packaged: {error.stdout}{error.stderr}", file=sys.stderr)
        return 1
    except (BotoCoreError, ClientError) as error:
        print(f"Not deployed: AWS says: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
