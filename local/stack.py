"""What is made on the engines before the product can serve, in the order of the methods.

Each of them can be repeated: ministack forgets the bucket's settings and the pool at a kill -9.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from urllib.request import urlopen

from chalicelib.domain.institutions import Institution
from chalicelib.storage.directory import Directory
from chalicelib.storage.keys import Tables
from chalicelib.storage.sdk import client
from chalicelib.storage.store import Store
from local import bucket, institutions
from local.access import give_access
from local.engines import REGION
from local.environment import TABLES, function_variables
from local.function import Function
from local.gateway import Gateway, Log
from local.messages import Refusals
from local.people import CAST, PASSWORD
from local.pool import Pool, set_up_pool
from local.resources import ROOT, create_tables, template
from local.seed import Demo
from local.settings import Settings
from local.sign_in_function import deploy_sign_in
from local.state import State
from local.static import WebFiles
from local.tokens import Verifier


@dataclass(frozen=True)
class Stack:
    """The product on two engines, whose addresses the environment has too (``point_at``)."""

    wanted: Settings
    state: State
    dynamodb_url: str
    ministack_url: str

    @cached_property
    def _template(self) -> dict[str, Any]:
        return template()

    @cached_property
    def _dynamodb(self) -> Any:
        return client("dynamodb")

    @cached_property
    def _directory(self) -> Directory:
        return Directory(client("s3"), bucket.NAME)

    @cached_property
    def _institutions(self) -> dict[str, Institution]:
        return {one.number: one for one in self._directory.saved().institutions}

    @cached_property
    def _places(self) -> tuple[dict[str, str], list[str]]:
        return institutions.places(list(self._institutions.values()))

    def make_tables(self) -> list[str]:
        """Returns the names of those that were not there yet."""
        return create_tables(self._dynamodb, self._template, TABLES)

    def make_bucket(self) -> None:
        bucket.set_up_bucket(client("s3"), self._template, self.wanted.origin)

    def load_institutions(self, new_tables: bool) -> str:
        """Says what was loaded from where."""
        if new_tables:
            institutions.forget(self._directory)
        source = institutions.source_of(self.wanted.institutions, self._directory)
        done = "kept" if source is None else self._load(source)
        return f"{len(self._institutions)}, {done}"

    def _load(self, source: Any) -> str:
        return institutions.load_institutions(
            self._dynamodb,
            TABLES["DossierTable"],
            self._directory,
            source,
            self.state.imported,
        )

    def let_people_in(self) -> None:
        numbers, _ = self._places
        now = datetime.now(UTC)
        give_access(self._dynamodb, TABLES["DossierTable"], CAST.values(), numbers, now)

    def make_dossiers(self) -> int:
        """Returns how many were not there yet."""
        numbers, (second, third) = self._places
        store = Store(self._dynamodb, Tables(TABLES["DossierTable"], TABLES["AuditTable"]))
        all_numbers = numbers | {"second": second, "third": third}
        return Demo(store, all_numbers, datetime.now(UTC)).seed()

    def make_pool(self) -> Pool:
        variables = function_variables(self.dynamodb_url)
        trigger = deploy_sign_in(client("lambda"), lambda: client("iam"), ROOT, variables)
        return set_up_pool(
            client("cognito-idp"), self._template, trigger, self.wanted.origin, CAST.values()
        )

    def gateway(self, pool: Pool, log: Log) -> Gateway:
        """The front door, with the real app behind it."""
        from app import app  # noqa: PLC0415 - it may read the environment, which is ready now

        issuer = f"https://cognito-idp.{REGION}.amazonaws.com/{pool.id}"
        with urlopen(f"{self.ministack_url}/{pool.id}/.well-known/jwks.json") as answer:  # noqa: S310
            jwks = json.load(answer)
        config = {
            "sign_in": self.ministack_url,
            "issuer": issuer,
            "client_id": pool.client,
            "demo": {"password": PASSWORD, "people": self._people()},
        }
        return Gateway(
            app,
            Function(app),
            Verifier(jwks, issuer, pool.client),
            Refusals(self._template),
            WebFiles(ROOT / "web", config, self.ministack_url),
            log,
        )

    def _people(self) -> list[dict[str, str]]:
        numbers, _ = self._places
        return [
            {
                "username": person.key,
                "name": person.name,
                "function": person.function,
                "institution": self._institutions[numbers[person.place]].name,
            }
            for person in CAST.values()
        ]
