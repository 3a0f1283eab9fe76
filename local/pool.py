"""The user pool of ``infra/resources.yaml``, with the cast in it instead of ACM/IDM behind it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from local.accounts import Account
from local.people import PASSWORD, Person
from local.resources import resource

NAME = "samenwerkingsdossier"
Somebody = Person | Account
COPIED = (
    "AliasAttributes",
    "UsernameConfiguration",
    "AdminCreateUserConfig",
    "Policies",
    "Schema",
)
OWN_SIGN_IN = "COGNITO"  # the pool's own people


@dataclass(frozen=True)
class Pool:
    """What it takes to sign in at the pool and to check its tokens."""

    id: str
    client: str


def set_up_pool(
    cognito: Any,
    template: Mapping[str, Any],
    trigger: str,
    origin: str,
    people: Iterable[Somebody],
) -> Pool:
    """Pool, groups, web client and people; what exists is kept. ``trigger``: a function's ARN."""
    pool = _pool(cognito, resource(template, "Users"), trigger)
    _groups(cognito, pool, template)
    client = _client(cognito, pool, resource(template, "WebClient"), origin, [OWN_SIGN_IN])
    _people(cognito, pool, people)
    return Pool(pool, client)


def federate(
    cognito: Any, template: Mapping[str, Any], pool: Pool, origin: str, provider: Mapping[str, Any]
) -> None:
    """Let people in through this identity provider too."""
    names = [OWN_SIGN_IN, _provider(cognito, pool.id, provider)]
    _client(cognito, pool.id, resource(template, "WebClient"), origin, names)


def pool_id(cognito: Any) -> str:
    """Of the pool that runs; StopIteration without one."""
    pools = cognito.list_user_pools(MaxResults=60)["UserPools"]
    return str(next(pool["Id"] for pool in pools if pool["Name"] == NAME))


def _pool(cognito: Any, wanted: Mapping[str, Any], trigger: str) -> str:
    settings = {
        "LambdaConfig": {
            "PreTokenGeneration": trigger,
            "InboundFederation": {"LambdaArn": trigger, "LambdaVersion": "V1_0"},
        },
        "MfaConfiguration": "OFF",  # nobody of the cast has a telephone
    }
    for pool in cognito.list_user_pools(MaxResults=60)["UserPools"]:
        if pool["Name"] == NAME:
            cognito.update_user_pool(UserPoolId=pool["Id"], **settings)
            return str(pool["Id"])
    copied = {name: wanted[name] for name in COPIED if name in wanted}
    made = cognito.create_user_pool(PoolName=NAME, **copied, **settings)
    return str(made["UserPool"]["Id"])


def _groups(cognito: Any, pool: str, template: Mapping[str, Any]) -> None:
    wanted = {
        one["Properties"]["GroupName"]
        for one in template["Resources"].values()
        if one.get("Type") == "AWS::Cognito::UserPoolGroup"
    }
    there = {group["GroupName"] for group in cognito.list_groups(UserPoolId=pool)["Groups"]}
    for name in sorted(wanted - there):
        cognito.create_group(UserPoolId=pool, GroupName=name)


def _provider(cognito: Any, pool: str, wanted: Mapping[str, Any]) -> str:
    """Returns its name."""
    kind = {"ProviderType": wanted["ProviderType"]}
    settings = {n: value for n, value in wanted.items() if n not in ("UserPoolId", *kind)}
    try:
        cognito.create_identity_provider(UserPoolId=pool, **kind, **settings)
    except cognito.exceptions.DuplicateProviderException:
        cognito.update_identity_provider(UserPoolId=pool, **settings)
    return str(wanted["ProviderName"])


def _client(
    cognito: Any, pool: str, wanted: Mapping[str, Any], origin: str, providers: list[str]
) -> str:
    """The web client of production, sent back to this machine."""
    callback = f"{origin}/"
    settings = {name: value for name, value in wanted.items() if name != "UserPoolId"}
    settings |= {
        "SupportedIdentityProviders": providers,
        "CallbackURLs": [callback],
        "LogoutURLs": [callback],
    }
    name = settings.setdefault("ClientName", "web")
    for client in cognito.list_user_pool_clients(UserPoolId=pool)["UserPoolClients"]:
        if client["ClientName"] == name:
            settings.pop("GenerateSecret", None)
            cognito.update_user_pool_client(
                UserPoolId=pool, ClientId=client["ClientId"], **settings
            )
            return str(client["ClientId"])
    made = cognito.create_user_pool_client(UserPoolId=pool, **settings)
    return str(made["UserPoolClient"]["ClientId"])


def _people(cognito: Any, pool: str, people: Iterable[Somebody]) -> None:
    users = cognito.list_users(UserPoolId=pool)["Users"]
    status = {user["Username"]: user["UserStatus"] for user in users}
    for person in people:
        add_account(cognito, pool, person, status.get(person.id, ""))


def add_account(cognito: Any, pool: str, person: Somebody, status: str = "") -> None:
    """``status``: what the pool says of them; nothing when it does not know them."""
    if not status:
        cognito.admin_create_user(
            UserPoolId=pool,
            Username=person.id,
            TemporaryPassword=PASSWORD,
            MessageAction="SUPPRESS",
            UserAttributes=_attributes(person),
        )
    if status != "CONFIRMED":
        cognito.admin_set_user_password(
            UserPoolId=pool, Username=person.id, Password=PASSWORD, Permanent=True
        )


def _attributes(person: Somebody) -> list[dict[str, str]]:
    values = {
        "preferred_username": person.key,  # what people type; the username is the person id
        "name": person.name,
        "email": person.email,
        "email_verified": "true",
    }
    return [{"Name": name, "Value": value} for name, value in values.items()]
