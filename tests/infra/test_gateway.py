"""What stands before the API: the gateway's own refusals, its log and the firewall."""

import json
import re

import pytest

from chalicelib.api.problems import KINDS
from chalicelib.domain import errors
from local.resources import resource, template

TEMPLATE = template()
API = resource(TEMPLATE, "RestAPI")
FIREWALL = resource(TEMPLATE, "WebFirewall")
REFUSALS = API["DefinitionBody"]["x-amazon-apigateway-gateway-responses"]


def test_the_access_log_knows_no_query_string():
    """``q`` may hold a name, so only these may be logged."""
    logged = re.findall(r"\$context\.[\w.]+", API["AccessLogSetting"]["Format"])
    assert set(logged) == {
        "$context.requestTime",
        "$context.requestId",
        "$context.identity.sourceIp",
        "$context.authorizer.claims.person_id",
        "$context.httpMethod",
        "$context.resourcePath",
        "$context.status",
        "$context.error.responseType",
        "$context.responseLatency",
    }
    assert API["MethodSettings"][0]["DataTraceEnabled"] is False


def refusal_of(kind):
    """The problem document that API Gateway makes of a kind of refusal."""
    return json.loads(REFUSALS[kind]["responseTemplates"]["application/json"])


@pytest.mark.parametrize("kind", list(REFUSALS))
def test_what_api_gateway_refuses_is_a_problem_document(kind):
    headers = REFUSALS[kind]["responseParameters"]
    body = refusal_of(kind)
    assert headers["gatewayresponse.header.Content-Type"] == "'application/problem+json'"
    assert body["type"].startswith("/problems/")
    assert body["detail"].endswith(".")
    assert body["request_id"] == "$context.requestId"
    assert str(body.get("status")) == REFUSALS[kind].get("statusCode", "None")


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("UNAUTHORIZED", errors.NotSignedIn),
        ("MISSING_AUTHENTICATION_TOKEN", errors.NotFound),
    ],
)
def test_api_gateway_refuses_in_the_words_of_the_api(kind, error):
    status, slug = KINDS[error]
    body = refusal_of(kind)
    assert (body["status"], body["type"], body["detail"]) == (
        status,
        f"/problems/{slug}",
        error.sentence,
    )


def test_a_long_dutch_text_passes_the_firewall():
    """The common rules block bodies over 8 KB and what resembles markup: those two only count."""
    rules = {rule["Name"]: rule["Statement"] for rule in FIREWALL["Rules"]}
    overrides = rules["common"]["ManagedRuleGroupStatement"]["RuleActionOverrides"]
    assert {rule["Name"]: rule["ActionToUse"] for rule in overrides} == {
        "SizeRestrictions_BODY": {"Count": {}},
        "CrossSiteScripting_BODY": {"Count": {}},
    }
    limit = FIREWALL["AssociationConfig"]["RequestBody"]["API_GATEWAY"]
    assert limit == {"DefaultSizeInspectionLimit": "KB_64"}
