"""ACM/IDM on one machine, where somebody asks for it: ``make run ACM=1``.

A provider of its own (``acm_provider.mjs``), at which invented people sign in with the claims of
the real one; the pool federates with it as ``infra/resources.yaml`` says. The second CLB and its
school follow ACM then. Whoever signs in at the pool itself goes on as before.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from chalicelib.domain.vouched import PROVIDER
from local.processes import LOOPBACK, child
from local.resources import resource

PROGRAM = Path(__file__).with_name("acm_provider.mjs")
CLIENT = {"client_id": "samenwerkingsdossier", "client_secret": "local-only-secret"}
FOLLOW = ("clb_b", "school_b")  # the places whose rights come from ACM
CLB, SCHOOL = "SamenwerkingsdossierGebruiker-clb", "SamenwerkingsdossierGebruiker-school"
ADMIN = "SamenwerkingsdossierBeheerder-clb"
PEOPLE = {
    "ines": ("Ines", "Verbeke", [(CLB, "clb_b"), (ADMIN, "clb_b")]),
    "joris": ("Joris", "Mertens", [(SCHOOL, "school_b")]),
    # Her school has rights of its own: what ACM says of it gives her nothing.
    "katrien": ("Katrien", "Smets", [(SCHOOL, "school_a")]),
    "lowie": ("Lowie", "Aerts", []),
}
Provider = dict[str, Any]


@contextmanager
def stand_in(
    people: Path, port: int, pool_url: str, log: Path
) -> Iterator[tuple[str, Callable[[], None]]]:
    """Its address, and the function that waits until it answers; StartError when it does not.

    ``people``: the file that it reads at each sign-in.
    """
    address = f"http://{LOOPBACK}:{port}"
    settings = {
        "ISSUER": address,
        "CALLBACK": f"{pool_url}/oauth2/idpresponse",
        "PEOPLE": str(people),
        **{name.upper(): value for name, value in CLIENT.items()},
    }
    with child(["node", str(PROGRAM)], port, log, settings) as running:
        yield address, running.wait


def invented(numbers: Mapping[str, str]) -> list[dict[str, Any]]:
    """Who can sign in there, with the claims of each; ``numbers``: place → institution number."""
    return [
        {
            "sub": f"acm-{key}",
            "vo_id": f"ac0d1e5a-0000-4000-8000-{number:012}",
            "vo_doelgroepcode": "OV",
            "given_name": given,
            "family_name": family,
            "samenwerkingsdossier_rol_3d": [f"{right}:{numbers[place]}" for right, place in rights],
        }
        for number, (key, (given, family, rights)) in enumerate(PEOPLE.items(), 1)
    ]


def provider(template: Mapping[str, Any], address: str) -> Provider:
    """What production federates with, but at this address."""
    wanted = resource(template, PROVIDER)
    details = {**wanted["ProviderDetails"], **CLIENT, "oidc_issuer": address}
    return {**wanted, "ProviderDetails": details}


def let_follow(dynamodb: Any, table: str, numbers: Mapping[str, str]) -> None:
    for place in FOLLOW:
        dynamodb.update_item(
            TableName=table,
            Key={"pk": {"S": f"ORG#{numbers[place]}"}, "sk": {"S": "ORG"}},
            UpdateExpression="SET rights_from = :acm",
            ExpressionAttributeValues={":acm": {"S": "acm"}},
        )


def write_people(people: Path, numbers: Mapping[str, str]) -> None:
    people.write_text(json.dumps(invented(numbers), ensure_ascii=False), encoding="utf-8")
