"""Clients of the engines, from one session, which reads its description of each service once."""

from functools import cache
from typing import Any

from botocore.config import Config
from botocore.session import Session
from recorded import RECORDER


def client(service: str, endpoint: str | None = None) -> Any:
    """``endpoint``: where an engine answers; without one it is AWS, or what stands in for it."""
    config = Config(parameter_validation=False)  # as the product's: the engine says what is wrong
    return _session().create_client(service, endpoint_url=endpoint, config=config)


def signing(endpoint: str) -> Any:
    """A client of S3 that signs as that of the product does."""
    config = Config(signature_version="s3v4", parameter_validation=False)
    return _session().create_client("s3", endpoint_url=endpoint, config=config)


@cache
def _session() -> Session:
    """Made when it is first needed: moto stands in for AWS in sessions that come after it."""
    session = Session()
    RECORDER.listen(session)
    return session
