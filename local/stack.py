"""What is made on the engines before the product can serve, in the order of the methods.

Each of them can be repeated: ministack forgets the bucket's settings and the pool at a kill -9.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from urllib.request import urlopen

from chalicelib.domain.vouched import PROVIDER
from chalicelib.storage.directory import Directory
from chalicelib.storage.keys import Tables
from chalicelib.storage.sdk import client
from chalicelib.storage.store import Store
from local import acm, bucket, institutions
from local.access import give_access
from local.accounts import Choices, accounts
from local.deployed import deploy
from local.engines import REGION
from local.environment import TABLES, function_variables
from local.function import Function
from local.gateway import Gateway, Log
from local.institutions import Loaded
from local.judging import deploy_jobs
from local.mailbox import Mailbox
from local.messages import Refusals
from local.people import CAST
from local.pool import Pool, Somebody, federate, set_up_pool
from local.resources import ROOT, create_tables, template
from local.seed import Demo
from local.settings import Settings
from local.sign_in_page import SignInPage
from local.state import State
from local.static import WebFiles
from local.tokens import Verifier
from local.web import APPLICATION


@dataclass(frozen=True)
class Stack:
    """The product on two engines, whose addresses the environment has too (``point_at``)."""

    wanted: Settings
    state: State
    dynamodb_url: str
    ministack_url: str
    acm_url: str = ""  # where the stand-in for ACM is, if anybody asked for it

    @cached_property
    def _template(self) -> dict[str, Any]:
        return template()

    @cached_property
    def _dynamodb(self) -> Any:
        return client("dynamodb")

    @property
    def _tables(self) -> Tables:
        return Tables(TABLES["DossierTable"], TABLES["AuditTable"])

    @cached_property
    def _directory(self) -> Directory:
        return Directory(client("s3"), bucket.NAME)

    def make_tables(self) -> list[str]:
        """Returns the names of those that were not there yet."""
        return create_tables(self._dynamodb, self._template, TABLES)

    def make_bucket(self) -> None:
        s3 = client("s3")
        bucket.set_up_bucket(s3, self._template, self.wanted.origin)
        bucket.set_up_evidence(s3)

    def load_institutions(self, new_tables: bool) -> Loaded:
        if new_tables:
            self.state.seeded.unlink(missing_ok=True)
            institutions.forget(self._directory)
        return institutions.load_institutions(
            self._dynamodb,
            TABLES["DossierTable"],
            self._directory,
            self.wanted.institutions,
            self.state.imported,
        )

    def let_people_in(self, numbers: Mapping[str, str]) -> None:
        """``numbers``: place → institution number."""
        now = datetime.now(UTC)
        give_access(self._dynamodb, self._tables, CAST.values(), numbers, now)
        if self.acm_url:
            acm.write_people(self.state.acm_people, numbers)
            acm.let_follow(self._dynamodb, TABLES["DossierTable"], numbers)

    def make_dossiers(self, numbers: Mapping[str, str]) -> int:
        """Returns how many were not there yet."""
        store = Store(self._dynamodb, self._tables)
        return Demo(store, numbers, datetime.now(UTC)).seed(self.state.seeded)

    def make_pool(self) -> Pool:
        trigger = self._deploy("sign_in")
        cognito, origin = client("cognito-idp"), self.wanted.origin
        people: list[Somebody] = [*CAST.values(), *accounts(self.state.accounts)]
        pool = set_up_pool(cognito, self._template, trigger, origin, people)
        if self.acm_url:
            provider = acm.provider(self._template, self.acm_url)
            federate(cognito, self._template, pool, origin, provider)
        return pool

    def make_jobs(self) -> None:
        """What is uploaded is judged; ministack's own events say that it is there."""
        deploy_jobs(client("events"), self._template, self._deploy)

    def _deploy(self, name: str) -> str:
        """A function of app.py; returns its ARN."""
        variables = function_variables(self.dynamodb_url) | {
            "AWS_ENDPOINT_URL_S3": self.ministack_url
        }
        return deploy(name, client("lambda"), lambda: client("iam"), ROOT, variables)

    def gateway(
        self, pool: Pool, people: list[dict[str, str]], log: Log, mailbox: Mailbox | None = None
    ) -> Gateway:
        """The front door, with the real app behind it; ``people`` may be signed in as."""
        from app import app  # noqa: PLC0415 - it may read the environment, which is ready now

        issuer = f"https://cognito-idp.{REGION}.amazonaws.com/{pool.id}"  # as its tokens say
        with urlopen(f"{self.ministack_url}/{pool.id}/.well-known/jwks.json") as answer:  # noqa: S310
            jwks = json.load(answer)
        return Gateway(
            app,
            Function(app),
            Verifier(jwks, issuer, pool.client),
            Refusals(self._template),
            WebFiles(APPLICATION.built, self._config(issuer, pool), self.ministack_url),
            SignInPage(
                self.ministack_url,
                f"{self.wanted.origin}/",
                Choices(people, self.state.accounts),
                PROVIDER if self.acm_url else "",
                self.state.log("ministack"),
            ),
            log,
            mailbox,
        )

    def _config(self, issuer: str, pool: Pool) -> dict[str, Any]:
        """What the web application has to know of where it runs: /config.json."""
        sign_in = {
            "issuer": issuer,
            "authorization_endpoint": f"{self.wanted.origin}/sign-in/oauth2/authorize",
            "token_endpoint": f"{self.wanted.origin}/sign-in/oauth2/token",
            "end_session_endpoint": f"{self.wanted.origin}/sign-in/logout",
            "client_id": pool.client,
            **({"identity_provider": PROVIDER} if self.acm_url else {}),
        }
        links = (APPLICATION.folder / "links.json").read_text(encoding="utf-8")
        return {"sign_in": sign_in, "links": json.loads(links)}


def shown_people(loaded: Loaded, numbers: Mapping[str, str]) -> list[dict[str, str]]:
    """Who may be signed in as, and where they work."""
    return [
        {
            "username": person.key,
            "name": person.name,
            "function": person.function,
            "institution": loaded.institutions[numbers[person.place]].name,
        }
        for person in CAST.values()
    ]
