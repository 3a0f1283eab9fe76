"""`make deploy`, as far as it goes without an account: what is asked, in which order, and said."""

import io
import json
import zipfile

import boto3
import pytest
import yaml
from botocore.stub import ANY, Stubber
from moto import mock_aws

from local import artifacts, published
from local.cloudformation import deploy_stack
from local.deploy import ASKED, account, bring_up, told, wanted
from local.resources import ROOT, template
from local.static import ASK_AGAIN, FOR_EVER
from local.trouble import StartError

CERTIFICATE = "arn:aws:acm:us-east-1:111122223333:certificate/1"
OUTPUTS = {
    "WebOrigin": "https://d1.cloudfront.net",
    "FrontOrigin": "https://d1.cloudfront.net",
    "SignInUrl": "https://samenwerkingsdossier-dev.auth.eu-west-1.amazoncognito.com",
    "UserPoolId": "eu-west-1_pool",
    "WebClientId": "a-client",
    "WebBucketName": "web",
    "LargestDocument": "52428800",
}
FUNCTION = {"Type": "AWS::Serverless::Function", "Properties": {"CodeUri": "./deployment.zip"}}
LAYER = {"Type": "AWS::Serverless::LayerVersion", "Properties": {"ContentUri": "parsers"}}


@pytest.fixture
def aws(monkeypatch):
    """S3 in this process; the gate deploys all of it on ministack."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "local")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    with mock_aws():
        yield boto3.Session()


def test_what_is_typed_becomes_parameters():
    said = {"STAGE": "prd", "ORIGIN": "https://sd.example", "CERTIFICATE": CERTIFICATE, "ACM": ""}
    assert wanted(said) == {
        "Stage": "prd",
        "WebOrigin": "https://sd.example",
        "WebCertificate": CERTIFICATE,
    }


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, "say STAGE=dev"),
        ({"STAGE": "test"}, "STAGE=test is no stage"),
        ({"STAGE": "dev", "CERTIFICATE": CERTIFICATE}, "say ORIGIN=https"),
        (
            {
                "STAGE": "dev",
                "ORIGIN": "https://x.example",
                "CERTIFICATE": "arn:aws:acm:eu-west-1:",
            },
            "us-east-1 alone",
        ),
    ],
)
def test_what_cannot_be_deployed_is_refused_with_what_to_do(said, why):
    with pytest.raises(StartError, match=why):
        wanted(said)


def test_every_parameter_of_the_template_can_be_typed_and_is_explained():
    parameters = template()["Parameters"]
    assert {"Stage", *ASKED.values()} == set(parameters)
    assert [n for n, one in parameters.items() if n != "Stage" and "Description" not in one] == []
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert [word for word in ASKED if f"| `{word}` |" not in guide] == []


def test_a_first_deployment_asks_who_is_told_of_failures():
    client = boto3.client("cloudformation", "eu-west-1")
    with Stubber(client) as answers:
        answers.add_client_error("describe_stacks", "ValidationError", "sd-dev does not exist")
        with pytest.raises(StartError, match="EMAIL="):
            bring_up(client, "sd-dev", {"TemplateBody": "{}"}, {})


def test_what_cloudformation_refuses_is_said_in_its_words():
    """Its answers are those of the API; no engine here refuses a template as it does."""
    client = boto3.client("cloudformation", "eu-west-1")
    stack = {"StackName": "sd-dev", "CreationTime": "2026-01-01", "StackStatus": "CREATE_COMPLETE"}
    named = {"StackName": "sd-dev", "ChangeSetName": ANY}
    with Stubber(client) as answers:
        for reason in (
            "Template error: no such resource",
            "The submitted information didn't contain changes. ",
        ):
            answers.add_response("describe_stacks", {"Stacks": [stack]})
            answers.add_response("create_change_set", {})
            failed = {"Status": "FAILED", "StatusReason": reason}
            answers.add_response("describe_change_set", failed, named)
            answers.add_response("delete_change_set", {}, named)
        with pytest.raises(StartError, match="does not take this template: Template error"):
            deploy_stack(client, "sd-dev", {"TemplateBody": "{}"}, {})
        assert deploy_stack(client, "sd-dev", {"TemplateBody": "{}"}, {}) == "unchanged"


def test_what_is_left_of_a_first_deployment_that_failed_is_removed():
    """AWS takes no update for it, and no other stack of its name."""
    client = boto3.client("cloudformation", "eu-west-1")
    stack = {"StackName": "sd", "CreationTime": "2026-01-01", "StackStatus": "ROLLBACK_COMPLETE"}
    with Stubber(client) as answers:
        answers.add_response("describe_stacks", {"Stacks": [stack]})
        answers.add_response("delete_stack", {}, {"StackName": "sd"})
        answers.add_client_error("describe_stacks", "ValidationError", "sd does not exist")
        made = {"ChangeSetType": "CREATE", "StackName": "sd", "TemplateBody": "{}"}
        rest = dict.fromkeys(("ChangeSetName", "Capabilities", "Parameters"), ANY)
        answers.add_response("create_change_set", {}, made | rest)
        answers.add_response(
            "describe_change_set", {"Status": "FAILED", "StatusReason": "No updates are to be"}
        )
        answers.add_response("delete_change_set", {})
        with pytest.raises(StartError, match="does not take this template"):
            deploy_stack(client, "sd", {"TemplateBody": "{}"}, {})
        answers.assert_no_pending_responses()


def test_what_stands_beside_the_template_is_uploaded_once_by_its_content(aws, tmp_path):
    s3 = aws.client("s3")
    artifacts.make_bucket(s3, "deploys")
    artifacts.make_bucket(s3, "deploys")  # again is no error
    (tmp_path / "deployment.zip").write_bytes(b"the zip")
    (tmp_path / "parsers" / "python").mkdir(parents=True)
    (tmp_path / "parsers" / "python" / "reader.py").write_text("")
    named = {"Resources": {"One": FUNCTION, "Two": FUNCTION, "Parsers": LAYER}}
    (tmp_path / "sam.yaml").write_text(yaml.safe_dump(named))

    made = artifacts.upload(s3, "deploys", tmp_path / "sam.yaml")

    uris = [made["Resources"][name]["Properties"] for name in ("One", "Two", "Parsers")]
    assert uris[0] == uris[1]
    keys = sorted(one["Key"] for one in s3.list_objects_v2(Bucket="deploys")["Contents"])
    assert sorted({f"s3://deploys/{key}" for key in keys}) == sorted(
        {uri for one in uris for uri in one.values()}
    )
    layer = s3.get_object(Bucket="deploys", Key=uris[2]["ContentUri"].rpartition("/")[2])
    with zipfile.ZipFile(io.BytesIO(layer["Body"].read())) as archive:
        assert archive.namelist() == ["python/reader.py"]
    url = artifacts.upload_template(s3, "deploys", made)
    assert url.startswith("https://s3.eu-west-1.amazonaws.com/deploys/")


def test_the_web_is_published_with_the_headers_of_this_machine(aws, tmp_path):
    """And its first page last: whoever gets it finds all that it asks for."""
    s3 = aws.client("s3")
    artifacts.make_bucket(s3, "web")
    for name in ("index.html", "assets/index-1a.js", "manifest.webmanifest", ".built"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    order = []
    s3.meta.events.register(
        "before-call.s3.PutObject", lambda params, **_: order.append(params["url_path"])
    )

    said = published.config(OUTPUTS, "eu-west-1", ROOT / "web" / "links.json")
    assert published.publish(s3, "web", tmp_path, said) == 4

    found = {
        key: s3.head_object(Bucket="web", Key=key)
        for key in ("index.html", "assets/index-1a.js", "manifest.webmanifest")
    }
    assert {key: (one["ContentType"], one["CacheControl"]) for key, one in found.items()} == {
        "index.html": ("text/html; charset=utf-8", ASK_AGAIN),
        "assets/index-1a.js": ("text/javascript; charset=utf-8", FOR_EVER),
        "manifest.webmanifest": ("application/manifest+json", ASK_AGAIN),
    }
    config = json.load(s3.get_object(Bucket="web", Key="config.json")["Body"])
    assert (
        config["sign_in"]["issuer"] == "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_pool"
    )
    assert config["sign_in"]["token_endpoint"] == f"{OUTPUTS['SignInUrl']}/oauth2/token"
    assert "identity_provider" not in config["sign_in"]
    assert config["largest_document"] == 50 * 1024**2
    assert order.index("/index.html") == 2  # of what was built; the configuration comes after


def test_the_pool_that_acm_is_behind_is_said_to_the_web():
    said = published.config(
        OUTPUTS | {"IdentityProvider": "Vlaanderen"}, "x", ROOT / "web" / "links.json"
    )
    assert said["sign_in"]["identity_provider"] == "Vlaanderen"


def test_what_is_left_to_do_is_told():
    lines = told(OUTPUTS).splitlines()
    assert (
        lines[0]
        == "The product is at https://d1.cloudfront.net, its API at https://d1.cloudfront.net/api."
    )
    assert "CNAME" not in told(OUTPUTS)
    own = told(OUTPUTS | {"WebOrigin": "https://sd.example", "AcmCallbackUrl": "https://back"})
    assert "In the DNS, sd.example is to be a CNAME of d1.cloudfront.net." in own
    assert "AcmCallbackUrl: https://back" in own


def test_without_an_account_it_says_how_to_get_one(monkeypatch, tmp_path):

    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "nothing"))
    with pytest.raises(StartError, match="aws sso login"):
        account()
    monkeypatch.setenv("AWS_PROFILE", "nobody")
    with pytest.raises(StartError, match="nobody"):
        account()


def test_without_a_region_it_says_how_to_say_one(aws, monkeypatch, tmp_path):
    """The SDK finds an account without one, and a bucket would be made in the region None."""
    for name in ("AWS_DEFAULT_REGION", "AWS_REGION", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "nothing"))
    with pytest.raises(StartError, match="which region"):
        account()
