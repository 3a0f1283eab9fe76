"""One address for web and API: CloudFront, its headers and functions, and the firewall."""

import json
import subprocess

import pytest

from local.resources import resource, template
from local.static import _safe_headers

TEMPLATE = template()
FRONT = resource(TEMPLATE, "Front")["DistributionConfig"]
(API,) = FRONT["CacheBehaviors"]
WEB = FRONT["DefaultCacheBehavior"]
ORIGINS = {one["Id"]: one for one in FRONT["Origins"]}
SECRET = {"Fn::Sub": "{{resolve:secretsmanager:${FrontSecret}}}"}
RULES = {one["Name"]: one["Statement"] for one in resource(TEMPLATE, "WebFirewall")["Rules"]}


def headers_of(behaviour):
    return resource(TEMPLATE, behaviour["ResponseHeadersPolicyId"]["Ref"])[
        "ResponseHeadersPolicyConfig"
    ]


def runs(function, *events):
    """What a function of CloudFront makes of requests: plain JavaScript, so node runs it too."""
    code = resource(TEMPLATE, function)["FunctionCode"]
    script = f"{code}\nconsole.log(JSON.stringify({json.dumps(events)}.map(handler)))"
    done = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_the_policy_of_a_page_is_that_of_this_machine():
    """What was tried in a browser here is what browsers get in AWS."""
    sign_in, bucket = "https://sign-in.example", "https://documents.example"
    security = headers_of(WEB)["SecurityHeadersConfig"]
    policy = security["ContentSecurityPolicy"]["ContentSecurityPolicy"]["Fn::Sub"]
    policy = policy.replace(
        "https://${SignInDomain}.auth.${AWS::Region}.amazoncognito.com", sign_in
    ).replace("https://${DocumentBucket.RegionalDomainName}", bucket)
    here = dict(_safe_headers(sign_in, bucket))

    assert policy == here.pop("Content-Security-Policy")
    (other,) = headers_of(WEB)["CustomHeadersConfig"]["Items"]
    assert here == {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": security["ReferrerPolicy"]["ReferrerPolicy"],
        other["Header"]: other["Value"],
    }
    assert security["ContentTypeOptions"] == {"Override": True}


@pytest.mark.parametrize("behaviour", [WEB, API], ids=["web", "api"])
def test_a_browser_that_came_once_comes_over_tls_for_two_years(behaviour):
    strict = headers_of(behaviour)["SecurityHeadersConfig"]["StrictTransportSecurity"]
    assert strict == {
        "Override": True,
        "AccessControlMaxAgeSec": 63_072_000,
        "IncludeSubdomains": True,
    }


def test_an_address_without_a_dot_is_a_screen():
    asked = ["/", "/dossiers/114983-030569", "/assets/index-x1.js", "/config.json", "/favicon.ico"]
    events = [{"request": {"uri": uri, "headers": {}}} for uri in asked]
    assert [one["uri"] for one in runs("ShowsScreen", *events)] == [
        "/index.html",
        "/index.html",
        "/assets/index-x1.js",
        "/config.json",
        "/favicon.ico",
    ]


def test_the_api_keeps_its_own_404():
    """No error pages: they hold for the whole distribution, and would answer with a screen."""
    assert "CustomErrorResponses" not in FRONT
    assert [one["FunctionARN"]["Fn::GetAtt"][0] for one in API["FunctionAssociations"]] == [
        "AsksApi"
    ]


def test_under_api_nothing_is_kept_and_everything_is_passed_on():
    """The two managed policies, by the ids that AWS gives them, and every method."""
    assert API["PathPattern"] == "/api/*"
    assert API["CachePolicyId"] == "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"  # CachingDisabled
    # AllViewerExceptHostHeader: API Gateway knows itself by its own host
    assert API["OriginRequestPolicyId"] == "b689b0a8-53d0-40ab-baf2-68738e2966ac"
    assert set(API["AllowedMethods"]) >= {"GET", "HEAD", "POST", "PUT", "DELETE"}


def test_who_asks_is_told_by_cloudfront_and_not_by_who_asks():
    said = {"x-viewer-address": {"value": "192.0.2.9"}, "accept": {"value": "text/html"}}
    event = {"viewer": {"ip": "198.51.100.7"}, "request": {"uri": "/api/me", "headers": said}}
    (passed_on,) = runs("AsksApi", event)
    assert passed_on["headers"] == said | {"x-viewer-address": {"value": "198.51.100.7"}}
    assert RULES["one-address"]["RateBasedStatement"]["ForwardedIPConfig"] == {
        "HeaderName": "x-viewer-address",
        "FallbackBehavior": "MATCH",
    }


def test_whatever_does_not_come_by_cloudfront_is_refused():
    """Or anybody could write that header, and pass by what CloudFront adds."""
    (given,) = ORIGINS["api"]["OriginCustomHeaders"]
    asked = RULES["by-our-front"]["NotStatement"]["Statement"]["ByteMatchStatement"]
    assert (given["HeaderName"], given["HeaderValue"]) == ("x-by-our-front", SECRET)
    assert asked["FieldToMatch"] == {"SingleHeader": {"Name": given["HeaderName"]}}
    assert (asked["SearchString"], asked["PositionalConstraint"]) == (SECRET, "EXACTLY")
    (first,) = (one for one in resource(TEMPLATE, "WebFirewall")["Rules"] if not one["Priority"])
    assert (first["Name"], first["Action"]) == ("by-our-front", {"Block": {}})


def test_the_log_of_the_firewall_has_no_query_no_token_and_no_secret():
    redacted = resource(TEMPLATE, "FirewallLogs")["RedactedFields"]
    assert {"QueryString": {}} in redacted
    assert {one["SingleHeader"]["Name"] for one in redacted if "SingleHeader" in one} == {
        "authorization",
        "x-by-our-front",
    }


def test_the_files_are_had_by_way_of_cloudfront_alone():
    statements = resource(TEMPLATE, "WebBucketPolicy")["PolicyDocument"]["Statement"]
    allowed = [one for one in statements if one["Effect"] == "Allow"]
    ours = "arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${Front}"
    for one in allowed:
        assert one["Principal"] == {"Service": "cloudfront.amazonaws.com"}
        assert one["Condition"] == {"StringEquals": {"aws:SourceArn": {"Fn::Sub": ours}}}
    assert [one["Action"] for one in allowed] == ["s3:GetObject", "s3:ListBucket"]
    assert ORIGINS["web"]["OriginAccessControlId"] == {"Fn::GetAtt": ["ReadsWebBucket", "Id"]}


def test_a_host_of_our_own_is_optional():
    assert TEMPLATE["Parameters"]["WebCertificate"]["Default"] == ""
    condition, ours, without = FRONT["ViewerCertificate"]["Fn::If"]
    assert (condition, ours["MinimumProtocolVersion"]) == ("HasCertificate", "TLSv1.2_2021")
    assert without == {"CloudFrontDefaultCertificate": True}
    assert FRONT["Aliases"]["Fn::If"][0] == "HasCertificate"
    assert FRONT["Aliases"]["Fn::If"][2] == {"Ref": "AWS::NoValue"}
