"""The AWS SDK, as lean as it goes: a botocore client, short timeouts, the SDK's own retries."""

from collections.abc import Callable
from functools import cache
from typing import Any

from botocore.config import Config
from botocore.exceptions import HTTPClientError
from botocore.session import Session

_CONFIG = {
    # Seconds; three attempts of 1 + 3 end before the function's own 15: the client is told.
    "connect_timeout": 1,
    "read_timeout": 3,
    "retries": {"mode": "standard", "total_max_attempts": 3},
    "tcp_keepalive": True,
    "parameter_validation": False,  # the values are our own
}
_OF_S3 = {
    "signature_version": "s3v4",
    # A browser is sent to the bucket's host in its region, the one that the pages' policy names:
    # the one of all regions redirects a new bucket, which ends an upload.
    "s3": {"addressing_style": "virtual"},
}
# A mail that may have gone out is not tried again by the SDK: it knows nothing of who has it.
_OWN: dict[str, dict[str, Any]] = {
    "s3": _OF_S3,
    "sesv2": {"retries": {"mode": "standard", "total_max_attempts": 1}},
}


@cache
def _session() -> Session:
    session = Session()
    session.register("before-parse.dynamodb", _is_readable)
    return session


def _is_readable(operation_model: Any, response_dict: dict[str, Any], **_: Any) -> None:
    """Somebody on the way may answer in the place of DynamoDB, and nobody knows whether it is done.

    The SDK reads a page as an empty answer: nothing found, or a write that went well.
    """
    body = response_dict["body"].strip()
    if response_dict["status_code"] < 300 and not (body[:1] == b"{" and body[-1:] == b"}"):
        raise HTTPClientError(error=f"{operation_model.name}: no JSON was answered")


def every_client(event: str, handler: Callable[..., Any]) -> None:
    """Each client that is made from now on tells the handler of this event of the SDK."""
    _session().register(event, handler)


def client(service: str, patience: float | None = None) -> Any:
    """A low-level client; region, credentials and endpoint come from the environment.

    ``patience``: seconds for one answer, where nobody waits for it.
    """
    own = _OWN.get(service, {})
    waits = {"read_timeout": patience} if patience else {}
    return _session().create_client(service, config=Config(**(_CONFIG | own | waits)))
