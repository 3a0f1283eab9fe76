"""Clients of the engines, from one session, which reads its description of each service once."""

from functools import cache
from typing import Any

from botocore import UNSIGNED
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from botocore.session import Session
from recorded import RECORDER
from worlds import wire_to

# As the product's: the engine says what is wrong, and who asks is told by the same words at
# each call, which takes botocore an eighth of the call to find again.
AS_THE_PRODUCT: dict[str, Any] = {"parameter_validation": False, "user_agent": "tests"}


def client(service: str, endpoint: str | None = None) -> Any:
    """``endpoint``: where an engine answers; without one it is AWS, or what stands in for it."""
    return _session().create_client(service, endpoint_url=endpoint, config=Config(**AS_THE_PRODUCT))


def signing(endpoint: str) -> Any:
    """A client of S3 that signs as that of the product does."""
    config = Config(signature_version="s3v4", **AS_THE_PRODUCT)
    return _session().create_client("s3", endpoint_url=endpoint, config=config)


def wired(endpoint: str) -> Any:
    """A client of dynoxide, which verifies no signature: none is reckoned out, and what is sent
    goes over a wire that takes a third of the work of botocore's own.

    What it sends, what it makes of an answer and what it tries again is botocore's; its own wire
    is that of ``sdk.client``: with troubles on it in tests/api/test_engine_trouble.py, and under a
    whole product in tests/local and tests/web.
    """
    config = Config(signature_version=UNSIGNED, **AS_THE_PRODUCT)
    made = _session().create_client("dynamodb", endpoint_url=endpoint, config=config)
    wire = wire_to(endpoint)

    def send(request: Any, **_: Any) -> AWSResponse:
        answer = wire.send(request.headers["X-Amz-Target"].decode(), request.body)
        return AWSResponse(request.url, answer.status, answer.headers, _Whole(answer.body))

    made.meta.events.register("before-send.dynamodb", send)
    return made


class _Whole:
    """The body of an answer that was read."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def stream(self) -> Any:
        yield self._body


@cache
def _session() -> Session:
    """Made when it is first needed: moto stands in for AWS in sessions that come after it."""
    session = Session()
    RECORDER.listen(session)
    return session
