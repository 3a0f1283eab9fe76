"""What a job would write, told instead of done: the SDK says that it is done, and asks nobody."""

from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from chalicelib.storage.sdk import every_client

_DONE = (SimpleNamespace(status_code=200), {"ResponseMetadata": {"HTTPStatusCode": 200}})
_OF_S3 = ("PutObject", "DeleteObject", "DeleteObjects")


def dry() -> list[str]:
    """From now on no client that is made writes anything; the list gets what each would."""
    told: list[str] = []

    def keep(params: Mapping[str, Any], model: Any, **_: Any) -> None:
        told.extend(_lines(model.name, params))

    for operation in ("dynamodb.TransactWriteItems", *(f"s3.{name}" for name in _OF_S3)):
        every_client(f"provide-client-params.{operation}", keep)
        every_client(f"before-call.{operation}", lambda **_: _DONE)
    return told


def _lines(operation: str, params: Mapping[str, Any]) -> Iterator[str]:
    """One for each thing that would be written, by its key; never what would stand in it."""
    if operation == "TransactWriteItems":
        for one in params["TransactItems"]:
            ((kind, said),) = one.items()
            key = said.get("Key") or said["Item"]
            if kind != "ConditionCheck":
                yield f"{kind.lower()} {key['pk']['S']} {key['sk']['S']}"
    elif operation == "DeleteObjects":
        for one in params["Delete"]["Objects"]:
            yield f"delete {params['Bucket']}/{one['Key']}"
    else:
        kind = operation.removesuffix("Object").lower()
        yield f"{kind} {params['Bucket']}/{params['Key']}"
