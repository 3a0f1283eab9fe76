"""Who can sign in, how, for how long, and what they cannot do to themselves."""

import json

from chalicelib.domain import vouched
from chalicelib.domain.vouched import claims_to_keep
from local.resources import resource, template

TEMPLATE = template()
USERS = resource(TEMPLATE, "Users")
CLIENT = resource(TEMPLATE, "WebClient")
PROVIDER = resource(TEMPLATE, "Vlaanderen")


def test_nobody_signs_up_by_themselves():
    assert USERS["AdminCreateUserConfig"] == {"AllowAdminCreateUserOnly": True}
    assert USERS["MfaConfiguration"] == "ON"


def test_the_roles_may_be_as_long_as_cognito_takes():
    lengths = {
        attribute["Name"]: int(attribute["StringAttributeConstraints"]["MaxLength"])
        for attribute in USERS["Schema"]
    }
    assert lengths["roles"] == 2048


def test_a_token_lasts_a_quarter_of_an_hour_and_a_session_a_working_day():
    assert CLIENT["AccessTokenValidity"] == CLIENT["IdTokenValidity"] == 15
    assert CLIENT["RefreshTokenValidity"] == 8
    assert CLIENT["TokenValidityUnits"] == {
        "AccessToken": "minutes",
        "IdToken": "minutes",
        "RefreshToken": "hours",
    }
    assert CLIENT["EnableTokenRevocation"] is True


def test_the_web_client_has_no_secret_and_uses_the_code_flow():
    assert CLIENT["GenerateSecret"] is False
    assert CLIENT["AllowedOAuthFlows"] == ["code"]


def test_what_acm_answers_is_heard_before_the_pool_takes_it_over():
    """Or a claim that ACM leaves out would keep its old value, and no answer had a date."""
    function = {"Fn::GetAtt": ["SignIn", "Arn"]}
    assert USERS["LambdaConfig"] == {
        "PreTokenGeneration": function,
        "InboundFederation": {"LambdaArn": function, "LambdaVersion": "V1_0"},
    }


def test_every_claim_that_is_kept_has_an_attribute_for_it():
    kept, _ = claims_to_keep(
        {"idToken": dict.fromkeys(("given_name", "family_name", "vo_id"), "x")}, ""
    )
    mapping = PROVIDER["AttributeMapping"]
    own = {f"custom:{attribute['Name']}" for attribute in USERS["Schema"]}

    assert set(mapping.values()) == set(kept)
    assert {name for name in mapping if name.startswith("custom:")} == own
    assert all(attribute["Mutable"] for attribute in USERS["Schema"])  # or nobody signs in twice


def test_a_stage_without_acm_has_no_provider_and_people_of_its_own_alone():
    assert TEMPLATE["Resources"]["Vlaanderen"]["Condition"] == "HasAcm"
    assert TEMPLATE["Conditions"]["HasAcm"] == {"Fn::Equals": [{"Ref": "Acm"}, "yes"]}
    assert TEMPLATE["Parameters"]["Acm"]["Default"] == "no"
    both, own = ["COGNITO", {"Ref": "Vlaanderen"}], ["COGNITO"]
    assert CLIENT["SupportedIdentityProviders"] == {"Fn::If": ["HasAcm", both, own]}
    refers = [
        name
        for name, one in (TEMPLATE["Resources"] | TEMPLATE["Outputs"]).items()
        if "Vlaanderen" in json.dumps(one)
        and name not in ("Vlaanderen", "WebClient")
        and one.get("Condition") != "HasAcm"
    ]
    assert refers == []


def test_the_provider_is_the_one_whose_word_is_taken():
    assert PROVIDER["ProviderName"] == vouched.PROVIDER
    assert PROVIDER["ProviderType"] == "OIDC"
    assert PROVIDER["ProviderDetails"]["oidc_issuer"] == {
        "Fn::FindInMap": ["AcmIdm", {"Ref": "Stage"}, "Issuer"]
    }


def test_nobody_writes_their_own_roles():
    """The client may write what ACM maps; a token with which a person could must not exist."""
    mapped = set(PROVIDER["AttributeMapping"])
    assert "custom:roles" in mapped
    assert mapped <= set(CLIENT["WriteAttributes"])
    assert "aws.cognito.signin.user.admin" not in CLIENT["AllowedOAuthScopes"]
    assert CLIENT["ExplicitAuthFlows"] == ["ALLOW_REFRESH_TOKEN_AUTH"]


def test_the_national_number_is_never_asked():
    asked = [
        *PROVIDER["ProviderDetails"]["authorize_scopes"].split(),
        *PROVIDER["AttributeMapping"].values(),
    ]
    assert [name for name in asked if "rrn" in name or "insz" in name] == []


def test_the_secret_of_acm_is_in_secrets_manager():
    details = PROVIDER["ProviderDetails"]
    for name in ("client_id", "client_secret"):
        assert details[name]["Fn::Sub"].startswith("{{resolve:secretsmanager:")


def test_the_groups_are_fixed():
    groups = {
        one["Properties"]["GroupName"]
        for one in TEMPLATE["Resources"].values()
        if one.get("Type") == "AWS::Cognito::UserPoolGroup"
    }
    assert groups == {"clb", "school", "admin"}
