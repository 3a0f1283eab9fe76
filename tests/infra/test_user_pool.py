"""Who can sign in, how, for how long, and what they cannot do to themselves."""

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


def test_the_sign_in_trigger_is_the_one_of_the_application():
    assert USERS["LambdaConfig"] == {"PreTokenGeneration": {"Fn::GetAtt": ["SignIn", "Arn"]}}
