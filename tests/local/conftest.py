"""A small function behind the gateway, and a few files beside it."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import asking
import pytest
from asking import Answer, Line
from bad_input import Place, place_of
from chalice.app import Chalice, CognitoUserPoolAuthorizer, Response
from conftest import fresh_tables, services
from pools import CLIENT, ISSUER, Pool
from serving import Front, api_gateway, served

from chalicelib.storage.directory import Directory
from chalicelib.storage.files import Files
from chalicelib.storage.store import Store
from local.function import Function
from local.gateway import Gateway
from local.messages import Refusals
from local.resources import template
from local.sign_in_page import SignInPage
from local.static import WebFiles
from local.tokens import Verifier

CONFIG = {"sign_in": {"token_endpoint": "http://127.0.0.1:1/oauth2/token", "client_id": CLIENT}}
FILES = {
    "index.html": "<!doctype html><title>é</title>".encode(),
    "sw.js": b"self;",
    "icon.svg": b"<svg/>",
    ".built": b"a digest",
    "assets/page-1a2b.js": b"let many;" * 1000,
    "assets/letters-1a2b.woff2": b"compressed already" * 1000,
}

signed_in = CognitoUserPoolAuthorizer("SignedIn", provider_arns=["placeholder"])
app = Chalice("small")


@app.route("/open")
def is_open() -> Any:
    return {"open": True}


@app.route("/echo/{word}", methods=["GET", "POST"], authorizer=signed_in)
def echo(word: str) -> Any:
    asked = app.current_request
    time.sleep(0.02)  # long enough for another thread to come between
    claims = asked.context["authorizer"]["claims"]
    said = {"word": word, "query": dict(asked.query_params or {}), "person": claims["person_id"]}
    return said | {"id": app.lambda_context.aws_request_id, "length": len(asked.raw_body)}


@app.route("/slow")
def slow() -> None:
    time.sleep(1)


@app.route("/huge")
def huge() -> str:
    return "x" * (6 * 1024 * 1024)


@app.route("/file")
def file() -> Response:
    return Response(b"\x00\xff", headers={"Content-Type": "application/octet-stream"})


@pytest.fixture(scope="session")
def pool() -> Pool:
    return Pool()


@pytest.fixture(scope="session")
def said() -> list[str]:
    """What the gateway logged."""
    return []


@pytest.fixture(scope="session")
def port(tmp_path_factory: Any, pool: Pool, said: list[str]) -> Iterator[int]:
    root = tmp_path_factory.mktemp("web")
    (root / "assets").mkdir()
    for name, content in FILES.items():
        (root / name).write_bytes(content)
    (root.parent / "secret.html").write_text("not for the web")
    gateway = Gateway(
        app,
        Function(app, longest=0.5),
        Verifier(pool.jwks, ISSUER, CLIENT),
        Refusals(template()),
        WebFiles(root, CONFIG, "http://127.0.0.1:2"),
        SignInPage("http://127.0.0.1:1", "http://127.0.0.1/", []),  # nobody answers there
        said.append,
    )
    with served(gateway) as port:
        yield port


@pytest.fixture
def ask(port: int) -> Callable[..., Answer]:
    return lambda *args, **more: asking.ask(port, *args, **more)


@pytest.fixture(scope="module")
def front(
    on_dynoxide: Any, template: dict[str, Any], directory: Directory, files: Files, pool: Pool
) -> Iterator[Front]:
    """The API over HTTP, on tables of its own, for what has nothing to do with the other parts of
    a product."""
    tables = fresh_tables(on_dynoxide, template)
    gateway = api_gateway(pool, template)
    with services(Store(on_dynoxide, tables), directory, files), served(gateway) as port:
        yield Front(port, pool, on_dynoxide, tables)


@pytest.fixture(scope="module")
def place(front: Front) -> Iterator[Place]:
    with Line(front.port) as line:
        yield place_of(front, line)


@pytest.fixture(scope="module")
def known(place: Place) -> list[Any]:
    return [place.kept()]


@pytest.fixture
def nothing_kept(place: Place, known: list[Any]) -> Iterator[None]:
    """After each test that uses it every item is as it was."""
    yield
    now = place.kept()
    assert now == known[-1], known.append(now)  # the next test starts from here
