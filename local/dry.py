"""What a job would write, told instead of done: the SDK says that it is done, and asks nobody."""

from collections.abc import Callable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from chalicelib.storage.sdk import every_client

_DONE = (SimpleNamespace(status_code=200), {"ResponseMetadata": {"HTTPStatusCode": 200}})
Params = Mapping[str, Any]


def dry() -> list[str]:
    """From now on no client that is made writes anything; the list gets what each would."""
    told: list[str] = []

    def keep(params: Params, model: Any, **_: Any) -> None:
        told.extend(LINES[model.name](params))

    for service, operation in _WRITES:
        every_client(f"provide-client-params.{service}.{operation}", keep)
        every_client(f"before-call.{service}.{operation}", lambda **_: _DONE)
    return told


def _items(params: Params) -> Iterator[str]:
    """Each by its key; never what would stand in it."""
    for one in params["TransactItems"]:
        ((kind, said),) = one.items()
        key = said.get("Key") or said["Item"]
        if kind != "ConditionCheck":
            yield f"{kind.lower()} {key['pk']['S']} {key['sk']['S']}"


def _put(params: Params) -> Iterator[str]:
    yield f"put {params['Bucket']}/{params['Key']}"


def _deleted(params: Params) -> Iterator[str]:
    several = params["Delete"]["Objects"] if "Delete" in params else [params]
    return (f"delete {params['Bucket']}/{one['Key']}" for one in several)


def _mailed(params: Params) -> Iterator[str]:
    yield f"mail {', '.join(params['Destination']['ToAddresses'])}"


_WRITES: Mapping[tuple[str, str], Callable[[Params], Iterator[str]]] = {
    ("dynamodb", "TransactWriteItems"): _items,
    ("s3", "PutObject"): _put,
    ("s3", "DeleteObject"): _deleted,
    ("s3", "DeleteObjects"): _deleted,
    ("sesv2", "SendEmail"): _mailed,
}
LINES = {operation: lines for (_, operation), lines in _WRITES.items()}
